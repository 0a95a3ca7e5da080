# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """Siegel: one link of the chain over a log, written by the sealer's role and never changed.

    What its parts mean stands in `kurzweg.engine.eventlog.seals`; the same seal also stands in a file outside.
    """

    pk = models.CompositePrimaryKey("log", "number")
    log = models.CharField(_("Protokoll"), max_length=10)
    number = models.IntegerField(_("Nummer"))
    sealed_at = models.DateTimeField(_("gesiegelt am"))
    horizon = models.BigIntegerField(_("Sicht"))
    floor = models.BigIntegerField(_("Grund"))
    top = models.BigIntegerField(_("höchste Zeile"))
    keys = models.TextField(_("Zeilen"))
    late = models.TextField(_("rückdatierte Zeilen"))
    hints = models.BinaryField(_("Anfänge der Prüfwerte"))
    root = models.BinaryField(_("Prüfwert der Zeilen"))
    previous = models.BinaryField(_("Kopf davor"))
    signer = models.CharField(_("Schlüssel"), max_length=16)
    head = models.BinaryField(_("Kopf"))
    signature = models.BinaryField(_("Unterschrift"))

    class Meta:
        verbose_name = _("Siegel")
        verbose_name_plural = _("Siegel")
        indexes = [models.Index(fields=["log", "top"], name="seals_above_a_row")]

    def __str__(self) -> str:
        return f"{self.log} {self.number}"
