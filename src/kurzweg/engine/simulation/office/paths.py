# SPDX-License-Identifier: EUPL-1.2
"""The ways of a crowd in numbers: every step as a row, and what has to be drawn for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Any, Final, NamedTuple

import numpy as np

from kurzweg.engine.simulation.hall import Ints, Records
from kurzweg.engine.simulation.office.assumptions import DAY, Assumptions
from kurzweg.engine.simulation.office.population import ROLES
from kurzweg.engine.simulation.office.ways import COUNTER_STEP, Way
from kurzweg.engine.structure import Step

NONE: Final = -1
_WHOLE: Final = "at_counter at signs wait return_delay settles_in returns_in rework_in"
_DRAWN: Final = "minutes_in return_minutes_in rework_minutes_in second_minutes_in"
_REAL: Final = "settles returns rework mean second_mean spread"
STEP: Final = np.dtype(
    [(name, np.int64) for name in f"{_WHOLE} {_DRAWN}".split()] + [(name, np.float64) for name in _REAL.split()]
)
"""`at_counter` 1: the person stands there. `at`, and `signs` for a second pair of eyes (`NONE`: no need): a role, or
`len(ROLES)` and more for a unit. `wait` and `return_delay` in microseconds, `mean` and `second_mean` in minutes,
`spread` of the logarithm. What ends in `_in` is the row of chance that decides; `returns_in` and `return_minutes_in`
are those of the first time, the others follow."""

Purpose = tuple[str, ...]


class Paths(NamedTuple):
    """The way of service s of a crowd: `steps[of[s]:until[s]]`. `purposes`: what each row of chance is drawn for."""

    steps: Records
    of: Ints
    until: Ints
    purposes: tuple[Purpose, ...]
    urgent_in: int
    family_in: int


def paths_of(
    ways: Sequence[Way],
    *,
    in_person: bool,
    urgent: bool,
    families: bool,
    units: Mapping[str, int],
    assumed: Assumptions,
) -> Paths:
    """The ways of a crowd's services; `units`: the place of each unit. Services that go the same way share its rows."""
    drawn = _Drawn()
    rows: list[tuple[float, ...]] = []
    begins: dict[int, int] = {}
    for way in ways:
        if id(way) not in begins:
            begins[id(way)] = len(rows)
            named = zip(way.steps, way.names, strict=True)
            rows += [_row(step, name, in_person, units, assumed, drawn) for step, name in named]
    of = np.array([begins[id(way)] for way in ways], np.int64)
    return Paths(
        steps=np.array(rows, STEP),
        of=of,
        until=of + np.array([len(way.steps) for way in ways], np.int64),
        urgent_in=drawn.row("uniform", "urgent") if urgent else NONE,
        family_in=drawn.row("uniform", "family") if families else NONE,
        purposes=tuple(drawn.rows),
    )


class _Drawn:
    """Rows of chance by what they are for: the same step on two ways is drawn once."""

    def __init__(self) -> None:
        self.rows: dict[Purpose, int] = {}

    def row(self, *purpose: str) -> int:
        return self.rows.setdefault(purpose, len(self.rows))

    def block(self, times: range, *purpose: str) -> int:
        """Rows one after the other, for each time; the first."""
        first, *_ = [self.row(*purpose[:-1], purpose[-1].format(time)) for time in times]
        return first


def _row(
    step: Step, name: str, in_person: bool, units: Mapping[str, int], assumed: Assumptions, drawn: _Drawn
) -> tuple[float, ...]:
    def place(role: str) -> int:
        return ROLES.index(role) if role in ROLES else len(ROLES) + units[role]

    told: dict[str, Any] = dict.fromkeys(STEP.names or (), NONE)
    spread = log(1 + step.minutes.cv**2)
    told |= {
        "at_counter": int(in_person and step.channel == COUNTER_STEP), "at": place(step.at),
        "wait": int(step.outside_wait * DAY), "return_delay": int(step.return_days * DAY),
        "settles": step.settles, "returns": step.returns, "rework": step.rework,
        "mean": step.minutes.mean, "second_mean": step.minutes.mean * assumed.second_look, "spread": spread,
        "minutes_in": drawn.row("normal", "minutes", name, "0"),
    }  # fmt: skip
    if step.returns:
        times = range(1, assumed.most_returns + 1)
        told["returns_in"] = drawn.block(times, "uniform", "returns", name + " {}")
        told["return_minutes_in"] = drawn.block(times, "normal", "minutes", name, "{}")
    if step.rework:
        told["rework_in"] = drawn.row("uniform", "rework", name)
        told["rework_minutes_in"] = drawn.row("normal", "minutes", name, "rework")
    if step.second_pair_of_eyes:
        told["signs"] = place("signs" if step.at in ("lead", "decides") else step.at)
        told["second_minutes_in"] = drawn.row("normal", "minutes", name, "second")
    if step.settles:
        told["settles_in"] = drawn.row("uniform", "settles", name)
    return tuple(told[name] for name in STEP.names or ())
