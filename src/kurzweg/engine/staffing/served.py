# SPDX-License-Identifier: EUPL-1.2
"""Who came to be served, read from a log: when, to which unit, how long they waited and how much work they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.log import END, NO_TIME, PAUSE, RESUME, START, EventLog

Ints = npt.NDArray[np.int64]
AT_A_COUNTER: Final = ("ServingStarted", "TicketCalled", "TicketDrawn", "TicketTransferred")
"""Activities by which a piece of work is one at a counter, where somebody waits on the spot, in logs of this house."""
MINUTE: Final = 60_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Served:
    """One row per person who came: `unit` as the log codes it, `came` in microseconds since 1970.

    `waited` and `worked` are minutes; who left without being served has NaN in both.
    """

    unit: Ints
    came: Ints
    waited: npt.NDArray[np.float64]
    worked: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.unit)

    def only(self, wanted: npt.NDArray[np.bool_]) -> Served:
        """Some of them."""
        return Served(
            unit=self.unit[wanted],
            came=self.came[wanted],
            waited=self.waited[wanted],
            worked=self.worked[wanted],
        )


def served_in(log: EventLog, activities: Sequence[str] = AT_A_COUNTER) -> Served:
    """Put the visits of a log together from the events of each piece of work.

    Parameters: `activities` by whose names a piece of work is one at a counter (one of its events has such a name).
    Waiting runs from the first event to the first start, work from there to the last end, without pauses. Who was
    never started counts as somebody who came and left; who was started and has not ended is left out.

    >>> log = EventLog(at=np.array([0, 6, 16]) * MINUTE, activity=np.array([1, 2, 3]), work_item=np.array([9, 9, 9]),
    ...     unit=np.array([4, 4, 4]), phase=np.array([ord("q"), START, END]),
    ...     names={"activity": ("", "TicketDrawn", "ServingStarted", "ServingEnded")})
    >>> one = served_in(log)
    >>> one.unit.tolist(), one.waited.tolist(), one.worked.tolist()
    ([4], [6.0], [10.0])
    """
    row = np.flatnonzero((log.work_item != 0) & (log.at != NO_TIME))
    number, piece = np.unique(log.work_item[row], return_inverse=True)
    at, phase, count = log.at[row].astype(np.int64), log.phase[row], len(number)
    came = _first(at, piece, count)
    start = _first(at[phase == START], piece[phase == START], count)
    end = _last(at[phase == END], piece[phase == END], count)
    paused = _summed(at, phase == RESUME, piece, count) - _summed(at, phase == PAUSE, piece, count)
    told = np.bincount(piece[phase == PAUSE], minlength=count) == np.bincount(piece[phase == RESUME], minlength=count)
    begun, done = start != NO_TIME, (end != NO_TIME) & told
    counts = _at_a_counter(log, row, piece, count, activities) & (done | ~begun)
    return Served(
        unit=_unit_of(log, row, piece, np.where(begun, start, came), count)[counts],
        came=came[counts],
        waited=np.where(begun, (start - came) / MINUTE, np.nan)[counts],
        worked=np.where(begun, (end - start - paused) / MINUTE, np.nan)[counts],
    )


def _first(at: Ints, piece: Ints, count: int) -> Ints:
    """The first of these moments of each piece of work; `NO_TIME` where it has none."""
    never = np.iinfo(np.int64).max
    found = np.full(count, never, np.int64)
    np.minimum.at(found, piece, at)
    return np.where(found == never, NO_TIME, found)


def _last(at: Ints, piece: Ints, count: int) -> Ints:
    """The last of them; `NO_TIME` is before all moments."""
    found = np.full(count, NO_TIME, np.int64)
    np.maximum.at(found, piece, at)
    return found


def _summed(at: Ints, wanted: npt.NDArray[np.bool_], piece: Ints, count: int) -> Ints:
    sums = np.zeros(count, np.int64)
    np.add.at(sums, piece[wanted], at[wanted])
    return sums


def _at_a_counter(
    log: EventLog, row: Ints, piece: Ints, count: int, activities: Sequence[str]
) -> npt.NDArray[np.bool_]:
    codes = [code for code, name in enumerate(log.names.get("activity", ())) if name in activities]
    named: npt.NDArray[np.bool_] = np.bincount(piece[np.isin(log.activity[row], codes)], minlength=count) > 0
    return named


def _unit_of(log: EventLog, row: Ints, piece: Ints, moment: Ints, count: int) -> Ints:
    """The unit that began, or was waited for: that of an event of this moment, a start where there is one."""
    units = np.zeros(count, np.int64)
    for wanted in (log.at[row] == moment[piece], (log.at[row] == moment[piece]) & (log.phase[row] == START)):
        units[piece[wanted]] = log.unit[row][wanted]
    return units
