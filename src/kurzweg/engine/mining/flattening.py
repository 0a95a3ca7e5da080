# SPDX-License-Identifier: EUPL-1.2
"""Cuts a log into traces, by whatever noun it is asked to follow."""

from __future__ import annotations

import numpy as np

from kurzweg.engine.eventlog.log import END, INSTANT, NO_TIME, QUEUED, START, EventLog
from kurzweg.engine.mining.ordering import Whole, stable_order
from kurzweg.engine.mining.traces import COLUMNS, Mask, Traces, bordered


class UnknownNotion(ValueError):  # noqa: N818 - named for what it is
    """The log cannot be cut into traces by this noun."""


def flatten(log: EventLog, by: str = "matter", *, steps: bool = True) -> Traces:
    """Cut a log into traces.

    Parameters: `by`, a column (matter, case, work_item) or a type of object of the log; `steps`, whether work
    that is logged with several phases counts once. A step is an instant or a start; an activity that
    is never one of both counts by what it has: queued, else its end, else any phase.

    Events without a moment, or that belong to no trace, are left out; `engine.eventlog.quality` counts
    them. An event that concerns two objects of the type stands in both traces.
    Raises `UnknownNotion`.

    >>> log = EventLog(at=np.array([3, 1, 2]), activity=np.array([2, 1, 1]), matter=np.array([7, 7, 9]))
    >>> traces = flatten(log)
    >>> traces.key.tolist(), traces.activity.tolist(), traces.start.tolist()
    ([7, 9], [1, 2, 1], [0, 2])
    """
    row, key = belonging(log, by)
    counts = log.at != NO_TIME
    if steps:
        counts &= _is_step(log)
    if not counts.all():
        keep = counts[row]
        row, key = row[keep], key[keep]
    at, number = (log.at, log.event_id) if _is_whole(row, log) else (log.at[row], log.event_id[row])
    if not _rises(at, number):
        order = np.lexsort((number, at))
        row, key = row[order], key[order]
    order = stable_order(key)
    row = order if _is_whole(row, log) else row[order]
    return bordered(log, by, row, key[order], log.at[row].astype(np.int64, copy=False))


def belonging(log: EventLog, by: str) -> tuple[Whole, Whole]:
    """Which event belongs to which trace: places in the log, numbers of traces."""
    if by in COLUMNS:
        column = getattr(log, by)
        row = np.flatnonzero(column)
        return row, column[row]
    if log.objects is None or by not in log.objects.types:
        known = [*COLUMNS, *(log.objects.types[1:] if log.objects else ())]
        raise UnknownNotion(f'The log has no traces by "{by}". Known: {", ".join(known)}.')
    objects = log.objects
    wanted = objects.type[objects.object] == objects.types.index(by)
    links = np.unique(np.stack([objects.event[wanted], objects.object[wanted] + 1]), axis=1)
    return links[0], links[1]


def _is_step(log: EventLog) -> Mask:
    phase = log.phase
    step: Mask = (phase == INSTANT) | (phase == START)
    if step.all():
        return step
    size = int(log.activity.max()) + 1
    counted = np.bincount(log.activity[step], minlength=size) > 0
    for fallback in (QUEUED, END):
        more = (phase == fallback) & ~counted[log.activity]
        step |= more
        counted |= np.bincount(log.activity[more], minlength=size) > 0
    rest: Mask = ~counted[log.activity]
    return step | rest


def _is_whole(row: Whole, log: EventLog) -> bool:
    """Whether these are all places of the log, each once and in their order: then nothing needs to be picked."""
    return len(row) == len(log) and bool((row == np.arange(len(log))).all())


def _rises(at: Whole, number: Whole) -> bool:
    later = at[1:] >= at[:-1]
    if not later.all():
        return False
    later = number[1:] >= number[:-1]
    return bool(later.all() or (later | (at[1:] > at[:-1])).all())
