# SPDX-License-Identifier: EUPL-1.2
"""Plays the rest of the day from the live state, run by run. Importing this module loads numba, where it is installed.

Whom a lane calls is decided by `calling.next_ticket`, which idle lane takes a newcomer by `calling.next_lane`: the very
functions of the live counter. Equal moments: lanes first (the smaller row), then the agenda, then walk-ins.

A newcomer of each service stands in the hall as a shadow: asked for like everybody else, but served by nobody. When the
policy would have called the shadow, its wait is noted and the lane asks again. So one play tells the wait of everybody
who might come now, and changes nothing for those who are there.
"""

from __future__ import annotations

from kurzweg.engine.forecast.arriving import NEVER
from kurzweg.engine.forecast.floor import GONE, NOT_CALLED, Crowd, Desks, Floor
from kurzweg.engine.forecast.holding import held_crowd, held_desks, held_floor
from kurzweg.engine.forecast.standing import join, note
from kurzweg.engine.forecast.state import Ints
from kurzweg.engine.simulation.calls import call_next, choose_lane
from kurzweg.engine.simulation.compiling import borrowed, compiled


@compiled
def _is_open(floor: Floor, lane: int, now: int) -> bool:
    for span in range(floor.span_of[lane], floor.span_until[lane]):
        if floor.begin[span] <= now < floor.end[span]:
            return True
    return False


@compiled
def _opens_next(floor: Floor, lane: int, now: int) -> int:
    for span in range(floor.span_of[lane], floor.span_until[lane]):
        if floor.begin[span] > now:
            return int(floor.begin[span])
    return NEVER


@compiled
def _stays(floor: Floor, run: int, who: int) -> int:
    """The moment until which somebody waits; a shadow is patient."""
    return int(floor.stays[run, who]) if who < floor.stays.shape[1] else NEVER


@compiled
def _whom(floor: Floor, crowd: Crowd, run: int, lane: int, now: int, called: Ints, to_come: Ints) -> int:
    """Whom a free lane calls, or -1; shadows are noted on the way, and those who gave up before are let go."""
    while True:
        place = call_next(
            now,
            crowd.due,
            crowd.entered,
            crowd.head,
            crowd.line,
            floor.language,
            floor.override,
            floor.serves[lane],
            floor.speaks[lane],
            floor.target,
            floor.breadth,
            floor.honoured,
            floor.language_bonus,
            floor.early_calls,
        )
        if place < 0:
            return -1
        who = int(crowd.head[place])
        gave_up = _stays(floor, run, who) < now
        if not gave_up and who < floor.work.shape[1]:
            return who
        note(floor, crowd, run, who, GONE if gave_up else now, called, to_come)


@compiled
def _who_takes(floor: Floor, crowd: Crowd, desks: Desks, who: int, now: int) -> int:
    """The idle lane that takes somebody who may be called from now on, or -1."""
    line = floor.line[crowd.group_of[who]]
    for lane in range(len(desks.at)):
        fits = desks.busy[lane] == 0 and floor.serves[lane, line] == 1 and _is_open(floor, lane, now)
        desks.fits[lane] = 1 if fits else 0
    return int(choose_lane(desks.fits, floor.rank, desks.idle_since, desks.number))


@compiled
def _begin_the_run(floor: Floor, crowd: Crowd, desks: Desks, run: int, services: int) -> None:
    """The hall as it is now, with a shadow of each service; idle lanes ask at once."""
    crowd.group_of[:], crowd.head[:], crowd.tail[:], crowd.line[:] = -1, -1, -1, -1
    crowd.missing[0] = floor.waiting + services
    for who in range(floor.waiting + services):
        if who < floor.waiting:
            join(floor, crowd, who, floor.group[who], floor.due[who], floor.entered[who])
        else:
            service = who - floor.waiting
            join(floor, crowd, floor.work.shape[1] + service, service, floor.now, floor.now)
    for lane in range(len(desks.at)):
        desks.idle_since[lane] = floor.idle_since[lane]
        desks.busy[lane] = 1 if floor.until[run, lane] >= 0 else 0
        desks.at[lane] = floor.until[run, lane]
        if desks.busy[lane] == 0:
            desks.at[lane] = floor.now if _is_open(floor, lane, floor.now) else _opens_next(floor, lane, floor.now)


@compiled
def _arrives(floor: Floor, crowd: Crowd, run: int, who: int, now: int) -> bool:
    """Somebody of the agenda or a walk-in is there now; False when they did not come or are not there any more."""
    if who < floor.waiting:
        there = crowd.group_of[who] >= 0
    else:
        there = floor.stays[run, who] >= 0
        if there:
            coming = who - len(floor.group)
            group = floor.row_group[floor.row[run, coming]] if coming >= 0 else floor.group[who]
            join(floor, crowd, who, group, now, now)
    return bool(there and floor.stays[run, who] >= now)


@compiled
def _run(  # noqa: C901, PLR0912 - one loop over what happens next
    floor: Floor, crowd: Crowd, desks: Desks, run: int, services: int, to_the_end: bool, called: Ints, to_come: Ints
) -> bool:
    """Whether everybody found an answer before the walk-ins that were drawn ran out."""
    _begin_the_run(floor, crowd, desks, run, services)
    agenda, coming = 0, 0
    while to_the_end or crowd.missing[0] > 0:
        if coming == floor.walks_in.shape[1] and floor.is_whole == 0:
            return False
        lane, who, now = -1, -1, NEVER
        for one in range(len(desks.at)):
            if desks.at[one] < now:
                lane, now = one, desks.at[one]
        if agenda < len(floor.agenda_at) and floor.agenda_at[agenda] < now:
            who, now = floor.agenda_who[agenda], floor.agenda_at[agenda]
        if coming < floor.walks_in.shape[1] and floor.walks_in[run, coming] < now:
            who, now = len(floor.group) + coming, floor.walks_in[run, coming]
        if now == NEVER:
            break
        if who < 0:
            if desks.busy[lane] == 1 or now > floor.now:
                desks.idle_since[lane] = now
            if _is_open(floor, lane, now):
                who = _whom(floor, crowd, run, lane, now, called, to_come)
            if who < 0:
                desks.busy[lane] = 0
                desks.at[lane] = _opens_next(floor, lane, now)
        else:
            if who < len(floor.group):
                agenda += 1
            else:
                coming += 1
            lane = _who_takes(floor, crowd, desks, who, now) if _arrives(floor, crowd, run, who, now) else -1
        if lane >= 0 and who >= 0:
            desks.busy[lane] = 1
            desks.at[lane] = now + floor.work[run, who]
            note(floor, crowd, run, who, now, called, to_come)
    for group in range(len(floor.line)):
        while crowd.head[group] >= 0:
            last = crowd.head[group]
            why = GONE if _stays(floor, run, last) < floor.ends else NOT_CALLED
            note(floor, crowd, run, last, why, called, to_come)
    return True


@compiled
def play(
    floor: Floor, crowd: Crowd, desks: Desks, services: int, to_the_end: bool, called: Ints, to_come: Ints
) -> bool:
    """Play every run, or up to the first that runs out of drawn walk-ins: then False.

    Fills `called[run, ticket or shadow]` and, where played to the end, `to_come[service]`.
    """
    held, people, lanes = held_floor(floor), held_crowd(crowd), held_desks(desks)
    for run in range(len(called)):
        if not _run(held, people, lanes, run, services, to_the_end, borrowed(called), borrowed(to_come)):
            return False
    return True
