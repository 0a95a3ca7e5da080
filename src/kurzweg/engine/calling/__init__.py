# SPDX-License-Identifier: EUPL-1.2
"""Whom to call next: one plain function for the counter and the simulator."""

from kurzweg.engine.calling.policy import (
    DEADLINE_TODAY,
    EMERGENCY,
    NOBODY,
    RETURNED,
    VULNERABLE,
    next_ticket,
)
from kurzweg.engine.calling.states import AT_A_LANE, STATE_EDGES, may_become

__all__ = [
    "AT_A_LANE",
    "DEADLINE_TODAY",
    "EMERGENCY",
    "NOBODY",
    "RETURNED",
    "STATE_EDGES",
    "VULNERABLE",
    "may_become",
    "next_ticket",
]
