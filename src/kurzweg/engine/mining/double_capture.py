# SPDX-License-Identifier: EUPL-1.2
"""The same paper asked of the same person by two units: what the once-only principle (§ 5 EGovG) is about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurzweg.engine.eventlog.log import NO_TIME
from kurzweg.engine.mining.concerned import Concerned, counted, distinct, meeting, persons_of
from kurzweg.engine.mining.flattening import belonging
from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.traces import Traces


@dataclass(frozen=True, kw_only=True, eq=False)
class DoubleCapture:
    """By paper, unit that had it and unit that asked again: persons, and how often they were asked.

    `requests` of all, with `unknown` ones that name no person, no paper or no unit and count for nothing.
    """

    item: Whole
    first: Whole
    again: Whole
    persons: Whole
    times: Whole
    all_persons: int
    requests: int
    unknown: int
    words: tuple[str, ...]


def double_capture(person: Whole, item: Whole, unit: Whole, at: Whole, valid: int) -> Whole:
    """The same item requested from the same person by another unit while the first answer is valid, as pairs of rows.

    `valid` in microseconds.

    >>> told = double_capture(np.array([7, 7]), np.array([3, 3]), np.array([1, 2]), np.array([0, 50]), 100)
    >>> told.tolist()
    [[0, 1]]
    """
    rows = np.flatnonzero((person != 0) & (item != 0) & (unit != 0))
    rows = rows[np.lexsort((rows, at[rows], item[rows], person[rows]))]
    one, two = rows[:-1], rows[1:]
    same = (person[one] == person[two]) & (item[one] == item[two]) & (unit[one] != unit[two])
    hit = same & (at[two] - at[one] < valid)
    return np.stack([one[hit], two[hit]], axis=1)


def double_capture_of(
    traces: Traces, persons: Concerned, items: Concerned, requests: Whole, valid: int
) -> DoubleCapture:
    """Find them among the events that request something: `requests` are their activities, `valid` in microseconds.

    Whom a request concerns it says itself, or else the trace in which it stands.
    """
    log = traces.log
    asked = np.flatnonzero(np.isin(log.activity, requests) & (log.at != NO_TIME))
    row, person = _asked_of(traces, persons, asked)
    one, other = meeting(row, items.row)
    row, person, item = distinct(row[one], person[one], items.code[other])
    row, person, item = (column[log.unit[row] != 0] for column in (row, person, item))
    pairs = double_capture(person, item, log.unit[row], log.at[row], valid)
    who, what = person[pairs[:, 0]], item[pairs[:, 0]]
    units = log.unit[row[pairs]]
    cells, times, whom = counted(who, what, units[:, 0], units[:, 1])
    return DoubleCapture(
        item=cells[0],
        first=cells[1],
        again=cells[2],
        persons=whom,
        times=times,
        all_persons=len(np.unique(who)),
        requests=len(asked),
        unknown=len(asked) - len(np.unique(row)),
        words=items.words,
    )


def _asked_of(traces: Traces, persons: Concerned, asked: Whole) -> tuple[Whole, Whole]:
    """Each request with each person whom it concerns."""
    one, other = meeting(asked, persons.row)
    own_row, own_person = asked[one], persons.code[other]
    rest = np.setdiff1d(asked, own_row)
    row, key = belonging(traces.log, traces.by)
    mine = np.isin(row, rest)
    trace, person = persons_of(traces, persons)
    left, right = meeting(key[mine], traces.key[trace])
    return np.append(own_row, row[mine][left]), np.append(own_person, person[right])
