# SPDX-License-Identifier: EUPL-1.2
"""Figures of what was played, where some of it is still running when the play ends."""

from __future__ import annotations

import numpy as np

from kurzweg.engine.simulation.hall import Ints, Reals
from kurzweg.engine.simulation.office.calendar import Mask


def median_until(spent: Reals, settled: Mask) -> float:
    """The time after which half are settled, those that are still open counted in (Kaplan and Meier); NaN: not half.

    >>> median_until(np.array([1.0, 2.0, 3.0, 9.0]), np.array([True, True, True, False]))
    2.0
    """
    order, remains = _remaining(spent, settled)
    half = np.flatnonzero(remains <= 0.5 + 1e-9)
    return float(spent[order][half[0]]) if len(half) else float("nan")


def still_open_after(limit: float, spent: Reals, settled: Mask) -> float:
    """The share that is not settled within a time, those that are still open counted in; NaN of nobody.

    >>> still_open_after(2.5, np.array([1.0, 2.0, 3.0, 2.2]), np.array([True, True, True, False]))
    0.5
    """
    order, remains = _remaining(spent, settled)
    within = int(np.searchsorted(spent[order], limit, side="right"))
    return float(remains[within - 1]) if within else (1.0 if len(spent) else float("nan"))


def _remaining(spent: Reals, settled: Mask) -> tuple[Ints, Reals]:
    """Matters by the time they took so far, and the share that remains after each (Kaplan and Meier 1958)."""
    order = np.lexsort((~settled, spent))
    left = len(spent) - np.arange(len(spent))
    remains: Reals = np.cumprod(np.where(settled[order], (left - 1) / left, 1.0), dtype=np.float64)
    return order.astype(np.int64), remains


def waiting_at(moments: Ints, entered: Ints, start: Ints) -> Reals:
    """How many wait at each moment: those who came, without those who were begun."""
    came = np.searchsorted(np.sort(entered), moments, side="right")
    begun = np.searchsorted(np.sort(start[start >= 0]), moments, side="right")
    return (came - begun).astype(np.float64)


def slope(values: Reals) -> float:
    """By how much the line through the values of one day after the other rises a day; NaN of fewer than two."""
    if len(values) < 2:
        return float("nan")
    day = np.arange(len(values)) - (len(values) - 1) / 2
    return float((day * values).sum() / (day * day).sum())


def mean(values: Reals | Mask) -> float:
    """The mean; NaN of none."""
    return float(values.mean()) if len(values) else float("nan")
