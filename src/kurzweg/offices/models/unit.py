# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Unit(models.Model):
    """Organisationseinheit: the lasting unit. What it is called and does at a time is its `UnitVersion`.

    Its code is never used again for another unit; its number is its name in the log.
    """

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("Kürzel", max_length=80, unique=True)

    class Meta:
        verbose_name = "Organisationseinheit"
        verbose_name_plural = "Organisationseinheiten"

    def __str__(self) -> str:
        return self.code


class UnitVersion(models.Model):
    """Fassung der Einheit: what a unit is within one structure. Derived from its text, never edited."""

    class Kind(models.TextChoices):
        FRONT = "front", "Eingang"
        BACK = "back", "Innendienst"
        CASEWORK = "casework", "Sachbearbeitung"
        PARTNER = "partner", "Partner im Haus"

    structure = models.ForeignKey("offices.Structure", models.PROTECT, related_name="units", verbose_name="Aufbau")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions", verbose_name="Organisationseinheit")
    name = models.CharField("Name", max_length=200)
    kind = models.CharField("Art", max_length=10, choices=Kind)
    site = models.ForeignKey("offices.Site", models.PROTECT, null=True, verbose_name="Standort")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="Dienstaufsicht")
    professional = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="Fachaufsicht")
    controller = models.CharField("Verantwortliche Stelle", max_length=200)
    compartments = ArrayField(models.CharField(max_length=20), verbose_name="Abteile")
    phone = models.CharField("Telefon", max_length=40)
    room = models.CharField("Raum", max_length=40)

    class Meta:
        verbose_name = "Fassung der Einheit"
        verbose_name_plural = "Fassungen der Einheiten"
        constraints = [models.UniqueConstraint(fields=["structure", "unit"], name="a_unit_once_in_a_structure")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """Nachfolge: who took over from a unit that a structure does without. Derived from its text, never edited.

    Rights move with it: the heirs see what the former unit has left, as far as their own compartments reach.
    """

    structure = models.ForeignKey("offices.Structure", models.PROTECT, related_name="+", verbose_name="Aufbau")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="heirs", verbose_name="frühere Einheit")
    heir = models.ForeignKey(Unit, models.PROTECT, related_name="inheritances", verbose_name="Nachfolgerin")

    class Meta:
        verbose_name = "Nachfolge"
        verbose_name_plural = "Nachfolgen"
        constraints = [
            models.UniqueConstraint(fields=["structure", "unit", "heir"], name="an_heir_once_in_a_structure")
        ]

    def __str__(self) -> str:
        return f"{self.unit} → {self.heir}"
