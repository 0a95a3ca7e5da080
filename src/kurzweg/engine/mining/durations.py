# SPDX-License-Identifier: EUPL-1.2
"""How long traces take, how old the open ones are, and how many are in progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kurzweg.engine.mining.ordering import Reals, Whole, quantiles
from kurzweg.engine.mining.traces import Mask, Traces, traces_with

DAY: Final = 86_400_000_000
SHARES: Final = (0.1, 0.5, 0.9, 0.95)
MOST_DAYS: Final = 366 * 200


class TooLong(ValueError):  # noqa: N818 - named for what it is
    """The log spans more days than anybody has seen; some of its moments are wrong."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Throughput:
    """From the first to the last event of closed traces, in microseconds, and the age of the open ones beside it.

    Throughput alone flatters: it falls when old matters are stuck, because they are not closed. NaN without traces.
    """

    closed: int
    open: int
    mean: float
    p10: float
    p50: float
    p90: float
    p95: float
    age_p50: float
    age_p90: float
    oldest: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Progress:
    """Day by day (each begins at `day`, in microseconds): opened, closed, and in progress on average over the day."""

    day: npt.NDArray[np.int64]
    opened: Whole
    closed: Whole
    in_progress: Reals


def closed_traces(traces: Traces, ends: Sequence[int] | None) -> Mask:
    """Which traces are closed: those that have one of the activities `ends`; all of them when None is known."""
    return np.ones(len(traces), np.bool_) if ends is None else traces_with(traces, ends)


def throughput(traces: Traces, *, ends: Sequence[int] | None = None, until: int | None = None) -> Throughput:
    """Measure closed traces, and the age of open ones at `until` (not given: the last moment of the log).

    >>> from kurzweg.engine.mining.example import HOUR, office
    >>> told = throughput(office())
    >>> [round(one / HOUR, 1) for one in (told.p10, told.p50, told.p90, told.p95)]
    [4.6, 7.0, 9.4, 9.7]
    """
    closed = closed_traces(traces, ends)
    first, last = traces.at[traces.start], traces.at[traces.end]
    spent = (last - first)[closed]
    now = until if until is not None else int(traces.at.max()) if len(traces.at) else 0
    ages = np.maximum(now - first[~closed], 0)
    p10, p50, p90, p95 = quantiles(spent, SHARES).tolist()
    age_p50, age_p90, oldest = quantiles(ages, (0.5, 0.9, 1.0)).tolist()
    return Throughput(
        closed=len(spent),
        open=len(ages),
        mean=float(spent.mean()) if len(spent) else float("nan"),
        p10=p10,
        p50=p50,
        p90=p90,
        p95=p95,
        age_p50=age_p50,
        age_p90=age_p90,
        oldest=oldest,
    )


def progress(traces: Traces, *, ends: Sequence[int] | None = None, until: int | None = None) -> Progress:
    """Count what is opened and closed on each day, and what is in progress, weighted by time.

    Days are those of UTC, from the first event to `until`. Give traces whose moments were shifted to
    count days of the office. Raises `TooLong`.

    >>> from kurzweg.engine.mining.example import office
    >>> told = progress(office())
    >>> told.opened.tolist(), told.closed.tolist(), told.in_progress.round(3).tolist()
    ([4], [4], [1.167])
    """
    if not len(traces):
        nothing = np.empty(0, np.int64)
        return Progress(day=nothing, opened=nothing, closed=nothing, in_progress=np.empty(0))
    closed = closed_traces(traces, ends)
    first = traces.at[traces.start]
    newest = int(traces.at.max())
    now = newest if until is None else max(until, newest)
    last = np.where(closed, traces.at[traces.end], now)
    begin, days = int(first.min()) // DAY, now // DAY - int(first.min()) // DAY + 1
    if days > MOST_DAYS:
        raise TooLong(f"The log spans {days} days. Leave out the events whose moment is wrong.")
    opened = np.bincount(first // DAY - begin, minlength=days)
    return Progress(
        day=(np.arange(days) + begin) * DAY,
        opened=opened,
        closed=np.bincount(last[closed] // DAY - begin, minlength=days),
        in_progress=_until_each_day(last - begin * DAY, days) - _until_each_day(first - begin * DAY, days),
    )


def _until_each_day(moments: npt.NDArray[np.int64], days: int) -> Reals:
    """For each day the share of it that lies before each moment, summed over the moments."""
    day, rest = moments // DAY, moments % DAY
    partly = np.bincount(day, weights=rest / DAY, minlength=days)
    later = np.bincount(day, minlength=days)[::-1].cumsum()[::-1]
    passed: Reals = partly + np.append(later[1:], 0)
    return passed
