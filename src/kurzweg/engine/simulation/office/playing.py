# SPDX-License-Identifier: EUPL-1.2
"""Simulate: structure, demand and a seed in, the log of the office out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.responsibility import DecisionTable
from kurzweg.engine.simulation.hall import Ints, Records, fresh
from kurzweg.engine.simulation.kernel import play
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.calendar import Days, days_of
from kurzweg.engine.simulation.office.chance import Chance
from kurzweg.engine.simulation.office.crowds import Expected, crowds_of, expected_of
from kurzweg.engine.simulation.office.layout import House, Office, house_of, lay_out
from kurzweg.engine.simulation.office.population import Person, population
from kurzweg.engine.simulation.office.routing import Plan, plan_of
from kurzweg.engine.simulation.office.telling import log_of
from kurzweg.engine.structure import Structure


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Which days are played, from which seed, and what is taken for granted."""

    first: date
    days: int
    seed: int = 1
    assumed: Assumptions = field(default_factory=Assumptions)


@dataclass(frozen=True, eq=False)
class Played:
    """An office and what became of every piece of work in it."""

    office: Office
    works: Records

    @cached_property
    def log(self) -> EventLog:
        """What happened, of the type that the live office writes."""
        return log_of(self.office, self.works)


@dataclass(frozen=True, eq=False)
class Stage:
    """A structure ready to be played again and again; `demanded` is the structure whose demand comes."""

    plan: Plan
    demanded: Structure
    persons: int
    days: Days
    setting: Setting
    files: Mapping[str, Ints] = field(default_factory=dict)

    @cached_property
    def expected(self) -> tuple[Expected, ...]:
        """Who is expected, day by day."""
        return expected_of(self.demanded, self.days, self.setting.assumed)

    @cached_property
    def house(self) -> House:
        """What is the same in every replication."""
        return house_of(self.plan, self.expected, self.days)

    def play(self, replication: int = 0) -> Played:
        """Play it once; the same number gives the same, in any process."""
        chance = Chance(self.setting.seed, replication)
        crowds = crowds_of(self.expected, chance, self.persons, self.files)
        office = lay_out(self.plan, self.house, crowds, self.days, chance)
        hall = fresh(office.hall, in_place=True)
        play(hall)
        return Played(office, hall.works)


def stage_of(
    table: DecisionTable,
    setting: Setting,
    *,
    demanded: Structure | None = None,
    persons: Sequence[Person] = (),
    files: Sequence[tuple[str, int]] | None = None,
) -> Stage:
    """Prepare a structure.

    Parameters: `table`, a structure with its rules (`compile_structure`); `demanded`, the structure whose demand,
    season and backlog come (not given: its own) and `persons`, who asks: two structures can see the same people.
    `files`: service and place among the persons of every matter that lies there at the start, instead of the
    backlog; these matters are the last ones of the office, by service and in the order in which they are given.
    """
    source = demanded or table.structure
    if files is not None:
        source = replace(source, backlog=tuple(sorted(Counter(service for service, _ in files).items())))
    known = persons or population([table.structure, source])
    days = days_of(setting.first, setting.days, table.structure.land, setting.assumed.zone)
    plan = plan_of(table, source, known, setting.assumed)
    return Stage(plan, source, len(known), days, setting, _by_service(files or ()))


def _by_service(files: Sequence[tuple[str, int]]) -> Mapping[str, Ints]:
    whose: dict[str, list[int]] = {}
    for service, person in files:
        whose.setdefault(service, []).append(person)
    return {service: np.array(persons, np.int64) for service, persons in whose.items()}


def simulate(table: DecisionTable, setting: Setting, *, persons: Sequence[Person] = ()) -> Played:
    """Play an office through its days once. The same seed and inputs give the same log, on any machine."""
    return stage_of(table, setting, persons=persons).play()
