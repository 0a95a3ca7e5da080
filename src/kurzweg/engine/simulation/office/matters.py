# SPDX-License-Identifier: EUPL-1.2
"""Everybody's matter: who sees it first, when it was opened, when somebody stands at the door with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.simulation.office.arriving import Arrivals, by_post, in_person
from kurzweg.engine.simulation.office.calendar import Days, Mask
from kurzweg.engine.simulation.office.crowds import Crowd
from kurzweg.engine.simulation.office.pieces import Piece, Walk
from kurzweg.engine.simulation.office.population import KEYS, ROLES, Leads
from kurzweg.engine.simulation.office.routing import Plan
from kurzweg.engine.simulation.office.ways import Way, from_the_files

CHANNELS: Final = ("", "counter", "appointment", "phone", "mail", "online")
"""As the log of the office names them; what lay there from the start has none."""
CODE: Final = {"walk_in": 1, "appointment": 2, "phone": 3, "mail": 4, "online": 5}


@dataclass(frozen=True, kw_only=True, eq=False)
class Matters:
    """One row per matter. `crowd`: entry of the demand; `unit`: who sees it first, below 0 nobody of this office.

    `at`: when it comes (-1: after the last day), `due`: its appointment or -1, `absent`: booked and never seen.
    """

    crowd: Ints
    service: Ints
    channel: Ints
    unit: Ints
    opened: Ints
    at: Ints
    due: Ints
    absent: Mask
    facts: Mapping[str, Ints]

    def __len__(self) -> int:
        return len(self.at)


@dataclass(frozen=True, eq=False)
class Coming:
    """One crowd under one structure: who leads each matter, when it comes, on which ways."""

    plan: Plan
    crowd: Crowd
    unit_of: Mapping[str, Ints]
    first: Ints
    arrivals: Arrivals
    ways: tuple[Way, ...]

    def service(self) -> Ints:
        """Place of each matter's service among all."""
        told: Ints = np.array([self.plan.services.index(one) for one in self.crowd.services], np.int64)[
            self.crowd.service
        ]
        return told

    def facts(self, key: str) -> Ints:
        return _by_service(self.plan, self.crowd, lambda leads: leads.facts[key])

    def pieces(self) -> Iterator[Piece]:
        """The pieces of work of those who come."""
        comes = (self.unit_of["lead"] >= 0) & (self.arrivals.at >= 0) & ~self.arrivals.absent
        service = self.service()
        for way in dict.fromkeys(self.ways):
            same = np.array([one is way for one in self.ways])[self.crowd.service]
            yield from Walk(
                crowd=self.crowd, way=way, rows=np.flatnonzero(comes & same), unit_of=self.unit_of, service=service,
                places=self.plan.places, assumed=self.plan.assumed,
            ).pieces()  # fmt: skip


def coming(plan: Plan, crowd: Crowd, days: Days) -> Coming:
    """Lead a crowd to its units."""
    ways = tuple(from_the_files(plan.ways[one]) if crowd.from_files else plan.ways[one] for one in crowd.services)
    ways = tuple(next(other for other in ways if other == way) for way in ways)
    size = len(crowd)
    unit_of = {role: _by_service(plan, crowd, lambda leads, role=role: leads.unit[role]) for role in ROLES}  # type: ignore[misc]
    led = unit_of["lead"] >= 0
    for way in ways:
        for step in way.steps:
            if step.at not in unit_of:
                unit_of[step.at] = np.full(size, plan.unit_ids.index(step.at), np.int64)
    first = unit_of["lead"].copy()
    for place, way in enumerate(ways):
        mine = led & (crowd.service == place)
        first[mine] = unit_of[way.steps[0].at][mine]
    seen = np.where(first >= 0, first, 0)
    told = (
        in_person(crowd, seen, plan.weeks, days, plan.assumed)
        if crowd.in_person
        else by_post(crowd, days, plan.assumed)
    )
    return Coming(plan, crowd, unit_of, first, told, ways)


def matters_of(all_coming: Sequence[Coming]) -> Matters:
    """All crowds one after the other."""

    def joined(parts: list[Ints]) -> Ints:
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    return Matters(
        crowd=np.repeat(np.arange(len(all_coming)), [len(one.crowd) for one in all_coming]),
        service=joined([one.service() for one in all_coming]),
        channel=joined([np.full(len(one.crowd), CODE.get(one.crowd.demand.channel, 0)) for one in all_coming]),
        unit=joined([one.first for one in all_coming]),
        opened=joined([one.arrivals.opened for one in all_coming]),
        at=joined([one.arrivals.at for one in all_coming]),
        due=joined([one.arrivals.due for one in all_coming]),
        absent=joined([one.arrivals.absent.astype(np.int64) for one in all_coming]).astype(np.bool_),
        facts={key: joined([one.facts(key) for one in all_coming]) for key in KEYS},
    )


def _by_service(plan: Plan, crowd: Crowd, column: Callable[[Leads], Ints]) -> Ints:
    """A column of the persons, for each matter of a crowd."""
    rows = np.stack([column(plan.leads[service, crowd.demand.channel]) for service in crowd.services])
    told: Ints = rows[crowd.service, crowd.who]
    return told
