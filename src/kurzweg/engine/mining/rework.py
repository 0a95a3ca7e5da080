# SPDX-License-Identifier: EUPL-1.2
"""What is done more than once for the same trace: again by the same unit, or once more by another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurzweg.engine.mining.ordering import BITS, Whole, sorted_together
from kurzweg.engine.mining.traces import Mask, Traces

REPEAT, REDO = 1, 2


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
    by_whom = _by_whom(new, unit, len(of_run))
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


def _again(traces: Traces) -> tuple[Whole, Whole, Whole]:
    """Activity, trace and unit of the events whose activity occurs more than once in their trace, in this order."""
    widths = [int(column.max(initial=0)).bit_length() for column in (traces.trace, traces.unit)]
    bits = int(traces.activity.max(initial=0)).bit_length() + sum(widths)
    if bits > BITS:
        return _twins(*sorted_together((traces.activity, traces.trace, traces.unit)))
    packed: Whole = traces.activity.astype(np.int32 if bits < 32 else np.int64)
    for column, width in zip((traces.trace, traces.unit), widths, strict=True):
        packed <<= width
        packed |= column
    packed.sort()
    cell = packed >> widths[1]
    twins = packed[_beside(cell[1:] == cell[:-1])].astype(np.int64)
    trace = (twins >> widths[1]) & (2 ** widths[0] - 1)
    return twins >> sum(widths), trace, twins & (2 ** widths[1] - 1)


def _twins(activity: Whole, trace: Whole, unit: Whole) -> tuple[Whole, Whole, Whole]:
    """The same of sorted columns too wide to be packed."""
    twins = _beside((activity[1:] == activity[:-1]) & (trace[1:] == trace[:-1]))
    return activity[twins].astype(np.int64), trace[twins].astype(np.int64), unit[twins].astype(np.int64)


def _beside(alike: Mask) -> Whole:
    """The places that are like the one before or after; `alike` says it of each pair of neighbours."""
    if not len(alike):
        return np.empty(0, np.intp)
    twin = np.zeros(len(alike) + 1, np.bool_)
    twin[1:] = alike
    twin[:-1] |= alike
    return np.flatnonzero(twin)


def _by_whom(new: Mask, unit: Whole, count: int) -> Whole:
    """For each run of twins: REDO when its known units differ, REPEAT when one is known twice, else 0.

    `new` marks where a run begins; the units of a run rise, the unknown first.
    """
    run = np.cumsum(new, dtype=np.int32)[:-1] - 1
    both = ~new[1:] & (unit[:-1] != 0)
    alike = unit[1:] == unit[:-1]
    by_whom = np.zeros(count, np.int64)
    by_whom[run[np.flatnonzero(both & alike)]] = REPEAT
    by_whom[run[np.flatnonzero(both & ~alike)]] = REDO
    return by_whom
