# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.services.catalogue import read_catalogue
from kurzweg.services.everyday import EverydayWords, load_everyday_words, read_everyday_words
from kurzweg.services.nouns import Catalogue

FOR_EVER = DateRange(None, None)
"""The days of the first version: there is no day before it."""


class CatalogueVersionQuerySet(models.QuerySet["CatalogueVersion"]):
    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def seeds(self) -> Self:
        """What shipped with kurzweg, as against what the office edited itself."""
        return self.filter(origin=CatalogueVersion.Origin.SEED)

    def in_force_on(self, day: date) -> Self:
        return self.filter(in_force__contains=day)

    def published(self) -> Self:
        """What is in force, was, or will be; the last one first."""
        return self.filter(in_force__isnull=False).order_by("-in_force")


class CatalogueVersion(models.Model):
    """Katalogstand: one state of the whole catalogue. The seed is version 1; each publication of the office is one.

    `content` is the text of that state and the only truth about it; a row never changes but in its days.
    """

    class Origin(models.TextChoices):
        SEED = "seed", "ausgeliefert"
        OFFICE = "office", "im Haus geändert"

    id = models.SmallAutoField("Nummer", primary_key=True)
    origin = models.CharField("Herkunft", max_length=10, choices=Origin)
    file_hash = models.CharField("Prüfsumme der Datei (SHA-256)", max_length=64)
    as_of = models.DateField("Rechtsstand")
    loaded_at = models.DateTimeField("geladen am")
    lawyer = models.CharField("juristisch geprüft durch", max_length=200)
    languages = ArrayField(models.CharField(max_length=35), verbose_name="Sprachen, die amtliche zuerst")
    content = models.TextField("Wortlaut")
    words = models.TextField("Alltagswörter", blank=True)  # empty: those that ship with kurzweg
    in_force = DateRangeField("gilt", null=True)  # empty: shipped later than version 1, or taken back

    objects = CatalogueVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "Katalogstand"
        verbose_name_plural = "Katalogstände"
        constraints = [
            models.UniqueConstraint("file_hash", name="services_seed_loaded_once", condition=models.Q(origin="seed")),
            models.CheckConstraint(
                name="services_hash_is_sha256", condition=models.Q(file_hash__regex="^[0-9a-f]{64}$")
            ),
            ExclusionConstraint(name="one_catalogue_on_any_day", expressions=[("in_force", RangeOperators.OVERLAPS)]),
        ]

    def __str__(self) -> str:
        return f"Katalogstand {self.pk}"

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it stood in this version."""
        return read_catalogue(self.content.encode(), name=str(self))

    @property
    def everyday_words(self) -> EverydayWords:
        """The everyday words of this version."""
        if not self.words:
            return load_everyday_words()
        return read_everyday_words(self.words.encode(), name=f"{self}, Alltagswörter")

    @property
    def first_day(self) -> date | None:
        """The day on which it came or will come into force; None for the first version, and for one without days."""
        return self.in_force.lower if self.in_force else None
