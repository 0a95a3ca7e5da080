# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from kurzweg.events.actor import Actor
from kurzweg.offices.events import ClosureLifted, PlaceClosed
from kurzweg.walls.keys import uuid7


@dataclass(frozen=True)
class Place:
    """What can be closed: a whole site, a unit in it, or one lane of the unit."""

    site_id: int
    unit_id: int | None = None
    lane_id: int | None = None


class ClosureQuerySet(models.QuerySet["Closure"]):
    def standing(self) -> Self:
        return self.filter(lifted_at=None)

    def touching(self, first: date, last: date) -> Self:
        """Those that close something on one of these days, the last included."""
        return self.standing().filter(days__overlap=DateRange(first, last, "[]"))

    def not_over(self, day: date) -> Self:
        """Those of today and of later days, in their order."""
        return self.standing().filter(days__endswith__gt=day).order_by("days", "pk")


class Closure(models.Model):
    """Schließung: a lane, a unit, or with neither a whole site, receives nobody on these days."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    site = models.ForeignKey("offices.Site", models.PROTECT, verbose_name="Standort")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, null=True, verbose_name="Organisationseinheit")
    lane = models.ForeignKey("offices.Lane", models.PROTECT, null=True, verbose_name="Schalter")
    days = DateRangeField("Tage")
    reason = models.CharField("Grund", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("eingetragen am")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="aufgehoben durch"
    )
    lifted_at = models.DateTimeField("aufgehoben am", null=True)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = "Schließung"
        verbose_name_plural = "Schließungen"
        constraints = [
            models.CheckConstraint(condition=Q(lane=None) | Q(unit__isnull=False), name="a_lane_closes_in_its_unit"),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.reason}"

    @classmethod
    @transaction.atomic
    def close(cls, place: Place, *, first: date, last: date, reason: str, by: Actor, at: datetime) -> Closure:
        """Receive nobody at this place from the first day to the last; saying it twice changes nothing."""
        closure, is_new = cls.objects.standing().get_or_create(
            **asdict(place),
            days=DateRange(first, last + timedelta(days=1)),
            lifted_at=None,
            defaults={"reason": reason, "by_id": by.pk, "at": at},
        )
        if is_new:
            PlaceClosed(site=place.site_id, unit=place.unit_id, at=at, by=by.pseudonym).record()
        return closure

    @transaction.atomic
    def lift(self, *, by: Actor, at: datetime) -> None:
        """Receive people as usual after all; lifting twice keeps the first record."""
        lifted = type(self).objects.standing().filter(pk=self.pk).update(lifted_by_id=by.pk, lifted_at=at)
        self.refresh_from_db()
        if lifted:
            ClosureLifted(site=self.site_id, unit=self.unit_id, at=at, by=by.pseudonym).record()

    @property
    def place(self) -> Place:
        return Place(self.site_id, self.unit_id, self.lane_id)

    @property
    def last_day(self) -> date:
        after: date = self.days.upper
        return after - timedelta(days=1)

    def closes(self, place: Place, day: date) -> bool:
        """Whether this place, or something that it belongs to, is closed on a day."""
        return (
            day in self.days
            and self.site_id == place.site_id
            and self.unit_id in (None, place.unit_id)
            and self.lane_id in (None, place.lane_id)
        )
