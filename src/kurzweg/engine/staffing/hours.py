# SPDX-License-Identifier: EUPL-1.2
"""Spitzenbedarf: how many people must be at the counter in each hour of the week so that a stated wait is kept.

The yearly mean says how much work there is; people come when they come. Both figures stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp
from zoneinfo import ZoneInfo

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.staffing.served import AT_A_COUNTER, MINUTE, Ints, Served, served_in

HOUR, QUARTER = 60 * MINUTE, 15 * MINUTE


@dataclass(frozen=True, kw_only=True)
class WaitingGoal:
    """The share of those who come that waits no longer than so many minutes."""

    share: float = 0.8
    minutes: float = 20.0

    def __post_init__(self) -> None:
        if not 0 < self.share < 1 or not 0 <= self.minutes <= 24 * 60:
            raise ValueError("A waiting goal is a share between 0 and 1 within 0 to 1440 minutes.")


@dataclass(frozen=True, kw_only=True)
class HourNeed:
    """One unit in one hour of the week (`weekday` 0 is Monday, `hour` of the local clock).

    `arrivals` and `minutes` are means: how many come in this hour on a day with visitors, how much work each is in
    the unit, whatever the hour: single hours have too few to tell.
    `busy` people have work all the time (arrivals · minutes / 60): the average. `needed` keep the goal. `kept` is the
    share of those who came in the log that was called within the goal.
    """

    unit: str
    weekday: int
    hour: int
    arrivals: float
    minutes: float
    busy: float
    needed: int
    kept: float


def staff_for(arrivals: float, minutes: float, goal: WaitingGoal) -> int:
    """The fewest people with whom the goal is kept when so many come in an hour with so many minutes of work each.

    P(wait > t) = C(c, a) · exp(-(c - a) · t / minutes), with a = arrivals · minutes / 60 and C the chance to wait.
    Raises ValueError below 0. Source: Erlang 1917 (M/M/c, first come first served).

    >>> staff_for(30, 5, WaitingGoal(share=0.9, minutes=0)), staff_for(12, 10, WaitingGoal())
    (6, 3)
    """
    if arrivals < 0 or minutes < 0:
        raise ValueError("Nobody comes less than never, and no work is below 0 minutes.")
    load = arrivals * minutes / 60
    if load == 0:
        return int(arrivals > 0)
    blocked, people = 1.0, 0
    while True:
        people += 1
        blocked = load * blocked / (people + load * blocked)  # Erlang B, from c - 1 to c
        if people > load:
            waits = blocked * people / (people - load * (1 - blocked))
            if waits * exp(-(people - load) * goal.minutes / minutes) <= 1 - goal.share:
                return people


def needed_by_hour(
    log: EventLog, goal: WaitingGoal, *, zone: str = "Europe/Berlin", activities: Sequence[str] = AT_A_COUNTER
) -> list[HourNeed]:
    """What every hour of the week asks for, from a lived or a simulated log; hours in which nobody comes are left out.

    Each hour is taken as if it lasted (stationary independent period by period: Green, Kolesar, Soares 2001), with
    the mean of the days of its weekday on which somebody came to the unit. Who left unserved came, too, and was not
    called within the goal.

    Parameters: `activities` as `served_in`. Rows by unit, weekday, hour. Raises ValueError for an unknown zone.

    >>> from kurzweg.engine.eventlog.log import END, START
    >>> nine = 1_777_881_600_000_000  # Monday, 4 May 2026, 10:00 in Berlin
    >>> log = EventLog(at=nine + np.array([0, 6, 16]) * MINUTE, activity=np.array([1, 2, 3]),
    ...     work_item=np.array([9, 9, 9]), unit=np.array([1, 1, 1]), phase=np.array([ord("q"), START, END]),
    ...     names={"activity": ("", "TicketDrawn", "ServingStarted", "ServingEnded"), "unit": ("", "desk")})
    >>> [(row.weekday, row.hour, row.needed, row.kept) for row in needed_by_hour(log, WaitingGoal())]
    [(0, 10, 1, 1.0)]
    """
    served = served_in(log, activities)
    day, hour = _local(served.came, zone)
    found = []
    for unit in np.unique(served.unit):
        mine = served.unit == unit
        name = log.word("unit", int(unit)) or "?"
        found += _of_unit(name, served.only(mine), day[mine], hour[mine], goal)
    return found


def _of_unit(unit: str, served: Served, day: Ints, hour: Ints, goal: WaitingGoal) -> list[HourNeed]:
    if np.isnan(served.worked).all():
        return []  # nobody was ever served here: nothing says how much work they are
    minutes = float(np.nanmean(served.worked))
    in_time = served.waited <= goal.minutes
    rows = []
    for weekday in range(7):
        days = len(np.unique(day[day % 7 == weekday]))
        for clock in np.unique(hour[day % 7 == weekday]).tolist():
            here = (day % 7 == weekday) & (hour == clock)
            arrivals = float(here.sum()) / days
            rows.append(
                HourNeed(
                    unit=unit, weekday=weekday, hour=clock, arrivals=arrivals, minutes=minutes,
                    busy=arrivals * minutes / 60, needed=staff_for(arrivals, minutes, goal),
                    kept=float(in_time[here].mean()),
                )
            )  # fmt: skip
    return rows


def _local(moments: Ints, zone: str) -> tuple[Ints, Ints]:
    """Day (a multiple of 7 is a Monday) and hour of the local clock, asked once for each quarter of an hour."""
    clock = ZoneInfo(zone)
    quarters, place = np.unique(moments // QUARTER, return_inverse=True)
    told = [datetime.fromtimestamp(one * QUARTER // 1_000_000, UTC).astimezone(clock) for one in quarters.tolist()]
    days = np.array([one.toordinal() - 1 for one in told], np.int64)  # day 1 of the calendar was a Monday
    hours = np.array([one.hour for one in told], np.int64)
    return days[place], hours[place]
