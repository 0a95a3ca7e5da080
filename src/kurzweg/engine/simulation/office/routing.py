# SPDX-License-Identifier: EUPL-1.2
"""What stays the same in every replication: who leads what for whom, which way it goes, where it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kurzweg.engine.responsibility import DecisionTable
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.calendar import Week, week_of
from kurzweg.engine.simulation.office.crowds import FILES
from kurzweg.engine.simulation.office.places import Places, places_of
from kurzweg.engine.simulation.office.population import ROLES, Leads, Person, leads_of
from kurzweg.engine.simulation.office.staff import hours_of
from kurzweg.engine.simulation.office.ways import COUNTER_STEP, Way, ways_of
from kurzweg.engine.structure import Structure


class Plan(NamedTuple):
    """A structure with everything that the rules say about the services of the demand."""

    structure: Structure
    services: tuple[str, ...]
    leads: Mapping[tuple[str, str], Leads]
    """By service and channel."""
    ways: Mapping[str, Way]
    places: Places
    weeks: tuple[Week, ...]
    """When each unit sees people."""
    assumed: Assumptions

    @property
    def unit_ids(self) -> tuple[str, ...]:
        return tuple(unit.id for unit in self.structure.units)


def plan_of(table: DecisionTable, demanded: Structure, persons: Sequence[Person], assumed: Assumptions) -> Plan:
    """Ask the rules of one structure about every person and service that the demand of `demanded` names."""
    asked = [(demand.service, demand.channel) for demand in demanded.demand]
    asked += [(service, FILES) for service, _ in demanded.backlog]
    pairs = tuple(
        dict.fromkeys((service, channel) for name, channel in asked for service in demanded.services_of(name))
    )
    leads = {(service, channel): leads_of(table, service, channel, persons) for service, channel in pairs}
    services = tuple(dict.fromkeys(service for service, _ in pairs))
    ways = ways_of(table.structure, services, assumed)
    weeks = [hours_of(unit, assumed) for unit in table.structure.units]
    return Plan(
        structure=table.structure,
        services=services,
        leads=leads,
        ways=ways,
        places=places_of(
            table.structure, services, _needed(table.structure, services, leads, ways), _urgent(demanded), assumed
        ),
        weeks=tuple(week if any(week) else week_of(assumed.working_week) for week in weeks),
        assumed=assumed,
    )


def _urgent(demanded: Structure) -> frozenset[str]:
    """Services for which emergencies come."""
    some = (demand for demand in demanded.demand if demand.emergencies)
    return frozenset(service for demand in some for service in demanded.services_of(demand.service))


def _needed(
    structure: Structure, services: Sequence[str], leads: Mapping[tuple[str, str], Leads], ways: Mapping[str, Way]
) -> list[tuple[int, int]]:
    """Which service comes to the counter of which unit."""
    units = {unit.id: place for place, unit in enumerate(structure.units)}
    needed: dict[tuple[int, int], None] = {}
    for (service, _), told in leads.items():
        for step in ways[service].steps:
            if step.channel == COUNTER_STEP:
                at = np.unique(told.unit[step.at]).tolist() if step.at in ROLES else [units[step.at]]
                needed |= {(unit, services.index(service)): None for unit in at if unit >= 0}
    return list(needed)
