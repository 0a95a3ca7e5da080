# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzweg.walls.keys import uuid7


class Backup(models.Model):
    """Sicherung: when the whole office was saved, how much of it, into which file. Written when the file is whole."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    saved_at = models.DateTimeField(_("Stand vom"))
    file = models.CharField(_("Datei"), max_length=200)
    bytes = models.BigIntegerField(_("Größe"))
    rows = models.BigIntegerField(_("Zeilen"))
    seconds = models.FloatField(_("Dauer"))

    class Meta:
        verbose_name = _("Sicherung")
        verbose_name_plural = _("Sicherungen")

    def __str__(self) -> str:
        return f"{self.saved_at:%Y-%m-%d %H:%M}"


class Drill(models.Model):
    """Wiederherstellungsprobe: whether a backup came back whole, and how long that took."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField(_("geprobt am"))
    saved_at = models.DateTimeField(_("Stand der Sicherung"))
    rows = models.BigIntegerField(_("Zeilen"))
    seconds = models.FloatField(_("Dauer"))
    differences = models.IntegerField(_("Abweichungen"))

    class Meta:
        verbose_name = _("Wiederherstellungsprobe")
        verbose_name_plural = _("Wiederherstellungsproben")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def passed(self) -> bool:
        return self.differences == 0
