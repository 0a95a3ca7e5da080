# SPDX-License-Identifier: EUPL-1.2
"""When people stand at the door: on the next day on which their counter is open, within its hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kurzweg.engine.simulation.hall import Ints, Reals
from kurzweg.engine.simulation.office.assumptions import MINUTE, Assumptions
from kurzweg.engine.simulation.office.calendar import Days, Mask, Span, Week, joined, open_on, week_of
from kurzweg.engine.simulation.office.crowds import Crowd
from kurzweg.engine.structure import Demand


class Arrivals(NamedTuple):
    """For each matter of a crowd: when it comes (-1: after the last day), its appointment or -1, when it was opened."""

    at: Ints
    due: Ints
    opened: Ints
    absent: Mask


def in_person(crowd: Crowd, counter: Ints, weeks: Sequence[Week], days: Days, assumed: Assumptions) -> Arrivals:
    """Visitors: `counter`, the unit whose counter each sees first; `weeks`, when the counter of each unit is open."""
    size, demand = len(crowd), crowd.demand
    booked = demand.channel == "appointment"
    at, due = np.full(size, -1, np.int64), np.full(size, -1, np.int64)
    end = np.full(size, -1, np.int64)
    when = crowd.draws.uniform("when")
    for unit in np.unique(counter).tolist():
        mine = np.flatnonzero(counter == unit)
        day = _next_open(days, weeks[unit])[crowd.day[mine]]
        mine, day = mine[day < len(days)], day[day < len(days)]
        for weekday in np.unique(days.weekday[day]).tolist():
            today = days.weekday[day] == weekday
            some, midnight = mine[today], days.midnight[day[today]]
            pieces = (
                _booked(weeks[unit][weekday], assumed) if booked else _windows(demand, weeks[unit][weekday], assumed)
            )
            of_day, until = _moment(when[some], pieces)
            at[some], end[some] = midnight + of_day, midnight + until
    absent = np.zeros(size, np.bool_)
    if booked:
        came = at >= 0
        slot = int(assumed.slot * MINUTE)
        due[came] = (at - at % slot)[came]  # midnights are whole slots
        late = np.maximum(demand.lateness_mean + demand.lateness_sd * crowd.draws.normal("late"), -assumed.door)
        at[came] = np.minimum(due + (late * MINUTE).astype(np.int64), end - MINUTE)[came]
        absent = came & (crowd.draws.uniform("show") < demand.no_show)
    lead = int(demand.lead_days * 1440 * MINUTE) if booked else 0
    return Arrivals(at, due, np.where(due >= 0, due, at) - lead, absent)


def by_post(crowd: Crowd, days: Days, assumed: Assumptions) -> Arrivals:
    """Mail, messages and calls come evenly through the working day; files lie there from the first one on."""
    size = len(crowd)
    week = week_of(assumed.working_week)
    at = np.full(size, -1, np.int64)
    day = _next_open(days, week)[crowd.day]
    when = np.zeros(size) if crowd.from_files else crowd.draws.uniform("when")
    for weekday in np.unique(days.weekday[day[day < len(days)]]).tolist():
        some = np.flatnonzero(day < len(days))[days.weekday[day[day < len(days)]] == weekday]
        of_day, _ = _moment(when[some], [(begin, end, float(end - begin)) for begin, end in week[weekday]])
        at[some] = days.midnight[day[some]] + of_day
    return Arrivals(at, np.full(size, -1, np.int64), at, np.zeros(size, np.bool_))


def _next_open(days: Days, week: Week) -> Ints:
    """For each day the first from it on that has hours, or the number of days."""
    place = np.where(open_on(days, week), np.arange(len(days)), len(days))
    told: Ints = np.minimum.accumulate(place[::-1])[::-1]
    return told


Piece = tuple[int, int, float]
"""From, until, weight."""


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
    return [(begin, end, float(end - begin)) for begin, end in spans]


def _moment(shares: Reals, pieces: Sequence[Piece]) -> tuple[Ints, Ints]:
    """The moment below which this share of the weight lies, and the end of its piece."""
    begins, ends, weights = (np.array(column) for column in zip(*pieces, strict=True))
    until = np.cumsum(weights)
    wanted = shares * until[-1]
    place = np.minimum(np.searchsorted(until, wanted, side="right"), len(pieces) - 1)
    inside = (wanted - (until[place] - weights[place])) / weights[place]
    inside = np.clip(inside, 0.0, 1.0)
    return (begins[place] + np.floor(inside * (ends[place] - begins[place] - 1))).astype(np.int64), ends[place].astype(
        np.int64
    )
