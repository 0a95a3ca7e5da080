# SPDX-License-Identifier: EUPL-1.2
"""Moments and spans of time as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from kurzweg.cli.amounts import unsigned
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
    >>> lasting(-0.2), lasting(3e8)
    ('0 s', '3,472.2 d')
    """
    return _in_units(seconds, UNITS)


def lasting_open(seconds: float) -> str:
    """A span of opening time: at most in hours, since nobody knows how many of them a day of it has.

    >>> [lasting_open(one) for one in (900, 9_000, 3_600_000)]
    ['15 min', '2.5 h', '1,000 h']
    """
    return _in_units(seconds, UNITS[1:])


def _in_units(seconds: float, units: Sequence[tuple[int, str]]) -> str:
    for size, unit in units:
        if abs(seconds) >= 2 * size:
            return f"{seconds / size:,.1f} {unit}".replace(".0 ", " ")
    return unsigned(f"{seconds:.0f} s")
