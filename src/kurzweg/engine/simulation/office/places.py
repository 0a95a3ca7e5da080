# SPDX-License-Identifier: EUPL-1.2
"""Where work is done: each unit has a desk for its staff, and a counter if it has lanes; their lines and skills."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

import numpy as np

from kurzweg.engine.calling.policy import EMERGENCY
from kurzweg.engine.simulation.hall import COUNTER, DESK, LINE, POOL, Ints, Records, rows_of, table
from kurzweg.engine.simulation.office.assumptions import MINUTE, Assumptions
from kurzweg.engine.structure import Structure, Unit

LineOf: TypeAlias = tuple[float, frozenset[int], int]
"""Target of a waiting line, the lanes that serve it, its class of hard override."""


@dataclass(frozen=True, kw_only=True)
class Pool:
    """A counter or the desks of one unit: its lanes with the lines they serve, its lines with their targets."""

    unit: int
    kind: int
    skills: tuple[frozenset[int], ...]
    targets: tuple[float, ...]
    overrides: tuple[int, ...]
    """Class of hard override of each line, 0 for none."""
    ranks: tuple[int, ...]
    """How many services each lane can serve: the least flexible takes newcomers first. At desks their order."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Places:
    """All pools. `counter` and `desk`: pool of each unit or -1; `line[unit, service]` at its counter, for those who
    are called before all others `urgent_line`, `desk_line`.
    """

    pools: tuple[Pool, ...]
    counter: Ints
    desk: Ints
    line: Ints
    urgent_line: Ints
    desk_line: Ints
    helping: tuple[str, ...]
    """Counters whose lanes also take what none of them is for, in words."""


def posts_of(unit: Unit, structure: Structure) -> float:
    """Filled posts; where nobody knows them, one for each lane and at least one."""
    posts = float(len(unit.lanes) or 1) if unit.staff is None else unit.staff
    return max(posts - dict(structure.people.vacancies).get(unit.id, 0.0), 0.0)


def places_of(
    structure: Structure,
    services: Sequence[str],
    needed: Sequence[tuple[int, int]],
    urgent: Collection[str],
    assumed: Assumptions,
) -> Places:
    """Lay out the pools; `needed`: which service (a place in `services`) comes to the counter of which unit; `urgent`:
    for which services some are called before all others.

    Services with the same target and the same lanes stand in one line: they are called as if in two. At desks, too,
    work is begun by the targets of the policy.
    """
    pools: list[Pool] = []
    size = len(structure.units)
    counter, desk = np.full(size, -1, np.int64), np.zeros(size, np.int64)
    line, urgent_line = (np.full((size, len(services)), -1, np.int64) for _ in range(2))
    desk_line = np.zeros((size, len(services)), np.int64)
    targets = [_target(structure, service, assumed) for service in services]
    helping: dict[str, None] = {}
    lines = 0
    for place, unit in enumerate(structure.units):
        if unit.lanes:
            counter[place] = len(pools)
            told: dict[LineOf, int] = {}
            ranks = [0] * len(unit.lanes)
            for at, service in needed:
                if at != place:
                    continue
                fit = _lanes_for(structure, unit, services[service])
                if not fit:
                    helping[f"The lanes of {unit.id} also take {_said(structure, services[service])}, "
                            "since a step of its flow stands there."] = None  # fmt: skip
                    fit = frozenset(range(len(unit.lanes)))
                for lane in fit:
                    ranks[lane] += 1
                line[place, service] = lines + told.setdefault((targets[service], fit, 0), len(told))
                if services[service] in urgent:
                    key = (targets[service], fit, EMERGENCY)
                    urgent_line[place, service] = lines + told.setdefault(key, len(told))
            pools.append(_counter(place, ranks, list(told)))
            lines += max(len(told), 1)
        urgency = tuple(dict.fromkeys(targets)) or (assumed.target,)
        desk[place], desk_line[place] = len(pools), [lines + urgency.index(target) for target in targets]
        people = ceil(posts_of(unit, structure))
        pools.append(
            Pool(
                unit=place, kind=DESK, skills=(frozenset(range(len(urgency))),) * people, targets=urgency,
                overrides=(0,) * len(urgency), ranks=tuple(range(people)),
            )
        )  # fmt: skip
        lines += len(urgency)
    return Places(
        pools=tuple(pools), counter=counter, desk=desk, line=line, urgent_line=urgent_line, desk_line=desk_line,
        helping=tuple(helping),
    )  # fmt: skip


def _counter(place: int, ranks: list[int], lines: list[LineOf]) -> Pool:
    skills = tuple(
        frozenset(number for number, (_, fit, _) in enumerate(lines) if lane in fit) for lane in range(len(ranks))
    )
    return Pool(
        unit=place,
        kind=COUNTER,
        skills=skills,
        targets=tuple(target for target, *_ in lines) or (1.0,),
        overrides=tuple(override for *_, override in lines) or (0,),
        ranks=tuple(ranks),
    )


def _lanes_for(structure: Structure, unit: Unit, service: str) -> frozenset[int]:
    return frozenset(
        number
        for number, lane in enumerate(unit.lanes)
        if any(service in structure.services_of(name) for name in lane.services)
    )


def _target(structure: Structure, service: str, assumed: Assumptions) -> float:
    named = dict(structure.policy.targets)
    group = [named[name] for name, members in structure.groups if service in members and name in named]
    return named.get(service) or (group[0] if group else 0) or named.get("default") or assumed.target


def _said(structure: Structure, service: str) -> str:
    """The group of a service, if it is in one: shorter to tell."""
    return next((name for name, members in structure.groups if service in members), service)


def pool_rows(pools: Sequence[Pool], spans: Sequence[int]) -> Records:
    """The pools as rows of the hall; `spans`: how many opening spans each has."""
    lane_of, lane_until = rows_of([len(one.skills) for one in pools])
    line_of, line_until = rows_of([len(one.targets) for one in pools])
    open_of, open_until = rows_of(spans)
    return table(
        POOL, len(pools), kind=[one.kind for one in pools], ordered=[int(one.kind == DESK) for one in pools],
        lane_of=lane_of, lane_until=lane_until, line_of=line_of, line_until=line_until,
        open_of=open_of, open_until=open_until,
    )  # fmt: skip


def line_rows(pools: Sequence[Pool]) -> Records:
    """The waiting lines as rows of the hall."""
    targets = [target * MINUTE for one in pools for target in one.targets]
    breadth = [sum(number in lane for lane in one.skills) for one in pools for number in range(len(one.targets))]
    overrides = [override for one in pools for override in one.overrides]
    return table(LINE, len(targets), target=targets, breadth=breadth, override=overrides)


def serves_of(pools: Sequence[Pool]) -> Ints:
    """Which lane serves which line of its pool."""
    lanes = [lane for one in pools for lane in one.skills]
    serves = np.zeros((len(lanes), max((len(one.targets) for one in pools), default=1)), np.int64)
    for number, lane in enumerate(lanes):
        serves[number, sorted(lane)] = 1
    return serves
