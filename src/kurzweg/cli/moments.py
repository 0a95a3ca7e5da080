# SPDX-License-Identifier: EUPL-1.2
"""Moments and spans of time as people read them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from kurzweg.engine.eventlog.moments import EPOCH

UNITS: Final = ((86_400, "d"), (3_600, "h"), (60, "min"))
"""Seconds of each unit; one is used from twice its length on."""


def moment_of(micros: int) -> datetime:
    """The moment that a log counts in microseconds since 1970."""
    return EPOCH + timedelta(microseconds=micros)


def moment_in_words(micros: int) -> str:
    """The same as ISO 8601 in UTC, to the second.

    >>> moment_in_words(1_777_881_600_000_000)
    '2026-05-04T08:00:00Z'
    """
    return moment_of(micros).isoformat(timespec="seconds").replace("+00:00", "Z")


def lasting(seconds: float) -> str:
    """A span of time as people say it.

    >>> [lasting(one) for one in (12, 900, 9_000, 300_000)]
    ['12 s', '15 min', '2.5 h', '3.5 d']
    """
    for size, unit in UNITS:
        if abs(seconds) >= 2 * size:
            return f"{seconds / size:.1f} {unit}".replace(".0 ", " ")
    return f"{seconds:.0f} s"
