# SPDX-License-Identifier: EUPL-1.2
"""Opening time: how long an office was open between two moments. Not for legal deadlines, which count otherwise.

Not part of the front door of the room: it needs numpy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

MOST_DAYS: Final = 366 * 200
SECOND: Final = 1_000_000
Span = tuple[time, time]
Moments = npt.NDArray[np.integer]


class BadHours(ValueError):  # noqa: N818 - named for what it is
    """Hours from which no opening time can be computed."""


@dataclass(frozen=True, eq=False)
class OpeningTime:
    """Open intervals in microseconds since 1970, and how much was open before each of them."""

    begins: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    before: npt.NDArray[np.int64]

    def at(self, moments: Moments) -> npt.NDArray[np.int64]:
        """Open microseconds from the first day until each moment; the difference of two is the opening time between."""
        if not len(self.begins):
            return np.zeros(len(moments), np.int64)
        place = np.searchsorted(self.begins, moments, side="right") - 1
        inside = np.maximum(place, 0)
        open_for = np.minimum(moments, self.ends[inside]) - self.begins[inside]
        return np.where(place < 0, 0, self.before[inside] + open_for)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Opening time of one interval."""
        first, last = self.at(np.array([_micros(start), _micros(end)])).tolist()
        return timedelta(microseconds=last - first)


def opening_time(
    week: Mapping[int, Sequence[Span]], zone: str, first: date, last: date, closed: Collection[date] = ()
) -> OpeningTime:
    """Lay the hours of a week out over all days from `first` to `last`.

    Parameters: `week`, the open spans of each weekday (0 is Monday) on the clock of `zone`; `closed`, holidays and
    closures. Before `first` and after `last` the office counts as closed. Raises `BadHours`.

    >>> week = {day: [(time(8), time(12)), (time(13), time(16))] for day in range(5)}
    >>> office = opening_time(week, "Europe/Berlin", date(2026, 10, 1), date(2026, 10, 31))
    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> office.between(datetime(2026, 10, 23, 15, tzinfo=berlin), datetime(2026, 10, 26, 9, tzinfo=berlin)).seconds
    7200
    """
    if (last - first).days > MOST_DAYS:
        raise BadHours(f"From {first} to {last} is longer than any office. Leave out the moments that are wrong.")
    spans = {day: _joined(some) for day, some in week.items()}
    clock = ZoneInfo(zone)
    open_spans = [
        (_micros(datetime.combine(day, start, clock)), _micros(datetime.combine(day, end, clock)))
        for day in _days(first, last)
        if day not in closed
        for start, end in spans.get(day.weekday(), ())
    ]
    table = np.array(open_spans, np.int64).reshape(-1, 2)
    lengths = np.maximum(table[:, 1] - table[:, 0], 0)
    return OpeningTime(table[:, 0].copy(), table[:, 0] + lengths, np.cumsum(lengths) - lengths)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=more) for more in range((last - first).days + 1))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """In the order of the day, those that meet as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            raise BadHours(f"{start:%H:%M}-{end:%H:%M} ends before it begins.")
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _micros(moment: datetime) -> int:
    passed = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return (passed.days * 86_400 + passed.seconds) * SECOND + passed.microseconds
