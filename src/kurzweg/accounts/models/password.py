# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Password(models.Model):
    """Passwort: its hash, apart from the person, behind a wall of its own. Nobody reads this table.

    The log-in asks for the hash of one name by a function of the database; everything else is refused.
    """

    staff = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("Mitarbeitende")
    )
    hash = models.CharField(_("Prüfwert"), max_length=128)
    set_at = models.DateTimeField(_("gesetzt am"))

    class Meta:
        verbose_name = _("Passwort")
        verbose_name_plural = _("Passwörter")

    def __str__(self) -> str:
        return str(self.set_at)
