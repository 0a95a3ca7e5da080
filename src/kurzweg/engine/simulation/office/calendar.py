# SPDX-License-Identifier: EUPL-1.2
"""The days that are played: weekdays, midnights, holidays of the Land, and hours as microseconds of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from kurzweg.engine.calendars.holidays import holidays
from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.simulation.office.assumptions import DAY, MINUTE
from kurzweg.engine.structure import WEEKDAYS, Hours

Mask: TypeAlias = npt.NDArray[np.bool_]
Span: TypeAlias = tuple[int, int]
Week: TypeAlias = tuple[tuple[Span, ...], ...]
"""Open spans of each weekday, in microseconds from midnight."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Days:
    """Whole days one after the other. `midnight` in microseconds since 1970, so that hours of the day lie right."""

    first: date
    midnight: Ints
    weekday: Ints
    month: Ints
    closed: Mask

    def __len__(self) -> int:
        return len(self.midnight)

    @property
    def end(self) -> int:
        return int(self.midnight[-1]) + DAY


def days_of(first: date, count: int, land: str, zone: str) -> Days:
    """Lay out so many days from the first.

    >>> told = days_of(date(2026, 12, 24), 3, "ST", "Europe/Berlin")
    >>> told.weekday.tolist(), told.closed.tolist()
    ([3, 4, 5], [False, True, True])
    """
    days = [first + timedelta(days=later) for later in range(count)]
    free = {day for year in {day.year for day in days} for day in holidays(land, year)}
    return Days(
        first=first,
        midnight=np.array([_noon(day, ZoneInfo(zone)) - DAY // 2 for day in days], np.int64),
        weekday=np.array([day.weekday() for day in days], np.int64),
        month=np.array([day.month for day in days], np.int64),
        closed=np.array([day in free for day in days], np.bool_),
    )


def week_of(hours: Hours) -> Week:
    """The spans of each weekday, those that meet as one."""
    given = dict(hours)
    return tuple(joined([(_micros(one.start), _micros(one.end)) for one in given.get(day, ())]) for day in WEEKDAYS)


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In order, those that meet or overlap as one."""
    told: list[Span] = []
    for begin, end in sorted(spans):
        if told and begin <= told[-1][1]:
            told[-1] = (told[-1][0], max(end, told[-1][1]))
        elif begin < end:
            told.append((begin, end))
    return tuple(told)


def without(spans: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of the spans when others are taken out of them.

    >>> without([(8, 16)], [(9, 12), (15, 18)])
    ((8, 9), (12, 15))
    """
    left = list(spans)
    for begin, end in other:
        left = [
            part for low, high in left for part in ((low, min(high, begin)), (max(low, end), high)) if part[0] < part[1]
        ]
    return tuple(left)


def open_on(days: Days, week: Week) -> Mask:
    """On which days there are hours at all."""
    some = np.array([bool(spans) for spans in week])
    opened: Mask = some[days.weekday] & ~days.closed
    return opened


def _micros(clock: time) -> int:
    return (clock.hour * 60 + clock.minute) * MINUTE


def _noon(day: date, zone: ZoneInfo) -> int:
    passed = datetime(day.year, day.month, day.day, 12, tzinfo=zone).astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return (passed.days * 86_400 + passed.seconds) * 1_000_000
