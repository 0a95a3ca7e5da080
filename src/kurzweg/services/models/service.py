# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kurzweg.services.models.compartment import Compartment
from kurzweg.services.models.life_situation import LifeSituation


class ServiceQuerySet(models.QuerySet["Service"]):
    def offered_on(self, day: date) -> Self:
        """Services that have not ended before this day.

        `valid_from` is the day on which the law was read, not the day on which the service began: it limits
        nothing.
        """
        return self.exclude(valid_to__lt=day)

    def in_life_situation(self, code: str) -> Self:
        return self.filter(life_situation__code=code)

    def in_catalogue_order(self) -> Self:
        return self.order_by("position")


class Service(models.Model):
    """Leistung: what people can want from the office.

    The small number is what the event log and a structure point to; `code` names the service in files and
    addresses. Who is responsible for it is not said here but by the rules of a structure.
    """

    id = models.SmallAutoField("Nummer im Protokoll", primary_key=True)
    code = models.SlugField("Kennung", max_length=60, unique=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", unique=True)
    life_situation = models.ForeignKey(
        LifeSituation, models.PROTECT, related_name="services", verbose_name="Lebenslage"
    )
    compartment = models.ForeignKey(Compartment, models.PROTECT, related_name="services", verbose_name="Abteil")
    former_office = models.CharField("übliches Amt vor der Zusammenlegung", max_length=100)
    front_desk = models.BooleanField("am Empfang möglich")
    minutes = models.PositiveSmallIntegerField("Minuten am Platz")
    minutes_assumed = models.BooleanField("Minuten sind angenommen, nicht gemessen")
    varies_by_land = models.BooleanField("Zuständigkeit je Land verschieden")
    deadline_note = models.CharField("Hinweis zu Fristen", max_length=1000, blank=True)
    deadline_rules = ArrayField(models.CharField(max_length=60), verbose_name="Fristregeln", blank=True)
    partners = ArrayField(models.CharField(max_length=100), verbose_name="beteiligte Stellen", blank=True)
    note = models.CharField("Hinweis", max_length=1000, blank=True)
    leika_keys = ArrayField(models.CharField(max_length=60), verbose_name="LeiKa-Schlüssel", blank=True)
    valid_from = models.DateField("Stand vom")
    valid_to = models.DateField("endet am", null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "Leistung"
        verbose_name_plural = "Leistungen"
        constraints = [
            models.CheckConstraint(
                name="services_ends_after_it_begins",
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(name="services_minutes_positive", condition=models.Q(minutes__gt=0)),
        ]

    def __str__(self) -> str:
        return self.code


class ServiceScope(models.Model):
    """Personenkreis: a condition on those for whom the service exists; no row means everybody."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="scope", verbose_name="Leistung")
    fact = models.CharField("Merkmal", max_length=20)
    values = ArrayField(models.CharField(max_length=60), verbose_name="Werte")

    class Meta:
        verbose_name = "Personenkreis"
        verbose_name_plural = "Personenkreise"
        constraints = [
            models.UniqueConstraint("service", "fact", name="services_one_condition_per_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {', '.join(self.values)}"
