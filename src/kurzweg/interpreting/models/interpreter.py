# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7


class InterpreterQuerySet(models.QuerySet["Interpreter"]):
    def listed(self) -> Self:
        """Those who can be called, in the order of their names."""
        return self.filter(ended_at=None).order_by("name", "pk")

    def to_speak(self, language: str) -> Self:
        return self.listed().filter(languages__contains=[language])


class Interpreter(models.Model):
    """Sprachmittlerin, Sprachmittler: somebody outside the house who can be called, by phone or to come."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.CharField("Name oder Dienst", max_length=200)
    phone = models.CharField("Telefon", max_length=40)
    languages = ArrayField(models.CharField(max_length=10), verbose_name="Sprachen")
    reachable = models.CharField("erreichbar", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="eingetragen durch")
    at = models.DateTimeField("eingetragen am")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="gestrichen durch"
    )
    ended_at = models.DateTimeField("gestrichen am", null=True)

    objects = InterpreterQuerySet.as_manager()

    class Meta:
        verbose_name = "Sprachmittler/in auf Abruf"
        verbose_name_plural = "Sprachmittlung auf Abruf"
        constraints = [
            models.CheckConstraint(condition=Q(languages__len__gte=1), name="an_interpreter_speaks_something"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_interpreter_is_struck_off_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def enter(
        cls, name: str, *, phone: str, languages: Sequence[str], reachable: str, by: Actor, at: datetime
    ) -> Interpreter:
        """Put somebody on the list."""
        return cls.objects.create(
            name=name, phone=phone, languages=list(languages), reachable=reachable, by_id=by.pk, at=at
        )

    def strike_off(self, *, by: Actor, at: datetime) -> None:
        """Nobody calls them any more; striking off twice keeps the first record."""
        type(self).objects.listed().filter(pk=self.pk).update(ended_by_id=by.pk, ended_at=at)

    def put_back(self) -> None:
        """They were struck off by mistake."""
        type(self).objects.filter(pk=self.pk).update(ended_by=None, ended_at=None)
