# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models


class CatalogueVersionQuerySet(models.QuerySet["CatalogueVersion"]):
    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def seeds(self) -> Self:
        """What shipped with kurzweg, as against what the office edited itself."""
        return self.filter(origin=CatalogueVersion.Origin.SEED)


class CatalogueVersion(models.Model):
    """Katalogstand: one state of the whole catalogue. The seed is version 1; each edit of the office is one.

    `content` keeps the text of that state, so that a later seed can be shown as a difference against it.
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

    objects = CatalogueVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "Katalogstand"
        verbose_name_plural = "Katalogstände"
        constraints = [
            models.UniqueConstraint("file_hash", name="services_seed_loaded_once", condition=models.Q(origin="seed")),
            models.CheckConstraint(
                name="services_hash_is_sha256", condition=models.Q(file_hash__regex="^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"Katalogstand {self.pk} ({self.as_of})"
