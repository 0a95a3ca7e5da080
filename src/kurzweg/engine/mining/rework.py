# SPDX-License-Identifier: EUPL-1.2
"""What is done more than once for the same trace: again by the same unit, or once more by another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurzweg.engine.mining.ordering import Whole, stable_order
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
    again = _again(traces)
    activity, unit = traces.activity[again], traces.unit[again].astype(np.int64)
    new = np.ones(len(again), np.bool_)
    new[1:] = (activity[1:] != activity[:-1]) | (traces.trace[again][1:] != traces.trace[again][:-1])
    of_run = activity[new]
    sizes = np.diff(np.append(np.flatnonzero(new), len(again)))
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
    return np.bincount(traces.trace[_again(traces)], minlength=len(traces)) > 0


REPEAT, REDO = 1, 2


def _again(traces: Traces) -> Whole:
    """The events whose activity occurs more than once in their trace, by activity and then by trace.

    Events are sorted by trace already: one stable sort by activity brings the twins together.
    """
    order = stable_order(traces.activity)
    trace = traces.trace[order]
    twin = np.zeros(len(order) + 1, np.bool_)
    twin[1:-1] = trace[1:] == trace[:-1]
    twin[np.cumsum(np.bincount(traces.activity))] = False  # where one activity ends and the next begins
    return order[twin[1:] | twin[:-1]]


def _by_whom(run: Whole, unit: Whole, count: int) -> Whole:
    """For each run of twins: REDO when its known units differ, REPEAT when one is known twice, else 0."""
    run, unit = run[unit != 0], unit[unit != 0]
    some = np.zeros(count, np.int64)
    some[run] = unit
    differs = np.bincount(run[unit != some[run]], minlength=count) > 0
    return np.where(differs, REDO, np.where(np.bincount(run, minlength=count) > 1, REPEAT, 0))
