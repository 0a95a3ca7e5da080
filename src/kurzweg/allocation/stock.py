# SPDX-License-Identifier: EUPL-1.2
"""Free times of a service as separate places: every lane for itself, one after the other, none touching another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from django.utils import timezone

from kurzweg.engine.appointments import Step, free_times
from kurzweg.servicepoint.booking import length_of
from kurzweg.servicepoint.models import Slot
from kurzweg.servicepoint.offer import HORIZON, LEAD, Asked, lanes_of, periods


def places_between(service: str, unit: int, first: date, last: date, *, at: datetime) -> list[Slot]:
    """Every place that could be given on these days, in order; none further ahead than anybody can book."""
    asked = Asked(service=service, length=length_of(service), units=(unit,))
    last = min(last, timezone.localdate(at + HORIZON))
    return sorted(_places(asked, max(first, timezone.localdate(at)), last, at), key=lambda one: (one.start, one.lane))


def _places(asked: Asked, first: date, last: date, at: datetime) -> Iterator[Slot]:
    after = (at + LEAD).astimezone(UTC)
    for period in periods(first, last):
        lanes, unit_of = lanes_of(period, asked, at)
        for lane in lanes:
            end = after
            for free in free_times([lane], [Step(service=asked.service, length=asked.length)], after=after):
                during = free.parts[0].during
                if during.start >= end:
                    end = during.end
                    yield Slot(lane=lane.number, unit=unit_of[lane.number], site=free.site, start=during.start, end=end)


def spread(places: Sequence[Slot], most: int) -> list[Slot]:
    """So many of them, evenly over the days, so that no day is emptied first.

    >>> spread([], 3), spread([], 0)
    ([], [])
    """
    if len(places) <= most:
        return list(places)
    if most <= 0:
        return []
    step = len(places) / most
    return [places[int(n * step)] for n in range(most)]
