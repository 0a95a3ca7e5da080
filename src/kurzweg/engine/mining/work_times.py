# SPDX-License-Identifier: EUPL-1.2
"""Waiting, service and transport by activity: what pieces of work cost in time, the largest sum first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.log import NO_TIME, EventLog
from kurzweg.engine.mining.ordering import Groups, Reals, Whole, grouped, sums_and_quantiles
from kurzweg.engine.mining.traces import Clock
from kurzweg.engine.mining.work import BEGINS, ENDS, Work


@dataclass(frozen=True, kw_only=True, eq=False)
class WorkTimes:
    """Waiting or service by activity, in microseconds, the largest sum first; `share` of the sum of all."""

    activity: Whole
    count: Whole
    total: Reals
    share: Reals
    median: Reals
    p90: Reals

    @property
    def mean(self) -> Reals:
        return self.total / self.count


def waiting_times(work: Work) -> WorkTimes:
    """Waiting by activity, of work that `waited`."""
    return _by_activity(work.activity[work.waited], work.waiting[work.waited])


def service_times(work: Work) -> WorkTimes:
    """Service by activity, of work that was `served`."""
    return _by_activity(work.activity[work.served], work.service[work.served])


def transport_times(log: EventLog, work: Work, clock: Clock | None = None) -> WorkTimes:
    """From the end of a piece of work to the next queued or start of the same matter: transport, or nobody's time.

    By activity of the piece of work that comes next.
    """
    whole = np.isin(log.work_item, work.number) & (log.matter != 0) & (log.at != NO_TIME)
    row = np.flatnonzero(whole & np.isin(log.phase, (*BEGINS, *ENDS)))
    row = row[np.lexsort((log.event_id[row], log.at[row], log.matter[row]))]
    phase, at = log.phase[row], log.at[row].astype(np.int64)
    at = at if clock is None else clock.at(at)
    follows = (log.matter[row][1:] == log.matter[row][:-1]) & np.isin(phase[:-1], ENDS) & np.isin(phase[1:], BEGINS)
    return _by_activity(log.activity[row][1:][follows], np.diff(at)[follows])


def _by_activity(activity: Whole, spent: npt.NDArray[np.int64]) -> WorkTimes:
    size = int(activity.max()) + 1 if len(activity) else 1
    groups: Groups = grouped(activity, np.ones(len(activity), np.bool_), size)
    found = np.flatnonzero(groups.sizes)
    sums, shares = sums_and_quantiles(spent, groups, (0.5, 0.9))
    order = np.lexsort((groups.label[found], -sums))
    whole = sums.sum()
    return WorkTimes(
        activity=groups.label[found][order],
        count=groups.sizes[found][order],
        total=sums[order],
        share=sums[order] / whole if whole else np.zeros(len(found)),
        median=shares[order, 0],
        p90=shares[order, 1],
    )
