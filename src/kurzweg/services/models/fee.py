# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models

from kurzweg.services.models.service import Service


class Fee(models.Model):
    """Gebühr for adults; without an amount it must be looked up. Waivers and halves are not modelled."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="fees", verbose_name="Leistung")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    eur = models.PositiveIntegerField("Euro", null=True, blank=True)
    law = models.CharField("Fundstelle", max_length=200)
    note = models.CharField("wofür", max_length=1000, blank=True)

    class Meta:
        verbose_name = "Gebühr"
        verbose_name_plural = "Gebühren"
        constraints = [
            models.UniqueConstraint("service", "position", name="services_fee_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.eur} Euro ({self.law})" if self.eur is not None else self.law
