# SPDX-License-Identifier: EUPL-1.2
"""How matters wander between units: hand-overs, and ping-pong there and back. An unknown unit is nobody."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurzweg.engine.mining.ordering import Groups, Reals, Whole, joined, stable_order, sums_and_quantiles, sums_of
from kurzweg.engine.mining.traces import Traces


@dataclass(frozen=True, kw_only=True, eq=False)
class Handovers:
    """From unit to unit: how often, and the time between both events in microseconds.

    `uncounted` are the steps beside an unknown unit: a figure of data quality, not a hand-over.
    """

    source: Whole
    target: Whole
    count: Whole
    mean: Reals
    p90: Reals
    per_trace: float
    uncounted: int


@dataclass(frozen=True, kw_only=True, eq=False)
class PingPong:
    """From `unit` to `other` and back: how often, in how many traces, and the detour in microseconds.

    The detour is the time from the first event in `other` to the first event back in `unit`; `reason` is
    the reason most often given for the return (0: none given).
    """

    unit: Whole
    other: Whole
    count: Whole
    traces: Whole
    detour: Reals
    reason: Whole


def handovers(traces: Traces) -> Handovers:
    """Count consecutive events of a trace in different units, both known.

    >>> from kurzweg.engine.mining.example import office
    >>> told = handovers(office())
    >>> told.count.tolist(), told.per_trace, told.uncounted
    ([5, 1, 2, 1], 2.25, 2)
    """
    first, second = traces.unit[:-1], traces.unit[1:]
    known = (first != 0) & (second != 0)
    place = _handed(traces)
    groups = joined(first[place], second[place], traces.units)
    sizes = groups.sizes
    found = np.flatnonzero(sizes)
    label = groups.label[found]
    total, p90 = sums_and_quantiles(traces.gaps[place], groups, (0.9,))
    return Handovers(
        source=label // traces.units,
        target=label % traces.units,
        count=sizes[found],
        mean=total / sizes[found],
        p90=p90[:, 0],
        per_trace=float(sizes.sum() / len(traces)) if len(traces) else 0.0,
        uncounted=int((traces.same & ~known).sum()),
    )


def ping_pong(traces: Traces) -> PingPong:
    """Count A-B-A on runs: events of unknown units are dropped, equal neighbours are one, then triples u, v, u.

    A-B-A-B holds two of them, A-B-A and B-A-B.

    >>> from kurzweg.engine.mining.example import office
    >>> told = ping_pong(office())
    >>> told.unit.tolist(), told.other.tolist(), told.count.tolist()
    ([1, 2], [2, 1], [2, 2])
    """
    place, trace, unit, back = _there_and_back(traces)
    groups = joined(unit[back], unit[back + 1], traces.units)
    sizes = groups.sizes
    found = np.flatnonzero(sizes)
    detour = traces.at[place[back + 2]] - traces.at[place[back + 1]]
    return PingPong(
        unit=groups.label[found] // traces.units,
        other=groups.label[found] % traces.units,
        count=sizes[found],
        traces=_distinct(groups, trace[back])[found],
        detour=sums_of(detour, groups)[found] / sizes[found],
        reason=_most_frequent(groups, traces.log.reason[traces.row[place[back + 2]]])[found],
    )


def handed_over(traces: Traces) -> Whole:
    """How many hand-overs each trace has.

    >>> from kurzweg.engine.mining.example import office
    >>> handed_over(office()).tolist()
    [3, 2, 1, 3]
    """
    return np.bincount(traces.trace[_handed(traces)], minlength=len(traces))


def returned(traces: Traces) -> Whole:
    """How often each trace comes back to a unit from another.

    >>> from kurzweg.engine.mining.example import office
    >>> returned(office()).tolist()
    [2, 0, 0, 2]
    """
    _, trace, _, back = _there_and_back(traces)
    return np.bincount(trace[back], minlength=len(traces))


def _handed(traces: Traces) -> Whole:
    """The places after which a trace goes on in another unit, both known."""
    first, second = traces.unit[:-1], traces.unit[1:]
    return np.flatnonzero(traces.same & (first != 0) & (second != 0) & (first != second))


def _there_and_back(traces: Traces) -> tuple[Whole, Whole, Whole, Whole]:
    """Place, trace and unit of the runs of known units, and which runs begin a triple u, v, u."""
    known = np.flatnonzero(traces.unit != 0)
    trace, unit = traces.trace[known], traces.unit[known]
    begins = np.ones(len(trace), np.bool_)
    begins[1:] = (trace[1:] != trace[:-1]) | (unit[1:] != unit[:-1])
    first = np.flatnonzero(begins)
    place, trace, unit = known[first], trace[first], unit[first]
    back = np.flatnonzero((trace[2:] == trace[:-2]) & (unit[2:] == unit[:-2]))
    return place, trace, unit, back


def _distinct(groups: Groups, trace: Whole) -> Whole:
    """How many different traces each group has; `trace` rises, so twins come together by one stable sort."""
    order = stable_order(groups.slot)
    slot, trace = groups.slot[order], trace[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (slot[1:] != slot[:-1]) | (trace[1:] != trace[:-1])
    return np.bincount(slot[new], minlength=groups.count)


def _most_frequent(groups: Groups, reason: Whole) -> Whole:
    """The reason that each group has most often, the smaller code when two are equal; 0 when none is given."""
    said = reason != 0
    result = np.zeros(groups.count, np.int64)
    if said.any():
        size = int(reason.max()) + 1
        seen, times = np.unique(groups.slot[said].astype(np.int64) * size + reason[said], return_counts=True)
        seen = seen[np.lexsort((-seen, times))]
        result[seen // size] = seen % size  # the last one written stays: the most frequent, the smallest code
    return result
