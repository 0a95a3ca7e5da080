# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models

from kurzweg.services.models.localised import Localised, german_is_official


class LifeSituation(models.Model):
    """Lebenslage: the door by which people look for a service, for example arriving, work or family."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("Kennung", max_length=60, unique=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", unique=True)

    class Meta:
        verbose_name = "Lebenslage"
        verbose_name_plural = "Lebenslagen"

    def __str__(self) -> str:
        return self.code


class LifeSituationText(Localised):
    """Text einer Lebenslage in one language."""

    life_situation = models.ForeignKey(LifeSituation, models.PROTECT, related_name="texts", verbose_name="Lebenslage")

    class Meta:
        verbose_name = "Text einer Lebenslage"
        verbose_name_plural = "Texte der Lebenslagen"
        constraints = [
            models.UniqueConstraint("life_situation", "language", name="services_one_text_per_situation"),
            german_is_official("services_situation_german_official"),
        ]
