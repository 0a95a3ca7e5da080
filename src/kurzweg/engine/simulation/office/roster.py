# SPDX-License-Identifier: EUPL-1.2
"""The shifts of every lane: what a week allows, laid out once; who is there, drawn again for each replication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from kurzweg.engine.simulation.compiling import compiled
from kurzweg.engine.simulation.hall import COUNTER, SHIFT, Ints, Reals, Records
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.calendar import Days, Mask, Week, week_of, without
from kurzweg.engine.simulation.office.places import Pool
from kurzweg.engine.simulation.office.staff import hours_of
from kurzweg.engine.structure import Structure

WEEKDAYS: Final = 7


class Roster(NamedTuple):
    """Which hours lanes have, by weekday. Nothing in it is drawn.

    Per lane its `unit`, its `place` in the pool (at a counter: the how many-th to open, the most able first) and two
    weeks: `mine` on days on which so many are at the counter that the place is among them, `rest` on days on which
    at least so many are there at all. Per week and weekday the spans from `of` to `until`. Per span `begin`, `end`,
    `last` of its day, and `rank` among all moments of a day at which anything begins.
    """

    unit: Ints
    place: Ints
    mine: Ints
    rest: Ints
    of: Ints
    until: Ints
    begin: Ints
    end: Ints
    last: Ints
    rank: Ints
    moments: int


class Shifts(NamedTuple):
    """Rows of shifts by lane, which are each lane's, and all lanes in the order in which they open."""

    rows: Records
    of: Ints
    until: Ints
    opens: Ints
    opens_at: Ints


def roster_of(pools: Sequence[Pool], structure: Structure, assumed: Assumptions) -> Roster:
    """Lay out the weeks. Whoever sits at a lane is away from the desk while the counter is open."""
    work = week_of(assumed.working_week)
    weeks: dict[Week, int] = {((),) * WEEKDAYS: 0}
    columns: list[tuple[int, int, int, int]] = []
    for pool in pools:
        opened = hours_of(structure.units[pool.unit], assumed)
        size = len(pool.skills)
        if pool.kind == COUNTER:
            mine, rest = weeks.setdefault(opened, len(weeks)), 0
            order = sorted(range(size), key=lambda lane: -pool.ranks[lane])
        else:
            away = tuple(without(day, gone) for day, gone in zip(work, opened, strict=True))
            mine, rest = weeks.setdefault(away, len(weeks)), weeks.setdefault(work, len(weeks))
            order = list(range(size))
        columns += [(pool.unit, order.index(lane), mine, rest) for lane in range(size)]
    unit, place, mines, rests = np.array(columns, np.int64).reshape(-1, 4).T
    days = [day for week in weeks for day in week]
    spans = [(begin, end, int(one == len(day) - 1)) for day in days for one, (begin, end) in enumerate(day)]
    begin, end, last = np.array(spans, np.int64).reshape(-1, 3).T
    until = np.cumsum([len(day) for day in days], dtype=np.int64)
    moments, rank = np.unique(begin, return_inverse=True)
    return Roster(
        unit=unit.copy(), place=place.copy(), mine=mines.copy(), rest=rests.copy(),
        of=until - np.array([len(day) for day in days], np.int64), until=until, begin=begin.copy(), end=end.copy(),
        last=last.copy(), rank=rank.astype(np.int64), moments=len(moments),
    )  # fmt: skip


def shifts_of(roster: Roster, days: Days, at_counter: Ints, there: Ints, speed: Reals) -> Shifts:
    """The shifts of some days. `at_counter[unit, day]` of a unit's people sit at lanes, `there` are there at all;
    `speed[lane, day]` how fast they are.
    """
    lanes = len(roster.unit)
    until, slots = np.zeros(lanes, np.int64), np.zeros(len(days) * roster.moments + 1, np.int64)
    _count(roster, days.weekday, days.closed, at_counter, there, until, slots)
    np.cumsum(until, out=until)
    size = int(until[-1]) if lanes else 0
    rows, opens, opens_at = np.empty(size, SHIFT), np.empty(size, np.int64), np.empty(size, np.int64)
    _by_lane(roster, days.weekday, days.closed, days.midnight, at_counter, there, speed, rows)
    next_in = np.cumsum(slots)
    _by_day(roster, days.weekday, days.closed, days.midnight, at_counter, there, next_in, opens, opens_at)
    return Shifts(rows, np.append(0, until[:-1])[:lanes], until, opens, opens_at)


@compiled
def _week(roster: Roster, lane: int, at_counter: int, there: int) -> int:
    """Which week a lane keeps on a day."""
    if roster.place[lane] < at_counter:
        return int(roster.mine[lane])
    return int(roster.rest[lane]) if roster.place[lane] < there else 0


@compiled
def _count(
    roster: Roster, weekday: Ints, closed: Mask, at_counter: Ints, there: Ints, lanes: Ints, slots: Ints
) -> None:
    for lane in range(len(roster.unit)):
        unit = roster.unit[lane]
        for day in range(len(weekday)):
            if not closed[day]:
                week = _week(roster, lane, at_counter[unit, day], there[unit, day]) * WEEKDAYS + weekday[day]
                for span in range(roster.of[week], roster.until[week]):
                    lanes[lane] += 1
                    slots[day * roster.moments + roster.rank[span] + 1] += 1


@compiled
def _by_lane(
    roster: Roster, weekday: Ints, closed: Mask, midnight: Ints, at_counter: Ints, there: Ints, speed: Reals,
    rows: Records,
) -> None:  # fmt: skip
    row = 0
    for lane in range(len(roster.unit)):
        unit = roster.unit[lane]
        for day in range(len(weekday)):
            if not closed[day]:
                week = _week(roster, lane, at_counter[unit, day], there[unit, day]) * WEEKDAYS + weekday[day]
                for span in range(roster.of[week], roster.until[week]):
                    rows[row]["begin"] = midnight[day] + roster.begin[span]
                    rows[row]["end"] = midnight[day] + roster.end[span]
                    rows[row]["last"] = roster.last[span]
                    rows[row]["speed"] = speed[lane, day]
                    row += 1


@compiled
def _by_day(
    roster: Roster, weekday: Ints, closed: Mask, midnight: Ints, at_counter: Ints, there: Ints, next_in: Ints,
    opens: Ints, opens_at: Ints,
) -> None:  # fmt: skip
    for day in range(len(weekday)):
        if not closed[day]:
            for lane in range(len(roster.unit)):
                unit = roster.unit[lane]
                week = _week(roster, lane, at_counter[unit, day], there[unit, day]) * WEEKDAYS + weekday[day]
                for span in range(roster.of[week], roster.until[week]):
                    slot = day * roster.moments + roster.rank[span]
                    opens[next_in[slot]] = lane
                    opens_at[next_in[slot]] = midnight[day] + roster.begin[span]
                    next_in[slot] += 1
