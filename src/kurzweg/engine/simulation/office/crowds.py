# SPDX-License-Identifier: EUPL-1.2
"""Who comes: so many matters for each entry of the demand and each day, and what lies in the files at the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from kurzweg.engine.simulation.hall import Ints, Reals
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.calendar import Days, Mask, open_on, week_of
from kurzweg.engine.simulation.office.chance import Chance, Draws
from kurzweg.engine.simulation.office.staff import hours_of
from kurzweg.engine.simulation.office.ways import IN_PERSON, ways_of
from kurzweg.engine.structure import WEEKDAYS, Demand, Structure

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
BACKLOG: Final = "backlog"
FILES: Final = "files"
"""The channel of what lies there at the start."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Crowd:
    """The matters of one entry of the demand, in the order of the days: which service, and which of the persons."""

    demand: Demand
    services: tuple[str, ...]
    day: Ints
    service: Ints
    who: Ints
    draws: Draws

    def __len__(self) -> int:
        return len(self.day)

    @property
    def in_person(self) -> bool:
        return self.demand.channel in IN_PERSON

    @property
    def from_files(self) -> bool:
        return self.demand.channel == FILES


@dataclass(frozen=True, kw_only=True, eq=False)
class Expected:
    """One entry of the demand, or what lies in the files: so many matters come, the same in every replication."""

    demand: Demand
    services: tuple[str, ...]
    a_day: Reals
    """On average, on each day."""
    comes: Mask
    """On a day on which nobody who may be first to see them is open, nobody comes."""
    files: int = 0


def expected_of(structure: Structure, days: Days, assumed: Assumptions) -> tuple[Expected, ...]:
    """Every entry of the demand, then what lies in the files: one crowd each."""
    season = np.array([dict(structure.season).get(name, 1.0) for name in MONTHS])[days.month - 1]
    told = []
    for demand in structure.demand:
        services = structure.services_of(demand.service)
        of_week = np.array([dict(demand.weekdays).get(name, 1.0) for name in WEEKDAYS])[days.weekday]
        opened = days_for(structure, demand, services, days, assumed)
        a_day = demand.per_day * season * of_week
        told.append(Expected(demand=demand, services=services, a_day=a_day, comes=opened))
    for service, count in structure.backlog:
        demand, services = Demand(service=service, per_day=0, channel=FILES), structure.services_of(service)
        nobody = np.zeros(len(days))
        told.append(Expected(demand=demand, services=services, a_day=nobody, comes=nobody > 0, files=count))
    return tuple(told)


def crowds_of(
    expected: Sequence[Expected], chance: Chance, persons: int, files: Mapping[str, Ints]
) -> tuple[Crowd, ...]:
    """Draw who comes. `files`: whose files lie there at the start, by service; not given, anybody's."""
    crowds = []
    for one in expected:
        if one.demand.channel == FILES:
            crowd = _crowd(one, np.zeros(one.files, np.int64), chance, persons)
            crowds.append(replace(crowd, who=files.get(one.demand.service, crowd.who)))
        else:
            counts = chance.stream("come", one.demand.service, one.demand.channel).poisson(one.a_day)
            counts[~one.comes] = 0
            crowds.append(_crowd(one, np.repeat(np.arange(len(counts)), counts), chance, persons))
    return tuple(crowds)


def _crowd(expected: Expected, day: Ints, chance: Chance, persons: int) -> Crowd:
    demand, services = expected.demand, expected.services
    draws = Draws(chance, (demand.service, demand.channel), len(day))
    return Crowd(
        demand=demand,
        services=services,
        day=day,
        service=(draws.uniform("service") * len(services)).astype(np.int64),
        who=(draws.uniform("who") * persons).astype(np.int64),
        draws=draws,
    )


def days_for(structure: Structure, demand: Demand, services: Sequence[str], days: Days, assumed: Assumptions) -> Mask:
    """On which days anybody comes: those on which somebody who may be first to see them is open."""
    if demand.channel not in IN_PERSON:
        return open_on(days, week_of(assumed.working_week))
    named = {way.steps[0].at for way in ways_of(structure, tuple(services), assumed).values()}
    leads = {
        rule.lead for rule in structure.responsibilities if set(structure.services_of(rule.service)) & set(services)
    }
    weeks = [hours_of(unit, assumed) for unit in structure.units if unit.id in named | leads]
    some = np.zeros(len(days), np.bool_)
    for week in weeks:
        some |= open_on(days, week)
    return some if some.any() else open_on(days, week_of(assumed.working_week))
