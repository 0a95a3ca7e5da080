# SPDX-License-Identifier: EUPL-1.2
"""When people stand at the door: on the next day on which their counter is open, within its hours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from kurzweg.engine.simulation.compiling import compiled
from kurzweg.engine.simulation.hall import Ints, Reals
from kurzweg.engine.simulation.office.assumptions import MINUTE, Assumptions
from kurzweg.engine.simulation.office.calendar import Days, Mask, Span, Week, joined, open_on, week_of
from kurzweg.engine.simulation.office.crowds import Crowd
from kurzweg.engine.simulation.office.ways import IN_PERSON
from kurzweg.engine.structure import WEEKDAYS, Demand


class Arrivals(NamedTuple):
    """For each matter of a crowd: when it comes (-1: after the last day), its appointment or -1, when it was opened."""

    at: Ints
    due: Ints
    opened: Ints
    absent: Mask


class Doors(NamedTuple):
    """When people of one entry of the demand stand at which door; nothing in it is drawn.

    `next_open[door, day]`: the first day from it on with hours, or the number of days. Of a door's weekday the pieces
    from `of[door, weekday]` to `until`: each from `begin` to `end` of the day, with this `weight`, `weight_until` with
    all before it.
    """

    next_open: Ints
    of: Ints
    until: Ints
    begin: Ints
    end: Ints
    weight: Reals
    weight_until: Reals


def doors_of(demand: Demand, weeks: Sequence[Week], used: Collection[int], days: Days, assumed: Assumptions) -> Doors:
    """The doors of the counters that are open in these weeks, as far as they are `used`; by post there is one."""
    if demand.channel not in IN_PERSON:
        weeks, used = [week_of(assumed.working_week)], (0,)
    of, until = (np.zeros((len(weeks), len(WEEKDAYS)), np.int64) for _ in range(2))
    rows: list[tuple[int, int, float, float]] = []
    for door in used:
        for weekday, spans in enumerate(weeks[door]):
            of[door, weekday] = len(rows)
            pieces = _pieces(demand, spans, assumed) if spans else []
            sums = accumulate(weight for *_, weight in pieces)
            rows += [(*piece, weight_until) for piece, weight_until in zip(pieces, sums, strict=True)]
            until[door, weekday] = len(rows)
    begin, end, weight, weight_until = zip(*rows, strict=True) if rows else ((),) * 4
    return Doors(
        np.stack([_next_open(days, week) for week in weeks]), of, until, np.array(begin, np.int64),
        np.array(end, np.int64), np.array(weight, np.float64), np.array(weight_until, np.float64),
    )  # fmt: skip


def arrive(crowd: Crowd, door: Ints, doors: Doors, days: Days, assumed: Assumptions) -> Arrivals:
    """When each matter of a crowd comes to its door; files lie there from the first moment on."""
    size, demand = len(crowd), crowd.demand
    when = np.zeros(size) if crowd.from_files else crowd.draws.uniform("when")
    at, end = np.empty(size, np.int64), np.empty(size, np.int64)
    _stand(doors, crowd.day, door, when, days.midnight, days.weekday, at, end)
    due, absent = np.full(size, -1, np.int64), np.zeros(size, np.bool_)
    if demand.channel != "appointment":
        return Arrivals(at, due, at, absent)
    came = at >= 0
    due[came] = (at - at % int(assumed.slot * MINUTE))[came]  # midnights are whole slots
    late = np.maximum(demand.lateness_mean + demand.lateness_sd * crowd.draws.normal("late"), -assumed.door)
    at[came] = np.minimum(due + (late * MINUTE).astype(np.int64), end - MINUTE)[came]
    absent = came & (crowd.draws.uniform("show") < demand.no_show)
    return Arrivals(at, due, np.where(came, due, at) - int(demand.lead_days * 1440 * MINUTE), absent)


@compiled
def _stand(
    doors: Doors, day: Ints, door: Ints, when: Reals, midnight: Ints, weekday: Ints, at: Ints, end: Ints
) -> None:
    """The moment below which the share `when` of a day's weight lies, and the end of its piece."""
    for one in range(len(at)):
        place = doors.next_open[door[one], day[one]]
        at[one] = end[one] = -1
        if place < len(midnight):
            of, until = doors.of[door[one], weekday[place]], doors.until[door[one], weekday[place]]
            wanted = when[one] * doors.weight_until[until - 1]
            piece = of
            while piece < until - 1 and doors.weight_until[piece] <= wanted:
                piece += 1
            weight, begin = doors.weight[piece], doors.begin[piece]
            inside = min(max((wanted - (doors.weight_until[piece] - weight)) / weight, 0.0), 1.0)
            at[one] = midnight[place] + begin + int(inside * (doors.end[piece] - begin - 1))
            end[one] = midnight[place] + doors.end[piece]


def _next_open(days: Days, week: Week) -> Ints:
    """For each day the first from it on that has hours, or the number of days."""
    place = np.where(open_on(days, week), np.arange(len(days)), len(days))
    told: Ints = np.minimum.accumulate(place[::-1])[::-1]
    return told


Piece = tuple[int, int, float]
"""From, until, weight."""


def _pieces(demand: Demand, spans: Sequence[Span], assumed: Assumptions) -> list[Piece]:
    if demand.channel == "appointment":
        return _booked(spans, assumed)
    return _windows(demand, spans, assumed) if demand.channel in IN_PERSON else _evenly(spans)


def _booked(spans: Sequence[Span], assumed: Assumptions) -> list[Piece]:
    """Appointments lie evenly in the hours, the last a while before the end."""
    last = int(assumed.last_appointment * MINUTE)
    return [(begin, max(end - last, begin + MINUTE), float(max(end - last - begin, MINUTE))) for begin, end in spans]


def _windows(demand: Demand, spans: Sequence[Span], assumed: Assumptions) -> list[Piece]:
    """The shares of the day as far as they fall into the hours, or shortly before; else evenly within the hours."""
    door = int(assumed.door * MINUTE)
    around = joined([(begin - door, end) for begin, end in spans])
    pieces: list[Piece] = []
    for window, share in demand.arrivals:
        start, until = ((one.hour * 60 + one.minute) * MINUTE for one in (window.start, window.end))
        cut = [(max(start, begin), min(until, end)) for begin, end in around]
        pieces += [(begin, end, share * (end - begin) / (until - start)) for begin, end in cut if begin < end]
    if any(weight > 0 for *_, weight in pieces):
        return pieces
    return _evenly(spans)


def _evenly(spans: Sequence[Span]) -> list[Piece]:
    return [(begin, end, float(end - begin)) for begin, end in spans]
