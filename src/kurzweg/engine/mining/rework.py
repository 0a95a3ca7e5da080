# SPDX-License-Identifier: EUPL-1.2
"""What is done more than once for the same trace: again by the same unit, or once more by another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurzweg.engine.mining.ordering import Whole, sorted_together
from kurzweg.engine.mining.traces import Mask, Traces


@dataclass(frozen=True, kw_only=True, eq=False)
class Rework:
    """By activity: traces in which it occurs more than once, and the occurrences beyond the first.

    `redo` are those of them where at least two known units did it, `repeat` where one unit is known to have done it
    twice and no other is; the rest cannot be told, for want of known units.
    """

    activity: Whole
    traces: Whole
    repeat: Whole
    redo: Whole
    extra: Whole


def rework(traces: Traces) -> Rework:
    """Find activities that occur more than once in a trace.

    >>> from kurzweg.engine.mining.example import office
    >>> told = rework(office())
    >>> told.activity.tolist(), told.traces.tolist(), told.repeat.tolist(), told.redo.tolist()
    ([2, 3], [2, 1], [1, 1], [0, 0])
    """
    activity, trace, unit = _again(traces)
    new = np.ones(len(activity), np.bool_)
    new[1:] = (activity[1:] != activity[:-1]) | (trace[1:] != trace[:-1])
    of_run = activity[new]
    sizes = np.diff(np.append(np.flatnonzero(new), len(activity)))
    by_whom = _by_whom(np.cumsum(new) - 1, unit, len(of_run))
    whole = np.bincount(of_run, minlength=traces.activities)
    found = np.flatnonzero(whole)

    def tally(kind: int) -> Whole:
        return np.bincount(of_run[by_whom == kind], minlength=traces.activities)[found]

    extra = np.bincount(of_run, weights=sizes - 1, minlength=traces.activities)[found].astype(np.int64)
    return Rework(activity=found, traces=whole[found], repeat=tally(REPEAT), redo=tally(REDO), extra=extra)


def done_again(traces: Traces) -> Mask:
    """Whether some activity occurs more than once in each trace.

    >>> from kurzweg.engine.mining.example import office
    >>> done_again(office()).tolist()
    [True, False, False, True]
    """
    return np.bincount(_again(traces)[1], minlength=len(traces)) > 0


REPEAT, REDO = 1, 2


def _again(traces: Traces) -> tuple[Whole, Whole, Whole]:
    """Activity, trace and unit of the events whose activity occurs more than once in their trace, in this order."""
    whole = max(len(traces), 1)
    narrow = np.dtype(np.int32 if whole * traces.activities < 2**31 else np.int64)
    cell, unit = sorted_together((traces.activity.astype(narrow) * whole + traces.trace, traces.unit))
    twin = np.zeros(len(cell) + 1, np.bool_)
    twin[1:-1] = cell[1:] == cell[:-1]
    twins = np.flatnonzero(twin[1:] | twin[:-1])
    activity, trace = np.divmod(cell[twins].astype(np.int64), whole)
    return activity, trace, unit[twins].astype(np.int64)


def _by_whom(run: Whole, unit: Whole, count: int) -> Whole:
    """For each run of twins: REDO when its known units differ, REPEAT when one is known twice, else 0."""
    run, unit = run[unit != 0], unit[unit != 0]
    some = np.zeros(count, np.int64)
    some[run] = unit
    differs = np.bincount(run[unit != some[run]], minlength=count) > 0
    return np.where(differs, REDO, np.where(np.bincount(run, minlength=count) > 1, REPEAT, 0))
