# SPDX-License-Identifier: EUPL-1.2
"""One replication laid out as a hall: every matter with its pieces of work, every lane with its shifts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kurzweg.engine.simulation.hall import LANE, NEVER, WORK, Hall, Ints, Records, table
from kurzweg.engine.simulation.office.assumptions import MINUTE
from kurzweg.engine.simulation.office.calendar import Days, Mask
from kurzweg.engine.simulation.office.chance import Chance
from kurzweg.engine.simulation.office.crowds import Crowd, Expected
from kurzweg.engine.simulation.office.going import Kinds, floor_of
from kurzweg.engine.simulation.office.matters import Guide, Matters, coming, guide_of, matters_of
from kurzweg.engine.simulation.office.pieces import count_pieces, lay_pieces
from kurzweg.engine.simulation.office.places import line_rows, pool_rows, serves_of
from kurzweg.engine.simulation.office.roster import Roster, roster_of, shifts_of
from kurzweg.engine.simulation.office.routing import Plan
from kurzweg.engine.simulation.office.staff import opened_on, opening_rows, people_of, speeds


@dataclass(frozen=True, kw_only=True, eq=False)
class Office:
    """An office ready to be played. The pieces of matter m stand in the rows from `begin[m]`, `count[m]` of them;
    `kinds` tells what each is.
    """

    plan: Plan
    days: Days
    crowds: tuple[Crowd, ...]
    matters: Matters
    begin: Ints
    count: Ints
    hall: Hall
    kinds: Kinds


@dataclass(frozen=True, kw_only=True, eq=False)
class House:
    """What is the same in every replication: counters and desks with their lanes, lines and opening hours."""

    pools: Records
    spans: Records
    lanes: Records
    lines: Records
    serves: Ints
    roster: Roster
    opened: Mask
    guides: tuple[Guide, ...]


def house_of(plan: Plan, expected: Sequence[Expected], days: Days) -> House:
    """Furnish the house for some days and for whoever is expected."""
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
        opened=opened_on(structure, days, assumed),
        guides=tuple(guide_of(plan, one.demand, one.services, days) for one in expected),
    )  # fmt: skip


def lay_out(plan: Plan, house: House, crowds: tuple[Crowd, ...], days: Days, chance: Chance) -> Office:
    """Lay out one replication: who comes first stands in the first rows, so that time goes along them."""
    told = [coming(plan, guide, crowd, days) for guide, crowd in zip(house.guides, crowds, strict=True)]
    matters = matters_of(told)
    going = [one.going(plan.assumed.most_returns) for one in told]
    until = np.cumsum([len(crowd) for crowd in crowds], dtype=np.int64).tolist()
    parts = list(
        zip(going, [slice(end - len(crowd), end) for end, crowd in zip(until, crowds, strict=True)], strict=True)
    )
    floor = floor_of(plan.places)
    count, first_at = np.zeros(len(matters), np.int64), np.full(len(matters), NEVER)
    works, kinds = _rows(0)
    for some, part in parts:
        count_pieces(some, floor, works, kinds, count[part], first_at[part])
    order = np.argsort(first_at, kind="stable")[: np.count_nonzero(count)]
    begin = np.zeros(len(matters), np.int64)
    begin[order] = np.cumsum(count[order]) - count[order]
    works, kinds = _rows(int(count.sum()))
    for some, part in parts:
        lay_pieces(some, floor, works, kinds, begin[part], part.start)
    return Office(
        plan=plan, days=days, crowds=crowds, matters=matters, begin=begin, count=count,
        hall=_hall(plan, house, days, chance, works, begin[order], first_at[order]), kinds=kinds,
    )  # fmt: skip


def _rows(size: int) -> tuple[Records, Kinds]:
    """Room for so many pieces."""
    whole, marks = np.empty((2, size), np.int64), np.empty((3, size), np.bool_)
    return np.empty(size, WORK), Kinds(whole[0], whole[1], marks[0], marks[1], marks[2])


def _hall(plan: Plan, house: House, days: Days, chance: Chance, works: Records, first: Ints, first_at: Ints) -> Hall:
    assumed = plan.assumed
    speed = [
        speeds(unit, pool.kind, len(pool.skills), plan.structure, days, chance, assumed.newcomer)
        for pool in plan.places.pools
        for unit in [plan.structure.units[pool.unit]]
    ]
    people = people_of(plan.structure, house.opened, days, chance)
    shifts = shifts_of(house.roster, days, *people, np.concatenate(speed))
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
