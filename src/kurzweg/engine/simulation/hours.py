# SPDX-License-Identifier: EUPL-1.2
"""When a counter or a lane is open, for the kernel: calendars as rows of spans, with a mark for where time stands."""

from __future__ import annotations

from kurzweg.engine.simulation.compiling import compiled
from kurzweg.engine.simulation.hall import COUNTER, NEVER, Hall


@compiled
def is_open(hall: Hall, lane: int, now: int) -> bool:
    place = hall.lanes[lane]["shift"]
    until = hall.lanes[lane]["shift_until"]
    while place < until and hall.shifts[place]["end"] <= now:
        place += 1
    hall.lanes[lane]["shift"] = place
    return bool(place < until and hall.shifts[place]["begin"] <= now)


@compiled
def serves_those_present(hall: Hall, lane: int, now: int) -> bool:
    """Whether a counter lane whose day is over still calls those who came in time; not without end."""
    place = hall.lanes[lane]["shift"]
    if place == hall.lanes[lane]["shift_of"] or hall.shifts[place - 1]["last"] == 0:
        return False
    return bool(now < hall.shifts[place - 1]["end"] + hall.overtime)


@compiled
def span_at(hall: Hall, pool: int, now: int) -> int:
    """The opening span of a counter that contains now or comes next."""
    place = hall.pools[pool]["span"]
    while place < hall.pools[pool]["open_until"] and hall.spans[place]["end"] <= now:
        place += 1
    hall.pools[pool]["span"] = place
    return int(place)


@compiled
def day_is_over(hall: Hall, pool: int, now: int) -> bool:
    span = span_at(hall, pool, now)
    if span == hall.pools[pool]["open_of"] or hall.spans[span - 1]["last"] == 0:
        return False
    return bool(span == hall.pools[pool]["open_until"] or hall.spans[span]["begin"] - hall.ahead > now)


@compiled
def closes_next(hall: Hall, pool: int) -> int:
    """The span that is the last of its day, from where the counter stands."""
    place = hall.pools[pool]["closed"]
    while place < hall.pools[pool]["open_until"] and hall.spans[place]["last"] == 0:
        place += 1
    hall.pools[pool]["closed"] = place
    return int(place)


@compiled
def finished_at(hall: Hall, lane: int, now: int, work: int) -> int:
    """When work that begins now is done: at a counter without a break, at a desk in working time only."""
    place = min(hall.lanes[lane]["shift"], hall.lanes[lane]["shift_until"] - 1)
    work = int(work / hall.shifts[place]["speed"])
    if hall.pools[hall.lanes[lane]["pool"]]["kind"] == COUNTER:
        return int(now + work)
    left = work - (hall.shifts[place]["end"] - now)
    while left > 0:
        place += 1
        if place >= hall.lanes[lane]["shift_until"]:
            return NEVER
        left -= hall.shifts[place]["end"] - hall.shifts[place]["begin"]
    return int(hall.shifts[place]["end"] + left)
