# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """Arbeitsprozess: the process that does the jobs, and when it last gave a sign of life."""

    id = models.UUIDField(primary_key=True)
    version = models.CharField(_("Fassung"), max_length=20)
    started_at = models.DateTimeField(_("gestartet am"))
    seen_at = models.DateTimeField(_("zuletzt gesehen am"))

    class Meta:
        verbose_name = _("Arbeitsprozess")
        verbose_name_plural = _("Arbeitsprozesse")

    def __str__(self) -> str:
        return f"{self.id}"
