# SPDX-License-Identifier: EUPL-1.2
"""Who does which activity: shares of units, and how many units that are in effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.ordering import Reals, Whole
from kurzweg.engine.mining.traces import Traces
from kurzweg.engine.mining.work import Work

MOST_CELLS: Final = 50_000_000
ENOUGH: Final = 30
"""So many pieces of work are needed before shares mean something."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Done:
    """What was done, one row each: activity, unit (0 is unknown), trace, service in microseconds (0 when not known).

    `row` is its place in the log; `basis` says what counts as done: pieces of work that ended, or steps.
    """

    basis: str
    row: Whole
    activity: Whole
    unit: Whole
    trace: Whole
    service: Whole

    def __len__(self) -> int:
        return len(self.row)


def what_was_done(traces: Traces, work: Work) -> Done:
    """The completed pieces of work of these traces, or their steps when the log has no completed work.

    >>> from kurzweg.engine.mining.example import office, office_log
    >>> from kurzweg.engine.mining.work import work_items
    >>> done = what_was_done(office(), work_items(office_log()))
    >>> done.basis, len(done)
    ('steps', 19)
    """
    ended = work.served
    if not ended.any():
        nothing = np.zeros(len(traces.row), np.int64)
        return Done(
            basis="steps",
            row=traces.row,
            activity=traces.activity,
            unit=traces.unit,
            trace=traces.trace,
            service=nothing,
        )
    trace_of = np.full(len(traces.log), -1, np.int64)
    trace_of[traces.row] = traces.trace
    ended &= trace_of[work.row] >= 0
    row = work.row[ended]
    return Done(
        basis="work",
        row=row,
        activity=work.activity[ended],
        unit=work.unit[ended],
        trace=trace_of[row],
        service=work.service[ended],
    )


def counts_by_unit(activity: Whole, unit: Whole) -> Whole:
    """A table activity × unit; column 0 are the unknown.

    Raises `MemoryError` for a table nobody could read.
    """
    rows = int(activity.max()) + 1 if len(activity) else 1
    columns = int(unit.max()) + 1 if len(unit) else 1
    if rows * columns > MOST_CELLS:
        raise MemoryError(f"{rows} activities × {columns} units are too many for a table.")
    codes = activity.astype(np.int64) * columns + unit
    return np.bincount(codes, minlength=rows * columns).reshape(rows, columns)


def effective(counts: Whole) -> Reals:
    """How many units share the work in effect, 1 / Σ p², row by row of known units; 0 where nobody is known.

    The inverse Simpson index (Herfindahl's, turned over): two units half and half are 2, one alone is 1.

    >>> effective(np.array([[0, 6, 3, 1], [5, 0, 0, 0]])).round(6).tolist()
    [2.173913, 0.0]
    """
    known = counts.astype(np.float64)
    known[:, 0] = 0
    whole, squares = known.sum(1), (known**2).sum(1)
    split: Reals = np.divide(whole**2, squares, out=np.zeros(len(known)), where=squares > 0)
    return split


def allocation_keys(log: EventLog, matter: Whole) -> dict[str, Whole]:
    """For each fact of the log, its code for each of these matters; 0 where it is unknown."""
    if log.facts is None or not len(log.facts.matter):
        return {}
    order = np.argsort(log.facts.matter)
    known = log.facts.matter[order]
    place = np.minimum(np.searchsorted(known, matter), len(known) - 1)
    found = known[place] == matter
    return {name: np.where(found, codes[order][place], 0) for name, codes in log.facts.keys.items()}
