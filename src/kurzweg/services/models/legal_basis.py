# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models

from kurzweg.services.models.service import Service


class LegalBasis(models.Model):
    """Rechtsgrundlage: a citation that a service rests on."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="legal_basis", verbose_name="Leistung")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    citation = models.CharField("Fundstelle", max_length=200)

    class Meta:
        verbose_name = "Rechtsgrundlage"
        verbose_name_plural = "Rechtsgrundlagen"
        constraints = [
            models.UniqueConstraint("service", "position", name="services_legal_basis_has_a_place"),
        ]

    def __str__(self) -> str:
        return self.citation
