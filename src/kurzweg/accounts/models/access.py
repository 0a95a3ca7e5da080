# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessEntry(models.Model):
    """Lesezugriff: who read what about whom, on which page and for what purpose. Written once, no copy of content."""

    at = models.DateTimeField(_("gelesen am"))
    actor = models.IntegerField(_("durch"), null=True)
    page = models.CharField(_("Seite"), max_length=80)
    field_class = models.CharField(_("Angaben"), max_length=40)
    purpose = models.CharField(_("Zweck"), max_length=80)
    object_id = models.BigIntegerField(_("Gegenstand"))
    request = models.UUIDField(_("Aufruf"))
    grant = models.UUIDField(_("Zugriffserlaubnis"), null=True)
    """The grant that opened it to somebody who does not stand inside, or did not yet."""

    class Meta:
        verbose_name = _("Lesezugriff")
        verbose_name_plural = _("Leseprotokoll")
        indexes = [models.Index(fields=["object_id", "at"], name="readings_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.page} {self.at:%Y-%m-%d %H:%M}"
