# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models

from kurzweg.services.models.document import Document
from kurzweg.services.models.service import Service


class ServiceDocument(models.Model):
    """Mitzubringende Unterlage: which paper belongs to which service, in the order in which it is named."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="brings", verbose_name="Leistung")
    document = models.ForeignKey(Document, models.PROTECT, related_name="needed_for", verbose_name="Unterlage")
    position = models.PositiveSmallIntegerField("Reihenfolge")

    class Meta:
        verbose_name = "Mitzubringende Unterlage"
        verbose_name_plural = "Mitzubringende Unterlagen"
        constraints = [
            models.UniqueConstraint("service", "document", name="services_document_named_once"),
            models.UniqueConstraint("service", "position", name="services_document_has_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.document_id}"
