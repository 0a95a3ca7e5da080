# SPDX-License-Identifier: EUPL-1.2
"""Which steps can be done in one visit: same house, same day, open at the same time, and not too much for one day."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from kurzweg.engine.structure.model import Interval

MOST_MINUTES = 180
"""Longer than three hours of talking nobody should plan in one visit (assumed)."""

Day = Hashable
OpenOn = Callable[[str, Day], Sequence[Interval]]
"""Step and day -> when its unit receives people for it."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """Zeitfenster: on this day all steps of a visit can be done by whoever comes between these times.

    The time for talking fits in behind `last`; waiting comes on top.
    """

    day: Day
    first: time
    last: time


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Gang: steps that can be done in one go, in their order; `windows` is empty where there are no fixed hours."""

    steps: tuple[str, ...]
    place: str
    windows: tuple[Window, ...]


@dataclass(frozen=True, kw_only=True)
class Stop:
    """What must be known of a step to join it with others.

    An empty `place` joins nothing, nor does one `is_alone`. What `can_wait` may move to a later visit.
    """

    step: str
    place: str
    minutes: int
    at_once: bool
    before: frozenset[str]
    can_wait: bool = False
    is_alone: bool = False


def windows_of(steps: Sequence[str], minutes: int, days: Iterable[Day], open_on: OpenOn) -> tuple[Window, ...]:
    """When all steps can be done in one go: their units are open together for at least these minutes.

    >>> morning, long = Interval(start=time(8), end=time(12)), Interval(start=time(9), end=time(18))
    >>> windows_of(["a", "b"], 60, ["tue"], lambda step, day: [morning] if step == "a" else [long])
    (Window(day='tue', first=datetime.time(9, 0), last=datetime.time(11, 0)),)
    """
    found = []
    for day in days:
        together: list[tuple[int, int]] = [(0, 24 * 60)]
        for step in steps:
            spans = [(_minute(one.start), _minute(one.end)) for one in open_on(step, day)]
            together = [
                (max(start, begin), min(end, stop))
                for start, end in together
                for begin, stop in spans
                if max(start, begin) < min(end, stop)
            ]
        found += [
            Window(day=day, first=_clock(start), last=_clock(end - minutes))
            for start, end in sorted(together)
            if end - start >= minutes
        ]
    return tuple(found)


def visits_of(stops: Sequence[Stop], days: Sequence[Day], open_on: OpenOn) -> tuple[Visit, ...]:
    """The steps in few visits, as far as their order and the hours allow.

    Parameters: `stops` in order; `days` to look at; `open_on`, the hours. A step waits for the next wave of visits
    when something before it takes its time or is done elsewhere; within a wave it joins the first visit to the same
    house that is not before what it waits for and still finds time (first fit). At last, visits that can wait join a
    later one to the same house. Returns every step exactly once, never before what it waits for.
    """
    wave: dict[str, int] = {}
    by_step = {stop.step: stop for stop in stops}
    for stop in stops:
        earlier = (wave[one] + (not _may_follow(by_step[one], stop)) for one in stop.before if one in wave)
        wave[stop.step] = max(earlier, default=0)
    visits: list[Visit] = []
    for number in sorted(set(wave.values())):
        group = [stop for stop in stops if wave[stop.step] == number]
        places = dict.fromkeys(stop.place or stop.step for stop in group)
        for place in places:
            visits += _fitted([stop for stop in group if (stop.place or stop.step) == place], by_step, days, open_on)
    return tuple(_gathered(visits, by_step, days, open_on))


def _may_follow(earlier: Stop, later: Stop) -> bool:
    joins = earlier.place and earlier.place == later.place
    return bool(joins) and earlier.at_once and not later.is_alone and not earlier.is_alone


def _fitted(group: list[Stop], stops: Mapping[str, Stop], days: Sequence[Day], open_on: OpenOn) -> list[Visit]:
    """Stops of one house as visits: each joins the first that has room, but none before what it waits for."""
    made: list[list[str]] = []
    for stop in group:
        least = max((number for number, steps in enumerate(made) if stop.before & set(steps)), default=0)
        for steps in made[least:]:
            joined = [*steps, stop.step]
            if _can_join(joined, stops) and _windows(joined, stops, days, open_on, most=MOST_MINUTES):
                steps.append(stop.step)
                break
        else:
            made.append([stop.step])
    return [
        Visit(steps=tuple(steps), place=stops[steps[0]].place, windows=_windows(steps, stops, days, open_on))
        for steps in made
    ]


def _can_join(steps: Sequence[str], stops: Mapping[str, Stop]) -> bool:
    return all(stops[step].place and not stops[step].is_alone for step in steps)


def _gathered(visits: list[Visit], stops: Mapping[str, Stop], days: Sequence[Day], open_on: OpenOn) -> list[Visit]:
    """Whoever need not hurry goes along with a later visit, as long as nobody meanwhile waits for them."""
    left, place = list(visits), 0
    while place < len(left):
        joined = _joined(left, place, stops, days, open_on)
        if joined is None:
            place += 1
        else:
            number, visit = joined
            left[number] = visit
            del left[place]
    return left


def _joined(
    visits: Sequence[Visit], place: int, stops: Mapping[str, Stop], days: Sequence[Day], open_on: OpenOn
) -> tuple[int, Visit] | None:
    """The later visit that can take this one along, and what it is then; None when there is none."""
    visit = visits[place]
    if not all(stops[step].can_wait for step in visit.steps):
        return None
    for number, later in enumerate(visits[place + 1 :], start=place + 1):
        if any(stops[step].before & set(visit.steps) for step in later.steps):
            return None
        steps = (*visit.steps, *later.steps)
        if later.place == visit.place and _can_join(steps, stops):
            windows = _windows(steps, stops, days, open_on, most=MOST_MINUTES)
            if windows:
                return number, Visit(steps=steps, place=later.place, windows=windows)
    return None


def _windows(
    steps: Sequence[str], stops: Mapping[str, Stop], days: Sequence[Day], open_on: OpenOn, *, most: int = 24 * 60
) -> tuple[Window, ...]:
    minutes = sum(stops[step].minutes for step in steps)
    return windows_of(steps, minutes, days, open_on) if minutes <= most else ()


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)
