# SPDX-License-Identifier: EUPL-1.2
"""The log seen as traces: what happened to one matter, case or ticket, in order. Every measure begins here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.ordering import Groups, Whole, grouped

Mask = npt.NDArray[np.bool_]
COLUMNS = ("matter", "case", "work_item")


class Clock(Protocol):
    """Turns moments into open time since a fixed day; see `engine.calendars.opening`."""

    def at(self, moments: Whole) -> npt.NDArray[np.int64]: ...


@dataclass(frozen=True, eq=False)
class Traces:
    """Events sorted by trace and time, with the borders of each trace.

    `row` is the place of each event in the log, `trace` its trace counted from 0, `key` the number that each trace has
    in the log, `start` and `end` the places of its first and last event. `activities` and `units` are upper bounds
    of the codes.
    """

    log: EventLog
    by: str
    row: Whole
    trace: Whole
    activity: Whole
    unit: Whole
    at: npt.NDArray[np.int64]
    start: Whole
    end: Whole
    key: Whole
    activities: int
    units: int

    def __len__(self) -> int:
        return len(self.key)

    @cached_property
    def same(self) -> Mask:
        """Whether event i and event i + 1 belong to one trace."""
        same: Mask = self.trace[1:] == self.trace[:-1]
        return same

    @cached_property
    def gaps(self) -> npt.NDArray[np.int64]:
        """The time between event i and event i + 1; means something only where `same`."""
        return np.diff(self.at)

    @cached_property
    def sizes(self) -> Whole:
        """How many events each trace has."""
        return self.end - self.start + 1

    @cached_property
    def place(self) -> Whole:
        """Where each event stands in its trace, from 0."""
        return np.arange(len(self.row), dtype=np.int32) - np.repeat(self.start.astype(np.int32), self.sizes)

    @cached_property
    def edges(self) -> Groups:
        """The directly-follows edge of each pair of neighbours, as source · activities + target."""
        return pairs(self.activity, self.activities, self.same)

    def name(self, trace: int) -> str:
        """How the log calls a trace."""
        key = int(self.key[trace])
        if self.by in COLUMNS or self.log.objects is None:
            return self.log.word(self.by, key)
        return self.log.objects.ids[key - 1]

    def in_opening_time(self, clock: Clock) -> Traces:
        """The same traces measured in time during which the office is open."""
        return replace(self, at=clock.at(self.at))

    def only(self, wanted: Mask) -> Traces:
        """Some of the traces, whole: who follows whom stays as it was. `wanted` has one answer for each trace."""
        keep = wanted[self.trace]
        return bordered(self.log, self.by, self.row[keep], self.key[self.trace[keep]], self.at[keep])


def pairs(codes: Whole, size: int, same: Mask) -> Groups:
    """Neighbours as one code: first · size + second."""
    narrow = np.dtype(np.uint16 if size * size < 2**16 else np.int64)
    joined: Whole = codes[:-1].astype(narrow) * narrow.type(size) + codes[1:].astype(narrow)
    return grouped(joined, same, size * size)


def bordered(log: EventLog, by: str, row: Whole, key: Whole, at: npt.NDArray[np.int64]) -> Traces:
    """Traces of events that stand in the order of their traces and of time."""
    new = np.ones(len(key), np.bool_)
    new[1:] = key[1:] != key[:-1]
    start = np.flatnonzero(new)
    end = np.append(start[1:], len(key)) - 1 if len(key) else start
    trace = np.cumsum(new, dtype=np.int32) - np.int32(1)
    activity, unit = _narrow(log.activity[row]), _narrow(log.unit[row])
    return Traces(
        log=log,
        by=by,
        row=row,
        trace=trace,
        activity=activity,
        unit=unit,
        at=at,
        start=start,
        end=end,
        key=key[start],
        activities=_bound(activity),
        units=_bound(unit),
    )


def _narrow(codes: Whole) -> Whole:
    return codes.astype(np.uint16) if _bound(codes) <= 1 << 16 else codes.astype(np.int64)


def _bound(codes: Whole) -> int:
    return int(codes.max()) + 1 if len(codes) else 1


def traces_with(traces: Traces, activities: Sequence[int]) -> Mask:
    """Which traces pass through one of these activities."""
    hit = np.isin(traces.activity, activities)
    return np.bincount(traces.trace[hit], minlength=len(traces)) > 0
