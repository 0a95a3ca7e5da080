# SPDX-License-Identifier: EUPL-1.2
"""Which times are free for a visit of one or several services, at several lanes and sites."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kurzweg.engine.appointments.spans import BadSpan, Span, less

QUARTER = timedelta(minutes=15)
HALF_AN_HOUR = timedelta(minutes=30)
NEVER = datetime.max.replace(tzinfo=UTC)
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One place where one person is served at a time: what it serves and speaks, when it is open, what is taken."""

    number: int
    site: int
    services: frozenset[str]
    open: tuple[Span, ...]
    taken: tuple[Span, ...]
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One service of a visit, and how long it takes."""

    service: str
    length: timedelta


@dataclass(frozen=True, kw_only=True)
class Part:
    """Where and when one step of a visit takes place."""

    lane: int
    during: Span


@dataclass(frozen=True, kw_only=True)
class FreeTime:
    """A time at which a whole visit can begin: one part per step, in their order, at one site."""

    site: int
    parts: tuple[Part, ...]

    @property
    def start(self) -> datetime:
        return self.parts[0].during.start


def free_times(
    lanes: Iterable[Lane],
    steps: Sequence[Step],
    *,
    after: datetime,
    until: datetime = NEVER,
    grid: timedelta = QUARTER,
    longest_pause: timedelta = HALF_AN_HOUR,
    language: str = "",
) -> list[FreeTime]:
    """Every time of the grid at which the whole visit finds a free lane for each of its steps.

    Parameters: `steps`, one per service, in the order in which they are done; `after`, no visit begins earlier (the
    present, and the lead the office asks for); `until`, no visit begins then or later; `grid`, visits begin at whole
    multiples of it on the clock (it divides an hour); `longest_pause`, how long one may wait between two steps.
    Returns one `FreeTime` per site and start, in the order of time. Of several free lanes a step gets the one at which
    the person sits already; else one that speaks the language, then the one with the fewest services, so that those
    that can do much stay free for others; then the smallest number. A language never excludes a lane.
    Raises `BadSpan` when a step takes no time or the grid does not divide an hour. Source: engine/calling.md §1.4.

    >>> from datetime import date, time
    >>> from kurzweg.engine.appointments.spans import spans_of_week
    >>> monday = date(2026, 11, 30)
    >>> hours = tuple(spans_of_week({0: [(time(8), time(9))]}, "Europe/Berlin", monday, monday))
    >>> counter = Lane(number=1, site=1, services=frozenset({"ask"}), open=hours, taken=())
    >>> office = Lane(number=2, site=1, services=frozenset({"decide"}), open=hours, taken=(Span(hours[0].start,
    ...     hours[0].start + timedelta(minutes=30)),))
    >>> visit = [Step(service="ask", length=QUARTER), Step(service="decide", length=QUARTER)]
    >>> [(f"{one.start:%H:%M}", [part.lane for part in one.parts])
    ...  for one in free_times([counter, office], visit, after=datetime(2026, 11, 30, tzinfo=UTC))]
    [('07:00', [1, 2]), ('07:15', [1, 2]), ('07:30', [1, 2])]
    """
    _refuse(steps, grid)
    calendars = [_Calendar.of(lane) for lane in lanes]
    sites = sorted({calendar.lane.site for calendar in calendars})
    found: list[FreeTime] = []
    for site in sites:
        chain = _Chain(
            [_fitting(calendars, site, step, language) for step in steps],
            [step.length for step in steps], grid, longest_pause,
        )  # fmt: skip
        ways = (chain.parts_from(start) for start in chain.starts(after, until))
        found.extend(FreeTime(site=site, parts=parts) for parts in ways if parts)
    return sorted(found, key=lambda one: (one.start, one.site))


@dataclass(frozen=True)
class _Calendar:
    """A lane with what is free of it, ready to be searched."""

    lane: Lane
    free: list[Span]
    starts: list[datetime] = field(repr=False)

    @classmethod
    def of(cls, lane: Lane) -> _Calendar:
        free = less(lane.open, lane.taken)
        return cls(lane, free, [span.start for span in free])

    def is_free(self, start: datetime, end: datetime) -> bool:
        place = bisect_right(self.starts, start) - 1
        return place >= 0 and end <= self.free[place].end


@dataclass(frozen=True)
class _Chain:
    """The steps of a visit at one site: for each the lanes that can do it, the best first."""

    calendars: list[list[_Calendar]]
    lengths: list[timedelta]
    grid: timedelta
    longest_pause: timedelta

    def starts(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """The times of the grid at which some lane for the first step is free, in order."""
        seen: set[datetime] = set()
        for calendar in self.calendars[0]:
            for span in calendar.free:
                start = _next_on(self.grid, max(span.start, after))
                while start < until and start + self.lengths[0] <= span.end:
                    seen.add(start)
                    start += self.grid
        yield from sorted(seen)

    def parts_from(self, start: datetime, step: int = 0, before: int | None = None) -> tuple[Part, ...]:
        """Where the visit goes when this step begins then; nothing when it finds no way to the end."""
        end = start + self.lengths[step]
        lane = self._lane_for(step, start, end, before)
        if lane is None:
            return ()
        part = Part(lane=lane, during=Span(start, end))
        if step + 1 == len(self.lengths):
            return (part,)
        following = end
        while following <= end + self.longest_pause:
            if rest := self.parts_from(following, step + 1, lane):
                return (part, *rest)
            following = _next_on(self.grid, following + timedelta(microseconds=1))
        return ()

    def _lane_for(self, step: int, start: datetime, end: datetime, before: int | None) -> int | None:
        free = [calendar.lane.number for calendar in self.calendars[step] if calendar.is_free(start, end)]
        if before in free:
            return before
        return free[0] if free else None


def _fitting(calendars: Sequence[_Calendar], site: int, step: Step, language: str) -> list[_Calendar]:
    able = [one for one in calendars if one.lane.site == site and step.service in one.lane.services]
    return sorted(able, key=lambda one: (language not in one.lane.languages, len(one.lane.services), one.lane.number))


def _next_on(grid: timedelta, moment: datetime) -> datetime:
    past = (moment - BEGINNING) % grid
    return moment + (grid - past) if past else moment


def _refuse(steps: Sequence[Step], grid: timedelta) -> None:
    if not steps or any(step.length <= timedelta(0) for step in steps):
        raise BadSpan("A visit has at least one step, and each takes some time.")
    if grid <= timedelta(0) or timedelta(hours=1) % grid:
        raise BadSpan(f"A grid of {grid} does not divide an hour. Take 5, 10, 15, 20, 30 or 60 minutes.")
