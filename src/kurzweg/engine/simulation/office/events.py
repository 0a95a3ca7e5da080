# SPDX-License-Identifier: EUPL-1.2
"""What becomes of matters and of pieces of work, as rows of the log: one pass over a played office."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.log import CANCELLED, END, INSTANT, QUEUED, START
from kurzweg.engine.simulation.compiling import borrowed, compiled
from kurzweg.engine.simulation.hall import DONE, LEFT, TURNED_AWAY, Ints, Records
from kurzweg.engine.simulation.office.calendar import Mask
from kurzweg.engine.simulation.office.going import Kinds, lent_kinds
from kurzweg.engine.simulation.office.population import ELSEWHERE

ACTIVITIES: Final = (
    "", "ResponsibilityShown", "NobodyResponsible", "MatterOpened", "AppointmentBooked", "NoShow", "TicketDrawn",
    "TicketTransferred", "ServingStarted", "ServingFinished", "VisitorLeft", "TaskSet", "TaskDone", "HandoverOffered",
    "MatterHandedOver", "MatterSettled",
)  # fmt: skip
(
    SHOWN, NOBODY_RESPONSIBLE, OPENED, BOOKED, NO_SHOW, DRAWN, TRANSFERRED, SERVING, SERVED, GONE, TASK_SET, TASK_DONE,
    OFFERED, HANDED_OVER, SETTLED,
) = range(1, len(ACTIVITIES))  # fmt: skip
REASONS: Final = ("", "no_capacity", "went_away", "did_not_come")
NO_REASON, NO_CAPACITY, WENT_AWAY, DID_NOT_COME = range(len(REASONS))
RANKS: Final = 10
"""Events of one piece of work at the same moment stand in this order: opened, handed over, queued, begun, ended …"""
MOST_OF_A_PIECE, MOST_OF_A_MATTER = 5, 3
NO_ITEM: Final = 0

Column = npt.NDArray[Any]


class Events(NamedTuple):
    """Columns of a log; rows of the office's own tables are told by their place, words by their code."""

    at: Ints
    event_id: Ints
    activity: Column
    phase: Column
    reason: Column
    item: Ints
    matter: Ints
    unit: Column


class Lives(NamedTuple):
    """What is told of matters, as in `Matters` and `Office`; `pieces`: how many each has, `begin` the first."""

    at: Ints
    opened: Ints
    due: Ints
    unit: Ints
    absent: Mask
    begin: Ints
    pieces: Ints


def events_of(lives: Lives, kinds: Kinds, works: Records) -> Events:
    """All events, matter by matter in the order in which they came; equal moments are ordered by `event_id`."""
    most = MOST_OF_A_PIECE * len(works) + MOST_OF_A_MATTER * len(lives.at)
    room = Events(
        at=np.empty(most, np.int64), event_id=np.empty(most, np.int64), activity=np.empty(most, np.int16),
        phase=np.empty(most, np.uint8), reason=np.empty(most, np.uint8), item=np.empty(most, np.int64),
        matter=np.empty(most, np.int64), unit=np.empty(most, np.int16),
    )  # fmt: skip
    size = _fill(room, lives, kinds, works)
    return Events(*(column[:size] for column in room))


@compiled
def _fill(room: Events, lives: Lives, kinds: Kinds, works: Records) -> int:
    return _tell_all(
        Events(
            borrowed(room.at), borrowed(room.event_id), borrowed(room.activity), borrowed(room.phase),
            borrowed(room.reason), borrowed(room.item), borrowed(room.matter), borrowed(room.unit),
        ),
        Lives(
            borrowed(lives.at), borrowed(lives.opened), borrowed(lives.due), borrowed(lives.unit),
            borrowed(lives.absent), borrowed(lives.begin), borrowed(lives.pieces),
        ),
        lent_kinds(kinds),
        borrowed(works),
    )  # fmt: skip


@compiled
def _tell_all(room: Events, lives: Lives, kinds: Kinds, works: Records) -> int:
    size = 0
    for piece in range(len(works)):
        matter = kinds.matter[piece]
        if lives.begin[matter] == piece:
            size = _of_matter(room, size, lives, matter, piece)
        size = _of_piece(room, size, kinds, works, piece, matter)
    for matter in range(len(lives.at)):
        if lives.pieces[matter] == 0 and lives.at[matter] >= 0:
            size = _of_matter(room, size, lives, matter, len(works) + matter)
    return size


@compiled
def _of_matter(room: Events, size: int, lives: Lives, matter: int, key: int) -> int:
    """How it begins; `key`: its first piece of work, or what stands for one."""
    unit = lives.unit[matter]
    if unit < 0:
        activity = SHOWN if unit == ELSEWHERE else NOBODY_RESPONSIBLE
        return _tell(room, size, lives.at[matter], activity, INSTANT, NO_REASON, matter, -1, key, 0, NO_ITEM)
    opened = lives.opened[matter]
    size = _tell(room, size, opened, OPENED, INSTANT, NO_REASON, matter, unit, key, 0, NO_ITEM)
    if lives.due[matter] >= 0:
        size = _tell(room, size, opened, BOOKED, INSTANT, NO_REASON, matter, unit, key, 1, NO_ITEM)
        if lives.absent[matter]:
            due = lives.due[matter]
            size = _tell(room, size, due, NO_SHOW, INSTANT, DID_NOT_COME, matter, unit, key, 2, NO_ITEM)
    return size


@compiled
def _of_piece(room: Events, size: int, kinds: Kinds, works: Records, piece: int, matter: int) -> int:
    """What became of a piece of work. The file goes to another unit; visitors who are sent on keep it where it is."""
    unit, visit = kinds.unit[piece], kinds.visit[piece]
    entered, start, state = works[piece]["entered"], works[piece]["start"], works[piece]["state"]
    item = 2 * piece + 1
    if entered >= 0:
        if not visit and piece > 0 and kinds.matter[piece - 1] == matter and kinds.unit[piece - 1] != unit:
            item_of_hand = handover_to(piece)
            size = _tell(room, size, entered, HANDED_OVER, END, NO_REASON, matter, unit, piece, 3, item_of_hand)
        queued = TASK_SET if not visit else TRANSFERRED if kinds.kept[piece] else DRAWN
        size = _tell(room, size, entered, queued, QUEUED, NO_REASON, matter, unit, piece, 4, item)
    if start >= 0:
        begun = SERVING if visit else TASK_DONE
        size = _tell(room, size, start, begun, START, NO_REASON, matter, unit, piece, 5, item)
    end = works[piece]["end"]
    if state == DONE:
        ended = SERVED if visit else TASK_DONE
        size = _tell(room, size, end, ended, END, NO_REASON, matter, unit, piece, 6, item)
        if works[piece]["last"] == 1:
            size = _tell(room, size, end, SETTLED, INSTANT, NO_REASON, matter, unit, piece, 8, NO_ITEM)
        elif kinds.unit[piece + 1] != unit and not kinds.visit[piece + 1]:
            item_of_hand = handover_to(piece + 1)
            size = _tell(room, size, end, OFFERED, QUEUED, NO_REASON, matter, unit, piece, 7, item_of_hand)
    elif state in (TURNED_AWAY, LEFT):
        reason = NO_CAPACITY if state == TURNED_AWAY else WENT_AWAY
        size = _tell(room, size, end, GONE, CANCELLED, reason, matter, unit, piece, 6, item)
    return size


@compiled
def handover_to(piece: int) -> int:
    """The work item of the handover that leads to a piece of work; `piece_of_handover` is the way back."""
    return 2 * piece + 2


def piece_of_handover(item: Ints) -> Ints:
    """The piece of work that a handover of this log leads to; the one before it is where it comes from."""
    return item // 2 - 1


@compiled
def _tell(
    room: Events, row: int, at: int, activity: int, phase: int, reason: int, matter: int, unit: int, key: int,
    rank: int, item: int,
) -> int:  # fmt: skip
    room.at[row] = at
    room.event_id[row] = key * RANKS + rank + 1
    room.activity[row] = activity
    room.phase[row] = phase
    room.reason[row] = reason
    room.item[row] = item
    room.matter[row] = matter + 1
    room.unit[row] = unit + 1
    return row + 1
