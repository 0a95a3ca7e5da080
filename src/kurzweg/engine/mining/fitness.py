# SPDX-License-Identifier: EUPL-1.2
"""Soll-Abgleich: how much of what happened was allowed, edge by edge, borders included."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kurzweg.engine.mining.following import Edges
from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.traces import Mask, Traces

BORDER = -1
"""Stands for the start before the first and the end after the last event."""
Edge = tuple[int, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Forbidden:
    """Each forbidden edge that happened, in one row: `source`, `target` (`BORDER` for start and end), how often, in
    how many traces.
    """

    source: Whole
    target: Whole
    count: Whole
    traces: Whole


@dataclass(frozen=True, kw_only=True, eq=False)
class Fitness:
    """`traces`: share without a forbidden edge; `edges`: share of allowed edges; `fits`: the answer for each trace.

    `wrong` are the places of events whose way to the next is forbidden; `badly_begun` and `badly_ended` are traces.
    """

    of: Traces
    traces: float
    edges: float
    fits: Mask
    wrong: Whole
    badly_begun: Mask
    badly_ended: Mask

    @cached_property
    def forbidden(self) -> Forbidden:
        """What was not allowed, edge by edge; counted when somebody wants to see it."""
        traces, wrong = self.of, self.wrong
        begun, ended = np.flatnonzero(self.badly_begun), np.flatnonzero(self.badly_ended)
        source = np.concatenate(
            [traces.activity[wrong], np.full(len(begun), BORDER), traces.activity[traces.end[ended]]]
        )
        target = np.concatenate(
            [traces.activity[wrong + 1], traces.activity[traces.start[begun]], np.full(len(ended), BORDER)]
        )
        trace = np.concatenate([traces.trace[wrong], begun, ended])
        return _counted(source.astype(np.int64), target.astype(np.int64), trace.astype(np.int64), traces.activities)


def fitness(traces: Traces, allowed: Collection[Edge]) -> Fitness:
    """Compare with the set of allowed edges, (source, target), with `BORDER` as source of starts, target of ends.

    A trace of one event has two edges. An activity that the set does not know makes its edges forbidden.

    >>> from kurzweg.engine.mining.example import office
    >>> from kurzweg.engine.mining.following import directly_follows
    >>> often = seen_at_least(directly_follows(office()), 2)
    >>> told = fitness(office(), often)
    >>> told.traces, round(told.edges, 6)
    (0.75, 0.956522)
    """
    if not len(traces):
        nothing, none = np.empty(0, np.int64), np.ones(0, np.bool_)
        return Fitness(of=traces, traces=1.0, edges=1.0, fits=none, wrong=nothing, badly_begun=none, badly_ended=none)
    size = traces.activities
    inner = np.array([one * size + two for one, two in allowed if 0 <= one < size and 0 <= two < size], np.int64)
    forbidden = np.append(~np.isin(traces.edges.label, inner), False)
    wrong = np.flatnonzero(forbidden[traces.edges.slot])
    begun = ~_known(size, [two for one, two in allowed if one == BORDER])[traces.activity[traces.start]]
    ended = ~_known(size, [one for one, two in allowed if two == BORDER])[traces.activity[traces.end]]
    count = np.bincount(traces.trace[wrong], minlength=len(traces)) + begun + ended
    whole = len(traces.row) + len(traces)
    return Fitness(
        of=traces,
        traces=float((count == 0).mean()),
        edges=1 - int(count.sum()) / whole,
        fits=count == 0,
        wrong=wrong,
        badly_begun=begun,
        badly_ended=ended,
    )


def seen_at_least(edges: Edges, times: int) -> frozenset[Edge]:
    """The edges seen so often, borders included: what usually happens, as a first model.

    >>> from kurzweg.engine.mining.example import office
    >>> from kurzweg.engine.mining.following import directly_follows
    >>> sorted(seen_at_least(directly_follows(office()), 3))
    [(-1, 1), (1, 2), (2, 3), (3, 4), (4, -1)]
    """
    inner = zip(edges.source.tolist(), edges.target.tolist(), edges.count.tolist(), strict=True)
    often = {(one, two) for one, two, count in inner if count >= times}
    often |= {(BORDER, int(one)) for one in np.flatnonzero(edges.starts >= times)}
    return frozenset(often | {(int(one), BORDER) for one in np.flatnonzero(edges.ends >= times)})


def _known(size: int, activities: Collection[int]) -> Mask:
    answer = np.zeros(size, np.bool_)
    answer[[one for one in activities if 0 <= one < size]] = True
    return answer


def _counted(source: Whole, target: Whole, trace: Whole, size: int) -> Forbidden:
    """Each edge once: how often, in how many traces. The border is a code before the first."""
    edge = (source + 1) * (size + 1) + target + 1
    label, slot, count = np.unique(edge, return_inverse=True, return_counts=True)
    apart = np.unique(trace * len(label) + slot)
    return Forbidden(
        source=label // (size + 1) - 1,
        target=label % (size + 1) - 1,
        count=count,
        traces=np.bincount(apart % max(len(label), 1), minlength=len(label)),
    )
