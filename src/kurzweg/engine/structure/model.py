# SPDX-License-Identifier: EUPL-1.2
"""One version of an office as frozen data; its parts stand in `model_units`, `model_rules` and `model_work`.

Reading, writing and comparing them live beside this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kurzweg.engine.structure.model_rules import Condition, Elsewhere, Rule
from kurzweg.engine.structure.model_units import (
    COMPARTMENTS,
    WEEKDAYS,
    Hours,
    Interval,
    Lane,
    Site,
    Texts,
    Unit,
    UnitKind,
    Weekday,
)
from kurzweg.engine.structure.model_work import Demand, Flow, Minutes, Policy, Step, Workforce

__all__ = [
    "COMPARTMENTS",
    "WEEKDAYS",
    "Condition",
    "Demand",
    "Elsewhere",
    "Flow",
    "Hours",
    "Interval",
    "Lane",
    "Minutes",
    "Policy",
    "Rule",
    "Site",
    "Step",
    "Structure",
    "Texts",
    "Unit",
    "UnitKind",
    "Weekday",
    "Workforce",
]


@dataclass(frozen=True, kw_only=True)
class Structure:
    """Aufbau: one version of the office."""

    office: str
    label: str
    land: str
    valid_from: date
    sites: tuple[Site, ...] = ()
    units: tuple[Unit, ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    responsibilities: tuple[Rule, ...] = ()
    flows: tuple[Flow, ...] = ()
    policy: Policy = field(default_factory=Policy)
    demand: tuple[Demand, ...] = ()
    people: Workforce = field(default_factory=Workforce)
    backlog: tuple[tuple[str, int], ...] = ()
    season: tuple[tuple[str, float], ...] = ()
    sources: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    successors: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    particles: tuple[str, ...] = ()
    """Name particles that do not count for letter ranges (von, al-, El-)."""

    def unit(self, id: str) -> Unit:  # noqa: A002 - ids are called id everywhere
        """The unit with this id; KeyError when the structure has none."""
        for unit in self.units:
            if unit.id == id:
                return unit
        raise KeyError(id)

    def services_of(self, name: str) -> tuple[str, ...]:
        """The services a name stands for: those of a group, or the service itself."""
        return dict(self.groups).get(name, (name,))
