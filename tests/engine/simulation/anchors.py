# SPDX-License-Identifier: EUPL-1.2
"""The exact values of `anchors.yaml`, and how near an estimate of the simulator must come."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from typing import Any, Final

import yaml

from kurzweg.engine.calling import next_ticket
from kurzweg.engine.simulation.calls import call_next

ANCHORS: Final[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("anchors.yaml").read_text("utf-8"))
COMPILED: Final = call_next is not next_ticket
CUSTOMERS: Final = 400_000 if COMPILED else 8_000
"""Plain Python takes a hundred times longer; the tolerance follows the number."""
RUNS: Final = 24


def value(anchor: str, name: str) -> float:
    return float(ANCHORS[anchor]["expect"][name]["value"])


def given(anchor: str, name: str) -> Any:
    return ANCHORS[anchor]["params"][name]


def is_near(anchor: str, name: str, estimate: float, customers: int) -> bool:
    """Four standard deviations of one run of so many customers."""
    one = ANCHORS[anchor]["expect"][name]
    tolerance = 4 * float(one["sd_rel_1m"]) * float(one["value"]) * sqrt(1_000_000 / customers)
    return abs(estimate - float(one["value"])) <= tolerance
