# SPDX-License-Identifier: EUPL-1.2
"""Deadlines: those that the log itself states, or those that somebody gives; kept, missed, still running."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kurzweg.engine.mining.durations import DAY, closed_traces
from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.traces import Mask, Traces, traces_with

LOGGED, GIVEN = "logged", "given"
"""The log says that something was due and missed; or the span of a service was given, and measured."""


@dataclass(frozen=True)
class Span:
    """Months by the calendar (the last day of a shorter month stands for a later one), then days."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, kw_only=True, eq=False)
class Deadlines:
    """By service (0: none is named): traces with a deadline, those that missed it, those open with time left."""

    basis: str
    service: Whole
    due: Whole
    missed: Whole
    running: Whole

    @property
    def share(self) -> float:
        """What share of all that had a deadline missed it."""
        return float(self.missed.sum() / self.due.sum()) if self.due.any() else 0.0


def logged_deadlines(
    traces: Traces, *, due: Sequence[int], missed: Sequence[int], ends: Sequence[int] | None = None
) -> Deadlines:
    """Traces with a deadline (activities `due` or `missed`), and those that missed one.

    >>> from kurzweg.engine.mining.example import office
    >>> told = logged_deadlines(office(), due=(1,), missed=(3,))
    >>> told.due.tolist(), told.missed.tolist()
    ([4], [4])
    """
    late = traces_with(traces, missed)
    return _by_service(LOGGED, traces, traces_with(traces, due) | late, late, ends)


def given_deadlines(
    traces: Traces, within: Mapping[int, Span], *, ends: Sequence[int] | None = None, until: int | None = None
) -> Deadlines:
    """Traces whose service has a span, and those closed after it, or still open when it was over.

    Parameters: `within`, the span of each service by code (0: of all that are not named); `until`, the moment at which
    open traces are looked at (not given: the last of the log). Counted from the first event, in UTC; what the law
    calls the end of a period (§ 193 BGB) is not computed here.

    >>> from kurzweg.engine.mining.example import office
    >>> told = given_deadlines(office(), {0: Span(days=1)})
    >>> told.due.tolist(), told.missed.tolist()
    ([4], [0])
    """
    service = service_of(traces)
    opened, last = traces.at[traces.start], traces.at[traces.end]
    now = until if until is not None else int(traces.at.max(initial=0))
    over = np.where(closed_traces(traces, ends), last, now)
    due, late = (np.zeros(len(traces), np.bool_) for _ in range(2))
    others = ~np.isin(service, [code for code in within if code])
    for code, span in within.items():
        mine = (service == code) if code else others
        due |= mine
        late[mine] = over[mine] > after(opened[mine], span)
    return _by_service(GIVEN, traces, due, late, ends)


def after(moments: npt.NDArray[np.int64], span: Span) -> npt.NDArray[np.int64]:
    """Moments a span later, at the same time of day.

    >>> last_of_november = np.array(["2026-11-30T08:00"], "M8[us]").astype(np.int64)
    >>> after(last_of_november, Span(months=3)).astype("M8[us]").astype(str).tolist()
    ['2027-02-28T08:00:00.000000']
    """
    day = (moments // DAY).astype("M8[D]")
    month = day.astype("M8[M]")
    target = month + span.months
    length = ((target + 1).astype("M8[D]") - target.astype("M8[D]")).astype(np.int64)
    place = np.minimum((day - month.astype("M8[D]")).astype(np.int64), length - 1)
    later: npt.NDArray[np.int64] = (target.astype("M8[D]").astype(np.int64) + place + span.days) * DAY + moments % DAY
    return later


def service_of(traces: Traces) -> Whole:
    """The first service that the events of each trace name; 0 for none."""
    named = np.flatnonzero(traces.log.service[traces.row] != 0)
    found = np.zeros(len(traces), np.int64)
    trace, first = np.unique(traces.trace[named], return_index=True)
    found[trace] = traces.log.service[traces.row[named[first]]]
    return found


def _by_service(basis: str, traces: Traces, due: Mask, late: Mask, ends: Sequence[int] | None) -> Deadlines:
    service = service_of(traces)
    size = int(service.max(initial=0)) + 1
    running = due & ~late & ~closed_traces(traces, ends)
    counts = [np.bincount(service[some], minlength=size) for some in (due, late, running)]
    found = np.flatnonzero(counts[0])
    return Deadlines(
        basis=basis, service=found, due=counts[0][found], missed=counts[1][found], running=counts[2][found]
    )
