# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from kurzweg.catalogue.models.adopting import Adopting
from kurzweg.catalogue.models.reviewing import Reviewing
from kurzweg.catalogue.models.taking_back import TakingBack
from kurzweg.services.parts import Place
from kurzweg.walls.keys import uuid7


class CatalogueRevisionQuerySet(models.QuerySet["CatalogueRevision"]):
    def of(self, place: Place) -> Self:
        return self.filter(shelf=place.shelf, code=place.code, part=place.part, language=place.language)

    def of_entry(self, place: Place) -> Self:
        return self.filter(shelf=place.shelf, code=place.code)

    def newest_first(self) -> Self:
        return self.order_by("-at", "-number")


class CatalogueRevisionManager(Reviewing, TakingBack, Adopting):
    """What can become of a part: written, reviewed, taken back, taken over."""


class CatalogueRevision(models.Model):
    """Bearbeitung: somebody gave a part of the catalogue another value. Nothing is ever overwritten.

    The newest revision of a part is what the draft says; without one it says what shipped. `value` has the words of
    the file (`services.parts`), empty where the part is gone.
    """

    class Kind(models.TextChoices):
        WRITTEN = "written", "geschrieben"
        REVIEWED = "reviewed", "geprüft"
        TAKEN_BACK = "taken_back", "zurückgenommen"
        ADOPTED = "adopted", "aus der Auslieferung übernommen"
        IMPORTED = "imported", "aus einer Datei eingelesen"

    id = models.UUIDField(primary_key=True, default=uuid7)
    shelf = models.CharField("Art des Eintrags", max_length=20)
    code = models.CharField("Kennung", max_length=60)
    part = models.CharField("Teil", max_length=10)
    language = models.CharField("Sprache", max_length=20, blank=True)
    number = models.PositiveIntegerField("laufende Nummer des Teils")
    kind = models.CharField("was geschah", max_length=10, choices=Kind)
    value = models.JSONField("Inhalt", null=True)
    source = models.CharField("Prüfsumme des deutschen Textes, von dem übersetzt ist", max_length=64, blank=True)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="undone_by", verbose_name="nimmt zurück"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="durch")
    at = models.DateTimeField("am")

    objects = CatalogueRevisionManager.from_queryset(CatalogueRevisionQuerySet)()

    class Meta:
        verbose_name = "Bearbeitung des Katalogs"
        verbose_name_plural = "Bearbeitungen des Katalogs"
        constraints = [
            models.UniqueConstraint(
                "shelf", "code", "part", "language", "number", name="catalogue_one_after_the_other"
            ),
            models.CheckConstraint(name="catalogue_numbers_begin_at_one", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.part} {self.language} {self.number}".replace("  ", " ")

    @property
    def place(self) -> Place:
        return Place(self.shelf, self.code, self.part, self.language)
