# SPDX-License-Identifier: EUPL-1.2
"""Before and after: the same measures on two logs, each difference with its interval, or "not distinguishable".

Not part of the front door of the room: it needs numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kurzweg.engine.comparison.intervals import (
    Difference,
    Estimate,
    Values,
    difference_of,
    mean_of,
    quantile_of,
    share_of,
)
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.durations import closed_traces
from kurzweg.engine.mining.hands import handed_over, returned
from kurzweg.engine.mining.rework import done_again
from kurzweg.engine.mining.traces import Traces, flatten
from kurzweg.engine.mining.work import Work, work_items

SECOND: Final = 1_000_000
WEEK: Final = 7 * 86_400 * SECOND
SECONDS, COUNT, SHARE = "seconds", "count", "share"
LOWER, HIGHER, SAME, TOO_FEW = "lower", "higher", "not distinguishable", "too few"


@dataclass(frozen=True, kw_only=True)
class LogChange:
    """One measure before and after. `service` is "" for all matters; `unit` says what the numbers are."""

    measure: str
    service: str
    unit: str
    before: Estimate
    after: Estimate
    difference: Difference

    @property
    def verdict(self) -> str:
        """lower, higher, not distinguishable (chance may explain it), or too few to say anything."""
        if self.difference.low is None:
            return TOO_FEW
        if not self.difference.is_distinguishable:
            return SAME
        return HIGHER if self.difference.value > 0 else LOWER


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
class _Sample:
    """The values of one measure: one for each trace or piece of work."""

    values: Values
    week: npt.NDArray[np.integer]
    service: npt.NDArray[np.integer]


def side_of(log: EventLog, by: str = "matter", ends: Sequence[str] | None = None) -> Side:
    """Prepare one log; `ends` are the words of the activities that close a trace."""
    known = log.names.get("activity", ())
    codes = None if ends is None else [known.index(word) for word in ends if word in known]
    return Side(log=log, traces=flatten(log, by), work=work_items(log), ends=codes)


def compare_logs(before: Side, after: Side) -> tuple[LogChange, ...]:
    """Compare two logs, whoever wrote them.

    Throughput is that of closed traces; the share of closed ones stands beside it, since it flatters when old matters
    are stuck. First all matters, then the throughput of each service that both logs name, in alphabetical order.
    Of twenty intervals one misses by chance.

    >>> from kurzweg.engine.mining.example import office_log
    >>> side = side_of(office_log())
    >>> [(one.measure, one.before.value, one.verdict) for one in compare_logs(side, side)][2:4]
    [('handovers', 2.25, 'too few'), ('returns', 0.5, 'too few')]
    """
    changes = [
        _change(measure, "", unit, estimate(_sample(before)), estimate(_sample(after)))
        for measure, unit, _sample, estimate in MEASURES
    ]
    return (*changes, *_by_service(before, after))


def _by_service(before: Side, after: Side) -> Iterator[LogChange]:
    old, new = _throughput(before), _throughput(after)
    words = [
        {side.log.word("service", code): code for code in np.unique(sample.service).tolist() if code}
        for side, sample in ((before, old), (after, new))
    ]
    for word in sorted(words[0].keys() & words[1].keys()):
        some = [_only(sample, known[word]) for sample, known in zip((old, new), words, strict=True)]
        yield _change("throughput-median", word, SECONDS, _median(some[0]), _median(some[1]))


def _only(sample: _Sample, service: int) -> _Sample:
    keep = sample.service == service
    return _Sample(values=sample.values[keep], week=sample.week[keep], service=sample.service[keep])


def _change(measure: str, service: str, unit: str, before: Estimate, after: Estimate) -> LogChange:
    difference = difference_of(before, after)
    return LogChange(measure=measure, service=service, unit=unit, before=before, after=after, difference=difference)


def _of_traces(side: Side, values: npt.NDArray[np.generic], keep: npt.NDArray[np.bool_] | None = None) -> _Sample:
    service = side.log.service[side.traces.row[side.traces.start]]
    some = np.ones(len(side.traces), np.bool_) if keep is None else keep
    return _Sample(values=values.astype(np.float64)[some], week=side.week()[some], service=service[some])


def _throughput(side: Side) -> _Sample:
    traces = side.traces
    spent = (traces.at[traces.end] - traces.at[traces.start]) / SECOND
    return _of_traces(side, spent, closed_traces(traces, side.ends))


def _closed(side: Side) -> _Sample:
    return _of_traces(side, closed_traces(side.traces, side.ends))


def _handovers(side: Side) -> _Sample:
    return _of_traces(side, handed_over(side.traces))


def _returns(side: Side) -> _Sample:
    return _of_traces(side, returned(side.traces) > 0)


def _rework(side: Side) -> _Sample:
    return _of_traces(side, done_again(side.traces))


def _waiting(side: Side) -> _Sample:
    work = side.work
    keep = work.queued & (work.started | work.done)
    return _of_work(side, work.waiting, keep)


def _service(side: Side) -> _Sample:
    return _of_work(side, side.work.service, side.work.started & side.work.done)


def _of_work(side: Side, spent: npt.NDArray[np.int64], keep: npt.NDArray[np.bool_]) -> _Sample:
    row = side.work.row[keep]
    return _Sample(values=spent[keep] / SECOND, week=side.log.at[row] // WEEK, service=side.log.service[row])


def _mean(sample: _Sample) -> Estimate:
    return mean_of(sample.values, sample.week)


def _share(sample: _Sample) -> Estimate:
    return share_of(sample.values > 0, sample.week)


def _median(sample: _Sample) -> Estimate:
    return quantile_of(sample.values, sample.week, 0.5)


def _p90(sample: _Sample) -> Estimate:
    return quantile_of(sample.values, sample.week, 0.9)


MEASURES: Final[tuple[tuple[str, str, Callable[[Side], _Sample], Callable[[_Sample], Estimate]], ...]] = (
    ("throughput-median", SECONDS, _throughput, _median),
    ("throughput-p90", SECONDS, _throughput, _p90),
    ("handovers", COUNT, _handovers, _mean),
    ("returns", SHARE, _returns, _share),
    ("rework", SHARE, _rework, _share),
    ("closed", SHARE, _closed, _share),
    ("waiting-mean", SECONDS, _waiting, _mean),
    ("waiting-p90", SECONDS, _waiting, _p90),
    ("service-mean", SECONDS, _service, _mean),
)
"""Measure, unit, where its values come from, how it is estimated."""
