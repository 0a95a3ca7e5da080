# SPDX-License-Identifier: EUPL-1.2
"""One person with open matters of one service in two units at a time: what nobody sees who looks at matters alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.mining.concerned import Concerned, counted, persons_of
from kurzweg.engine.mining.due import service_of
from kurzweg.engine.mining.durations import closed_traces
from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.traces import Mask, Traces

CROWD: Final = 20
"""Who has more matters of one service open at once stands for nobody in particular ("unknown")."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ParallelMatters:
    """By service and pair of units: persons with matters open in both at once, and how many pairs of matters.

    `persons` of all is smaller than the sum of the rows: one person may stand in several. `crowds` are persons left out
    because they cannot be persons; `unknown` traces are left out because person, service or unit is not known.
    """

    service: Whole
    one: Whole
    other: Whole
    persons: Whole
    pairs: Whole
    all_persons: int
    crowds: int
    unknown: int


def parallel_matters(person: Whole, service: Whole, unit: Whole, opened: Whole, closed: Whole) -> Whole:
    """One person with open matters of the same service in two units at a time: the places of each pair, in rows.

    Persons after linkage; 0 is nobody, and a service or a unit 0 is unknown and counts for nothing. Two matters
    overlap when each is opened before the other is closed.

    >>> one, two = np.array([7, 7]), np.array([1, 1])
    >>> parallel_matters(one, two, np.array([4, 5]), np.array([0, 10]), np.array([20, 30])).tolist()
    [[0, 1]]
    """
    known = np.flatnonzero((person != 0) & (service != 0) & (unit != 0))
    rows, group = _in_order(known, person, service, opened)
    earlier: list[Whole] = []
    later: list[Whole] = []
    first: Whole = np.arange(len(rows))
    step = 0
    while len(first):  # who is closed before the k-th next is opened is closed before all that come after
        step += 1
        first = _still_open(first, step, group, opened[rows], closed[rows])
        apart = unit[rows[first]] != unit[rows[first + step]]
        earlier.append(first[apart])
        later.append(first[apart] + step)
    one, two = (np.concatenate(part) if part else np.empty(0, np.int64) for part in (earlier, later))
    order = np.lexsort((one, two))
    return np.stack([rows[one[order]], rows[two[order]]], axis=1)


def crowded(person: Whole, service: Whole, opened: Whole, closed: Whole) -> Mask:
    """Rows of those who have more matters of one service open at once than anybody has."""
    rows, group = _in_order(np.arange(len(person)), person, service, opened)
    many = _still_open(np.arange(len(rows)), CROWD, group, opened[rows], closed[rows])
    found: Mask = np.isin(person, person[rows[many]])
    return found


def parallel_matters_of(traces: Traces, persons: Concerned, ends: Sequence[int] | None = None) -> ParallelMatters:
    """Find them among traces. A trace belongs to the unit that did most of it; open ones last until the log ends."""
    size = len(traces)
    trace, person = persons_of(traces, persons)
    service, unit = service_of(traces), _unit_of(traces)
    opened = traces.at[traces.start]
    last = int(traces.at.max(initial=0)) + 1
    closed = np.where(closed_traces(traces, ends), traces.at[traces.end], last) if size else opened
    known = (service[trace] != 0) & (unit[trace] != 0)
    unknown = size - len(np.unique(trace[known]))
    trace, person = trace[known], person[known]
    crowd = crowded(person, service[trace], opened[trace], closed[trace])
    crowds = len(np.unique(person[crowd]))
    trace, person = trace[~crowd], person[~crowd]
    pairs = parallel_matters(person, service[trace], unit[trace], opened[trace], closed[trace])
    who, what = person[pairs[:, 0]], service[trace[pairs[:, 0]]]
    units = np.sort(unit[trace[pairs]], axis=1)
    cells, times, whom = counted(who, what, units[:, 0], units[:, 1])
    return ParallelMatters(
        service=cells[0],
        one=cells[1],
        other=cells[2],
        persons=whom,
        pairs=times,
        all_persons=len(np.unique(who)),
        crowds=crowds,
        unknown=unknown,
    )


def _in_order(rows: Whole, person: Whole, service: Whole, opened: Whole) -> tuple[Whole, Whole]:
    """Rows by person and service, then by opening; and the number of the group that each belongs to."""
    rows = rows[np.lexsort((rows, opened[rows], service[rows], person[rows]))]
    new = (np.diff(person[rows]) != 0) | (np.diff(service[rows]) != 0)
    return rows, np.cumsum(np.insert(new, 0, True)[: len(rows)])


def _still_open(first: Whole, step: int, group: Whole, opened: Whole, closed: Whole) -> Whole:
    """Which of these are open when the one so many places later in the same group is opened."""
    first = first[first + step < len(group)]
    later = first + step
    found: Whole = first[(group[first] == group[later]) & (closed[first] > opened[later])]
    return found


def _unit_of(traces: Traces) -> Whole:
    """The known unit that did most steps of each trace, of several the first by code; 0 for none."""
    known = traces.unit != 0
    code = traces.trace[known].astype(np.int64) * traces.units + traces.unit[known]
    pairs, times = np.unique(code, return_counts=True)
    order = np.lexsort((pairs, -times, pairs // traces.units))
    trace, first = np.unique(pairs[order] // traces.units, return_index=True)
    found = np.zeros(len(traces), np.int64)
    found[trace] = pairs[order][first] % traces.units
    return found
