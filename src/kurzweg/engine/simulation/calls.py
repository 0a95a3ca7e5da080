# SPDX-License-Identifier: EUPL-1.2
"""Who goes where, for the kernel: the counter's own two functions, compiled, asked about the hall."""

from __future__ import annotations

from collections.abc import Callable

from kurzweg.engine.calling import next_lane, next_ticket
from kurzweg.engine.simulation.compiling import compiled
from kurzweg.engine.simulation.hall import SERVING, Hall
from kurzweg.engine.simulation.hours import finished_at, is_open
from kurzweg.engine.simulation.lines import let_go

EARLY_CALLS = 0

call_next: Callable[..., int] = compiled(next_ticket)
choose_lane: Callable[..., int] = compiled(next_lane)


@compiled
def begin(hall: Hall, lane: int, work: int, now: int) -> int:
    """A lane takes a piece of work; when it will be done."""
    hall.lanes[lane]["busy"] = 1
    hall.lanes[lane]["serving"] = work
    hall.pools[hall.works[work]["pool"]]["at_work"] += 1
    hall.works[work]["state"] = SERVING
    hall.works[work]["start"] = now
    hall.works[work]["lane"] = lane
    hall.works[work]["end"] = finished_at(hall, lane, now, hall.works[work]["minutes"])
    return int(hall.works[work]["end"])


@compiled
def next_for(hall: Hall, lane: int, now: int) -> int:
    """The piece of work that a free lane calls, or -1; the impatient who are first in line go before that."""
    pool = hall.lanes[lane]["pool"]
    start, until = hall.pools[pool]["line_of"], hall.pools[pool]["line_until"]
    waiting = False
    for line in range(start, until):
        while hall.lines[line]["head"] >= 0 and let_go(hall, hall.lines[line]["head"], now):
            pass
        waiting = waiting or hall.lines[line]["head"] >= 0
    if not waiting:
        return -1
    place = call_next(
        now,
        hall.lines["due"][start:until],
        hall.lines["entered"][start:until],
        hall.lines["head"][start:until],
        hall.lines["queue"][start:until],
        hall.nothing[: until - start],
        hall.lines["override"][start:until],
        hall.serves[lane],
        hall.nothing[:1],
        hall.lines["target"][start:until],
        hall.lines["breadth"][start:until],
        hall.honoured,
        0.0,
        EARLY_CALLS,
    )
    return int(hall.lines[start + place]["head"]) if place >= 0 else -1


@compiled
def lane_for(hall: Hall, work: int, now: int) -> int:
    """The idle lane that takes somebody who comes, or -1."""
    pool = hall.works[work]["pool"]
    start, until = hall.pools[pool]["lane_of"], hall.pools[pool]["lane_until"]
    if hall.pools[pool]["at_work"] == until - start:
        return -1
    queue = hall.works[work]["line"] - hall.pools[pool]["line_of"]
    count = 0
    for lane in range(start, until):
        if hall.lanes[lane]["busy"] == 0 and hall.serves[lane, queue] == 1 and is_open(hall, lane, now):
            if hall.pools[pool]["ordered"] == 1:
                return int(lane)
            hall.idle[count]["lane"] = lane
            hall.idle[count]["rank"] = hall.lanes[lane]["rank"]
            hall.idle[count]["since"] = hall.lanes[lane]["idle_since"]
            count += 1
    place = choose_lane(
        hall.idle["fits"][:count], hall.idle["rank"][:count], hall.idle["since"][:count], hall.nothing[:count]
    )
    return int(hall.idle[place]["lane"]) if place >= 0 else -1
