# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BrakeCount(models.Model):
    """Bremse (Zähler): how often somebody or something was wrong lately. Only functions of the database touch it.

    The key is a keyed hash of what is braked (an account from a network, a network, a device): no name stands here.
    """

    key = models.BinaryField(_("Prüfwert"), max_length=32, primary_key=True)
    misses = models.IntegerField(_("Fehlversuche"))
    last_at = models.DateTimeField(_("zuletzt am"))

    class Meta:
        verbose_name = _("Bremse")
        verbose_name_plural = _("Bremsen")
        indexes = [models.Index(fields=["last_at"], name="brakes_by_age")]

    def __str__(self) -> str:
        return str(self.misses)


class SpentProof(models.Model):
    """Verbrauchter Nachweis: a code, a challenge or a ticket that was used and never counts again."""

    key = models.BinaryField(_("Prüfwert"), max_length=32, primary_key=True)
    at = models.DateTimeField(_("verbraucht am"))

    class Meta:
        verbose_name = _("Verbrauchter Nachweis")
        verbose_name_plural = _("Verbrauchte Nachweise")
        indexes = [models.Index(fields=["at"], name="spent_proofs_by_age")]

    def __str__(self) -> str:
        return str(self.at)
