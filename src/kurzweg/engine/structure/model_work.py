# SPDX-License-Identifier: EUPL-1.2
"""How the work goes: the steps of a matter, whom to call next, who comes, and the people who work."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.structure.model_units import Interval, Weekday


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
    overrides: tuple[str, ...] = ("emergency", "vulnerable", "returned", "deadline-today")
    """Who is called out of turn here."""
    recalls: int = 2
    """How often a number is called once more."""
    recall_after: float = 1.0  # minutes
    way: float = 5.0
    """Minutes that somebody has who says that they are on their way."""


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
    weekdays: tuple[tuple[Weekday, float], ...] = ()
    """Factor of the demand on a day of the week; 1 where none is named."""
    family_share: float = 0.0
    """Share of the visits on which a family comes, with one number."""
    family_minutes: float = 1.0
    """How many times as long the talk with a family takes."""
    emergencies: float = 0.0
    """Share of the visits that are called before all others."""


@dataclass(frozen=True, kw_only=True)
class Workforce:
    """`people` in the text form: absence, vacant posts, how many leave, months until new staff know their work."""

    absence: float = 0.0
    vacancies: tuple[tuple[str, float], ...] = ()
    turnover: float = 0.0
    """Share of the staff that leaves and is replaced in a year."""
    ramp_up_months: float = 0.0
