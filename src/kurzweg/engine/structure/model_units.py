# SPDX-License-Identifier: EUPL-1.2
"""Where an office works: sites, units with their lanes, opening hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
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
