# SPDX-License-Identifier: EUPL-1.2
"""Daily operation stands beside the structure: dated rows, so that the regular plan is never edited for a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models, transaction
from django.db.models import Q

from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7


class ClosureQuerySet(models.QuerySet["Closure"]):
    def on(self, day: date) -> Self:
        return self.filter(days__contains=day)


class Closure(models.Model):
    """Schließung: a unit, or with no unit a whole site, receives nobody on these days."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    site = models.ForeignKey("offices.Site", models.PROTECT, verbose_name="Standort")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, null=True, verbose_name="Organisationseinheit")
    days = DateRangeField("Tage")
    reason = models.CharField("Grund", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("eingetragen am")

    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = "Schließung"
        verbose_name_plural = "Schließungen"

    def __str__(self) -> str:
        return f"{self.site}: {self.reason}"


class Absence(models.Model):
    """Abwesenheit: a member of staff is away on these days. Why is nobody's business here."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences", verbose_name="Mitarbeitende"
    )
    days = DateRangeField("Tage")

    class Meta:
        verbose_name = "Abwesenheit"
        verbose_name_plural = "Abwesenheiten"
        constraints = [
            ExclusionConstraint(
                name="nobody_is_away_twice_at_once",
                expressions=[("staff", RangeOperators.EQUAL), ("days", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.days}"


class LaneShiftQuerySet(models.QuerySet["LaneShift"]):
    def running(self) -> Self:
        return self.filter(closed_at__isnull=True)


class LaneShift(models.Model):
    """Schalterdienst: somebody has opened a lane and serves there until they close it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="shifts", verbose_name="Schalter")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="geöffnet durch"
    )
    opened_at = models.DateTimeField("geöffnet am")
    closed_at = models.DateTimeField("geschlossen am", null=True)

    objects = LaneShiftQuerySet.as_manager()

    class Meta:
        verbose_name = "Schalterdienst"
        verbose_name_plural = "Schalterdienste"
        constraints = [
            models.UniqueConstraint(fields=["lane"], condition=Q(closed_at=None), name="one_person_at_a_lane"),
            models.UniqueConstraint(fields=["opened_by"], condition=Q(closed_at=None), name="one_lane_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.lane} {self.opened_at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def open(cls, lane: int, *, by: Actor, at: datetime) -> LaneShift:
        """Serve at this lane from now on; opening the own lane again changes nothing."""
        shift, _ = cls.objects.running().get_or_create(
            lane_id=lane, opened_by_id=by.pk, closed_at=None, defaults={"opened_at": at}
        )
        return shift

    def close(self, *, at: datetime) -> None:
        """Stop serving here; closing twice keeps the first time."""
        type(self).objects.running().filter(pk=self.pk).update(closed_at=at)
        self.refresh_from_db()
