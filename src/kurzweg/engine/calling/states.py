# SPDX-License-Identifier: EUPL-1.2
"""The states of a ticket and the edges between them, as data: whoever moves a ticket asks this table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STATE_EDGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "waiting": frozenset({"called", "left", "cancelled"}),
        "called": frozenset({"serving", "missed", "waiting"}),
        "serving": frozenset({"done", "parked", "waiting"}),
        "parked": frozenset({"called", "waiting", "left"}),
        "missed": frozenset({"waiting", "left"}),
        "done": frozenset(),
        "left": frozenset(),
        "cancelled": frozenset(),
    }
)
"""State to the states that may follow. Source: engine/calling.md §1.5."""

AT_A_LANE = frozenset({"called", "serving"})
"""In these states a ticket belongs to exactly one lane; in all others to none."""


def may_become(state: str, following: str) -> bool:
    """Whether a ticket may go from one state to another.

    >>> may_become("waiting", "called"), may_become("waiting", "done")
    (True, False)
    """
    return following in STATE_EDGES[state]
