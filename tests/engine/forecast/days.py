# SPDX-License-Identifier: EUPL-1.2
"""Days of an invented hall, played by the simulator of offices, and what the counter would have known at any moment.

The forecaster never sees how the days were made: service times, arrivals, no-shows and patience are fitted from the
first days and forecast on the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from kurzweg.engine.forecast import (
    APPOINTMENT,
    HALF_HOUR,
    MINUTE,
    WALK_IN,
    Booked,
    Came,
    Fitted,
    Kept,
    Kind,
    Lane,
    NoShows,
    Policy,
    Served,
    Serving,
    Situation,
    Ticket,
    Waited,
    WalkInRates,
    WalkIns,
    fit_leaving,
    fit_no_shows,
    fit_service_times,
    fit_walk_ins,
)
from kurzweg.engine.simulation.hall import (
    COUNTER,
    DONE,
    LANE,
    LEFT,
    LINE,
    POOL,
    SHIFT,
    SPAN,
    WORK,
    Hall,
    Ints,
    Reals,
    Records,
    fresh,
    table,
)
from kurzweg.engine.simulation.kernel import play

SERVICES = ("residence", "card", "declaration")
TARGETS = {"residence": 30.0, "card": 10.0, "declaration": 20.0}
MEDIANS = {(0, WALK_IN): 13.0, (1, WALK_IN): 4.0, (2, WALK_IN): 9.0, (0, APPOINTMENT): 16.0}
SIGMAS = (0.65, 0.5, 0.8)
SKILLS = ((0, 1, 2), (0, 2), (0,), (1, 2), (0, 1))
PER_HALF_HOUR = (
    (5.5, 6.0, 4.5, 4.0, 3.5, 3.0, 3.0, 3.0, 2.5, 2.5, 2.0, 1.5),
    (3.5, 4.0, 3.0, 2.5, 2.5, 2.0, 2.5, 2.0, 2.0, 2.0, 1.5, 1.0),
    (2.0, 2.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.0, 1.0, 0.5),
)
OPENS, CLOSES, ENDS = 480, 840, 930
LEAVES_AFTER, NO_SHOW = 400.0, 0.2
FIRST_DAY = date(2026, 3, 2)


@dataclass(frozen=True, kw_only=True, eq=False)
class Day:
    """One day as it went: a row of `works` per visitor, in `kind` (service, channel) whoever it was."""

    day: date
    works: Records
    service: tuple[int, ...]
    channel: tuple[str, ...]
    missed: tuple[tuple[int, float], ...]


def days(count: int, *, seed: int) -> list[Day]:
    """So many working days, Monday to Friday."""
    found: list[Day] = []
    day = FIRST_DAY
    while len(found) < count:
        if day.weekday() < 5:
            found.append(_day(day, np.random.Generator(np.random.Philox([seed, day.toordinal()]))))
        day += timedelta(days=1)
    return found


def shifts_of(lane: int) -> tuple[tuple[int, int], ...]:
    """Everybody has a break of half an hour, one after the other."""
    noon = 660 + 20 * lane
    return ((OPENS * MINUTE, noon * MINUTE), ((noon + 30) * MINUTE, ENDS * MINUTE))


def _day(day: date, random: np.random.Generator) -> Day:
    visits: list[tuple[float, int, str]] = []
    busy = 1.25 if day.weekday() == 0 else 1.0
    for line, rates in enumerate(PER_HALF_HOUR):
        for slot, mean in enumerate(rates):
            many = int(random.poisson(mean * busy))
            visits += [(OPENS + 30 * slot + 30 * u, line, WALK_IN) for u in random.random(many).tolist()]
    slots = [(OPENS + 20.0 * place, 0, APPOINTMENT) for place in range(1, 16)]
    shown = random.random(len(slots)) >= NO_SHOW
    visits += [slot for slot, came in zip(slots, shown, strict=True) if came]
    visits.sort()
    at = np.array([round(minute * MINUTE) for minute, *_ in visits])
    service = np.array([one for _, one, _ in visits])
    medians = np.array([MEDIANS[one, channel] for _, one, channel in visits])
    minutes = medians * np.exp(np.array(SIGMAS)[service] * random.standard_normal(len(visits)))
    patience = np.rint(random.exponential(LEAVES_AFTER, len(visits)) * MINUTE)
    hall = fresh(_hall(at, service, np.maximum(minutes, 0.5), patience))
    play(hall)
    return Day(
        day=day,
        works=hall.works,
        service=tuple(service.tolist()),
        channel=tuple(channel for *_, channel in visits),
        missed=tuple((one, minute) for (minute, one, _), came in zip(slots, shown, strict=True) if not came),
    )


def _hall(at: Ints, service: Ints, minutes: Reals, patience: Reals) -> Hall:
    spans = [shifts_of(lane) for lane in range(len(SKILLS))]
    serves = np.array([[int(line in skills) for line in range(3)] for skills in SKILLS])
    return Hall(
        works=table(WORK, len(at), line=service, minutes=np.rint(minutes * MINUTE), last=1, due=-1, patience=patience),
        first=np.arange(len(at)),
        first_at=at,
        pools=table(
            POOL, 1, kind=COUNTER, lane_until=len(SKILLS), line_until=3, open_until=1
        ),
        spans=table(SPAN, 1, begin=OPENS * MINUTE, end=CLOSES * MINUTE, last=1),
        lanes=table(
            LANE, len(SKILLS), rank=[len(skills) for skills in SKILLS],
            shift_of=np.arange(len(SKILLS)) * 2, shift_until=np.arange(len(SKILLS)) * 2 + 2,
        ),
        shifts=table(
            SHIFT, 2 * len(SKILLS), begin=[begin for pair in spans for begin, _ in pair],
            end=[end for pair in spans for _, end in pair], last=[0, 1] * len(SKILLS), speed=1.0,
        ),
        serves=serves,
        lines=table(
            LINE, 3, target=[TARGETS[name] * MINUTE for name in SERVICES], breadth=serves.sum(axis=0)
        ),
        honoured=np.zeros(5, np.int64),
        nothing=np.zeros(1, np.int64),
        horizon=24 * 60 * MINUTE,
        ahead=0,
        overtime=0,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Learned:
    """What the past days taught."""

    fitted: Fitted
    walk_ins: WalkInRates
    no_shows: NoShows


def learned(past: list[Day]) -> Learned:
    served: list[Served] = []
    came: list[Came] = []
    kept: list[Kept] = []
    waits: list[Waited] = []
    for day in past:
        for work, service, channel in zip(day.works, day.service, day.channel, strict=True):
            name = SERVICES[service]
            if work["state"] == DONE:
                kind = Kind(name, channel=channel)
                served.append(Served(kind, (int(work["end"]) - int(work["start"])) / MINUTE))
            ended = work["start"] if work["start"] >= 0 else work["end"]
            waits.append(Waited(name, (int(ended) - int(work["entered"])) / MINUTE, bool(work["state"] == LEFT)))
            if channel == WALK_IN:
                came.append(Came(day.day, int(work["entered"]) / MINUTE, name))
            else:
                kept.append(Kept(10, True))
        kept += [Kept(10, False)] * len(day.missed)
    return Learned(
        fitted=Fitted(service_times=fit_service_times(served), leaving=fit_leaving(waits)),
        walk_ins=fit_walk_ins(came, [day.day for day in past]),
        no_shows=fit_no_shows(kept),
    )


def at_the_counter(day: Day, minute: int, known: Learned) -> Situation:
    """What the counter knew then: nothing of what came later but what was booked and what is usual."""
    now, slot = minute * MINUTE, minute // 30
    serving: dict[int, Serving] = {}
    tickets = []
    idle = [0] * len(SKILLS)
    for number, work in enumerate(day.works):
        start, end, entered, lane = (int(work[name]) for name in ("start", "end", "entered", "lane"))
        name, channel = SERVICES[day.service[number]], day.channel[number]
        if 0 <= start <= now < end:
            serving[lane] = Serving(service=name, since=start, channel=channel)
        elif 0 <= entered <= now and (start > now or (start < 0 and end > now)):
            due = int(work["due"])
            tickets.append(Ticket(number=number, service=name, due_at=due, entered_at=entered, channel=channel))
        elif start >= 0 and end <= now:
            idle[lane] = max(idle[lane], end)
    comes = [int(work["due"]) for work, channel in zip(day.works, day.channel, strict=True) if channel == APPOINTMENT]
    later = comes + [round(missed * MINUTE) for _, missed in day.missed]
    return Situation(
        now=now,
        closes=CLOSES * MINUTE,
        policy=Policy(targets=TARGETS, language_bonus=0.0),
        lanes=tuple(
            Lane(
                number=lane,
                services=frozenset(SERVICES[line] for line in skills),
                staffed=shifts_of(lane),
                serving=serving.get(lane),
                idle_since=idle[lane],
            )
            for lane, skills in enumerate(SKILLS)
        ),
        tickets=tuple(tickets),
        booked=tuple(
            Booked(at=at, service="residence", no_show=known.no_shows.after(10)) for at in sorted(later) if at > now
        ),
        walk_ins=tuple(
            WalkIns(service=name, per_half_hour=known.walk_ins.of(name, day.day.weekday(), slot)) for name in SERVICES
        ),
        walk_ins_from=slot * HALF_HOUR,
    )
