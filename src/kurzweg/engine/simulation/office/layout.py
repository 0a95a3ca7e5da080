# SPDX-License-Identifier: EUPL-1.2
"""One replication laid out as a hall: every matter with its pieces of work, every lane with its shifts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kurzweg.engine.simulation.hall import KEPT, LANE, WORK, Hall, Ints, Records, table
from kurzweg.engine.simulation.office.assumptions import MINUTE
from kurzweg.engine.simulation.office.calendar import Days, Mask
from kurzweg.engine.simulation.office.chance import Chance
from kurzweg.engine.simulation.office.crowds import Crowd
from kurzweg.engine.simulation.office.matters import Coming, Matters, coming, matters_of
from kurzweg.engine.simulation.office.places import line_rows, pool_rows, serves_of
from kurzweg.engine.simulation.office.roster import Roster, roster_of, shifts_of
from kurzweg.engine.simulation.office.routing import Plan
from kurzweg.engine.simulation.office.staff import opening_rows, people_of, speeds


@dataclass(frozen=True, kw_only=True, eq=False)
class Office:
    """An office ready to be played. `matter`, `unit`, `visit` (at a counter), `again`, `kept` (in line since the
    counter before) tell what each piece of work is.

    The pieces of matter m stand in the rows from `begin[m]`, `count[m]` of them.
    """

    plan: Plan
    days: Days
    crowds: tuple[Crowd, ...]
    matters: Matters
    begin: Ints
    count: Ints
    hall: Hall
    matter: Ints
    unit: Ints
    visit: Mask
    again: Mask
    kept: Mask


@dataclass(frozen=True, kw_only=True, eq=False)
class House:
    """What is the same in every replication: counters and desks with their lanes, lines and opening hours."""

    pools: Records
    spans: Records
    lanes: Records
    lines: Records
    serves: Ints
    roster: Roster


def house_of(plan: Plan, days: Days) -> House:
    """Furnish the house for some days."""
    pools, structure, assumed = plan.places.pools, plan.structure, plan.assumed
    spans, counts = opening_rows(pools, structure, days, assumed)
    serves = serves_of(pools)
    return House(
        pools=pool_rows(pools, counts.tolist()),
        spans=spans,
        lanes=table(
            LANE, len(serves), pool=np.repeat(np.arange(len(pools)), [len(one.skills) for one in pools]),
            rank=[rank for one in pools for rank in one.ranks],
        ),
        lines=line_rows(pools),
        serves=serves,
        roster=roster_of(pools, structure, assumed),
    )  # fmt: skip


def lay_out(plan: Plan, house: House, crowds: tuple[Crowd, ...], days: Days, chance: Chance) -> Office:
    """Lay out one replication."""
    told = [coming(plan, crowd, days) for crowd in crowds]
    matters = matters_of(told)
    offsets = np.cumsum([0, *(len(crowd) for crowd in crowds)]).tolist()
    pieces = [
        (offset + piece.rows, piece) for offset, one in zip(offsets, told, strict=False) for piece in one.pieces()
    ]
    count = np.zeros(len(matters), np.int64)
    ranks = []
    for rows, _ in pieces:
        ranks.append(count[rows])
        count[rows] += 1
    begin = np.cumsum(count) - count
    size = int(count.sum())
    works = table(WORK, size, patience=-1)
    matter, unit = np.repeat(np.arange(len(matters)), count), np.zeros(size, np.int64)
    visit, again = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    patience = _patience(told)
    for (rows, piece), rank in zip(pieces, ranks, strict=True):
        at = begin[rows] + rank
        for name in ("pool", "line", "minutes", "delay", "due"):
            works[name][at] = getattr(piece, name)
        unit[at], again[at] = piece.unit, piece.again
        visit[at] = here = piece.pool == plan.places.counter[piece.unit]
        works["patience"][at] = np.where(here, patience[rows], -1)
    some = np.flatnonzero(count)
    works["last"][begin[some] + count[some] - 1] = 1
    booked = some[matters.due[some] >= 0]
    works["due"][begin[booked]] = matters.due[booked]
    first_at = matters.at[some] + works["delay"][begin[some]]
    order = np.lexsort((begin[some], first_at))
    hall = _hall(plan, house, days, chance, works, begin[some][order], first_at[order])
    return Office(
        plan=plan, days=days, crowds=crowds, matters=matters, begin=begin, count=count, hall=hall,
        matter=matter, unit=unit, visit=visit, again=again, kept=works["due"] == KEPT,
    )  # fmt: skip


def _patience(told: Sequence[Coming]) -> Ints:
    """How long each waits in a line before they leave, in microseconds; -1 without end. Exponential."""
    parts = [np.zeros(0, np.int64)]
    for one in told:
        median = one.crowd.demand.patience_median
        if median is None:
            parts.append(np.full(len(one.crowd), -1, np.int64))
        else:
            waits = -np.log2(1 - one.crowd.draws.uniform("patience")) * median * MINUTE
            parts.append(waits.astype(np.int64))
    return np.concatenate(parts)


def _hall(plan: Plan, house: House, days: Days, chance: Chance, works: Records, first: Ints, first_at: Ints) -> Hall:
    assumed = plan.assumed
    speed = [
        speeds(unit, pool.kind, len(pool.skills), plan.structure, days, chance, assumed.newcomer)
        for pool in plan.places.pools
        for unit in [plan.structure.units[pool.unit]]
    ]
    shifts = shifts_of(
        house.roster, days, *people_of(plan.structure, days, chance, assumed), np.concatenate(speed)
    )  # fmt: skip
    lanes = house.lanes.copy()
    lanes["shift_of"], lanes["shift_until"] = shifts.of, shifts.until
    return Hall(
        works=works,
        first=first,
        first_at=first_at,
        pools=house.pools,
        spans=house.spans,
        lanes=lanes,
        shifts=shifts.rows,
        serves=house.serves,
        lines=house.lines,
        honoured=np.ones(5, np.int64),
        nothing=np.zeros(1, np.int64),
        horizon=days.end,
        ahead=int(assumed.door * MINUTE),
        overtime=int(assumed.overtime * MINUTE),
        opens=shifts.opens,
        opens_at=shifts.opens_at,
    )
