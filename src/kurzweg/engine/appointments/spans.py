# SPDX-License-Identifier: EUPL-1.2
"""Spans of time, and what remains of them: hours of a week unfolded into days, less what is closed or taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


class BadSpan(ValueError):  # noqa: N818 - named for what it is
    """Something that is no span of time: without a time zone, or ending before it begins."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to but excluding `end`, both in UTC: the length is true in every night of the year."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not UTC or self.end.tzinfo is not UTC:
            raise BadSpan(f"{self.start} to {self.end} is not in UTC. Say `moment.astimezone(UTC)` first.")
        if self.end <= self.start:
            raise BadSpan(f"{self.start} to {self.end} ends before it begins.")

    def touches(self, other: Span) -> bool:
        """Whether some instant lies in both; spans that only meet do not touch.

        >>> nine, ten, eleven = (datetime(2026, 11, 30, hour, tzinfo=UTC) for hour in (9, 10, 11))
        >>> Span(nine, ten).touches(Span(ten, eleven)), Span(nine, eleven).touches(Span(ten, eleven))
        (False, True)
        """
        return self.start < other.end and other.start < self.end


def spans_of_week(
    week: Mapping[int, Sequence[tuple[time, time]]], zone: str, first: date, last: date, closed: Collection[date] = ()
) -> list[Span]:
    """Lay the hours of a week out over all days from `first` to `last`, in order.

    Parameters: `week`, the spans of each weekday (0 is Monday) on the clock of `zone`; breaks are the gaps between
    them. `closed`, days without any: holidays, closures. Returns spans in UTC; those that meet or overlap become one.
    A time that the clock shows twice in the night of a change means its first showing; a time that it never shows,
    the instant at which it would have come. A span that is nothing in such a night is left out.

    In the night to 29 March 2026 the clock goes from 2:00 to 3:00, so this span lasts one hour:

    >>> night = spans_of_week({6: [(time(1), time(3))]}, "Europe/Berlin", date(2026, 3, 29), date(2026, 3, 29))
    >>> [one.end - one.start for one in night]
    [datetime.timedelta(seconds=3600)]
    """
    clock = ZoneInfo(zone)
    spans: list[Span] = []
    for day in _days(first, last):
        if day in closed:
            continue
        for begins, ends in week.get(day.weekday(), ()):
            start, end = (datetime.combine(day, shown, clock).astimezone(UTC) for shown in (begins, ends))
            if start < end:
                spans.append(Span(start, end))
    return joined(spans)


def joined(spans: Iterable[Span]) -> list[Span]:
    """In the order of time, those that meet or overlap as one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return whole


def less(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What remains of spans when other spans are taken out of them, in order.

    >>> eight, nine, ten, noon = (datetime(2026, 11, 30, hour, tzinfo=UTC) for hour in (8, 9, 10, 12))
    >>> [(one.start.hour, one.end.hour) for one in less([Span(eight, noon)], [Span(nine, ten)])]
    [(8, 9), (10, 12)]
    """
    remaining: list[Span] = []
    out = joined(taken)
    place = 0
    for span in joined(spans):
        start = span.start
        while place < len(out) and out[place].end <= start:
            place += 1
        for gone in out[place:]:
            if gone.start >= span.end:
                break
            if gone.start > start:
                remaining.append(Span(start, gone.start))
            start = max(start, gone.end)
        if start < span.end:
            remaining.append(Span(start, span.end))
    return remaining


def _days(first: date, last: date) -> Iterable[date]:
    return (first + n * ONE_DAY for n in range((last - first).days + 1))
