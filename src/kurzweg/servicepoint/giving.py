# SPDX-License-Identifier: EUPL-1.2
"""Who may take a free time: everybody, unless a higher room says that places of a service are given otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum

from kurzweg.servicepoint.appointment_errors import GivenOtherwiseError


class Openness(Enum):
    """How far the free times of a service stand open to everybody."""

    ALL = "every time that is free"
    FRESH = "only times that nobody has given back"
    NONE = "no time: they are given otherwise"


Rule = Callable[[str, int, datetime], Openness]
"""Service, unit and moment, and how open it is."""
_rules: list[Rule] = []


def install(rule: Rule) -> None:
    """Say how open each service is; called once, by the room that knows."""
    _rules[:] = [rule]


def openness_of(service: str, unit: int, *, at: datetime) -> Openness:
    """How far anybody may choose among the free times of this service in this unit."""
    return _rules[-1](service, unit, at) if _rules else Openness.ALL


def is_fresh_only(service: str, unit: int, *, at: datetime) -> bool:
    """Whether times that were given back are left out. Raises `GivenOtherwiseError` when nobody may choose."""
    openness = openness_of(service, unit, at=at)
    if openness is Openness.NONE:
        raise GivenOtherwiseError(service)
    return openness is Openness.FRESH
