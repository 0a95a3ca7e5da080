# SPDX-License-Identifier: EUPL-1.2
"""An office-like log of any size: a main path with skips, loops and hand-overs, some six events a matter."""

from __future__ import annotations

import numpy as np

from kurzweg.engine.eventlog.log import EventLog

KINDS, UNITS = 24, 10
YEAR = 365 * 86_400_000_000
BEGIN = 1_767_222_000_000_000
EVENTS_A_MATTER = 6.5


def office_like(events: int, seed: int = 1) -> EventLog:
    """About so many events in the order of time, as an append-only table holds them; 4 % of units are unknown."""
    draw = np.random.default_rng(seed)
    size = 2 + draw.poisson(EVENTS_A_MATTER - 2, round(events / EVENTS_A_MATTER))
    matter = np.repeat(np.arange(1, len(size) + 1), size)
    count = len(matter)
    first = np.cumsum(size) - size
    place = np.arange(count) - np.repeat(first, size)
    kind = 1 + np.clip(place * 2 + draw.choice([0, 0, 0, 0, 1, -2], count), 0, KINDS - 1)
    home = np.repeat(draw.integers(0, 3, len(size)), size)
    unit = 1 + (kind // 5 + (draw.random(count) < 0.12) + home) % (UNITS - 1)
    unit[draw.random(count) < 0.04] = 0
    gap = (draw.lognormal(9.5, 2.0, count) * 1e6).astype(np.int64)
    gap[first] = 0
    run = np.cumsum(gap)
    at = BEGIN + np.repeat(draw.integers(0, YEAR, len(size)), size) + run - np.repeat(run[first], size)
    order = np.argsort(at, kind="stable")
    return EventLog(
        at=at[order],
        activity=kind[order].astype(np.int16),
        unit=unit[order].astype(np.int16),
        matter=matter[order],
    )
