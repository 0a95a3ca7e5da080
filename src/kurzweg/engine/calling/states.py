# SPDX-License-Identifier: EUPL-1.2
"""The one table of a ticket: its states, the steps between them, and the kind of event that tells each step.

The pages' model, the kinds of the log and the trigger in the database are made from it; nobody keeps a second one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BEGINNING = ""

STEPS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (BEGINNING, "waiting"): "TicketDrawn",
        ("waiting", "called"): "TicketCalled",
        ("waiting", "left"): "VisitorLeft",
        ("waiting", "cancelled"): "TicketCancelled",
        ("called", "called"): "TicketRecalled",
        ("called", "serving"): "ServingStarted",
        ("called", "waiting"): "CallUndone",
        ("called", "missed"): "VisitorMissed",
        ("serving", "done"): "ServingFinished",
        ("serving", "parked"): "TicketParked",
        ("serving", "waiting"): "TicketTransferred",
        ("parked", "called"): "TicketCalled",
        ("parked", "waiting"): "VisitorOnTheWay",
        ("parked", "left"): "VisitorLeft",
        ("missed", "waiting"): "VisitorOnTheWay",
        ("missed", "left"): "VisitorLeft",
    }
)
"""(state before, state after) to the name of the event. Source: engine/calling.md §1.5."""

STATES = tuple(dict.fromkeys(state for step in STEPS for state in step if state != BEGINNING))

STATE_EDGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {state: frozenset(after for before, after in STEPS if before == state and after != before) for state in STATES}
)
"""State to the other states that may follow."""

AT_A_LANE = frozenset({"called", "serving"})
"""In these states a ticket belongs to exactly one lane; in all others to none."""


def may_become(state: str, following: str) -> bool:
    """Whether a ticket may go from one state to another.

    >>> may_become("waiting", "called"), may_become("waiting", "done")
    (True, False)
    """
    return following in STATE_EDGES[state]
