# SPDX-License-Identifier: EUPL-1.2
"""Daily operation stands beside the structure: dated rows, so that the regular plan is never edited for a day."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from kurzweg.events.actor import Actor
from kurzweg.offices.errors import AwayAlreadyError
from kurzweg.walls.keys import uuid7


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def not_over(self, day: date) -> Self:
        """Those of today and of later days, in their order."""
        return self.filter(days__endswith__gt=day).order_by("days", "pk")


class Absence(models.Model):
    """Abwesenheit: a member of staff is away on these days. Why is nobody's business here."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences", verbose_name="Mitarbeitende"
    )
    days = DateRangeField("Tage")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="eingetragen durch"
    )
    at = models.DateTimeField("eingetragen am", null=True)

    objects = AbsenceQuerySet.as_manager()

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

    @classmethod
    @transaction.atomic
    def note(cls, staff: uuid.UUID, *, first: date, last: date, by: Actor, at: datetime) -> Absence:
        """Somebody is away from the first day to the last; saying it twice changes nothing.

        Raises `AwayAlreadyError` when another absence of the same person touches these days.
        """
        days = DateRange(first, last + timedelta(days=1))
        touched = cls.objects.filter(staff_id=staff, days__overlap=days).first()
        if touched is None:
            return cls.objects.create(staff_id=staff, days=days, by_id=by.pk, at=at)
        if touched.days != days:
            raise AwayAlreadyError(touched)
        return touched

    @property
    def last_day(self) -> date:
        after: date = self.days.upper
        return after - timedelta(days=1)

    def take_back(self) -> None:
        """The person is there after all. Nothing is kept: it was nobody's business why."""
        type(self).objects.filter(pk=self.pk).delete()


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
    idle_since = models.DateTimeField("ohne Besuch seit", null=True)
    """Since the last visit ended; nothing while there was none, for then it is idle since it was opened."""
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

    @classmethod
    def idle_at(cls, lane: int, *, at: datetime) -> None:
        """Nobody stands at this lane any more: from now on whoever serves there has time."""
        cls.objects.running().filter(lane_id=lane).update(idle_since=at)

    def close(self, *, at: datetime) -> None:
        """Stop serving here; closing twice keeps the first time."""
        type(self).objects.running().filter(pk=self.pk).update(closed_at=at)
        self.refresh_from_db()
