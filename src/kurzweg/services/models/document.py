# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models

from kurzweg.services.models.localised import Localised, german_is_official


class Document(models.Model):
    """Unterlage: a kind of paper to bring, or a fact to know, when one comes for a service."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", "Papier"
        INFO = "info", "Angabe"

    id = models.SmallAutoField(primary_key=True)
    code = models.SlugField("Kennung", max_length=60, unique=True)
    kind = models.CharField("Art", max_length=10, choices=Kind)
    position = models.PositiveSmallIntegerField("Reihenfolge", unique=True)

    class Meta:
        verbose_name = "Unterlage"
        verbose_name_plural = "Unterlagen"

    def __str__(self) -> str:
        return self.code


class DocumentText(Localised):
    """Text einer Unterlage in one language."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="texts", verbose_name="Unterlage")

    class Meta:
        verbose_name = "Text einer Unterlage"
        verbose_name_plural = "Texte der Unterlagen"
        constraints = [
            models.UniqueConstraint("document", "language", name="services_one_text_per_document"),
            german_is_official("services_document_german_official"),
        ]
