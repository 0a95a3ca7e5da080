# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models


class Compartment(models.Model):
    """Abteil: the legal wall behind which a service, its matters and their papers stand."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("Kennung", max_length=20, unique=True)
    title = models.CharField("Bezeichnung", max_length=100)
    legal_frame = models.CharField("Rechtsrahmen", max_length=300)
    position = models.PositiveSmallIntegerField("Reihenfolge", unique=True)

    class Meta:
        verbose_name = "Abteil"
        verbose_name_plural = "Abteile"

    def __str__(self) -> str:
        return self.title
