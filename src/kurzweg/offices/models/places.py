# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models


class Site(models.Model):
    """Standort: a building where people are received; its address at a time stands in the structure."""

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("Kürzel", max_length=80, unique=True)

    class Meta:
        verbose_name = "Standort"
        verbose_name_plural = "Standorte"

    def __str__(self) -> str:
        return self.code


class Lane(models.Model):
    """Schalter, Platz: one place where one person is served at a time. Shown to visitors as counter."""

    id = models.SmallAutoField(primary_key=True)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="lanes", verbose_name="Organisationseinheit")
    code = models.SlugField("Kürzel", max_length=80, unique=True)

    class Meta:
        verbose_name = "Schalter"
        verbose_name_plural = "Schalter"

    def __str__(self) -> str:
        return self.code
