# SPDX-License-Identifier: EUPL-1.2
"""The same done twice for one trace; and units that are twins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.mining.ordering import Reals, Whole, stable_order
from kurzweg.engine.mining.shares import ENOUGH, Done, counts_by_unit
from kurzweg.engine.mining.traces import Mask

TWINS: Final = 0.8
MINUTE: Final = 60_000_000
EXAMPLES: Final = 5


@dataclass(frozen=True, kw_only=True, eq=False)
class DoubleHandling:
    """By activity: traces in which two known units completed it, among all traces with it.

    `again` are the completions by another unit than the first that are neither a review nor a reopening; `minutes`
    what they cost at the mean service time of the activity (0 when the log knows no service times).
    """

    activity: Whole
    traces: Whole
    among: Whole
    again: Whole
    minutes: Reals

    @property
    def rate(self) -> Reals:
        return self.traces / self.among


@dataclass(frozen=True, kw_only=True, eq=False)
class Twins:
    """Pairs of units with like work: cosine of what they do, and how many values of the catchment they share.

    `shared` is -1 when the log does not say for whom they work.
    """

    one: Whole
    other: Whole
    cosine: Reals
    shared: Whole


def double_handling(done: Done, excused: Mask | None = None) -> DoubleHandling:
    """Find activities completed by two or more known units for one trace.

    Parameters: `excused`, rows of `done` that are reviews (four eyes) or reopened work, by phase or reason.

    >>> rows = np.arange(3)
    >>> done = Done(basis="work", row=rows, activity=np.ones(3, int), unit=np.array([1, 2, 1]),
    ...     trace=np.array([0, 0, 1]), service=np.full(3, 4 * MINUTE))
    >>> told = double_handling(done)
    >>> told.rate.tolist(), told.minutes.tolist()
    ([0.5], [4.0])
    """
    known = np.flatnonzero(done.unit != 0)
    order = known[np.lexsort((known, done.activity[known], done.trace[known]))]
    activity, trace, unit = done.activity[order], done.trace[order], done.unit[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (activity[1:] != activity[:-1]) | (trace[1:] != trace[:-1])
    run = np.cumsum(new) - 1
    again = unit != unit[np.flatnonzero(new)][run]
    if excused is not None:
        again &= ~excused[order]
    size = int(activity.max()) + 1 if len(activity) else 1
    twice = np.bincount(run[again], minlength=int(new.sum())) > 0
    times = np.bincount(activity[again], minlength=size)
    spent = np.bincount(activity, weights=done.service[order], minlength=size)
    mean = spent / np.maximum(np.bincount(activity, minlength=size), 1) / MINUTE
    found = np.flatnonzero(times)
    return DoubleHandling(
        activity=found,
        traces=np.bincount(activity[new][twice], minlength=size)[found],
        among=np.bincount(activity[new], minlength=size)[found],
        again=times[found],
        minutes=(times * mean)[found],
    )


def twin_units(done: Done, catchment: Whole | None = None, least: int = ENOUGH) -> Twins:
    """Pairs of units whose profiles of activities have a cosine of at least 0.8, and whose catchments meet.

    Parameters: `catchment`, a code for each row of `done` (district, service; 0 is unknown); `least` work of a unit.

    >>> rows = np.arange(80)
    >>> done = Done(basis="steps", row=rows, activity=1 + rows // 2 % 2, unit=1 + rows % 2, trace=rows, service=rows)
    >>> told = twin_units(done)
    >>> told.one.tolist(), told.other.tolist(), told.cosine.round(3).tolist()
    ([1], [2], [1.0])
    """
    profile = counts_by_unit(done.unit, done.activity).astype(np.float64)
    profile[0] = 0
    profile[profile.sum(1) < least] = 0
    length = np.sqrt((profile**2).sum(1))
    direction = profile / np.where(length > 0, length, 1)[:, None]
    likeness = direction @ direction.T
    one, other = np.nonzero(np.triu(likeness >= TWINS, 1))
    shared = np.full(len(one), -1)
    if catchment is not None:
        there = counts_by_unit(done.unit, catchment)[:, 1:] > 0
        shared = (there[one] & there[other]).sum(1)
    meets = shared != 0
    one, other = one[meets], other[meets]
    order = np.lexsort((other, one, -likeness[one, other]))
    return Twins(one=one[order], other=other[order], cosine=likeness[one, other][order], shared=shared[meets][order])


def examples_of(traces: Whole, most: int = EXAMPLES) -> tuple[int, ...]:
    """A few traces to open and look at, spread over all that were found."""
    distinct = traces[stable_order(traces)]
    distinct = distinct[np.insert(distinct[1:] != distinct[:-1], 0, True)] if len(distinct) else distinct
    step = max(len(distinct) // most, 1)
    return tuple(int(one) for one in distinct[::step][:most])
