# SPDX-License-Identifier: EUPL-1.2
"""Soll-Abgleich: how much of what happened was allowed, edge by edge, borders included."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from kurzweg.engine.mining.following import Edges
from kurzweg.engine.mining.traces import Mask, Traces

BORDER = -1
"""Stands for the start before the first and the end after the last event."""
Edge = tuple[int, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Fitness:
    """`traces`: share without a forbidden edge; `edges`: share of allowed edges; `fits`: the answer for each trace."""

    traces: float
    edges: float
    fits: Mask


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
        return Fitness(traces=1.0, edges=1.0, fits=np.ones(0, np.bool_))
    size = traces.activities
    inner = np.array([one * size + two for one, two in allowed if 0 <= one < size and 0 <= two < size], np.int64)
    forbidden = np.append(~np.isin(traces.edges.label, inner), False)
    wrong = np.flatnonzero(forbidden[traces.edges.slot])
    count = np.bincount(traces.trace[wrong], minlength=len(traces))
    count += ~_known(size, [two for one, two in allowed if one == BORDER])[traces.activity[traces.start]]
    count += ~_known(size, [one for one, two in allowed if two == BORDER])[traces.activity[traces.end]]
    whole = len(traces.row) + len(traces)
    return Fitness(traces=float((count == 0).mean()), edges=1 - int(count.sum()) / whole, fits=count == 0)


def seen_at_least(edges: Edges, times: int) -> frozenset[Edge]:
    """The edges seen so often, borders included: what usually happens, as a first model."""
    inner = zip(edges.source.tolist(), edges.target.tolist(), edges.count.tolist(), strict=True)
    often = {(one, two) for one, two, count in inner if count >= times}
    often |= {(BORDER, int(one)) for one in np.flatnonzero(edges.starts >= times)}
    return frozenset(often | {(int(one), BORDER) for one in np.flatnonzero(edges.ends >= times)})


def _known(size: int, activities: Collection[int]) -> Mask:
    answer = np.zeros(size, np.bool_)
    answer[[one for one in activities if 0 <= one < size]] = True
    return answer
