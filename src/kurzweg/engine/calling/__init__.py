# SPDX-License-Identifier: EUPL-1.2
"""Whom to call next, which lane takes somebody, and who gets a scarce appointment."""

from kurzweg.engine.calling.draws import (
    Application,
    BadRound,
    Draw,
    Lot,
    Round,
    Weights,
    commitment_of,
    draw,
    lot_of,
)
from kurzweg.engine.calling.lanes import NO_LANE, next_lane
from kurzweg.engine.calling.policy import (
    DEADLINE_TODAY,
    EMERGENCY,
    NOBODY,
    RETURNED,
    VULNERABLE,
    next_ticket,
)
from kurzweg.engine.calling.states import AT_A_LANE, BEGINNING, STATE_EDGES, STATES, STEPS, may_become
from kurzweg.engine.calling.waitlist import SLOT_EDGES, HoldRule, hold_ends, may_go, next_offer, waitlist_order

__all__ = [
    "AT_A_LANE",
    "BEGINNING",
    "DEADLINE_TODAY",
    "EMERGENCY",
    "NOBODY",
    "NO_LANE",
    "RETURNED",
    "SLOT_EDGES",
    "STATES",
    "STATE_EDGES",
    "STEPS",
    "VULNERABLE",
    "Application",
    "BadRound",
    "Draw",
    "HoldRule",
    "Lot",
    "Round",
    "Weights",
    "commitment_of",
    "draw",
    "hold_ends",
    "lot_of",
    "may_become",
    "may_go",
    "next_lane",
    "next_offer",
    "next_ticket",
    "waitlist_order",
]
