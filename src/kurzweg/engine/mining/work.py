# SPDX-License-Identifier: EUPL-1.2
"""Pieces of work put together from their own events only: never from throughput, never by guessing pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.log import (
    CANCELLED,
    END,
    INSTANT,
    NO_TIME,
    PAUSE,
    QUEUED,
    RESUME,
    START,
    EventLog,
)
from kurzweg.engine.mining.ordering import Whole, stable_order
from kurzweg.engine.mining.traces import Clock, Mask

BEGINS: Final = (QUEUED, START)
ENDS: Final = (END, CANCELLED)
GOES_ON: Final = {
    QUEUED: (QUEUED, START, END, CANCELLED),
    START: (PAUSE, END, CANCELLED, QUEUED),
    PAUSE: (RESUME, START, END, CANCELLED, QUEUED),
    RESUME: (PAUSE, END, CANCELLED, QUEUED),
    END: (),
    CANCELLED: (),
}
"""What may come after what within one piece of work; who was served may be put back into the queue, and
a hand-over ends when it is accepted, without a start."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Work:
    """Pieces of work, one row each: how long it waited, was served and was paused, in microseconds.

    `activity`, `unit`, `matter` and `row` (place in the log) are those of its first start, or of its first event when
    it never started. `done` ended, `dropped` was cancelled; the rest is still open and its times go to its last event.
    `unpaired` pieces of work do not fit together (an end without a start) and stand in no row.
    """

    number: Whole
    row: Whole
    activity: Whole
    unit: Whole
    matter: Whole
    waiting: npt.NDArray[np.int64]
    service: npt.NDArray[np.int64]
    paused: npt.NDArray[np.int64]
    queued: Mask
    started: Mask
    done: Mask
    dropped: Mask
    unpaired: int

    def __len__(self) -> int:
        return len(self.number)

    @property
    def waited(self) -> Mask:
        """Queued, then begun or accepted: the wait of who still waits goes on."""
        return self.queued & (self.started | self.done)

    @property
    def served(self) -> Mask:
        """Begun and ended."""
        return self.started & self.done


def work_items(log: EventLog, clock: Clock | None = None) -> Work:
    """Put pieces of work together: queued → start waits, start → end without pauses is service.

    With a `clock` in opening time. Instants with the number of a piece of work do not change its state.

    >>> log = EventLog(at=np.array([0, 5, 9, 11, 14]), activity=np.array([1, 2, 3, 2, 4]),
    ...     phase=np.array([QUEUED, START, PAUSE, RESUME, END]), work_item=np.array([3] * 5))
    >>> work = work_items(log)
    >>> work.waiting.tolist(), work.service.tolist(), work.paused.tolist()
    ([5], [7], [2])
    """
    row = _in_order(log)
    item, phase = log.work_item[row], log.phase[row]
    at = log.at[row].astype(np.int64) if clock is None else clock.at(log.at[row].astype(np.int64))
    new = np.ones(len(row), np.bool_)
    new[1:] = item[1:] != item[:-1]
    piece = np.cumsum(new) - 1
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(row)) - 1 if len(row) else first
    fits = _fits(phase, new, piece, len(first))
    spent = np.zeros(len(row), np.int64)
    spent[:-1] = np.where(new[1:], 0, np.diff(at))
    speaking = _speaking(phase, piece, first)

    def time_in(*states: int) -> npt.NDArray[np.int64]:
        counted = np.isin(phase, states)
        return np.bincount(piece[counted], weights=spent[counted], minlength=len(first))[fits].astype(np.int64)

    def has(state: int) -> Mask:
        return (np.bincount(piece[phase == state], minlength=len(first)) > 0)[fits]

    place = row[speaking[fits]]
    return Work(
        number=item[first][fits],
        row=place,
        activity=log.activity[place],
        unit=log.unit[place],
        matter=log.matter[place],
        waiting=time_in(QUEUED),
        service=time_in(START, RESUME),
        paused=time_in(PAUSE),
        queued=has(QUEUED),
        started=has(START),
        done=(phase[last] == END)[fits],
        dropped=(phase[last] == CANCELLED)[fits],
        unpaired=int((~fits).sum()),
    )


def _in_order(log: EventLog) -> Whole:
    row = np.flatnonzero((log.work_item != 0) & (log.phase != INSTANT) & (log.at != NO_TIME))
    number, at = log.event_id[row], log.at[row]
    if not bool(((at[1:] > at[:-1]) | ((at[1:] == at[:-1]) & (number[1:] >= number[:-1]))).all()):
        row = row[np.lexsort((number, at))]
    return row[stable_order(log.work_item[row])]


def _fits(phase: Whole, new: Mask, piece: Whole, count: int) -> Mask:
    """Which pieces of work begin as one should, and go on as one may."""
    wrong = new & ~np.isin(phase, BEGINS)
    allowed = np.zeros((128, 128), np.bool_)
    for before, after in GOES_ON.items():
        allowed[before, list(after)] = True
    narrow = np.minimum(phase, 127)
    wrong[1:] |= ~new[1:] & ~allowed[narrow[:-1], narrow[1:]]
    fits: Mask = np.bincount(piece[wrong], minlength=count) == 0
    return fits


def _speaking(phase: Whole, piece: Whole, first: Whole) -> Whole:
    """The event that speaks for a piece of work: its first start, else its first event."""
    speaking = first.copy()
    starts = np.flatnonzero(phase == START)[::-1]
    speaking[piece[starts]] = starts
    return speaking
