# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final, Self

from django.db import models, transaction
from django.db.models import F, Q

from kurzweg.offices.models import LaneShift
from kurzweg.walls.keys import uuid7

LENGTHS: Final = (10, 15, 30, 45)
"""Minutes that a break may be announced for."""
LONGEST: Final = timedelta(hours=2)


class LaneBreakQuerySet(models.QuerySet["LaneBreak"]):
    def running(self) -> Self:
        """Those that nobody has ended, however late it is; a break ends with the shift at the latest."""
        return self.filter(ended_at=None, shift__closed_at=None)

    def at_lanes(self, lanes: Collection[int]) -> Self:
        return self.filter(shift__lane__in=lanes)


class LaneBreak(models.Model):
    """Pause: whoever serves at a lane rests, and nobody is called there. The shift goes on."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    shift = models.ForeignKey(LaneShift, models.PROTECT, related_name="breaks", verbose_name="Schalterdienst")
    began_at = models.DateTimeField("begonnen am")
    until = models.DateTimeField("angesagt bis")
    ended_at = models.DateTimeField("beendet am", null=True)

    objects = LaneBreakQuerySet.as_manager()

    class Meta:
        verbose_name = "Pause"
        verbose_name_plural = "Pausen"
        constraints = [
            models.UniqueConstraint(fields=["shift"], condition=Q(ended_at=None), name="one_break_at_a_time"),
            models.CheckConstraint(
                condition=Q(until__gt=F("began_at"), until__lte=F("began_at") + LONGEST),
                name="a_break_is_announced_for_two_hours_at_most",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="a_break_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def begin(cls, shift: LaneShift, *, until: datetime, at: datetime) -> LaneBreak:
        """Rest from now on; a break that runs already goes on as it was announced."""
        resting, _ = cls.objects.get_or_create(
            shift=shift, ended_at=None, defaults={"began_at": at, "until": min(until, at + LONGEST)}
        )
        return resting

    @classmethod
    def end_of(cls, shift: LaneShift, *, at: datetime) -> None:
        """Serve again; without a break this changes nothing."""
        cls.objects.filter(shift=shift, ended_at=None).update(ended_at=at)
