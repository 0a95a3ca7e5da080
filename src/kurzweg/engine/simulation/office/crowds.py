# SPDX-License-Identifier: EUPL-1.2
"""Who comes: so many matters for each entry of the demand and each day, and what lies in the files at the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from kurzweg.engine.simulation.hall import Ints
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


def crowds_of(
    structure: Structure,
    days: Days,
    chance: Chance,
    persons: int,
    assumed: Assumptions,
    files: Mapping[str, Ints],
) -> tuple[Crowd, ...]:
    """Draw who comes. On a day on which nobody who may be first to see them is open, nobody comes.

    `files`: whose files lie there at the start, by service; not given, anybody's.
    """
    factor = np.array([dict(structure.season).get(name, 1.0) for name in MONTHS])[days.month - 1]
    crowds = []
    for demand, services in demands_of(structure):
        if demand.channel == FILES:
            count = dict(structure.backlog)[demand.service]
            crowd = _crowd(demand, services, np.zeros(count, np.int64), chance, persons)
            crowds.append(replace(crowd, who=files.get(demand.service, crowd.who)))
            continue
        of_week = np.array([dict(demand.weekdays).get(name, 1.0) for name in WEEKDAYS])[days.weekday]
        counts = chance.stream("come", demand.service, demand.channel).poisson(demand.per_day * factor * of_week)
        counts[~days_for(structure, demand, services, days, assumed)] = 0
        crowds.append(_crowd(demand, services, np.repeat(np.arange(len(days)), counts), chance, persons))
    return tuple(crowds)


def demands_of(structure: Structure) -> Iterator[tuple[Demand, tuple[str, ...]]]:
    """Every entry of the demand, then what lies in the files, each with its services: one crowd each."""
    for demand in structure.demand:
        yield demand, structure.services_of(demand.service)
    for service, _ in structure.backlog:
        yield Demand(service=service, per_day=0, channel=FILES), structure.services_of(service)


def _crowd(demand: Demand, services: tuple[str, ...], day: Ints, chance: Chance, persons: int) -> Crowd:
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
