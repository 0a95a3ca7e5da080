# SPDX-License-Identifier: EUPL-1.2
"""The values that two logs are compared by: one for each trace or piece of work, with the week in which it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kurzweg.engine.comparison.intervals import Values
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.durations import closed_traces
from kurzweg.engine.mining.flattening import flatten
from kurzweg.engine.mining.hands import handed_over, returned
from kurzweg.engine.mining.rework import done_again
from kurzweg.engine.mining.traces import Traces
from kurzweg.engine.mining.work import Work, work_items

SECOND: Final = 1_000_000
WEEK: Final = 7 * 86_400 * SECOND


@dataclass(frozen=True, kw_only=True, eq=False)
class Side:
    """One log, seen by traces."""

    log: EventLog
    traces: Traces
    work: Work
    ends: Sequence[int] | None

    def week(self) -> npt.NDArray[np.integer]:
        """The week in which each trace begins."""
        return self.traces.at[self.traces.start] // WEEK


@dataclass(frozen=True, kw_only=True, eq=False)
class Sample:
    """The values of one measure: one for each trace or piece of work, times in seconds; a yes is 1."""

    values: Values
    week: npt.NDArray[np.integer]
    service: npt.NDArray[np.integer]

    def of_service(self, service: int) -> Sample:
        """Those of one service, by its code in the log."""
        keep = self.service == service
        return Sample(values=self.values[keep], week=self.week[keep], service=self.service[keep])


def side_of(log: EventLog, by: str = "matter", ends: Sequence[str] | None = None) -> Side:
    """Prepare one log; `ends` are the words of the activities that close a trace."""
    known = log.names.get("activity", ())
    codes = None if ends is None else [known.index(word) for word in ends if word in known]
    return Side(log=log, traces=flatten(log, by), work=work_items(log), ends=codes)


def _of_traces(side: Side, values: npt.NDArray[np.generic], keep: npt.NDArray[np.bool_] | None = None) -> Sample:
    service = side.log.service[side.traces.row[side.traces.start]]
    some = np.ones(len(side.traces), np.bool_) if keep is None else keep
    return Sample(values=values.astype(np.float64)[some], week=side.week()[some], service=service[some])


def throughput_of(side: Side) -> Sample:
    traces = side.traces
    spent = (traces.at[traces.end] - traces.at[traces.start]) / SECOND
    return _of_traces(side, spent, closed_traces(traces, side.ends))


def closed_of(side: Side) -> Sample:
    return _of_traces(side, closed_traces(side.traces, side.ends))


def handovers_of(side: Side) -> Sample:
    return _of_traces(side, handed_over(side.traces))


def returns_of(side: Side) -> Sample:
    return _of_traces(side, returned(side.traces) > 0)


def rework_of(side: Side) -> Sample:
    return _of_traces(side, done_again(side.traces))


def waiting_of(side: Side) -> Sample:
    return _of_work(side, side.work.waiting, side.work.waited)


def service_of(side: Side) -> Sample:
    return _of_work(side, side.work.service, side.work.served)


def _of_work(side: Side, spent: npt.NDArray[np.int64], keep: npt.NDArray[np.bool_]) -> Sample:
    row = side.work.row[keep]
    return Sample(values=spent[keep] / SECOND, week=side.log.at[row] // WEEK, service=side.log.service[row])
