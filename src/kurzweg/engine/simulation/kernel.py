# SPDX-License-Identifier: EUPL-1.2
"""The simulator: plays an office through its events, piece of work by piece of work, with the counter's own policy.

Whom a free lane calls is decided by `calling.next_ticket`, which idle lane takes a newcomer by `calling.next_lane`:
the very functions the live office uses. Equal moments: a lane becomes free before shifts begin, then people come,
then appointments fall due, then counters close, then patience ends; within a kind the smaller number first.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from kurzweg.engine.calling import next_lane, next_ticket
from kurzweg.engine.simulation.compiling import borrowed, compiled
from kurzweg.engine.simulation.hall import (
    COUNTER,
    DESK,
    DONE,
    LEFT,
    NEVER,
    SERVING,
    TURNED_AWAY,
    WAITING,
    Hall,
    Ints,
)
from kurzweg.engine.simulation.heap import drop, push

KIND = 40
FREE, OPENS, COMES, FALLS_DUE, CLOSES = range(5)
EARLY_CALLS = 0

call_next: Callable[..., int] = compiled(next_ticket)
choose_lane: Callable[..., int] = compiled(next_lane)


@compiled
def _is_open(hall: Hall, lane: int, now: int) -> bool:
    place = hall.lanes[lane]["shift"]
    until = hall.lanes[lane]["shift_until"]
    while place < until and hall.shifts[place]["end"] <= now:
        place += 1
    hall.lanes[lane]["shift"] = place
    return bool(place < until and hall.shifts[place]["begin"] <= now)


@compiled
def _serves_those_present(hall: Hall, lane: int) -> bool:
    """Whether a counter lane whose day is over still serves those who came in time."""
    place = hall.lanes[lane]["shift"]
    return bool(place > hall.lanes[lane]["shift_of"] and hall.shifts[place - 1]["last"] == 1)


@compiled
def _span_at(hall: Hall, pool: int, now: int) -> int:
    """The opening span of a counter that contains now or comes next."""
    place = hall.pools[pool]["span"]
    while place < hall.pools[pool]["open_until"] and hall.spans[place]["end"] <= now:
        place += 1
    hall.pools[pool]["span"] = place
    return int(place)


@compiled
def _finished_at(hall: Hall, lane: int, now: int, work: int) -> int:
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


@compiled
def _show_head(hall: Hall, pool: int, line: int) -> None:
    work = hall.lines[line]["head"]
    if work < 0:
        hall.lines[line]["queue"] = -1
    else:
        hall.lines[line]["queue"] = line - hall.pools[pool]["line_of"]
        hall.lines[line]["due"] = hall.works[work]["due"]
        hall.lines[line]["entered"] = hall.works[work]["entered"]


@compiled
def _queue(hall: Hall, work: int) -> None:
    """Stand in line by due time, then by entry, then by number."""
    line = hall.works[work]["line"]
    behind = hall.lines[line]["tail"]
    while behind >= 0:
        if hall.works[behind]["due"] != hall.works[work]["due"]:
            earlier = hall.works[behind]["due"] < hall.works[work]["due"]
        elif hall.works[behind]["entered"] != hall.works[work]["entered"]:
            earlier = hall.works[behind]["entered"] < hall.works[work]["entered"]
        else:
            earlier = behind < work
        if earlier:
            break
        behind = hall.works[behind]["before"]
    follows = hall.lines[line]["head"] if behind < 0 else hall.works[behind]["after"]
    hall.works[work]["before"] = behind
    hall.works[work]["after"] = follows
    if behind >= 0:
        hall.works[behind]["after"] = work
    else:
        hall.lines[line]["head"] = work
        _show_head(hall, hall.works[work]["pool"], line)
    if follows >= 0:
        hall.works[follows]["before"] = work
    else:
        hall.lines[line]["tail"] = work
    hall.works[work]["state"] = WAITING


@compiled
def _leave_line(hall: Hall, work: int) -> None:
    line = hall.works[work]["line"]
    behind, follows = hall.works[work]["before"], hall.works[work]["after"]
    if follows >= 0:
        hall.works[follows]["before"] = behind
    else:
        hall.lines[line]["tail"] = behind
    if behind >= 0:
        hall.works[behind]["after"] = follows
    else:
        hall.lines[line]["head"] = follows
        _show_head(hall, hall.works[work]["pool"], line)


@compiled
def _let_go(hall: Hall, work: int, now: int) -> bool:
    """Whoever has lost patience before now is gone since then."""
    patience = hall.works[work]["patience"]
    if patience < 0 or hall.works[work]["entered"] + patience >= now:
        return False
    hall.works[work]["state"] = LEFT
    hall.works[work]["end"] = hall.works[work]["entered"] + patience
    _leave_line(hall, work)
    return True


@compiled
def _begin(hall: Hall, lane: int, work: int, now: int) -> int:
    """A lane takes a piece of work; when it will be done."""
    hall.lanes[lane]["busy"] = 1
    hall.lanes[lane]["serving"] = work
    hall.pools[hall.works[work]["pool"]]["at_work"] += 1
    hall.works[work]["state"] = SERVING
    hall.works[work]["start"] = now
    hall.works[work]["lane"] = lane
    hall.works[work]["end"] = _finished_at(hall, lane, now, hall.works[work]["minutes"])
    return int(hall.works[work]["end"])


@compiled
def _next_for(hall: Hall, lane: int, now: int) -> int:
    """The piece of work that a free lane calls, or -1; the impatient who are first in line go before that."""
    pool = hall.lanes[lane]["pool"]
    start, until = hall.pools[pool]["line_of"], hall.pools[pool]["line_until"]
    for line in range(start, until):
        while hall.lines[line]["head"] >= 0 and _let_go(hall, hall.lines[line]["head"], now):
            pass
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
def _lane_for(hall: Hall, work: int, now: int) -> int:
    """The idle lane that takes somebody who comes, or -1."""
    pool = hall.works[work]["pool"]
    start, until = hall.pools[pool]["lane_of"], hall.pools[pool]["lane_until"]
    if hall.pools[pool]["at_work"] == until - start:
        return -1
    queue = hall.works[work]["line"] - hall.pools[pool]["line_of"]
    for lane in range(start, until):
        fits = hall.lanes[lane]["busy"] == 0 and hall.serves[lane, queue] == 1 and _is_open(hall, lane, now)
        hall.lanes[lane]["fits"] = 1 if fits else 0
    place = choose_lane(
        hall.lanes["fits"][start:until],
        hall.lanes["rank"][start:until],
        hall.lanes["idle_since"][start:until],
        hall.nothing[: until - start],
    )
    return int(start + place) if place >= 0 else -1


@compiled
def _send_home(hall: Hall, pool: int, now: int) -> None:
    """The counter has closed and nobody works there any more: whoever still waits has come in vain."""
    for line in range(hall.pools[pool]["line_of"], hall.pools[pool]["line_until"]):
        work = hall.lines[line]["head"]
        while work >= 0:
            follows = hall.works[work]["after"]
            if not _let_go(hall, work, now):
                hall.works[work]["state"] = TURNED_AWAY
                hall.works[work]["end"] = now
                _leave_line(hall, work)
            work = follows


@compiled
def _day_is_over(hall: Hall, pool: int, now: int) -> bool:
    span = _span_at(hall, pool, now)
    if span == hall.pools[pool]["open_of"] or hall.spans[span - 1]["last"] == 0:
        return False
    return bool(span == hall.pools[pool]["open_until"] or hall.spans[span]["begin"] - hall.ahead > now)


@compiled
def _closes_next(hall: Hall, pool: int) -> int:
    """The span that is the last of its day, from where the counter stands."""
    place = hall.pools[pool]["closed"]
    while place < hall.pools[pool]["open_until"] and hall.spans[place]["last"] == 0:
        place += 1
    hall.pools[pool]["closed"] = place
    return int(place)


@compiled
def _play(hall: Hall, at: Ints, code: Ints) -> int:  # noqa: C901, PLR0912, PLR0915 - one loop over what happens next
    waits = 0
    for lane in range(len(hall.lanes)):
        opened = hall.lanes[lane]["opened"]
        if opened < hall.lanes[lane]["shift_until"]:
            waits = push(at, code, waits, hall.shifts[opened]["begin"], (OPENS << KIND) + lane)
    for pool in range(len(hall.pools)):
        closed = _closes_next(hall, pool)
        if closed < hall.pools[pool]["open_until"]:
            waits = push(at, code, waits, hall.spans[closed]["end"], (CLOSES << KIND) + pool)
    coming, events = 0, 0
    while True:
        if coming < len(hall.first) and (
            waits == 0
            or hall.first_at[coming] < at[0]
            or (hall.first_at[coming] == at[0] and (COMES << KIND) + hall.first[coming] < code[0])
        ):
            now, kind, which = hall.first_at[coming], COMES, hall.first[coming]
            newcomer = True
            coming += 1
        elif waits > 0:
            now, kind, which = at[0], code[0] >> KIND, code[0] & ((1 << KIND) - 1)
            newcomer = False
            waits = drop(at, code, waits)
        else:
            break
        if now > hall.horizon:
            break
        events += 1
        lane, work = -1, -1
        if kind == FREE:
            lane = which
            done = hall.lanes[lane]["serving"]
            pool = hall.lanes[lane]["pool"]
            hall.works[done]["state"] = DONE
            hall.lanes[lane]["busy"] = 0
            hall.lanes[lane]["serving"] = -1
            hall.lanes[lane]["idle_since"] = now
            hall.pools[pool]["at_work"] -= 1
            if hall.works[done]["last"] == 0:
                waits = push(at, code, waits, now + hall.works[done + 1]["delay"], (COMES << KIND) + done + 1)
            if _is_open(hall, lane, now) or (hall.pools[pool]["kind"] == COUNTER and _serves_those_present(hall, lane)):
                work = _next_for(hall, lane, now)
            if work >= 0:
                _leave_line(hall, work)
            elif (
                hall.pools[pool]["kind"] == COUNTER
                and hall.pools[pool]["at_work"] == 0
                and _day_is_over(hall, pool, now)
            ):
                _send_home(hall, pool, now)
        elif kind == OPENS:
            lane = which
            opened = hall.lanes[lane]["opened"] + 1
            hall.lanes[lane]["opened"] = opened
            if opened < hall.lanes[lane]["shift_until"]:
                waits = push(at, code, waits, hall.shifts[opened]["begin"], (OPENS << KIND) + lane)
            if hall.lanes[lane]["busy"] == 0 and _is_open(hall, lane, now):
                hall.lanes[lane]["idle_since"] = now
                work = _next_for(hall, lane, now)
                if work >= 0:
                    _leave_line(hall, work)
        elif kind == COMES:
            pool = hall.works[which]["pool"]
            welcome = True
            if hall.pools[pool]["kind"] != DESK:
                span = _span_at(hall, pool, now)
                if span == hall.pools[pool]["open_until"]:
                    welcome = False
                    hall.works[which]["entered"] = now
                    hall.works[which]["end"] = now
                    hall.works[which]["state"] = TURNED_AWAY
                elif hall.spans[span]["begin"] - hall.ahead > now:
                    welcome = False
                    if newcomer:
                        hall.works[which]["entered"] = now
                        hall.works[which]["end"] = now
                        hall.works[which]["state"] = TURNED_AWAY
                    else:
                        waits = push(at, code, waits, hall.spans[span]["begin"], (COMES << KIND) + which)
            if welcome:
                hall.works[which]["entered"] = now
                hall.works[which]["due"] = max(now, hall.works[which]["due"])
                if hall.works[which]["due"] > now:
                    _queue(hall, which)
                    waits = push(at, code, waits, hall.works[which]["due"], (FALLS_DUE << KIND) + which)
                else:
                    lane = _lane_for(hall, which, now)
                    if lane >= 0:
                        work = which
                    else:
                        _queue(hall, which)
        elif kind == FALLS_DUE:
            if hall.works[which]["state"] == WAITING and not _let_go(hall, which, now):
                lane = _lane_for(hall, which, now)
                if lane >= 0:
                    work = which
                    _leave_line(hall, work)
        else:
            hall.pools[which]["closed"] += 1
            closed = _closes_next(hall, which)
            if closed < hall.pools[which]["open_until"]:
                waits = push(at, code, waits, hall.spans[closed]["end"], (CLOSES << KIND) + which)
            if hall.pools[which]["at_work"] == 0:
                _send_home(hall, which, now)
        if lane >= 0 and work >= 0:
            waits = push(at, code, waits, _begin(hall, lane, work, now), (FREE << KIND) + lane)
    for line in range(len(hall.lines)):
        work = hall.lines[line]["head"]
        while work >= 0:
            follows = hall.works[work]["after"]
            _let_go(hall, work, hall.horizon + 1)
            work = follows
    return events


@compiled
def play(hall: Hall) -> int:
    """Play a fresh hall until its horizon; fills what is played in it and returns the number of events.

    Whoever comes to a closed counter for the first time is turned away; whoever is sent there from another counter
    comes again when it opens.
    """
    most = 2 * len(hall.lanes) + len(hall.pools) + len(hall.works) + 1
    at, code = np.empty(most, np.int64), np.empty(most, np.int64)
    events = _play(
        Hall(
            borrowed(hall.works),
            borrowed(hall.first),
            borrowed(hall.first_at),
            borrowed(hall.pools),
            borrowed(hall.spans),
            borrowed(hall.lanes),
            borrowed(hall.shifts),
            borrowed(hall.serves),
            borrowed(hall.lines),
            borrowed(hall.honoured),
            borrowed(hall.nothing),
            hall.horizon,
            hall.ahead,
        ),
        borrowed(at),
        borrowed(code),
    )
    assert len(at) == most  # held until here
    return events
