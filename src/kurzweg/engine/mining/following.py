# SPDX-License-Identifier: EUPL-1.2
"""Which activity follows which, how long it takes to get there, and where the time is lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kurzweg.engine.mining.ordering import Reals, Whole, sums_and_quantiles
from kurzweg.engine.mining.traces import Traces


@dataclass(frozen=True, kw_only=True, eq=False)
class Edges:
    """Directly-follows edges, one row each, and how often traces begin and end with an activity.

    `count` sums to events minus traces. Borders are kept apart: `starts` and `ends` by code of the activity.
    """

    source: Whole
    target: Whole
    count: Whole
    starts: Whole
    ends: Whole


@dataclass(frozen=True, kw_only=True, eq=False)
class EdgeTimes:
    """The time on each edge in microseconds: sum, mean, exact median and P90."""

    source: Whole
    target: Whole
    count: Whole
    total: Reals
    median: Reals
    p90: Reals

    @property
    def mean(self) -> Reals:
        return self.total / self.count


@dataclass(frozen=True, kw_only=True, eq=False)
class Bottlenecks:
    """Edges by the total time spent on them, the worst first; `share` of the time on all edges."""

    source: Whole
    target: Whole
    count: Whole
    total: Reals
    share: Reals
    p90: Reals


def directly_follows(traces: Traces) -> Edges:
    """Count the pairs of consecutive events within a trace.

    >>> from kurzweg.engine.mining.example import office
    >>> edges = directly_follows(office())
    >>> int(edges.count.sum()), len(edges.count)
    (15, 5)
    """
    sizes = traces.edges.sizes
    found = np.flatnonzero(sizes)
    source, target = _ends_of(traces, found)
    return Edges(
        source=source,
        target=target,
        count=sizes[found],
        starts=np.bincount(traces.activity[traces.start], minlength=traces.activities),
        ends=np.bincount(traces.activity[traces.end], minlength=traces.activities),
    )


def edge_times(traces: Traces) -> EdgeTimes:
    """Measure the time between the events of each pair; quantiles by linear interpolation at (n - 1) · p.

    >>> from kurzweg.engine.mining.example import office
    >>> (edge_times(office()).total / 3_600_000_000).tolist()
    [6.0, 10.0, 1.0, 5.0, 6.0]
    """
    sizes = traces.edges.sizes
    found = np.flatnonzero(sizes)
    source, target = _ends_of(traces, found)
    total, shares = sums_and_quantiles(traces.gaps, traces.edges, (0.5, 0.9))
    return EdgeTimes(
        source=source,
        target=target,
        count=sizes[found],
        total=total,
        median=shares[:, 0],
        p90=shares[:, 1],
    )


def bottlenecks(times: EdgeTimes, most: int = 20) -> Bottlenecks:
    """Rank edges by total time, not by mean: a rare long wait is no bottleneck.

    >>> from kurzweg.engine.mining.example import office
    >>> (bottlenecks(edge_times(office())).total[:1] / 3_600_000_000).tolist()
    [10.0]
    """
    order = np.lexsort((times.target, times.source, -times.total))[:most]
    whole = times.total.sum()
    return Bottlenecks(
        source=times.source[order],
        target=times.target[order],
        count=times.count[order],
        total=times.total[order],
        share=times.total[order] / whole if whole else np.zeros(len(order)),
        p90=times.p90[order],
    )


def _ends_of(traces: Traces, found: npt.NDArray[np.intp]) -> tuple[Whole, Whole]:
    label = traces.edges.label[found]
    return label // traces.activities, label % traces.activities
