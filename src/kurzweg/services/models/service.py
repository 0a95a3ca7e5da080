# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models

from kurzweg.services.models.compartment import Compartment
from kurzweg.services.snapshot import catalogue_snapshot


class ServiceQuerySet(models.QuerySet["Service"]):
    def offered_on(self, day: date) -> Self:
        """Services that the catalogue of this day offers on it."""
        offered = catalogue_snapshot(day).catalogue.offered_on(day)
        return self.filter(code__in=[service.id for service in offered])


class Service(models.Model):
    """Leistung: what people can want from the office.

    The small number is what the event log and a structure point to; `code` names the service in files and
    addresses. Number, code and compartment are given once. What the service is called, takes and costs stands in
    the catalogue of the day (`snapshot`), who is responsible for it in the rules of a structure.
    """

    id = models.SmallAutoField("Nummer im Protokoll", primary_key=True)
    code = models.SlugField("Kennung", max_length=60, unique=True)
    compartment = models.ForeignKey(Compartment, models.PROTECT, related_name="services", verbose_name="Abteil")

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "Leistung"
        verbose_name_plural = "Leistungen"

    def __str__(self) -> str:
        return self.code
