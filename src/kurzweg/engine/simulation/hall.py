# SPDX-License-Identifier: EUPL-1.2
"""Everything the simulator needs to know, as arrays: who comes when with how much work, and which lanes are open.

All randomness is drawn before: nothing that happens in the hall changes how long somebody's matter takes or which
way it goes. So two structures see the same people, and the oracle replays what the compiled simulator did.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Reals: TypeAlias = npt.NDArray[np.float64]

Records: TypeAlias = npt.NDArray[np.void]


def _record(given: str, played: str = "") -> np.dtype[np.void]:
    return np.dtype([(name, np.int64) for name in (given + " " + played).split()])


COUNTER, DESK = 0, 1
NEVER: Final = 2**62
"""A moment after everything."""
KEPT: Final = -2
"""As `due`: that of the piece before; who is sent to the next counter keeps their place in time."""

UNREACHED, WAITING, SERVING, DONE, LEFT, TURNED_AWAY = range(6)
"""What became of a piece of work."""


_WORK_GIVEN, _WORK_PLAYED = "pool line minutes delay last due patience", "entered start end lane state after before"
WORK: Final = _record(_WORK_GIVEN, _WORK_PLAYED)
GIVEN: Final = len(_WORK_GIVEN.split())
"""So many columns of a piece of work are given; the others tell what was played."""
UNPLAYED: Final = np.array([UNREACHED if name == "state" else -1 for name in _WORK_PLAYED.split()], np.int64)
POOL: Final = _record("kind lane_of lane_until line_of line_until open_of open_until ordered", "span closed at_work")
SPAN: Final = _record("begin end last")
LANE: Final = _record("pool rank shift_of shift_until", "shift busy serving idle_since")
IDLE: Final = _record("lane fits rank since")
SHIFT: Final = np.dtype([("begin", np.int64), ("end", np.int64), ("last", np.int64), ("speed", np.float64)])
LINE: Final = np.dtype([("target", np.float64), *_record("breadth override", "head tail queue due entered").descr])


NOT_GIVEN: Final = np.zeros(0, np.int64)
NO_IDLE: Final[Records] = np.zeros(0, IDLE)


class Hall(NamedTuple):
    """An office and everybody who will come, in whole microseconds; and what became of it, once it is played.

    - `works`: pieces of work, those of one matter one after the other: `pool` where, `line` in which waiting line,
      `minutes` how much (as microseconds), `delay` between the end of the one before and this, `last` 1 for the last
      of its matter, `due` an appointment's time, -1 or `KEPT`, `patience` or -1. Played: when it `entered` the line,
      `start`, `end`, `lane`, `state` (-1: never)
    - `first`: the pieces that come by themselves, at `first_at`, in this order
    - `pools`: a counter receives people while it is open, a desk takes work at any time; rows of their lanes, waiting
      lines and opening `spans` (`last`: of its day; those present are still served); `ordered` 1: ranks of lanes
      ascend, so the first that fits is the one that `next_lane` chooses
    - `lanes`: `rank` is how flexible (the least goes first), `serves[lane, line - first line of its pool]`; their
      `shifts` (`last`: of its day, `speed`: 1 for those who know their work)
    - `opens`: the lane of every shift, in the order in which they begin (`opens_at`), then by
      lane; not given, `fresh` puts them in order
    - `idle`: room for the idle lanes among which one is chosen
    - `lines`: `target` (waits that should not be exceeded), `breadth` (how many lanes serve it), `override` (class)
    - `honoured` per class of override; `nothing`: zeros; `horizon`: nothing begins after it; `ahead`: how long before
      the opening people may queue at the door; `overtime`: how long after the day lanes still call those who came
    """

    works: Records
    first: Ints
    first_at: Ints
    pools: Records
    spans: Records
    lanes: Records
    shifts: Records
    serves: Ints
    lines: Records
    honoured: Ints
    nothing: Ints
    horizon: int
    ahead: int
    overtime: int = NEVER // 2
    opens: Ints = NOT_GIVEN
    opens_at: Ints = NOT_GIVEN
    idle: Records = NO_IDLE


def table(kind: np.dtype[np.void], size: int, /, **columns: npt.ArrayLike) -> Records:
    """Rows of one kind; columns not given are 0."""
    rows: Records = np.zeros(size, kind)
    for name, column in columns.items():
        rows[name] = column
    return rows


def rows_of(counts: Sequence[int]) -> tuple[Ints, Ints]:
    """Where the rows of each begin and end, when they stand one after the other.

    >>> [edge.tolist() for edge in rows_of([2, 0, 3])]
    [[0, 2, 2], [2, 2, 5]]
    """
    ends = np.cumsum(counts, dtype=np.int64)
    return ends - np.asarray(counts, np.int64), ends


def fresh(hall: Hall, *, in_place: bool = False) -> Hall:
    """A hall that is ready to be played; the given one is not touched, or `in_place` only its works are."""
    lanes, lines, pools = (one.copy() for one in (hall.lanes, hall.lines, hall.pools))
    works = hall.works if in_place else hall.works.copy()
    rows = works.view(np.int64).reshape(len(works), len(UNPLAYED) + GIVEN)
    rows[:, GIVEN:] = UNPLAYED  # all at once: column by column the whole table would go through memory seven times
    for name in ("head", "tail", "queue"):
        lines[name] = -1
    for name in ("busy", "idle_since"):
        lanes[name] = 0
    lanes["serving"] = -1
    lanes["shift"] = lanes["shift_of"]
    pools["span"] = pools["closed"] = pools["open_of"]
    pools["at_work"] = 0
    nothing = np.zeros(max(len(lanes), len(lines), 1), np.int64)
    if len(hall.opens) != len(hall.shifts):
        owner = np.repeat(np.arange(len(lanes)), lanes["shift_until"] - lanes["shift_of"])
        order = np.lexsort((owner, hall.shifts["begin"]))
        hall = hall._replace(opens=owner[order], opens_at=hall.shifts["begin"][order].astype(np.int64))
    return hall._replace(
        works=works, lanes=lanes, lines=lines, pools=pools, nothing=nothing, idle=table(IDLE, len(lanes), fits=1)
    )
