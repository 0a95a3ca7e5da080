# SPDX-License-Identifier: EUPL-1.2
"""The nouns of a structure as frozen data. Reading, writing and comparing them live beside this module."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

UnitKind = Literal["front", "back", "casework", "partner"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COMPARTMENTS = (
    "allgemein", "aufenthalt", "leistung", "sgb", "jugend",
    "arbeit", "wohnen", "bildung", "beratung", "gesundheit",
)  # fmt: skip

Texts = tuple[tuple[str, str], ...]
"""(language, text) pairs, German first."""


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Opening time within one day, from `start` up to but excluding `end`."""

    start: time
    end: time


Hours = tuple[tuple[Weekday, tuple[Interval, ...]], ...]
"""Open intervals per weekday, in the order of the week; a day without entry is closed."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """Standort: a building where people are received."""

    id: str
    name: str
    address: str = ""
    ags: str = ""


@dataclass(frozen=True, kw_only=True)
class Lane:
    """Schalter, Platz: one unit of parallel service and what it can serve (services or groups)."""

    id: str
    services: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Unit:
    """Organisationseinheit, as it is in one structure."""

    id: str
    name: Texts
    kind: UnitKind
    site: str | None = None
    parent: str | None = None
    professional: str | None = None
    controller: str = ""
    compartments: tuple[str, ...] = ()
    staff: float | None = None
    phone: str = ""
    room: str = ""
    lanes: tuple[Lane, ...] = ()
    hours: Hours = ()


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A body outside this office that is in charge."""

    body: str
    reason: str = ""
    where: str = ""
    source: str = ""
    as_of: date | None = None
    caveat: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What one fact must be for a rule to hold: any of `values`, written as in the text form.

    surname: letter ranges over prefixes ("A-K", "Casb-Dza", "unknown"); age: "<18", "18-20", ">=65", "17",
    "unknown"; municipality: AGS/ARS prefixes; all other facts: codes. `unknown` is always the word itself.
    """

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Zuständigkeitsregel: who leads a service for whom. Rules have no order and must not overlap."""

    service: str
    lead: str | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    participants: tuple[str, ...] = ()  # `with` in the text form
    inform: tuple[str, ...] = ()
    decides: str | None = None
    signs: str | None = None
    deputy: str | None = None
    when: tuple[Condition, ...] = ()
    law: str = ""
    sources: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Work in minutes: mean and coefficient of variation."""

    mean: float
    cv: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a flow; `at` is a role (lead, decides, signs) or a unit."""

    at: str
    channel: str
    minutes: Minutes
    settles: float = 0.0
    returns: float = 0.0
    return_days: float = 0.0
    outside_wait: float = 0.0
    rework: float = 0.0
    second_pair_of_eyes: bool = False


@dataclass(frozen=True, kw_only=True)
class Flow:
    """The steps a matter of one service takes."""

    service: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Aufrufregel: whom to call next. `targets` are waits in minutes per service or group, and `default`."""

    kind: str = "accumulating-priority"
    targets: tuple[tuple[str, float], ...] = (("default", 30.0),)
    emergency_share: float = 0.05
    language_bonus: float = 0.25


@dataclass(frozen=True, kw_only=True)
class Demand:
    """Who comes for what; only for simulation."""

    service: str
    per_day: float
    channel: str
    arrivals: tuple[tuple[Interval, float], ...] = ()
    patience_median: float | None = None  # minutes
    no_show: float = 0.0
    lateness_mean: float = 0.0  # minutes
    lateness_sd: float = 0.0
    lead_days: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Workforce:
    """`people` in the text form: absence, vacant posts per unit, months until new staff are productive."""

    absence: float = 0.0
    vacancies: tuple[tuple[str, float], ...] = ()
    ramp_up_months: float = 0.0


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
