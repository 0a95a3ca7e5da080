# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Self

from django.db import models

from kurzweg.services.models.localised import Localised, german_is_official
from kurzweg.services.models.service import Service
from kurzweg.services.models.text_status import TextStatus


class ServiceTextQuerySet(models.QuerySet["ServiceText"]):
    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def drafts(self) -> Self:
        """Translations that wait for a native speaker."""
        return self.filter(status=TextStatus.DRAFT)


class ServiceText(Localised):
    """Text einer Leistung: its name and what it is about, in one language."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="texts", verbose_name="Leistung")
    summary = models.CharField("Kurztext", max_length=1000)

    objects = ServiceTextQuerySet.as_manager()

    class Meta:
        verbose_name = "Text einer Leistung"
        verbose_name_plural = "Texte der Leistungen"
        constraints = [
            models.UniqueConstraint("service", "language", name="services_one_text_per_service"),
            german_is_official("services_service_german_official"),
        ]
