# SPDX-License-Identifier: EUPL-1.2
"""The simulator: plays an office through its events, piece of work by piece of work, with the counter's own policy.

Whom a free lane calls is decided by `calling.next_ticket`, which idle lane takes a newcomer by `calling.next_lane`:
the very functions the live office uses. Equal moments: a lane becomes free before shifts begin, then people come,
then appointments fall due, then counters close, then patience ends; within a kind the smaller number first.
"""

from __future__ import annotations

import numpy as np

from kurzweg.engine.simulation.calls import begin, lane_for, next_for
from kurzweg.engine.simulation.compiling import borrowed, compiled
from kurzweg.engine.simulation.hall import COUNTER, DESK, DONE, KEPT, NEVER, TURNED_AWAY, WAITING, Hall, Ints
from kurzweg.engine.simulation.heap import drop, push
from kurzweg.engine.simulation.hours import closes_next, day_is_over, is_open, serves_those_present, span_at
from kurzweg.engine.simulation.lines import leave_line, let_go, queue, send_home

KIND = 40
FREE, OPENS, COMES, FALLS_DUE, CLOSES = range(5)


@compiled
def _play(hall: Hall, at: Ints, code: Ints) -> int:  # noqa: C901, PLR0912, PLR0915 - one loop over what happens next
    waits = 0
    for pool in range(len(hall.pools)):
        closed = closes_next(hall, pool)
        if closed < hall.pools[pool]["open_until"]:
            waits = push(at, code, waits, hall.spans[closed]["end"], (CLOSES << KIND) + pool)
    coming, opening, events = 0, 0, 0
    while True:
        # Three rows of events: those that follow from others, those who come by themselves, lanes that open.
        now, what = NEVER, NEVER
        if waits > 0:
            now, what = at[0], code[0]
        source = 0
        if coming < len(hall.first) and hall.first_at[coming] <= now:
            comes = (COMES << KIND) + hall.first[coming]
            if hall.first_at[coming] < now or comes < what:
                now, what, source = hall.first_at[coming], comes, 1
        if opening < len(hall.opens) and hall.opens_at[opening] <= now:
            opens = (OPENS << KIND) + hall.opens[opening]
            if hall.opens_at[opening] < now or opens < what:
                now, what, source = hall.opens_at[opening], opens, 2
        if now > hall.horizon or now == NEVER:
            break
        newcomer = source == 1
        if newcomer:
            coming += 1
        elif source == 2:
            opening += 1
        else:
            waits = drop(at, code, waits)
        kind, which = what >> KIND, what & ((1 << KIND) - 1)
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
            if is_open(hall, lane, now) or (
                hall.pools[pool]["kind"] == COUNTER and serves_those_present(hall, lane, now)
            ):
                work = next_for(hall, lane, now)
            if work >= 0:
                leave_line(hall, work)
            elif (
                hall.pools[pool]["kind"] == COUNTER
                and hall.pools[pool]["at_work"] == 0
                and day_is_over(hall, pool, now)
            ):
                send_home(hall, pool, now)
        elif kind == OPENS:
            lane = which
            if hall.lanes[lane]["busy"] == 0 and is_open(hall, lane, now):
                hall.lanes[lane]["idle_since"] = now
                work = next_for(hall, lane, now)
                if work >= 0:
                    leave_line(hall, work)
        elif kind == COMES:
            pool = hall.works[which]["pool"]
            welcome = True
            if hall.pools[pool]["kind"] != DESK:
                span = span_at(hall, pool, now)
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
                if hall.works[which]["due"] == KEPT:
                    hall.works[which]["due"] = hall.works[which - 1]["due"]
                else:
                    hall.works[which]["due"] = max(now, hall.works[which]["due"])
                if hall.works[which]["due"] > now:
                    queue(hall, which)
                    waits = push(at, code, waits, hall.works[which]["due"], (FALLS_DUE << KIND) + which)
                else:
                    lane = lane_for(hall, which, now)
                    if lane >= 0:
                        work = which
                    else:
                        queue(hall, which)
        elif kind == FALLS_DUE:
            if hall.works[which]["state"] == WAITING and not let_go(hall, which, now):
                lane = lane_for(hall, which, now)
                if lane >= 0:
                    work = which
                    leave_line(hall, work)
        else:
            hall.pools[which]["closed"] += 1
            closed = closes_next(hall, which)
            if closed < hall.pools[which]["open_until"]:
                waits = push(at, code, waits, hall.spans[closed]["end"], (CLOSES << KIND) + which)
            if hall.pools[which]["at_work"] == 0:
                send_home(hall, which, now)
        if lane >= 0 and work >= 0:
            waits = push(at, code, waits, begin(hall, lane, work, now), (FREE << KIND) + lane)
    for line in range(len(hall.lines)):
        work = hall.lines[line]["head"]
        while work >= 0:
            follows = hall.works[work]["after"]
            let_go(hall, work, hall.horizon + 1)
            work = follows
    return events


@compiled
def play(hall: Hall) -> int:
    """Play a fresh hall until its horizon; fills what is played in it and returns the number of events.

    Whoever comes to a closed counter for the first time is turned away; whoever is sent there from another counter
    comes again when it opens.
    """
    most = len(hall.lanes) + len(hall.pools) + len(hall.works) + 1
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
            hall.overtime,
            borrowed(hall.opens),
            borrowed(hall.opens_at),
            borrowed(hall.idle),
        ),
        borrowed(at),
        borrowed(code),
    )
    assert len(at) == most  # held until here
    return events
