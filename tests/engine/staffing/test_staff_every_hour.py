# SPDX-License-Identifier: EUPL-1.2
"""How many people each hour of the week asks for, so that who comes is called in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from math import exp

import numpy as np
import pytest

from kurzweg.engine.eventlog.log import CANCELLED, END, PAUSE, QUEUED, RESUME, START, EventLog
from kurzweg.engine.simulation.theory import waits_longer
from kurzweg.engine.staffing import WaitingGoal, needed_by_hour, staff_for
from kurzweg.engine.staffing.served import MINUTE, served_in

NAMES = {
    "activity": ("", "TicketDrawn", "ServingStarted", "ServingFinished", "TaskDone", "VisitorLeft"),
    "unit": ("", "servicepoint", "recht"),
}
DRAWN, BEGUN, FINISHED, TASK, LEFT = 1, 2, 3, 4, 5
MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)  # half past nine in Berlin

Event = tuple[datetime, int, int, int, int]


def visit(item: int, came: datetime, wait: float, work: float, unit: int = 1) -> list[Event]:
    called = came + timedelta(minutes=wait)
    done = called + timedelta(minutes=work)
    return [
        (came, DRAWN, QUEUED, item, unit), (called, BEGUN, START, item, unit), (done, FINISHED, END, item, unit)
    ]  # fmt: skip


def log_of(events: list[Event]) -> EventLog:
    at, activity, phase, item, unit = zip(*events, strict=True)
    micros = [int(one.timestamp()) * 1_000_000 for one in at]
    columns = (np.array(one, np.int64) for one in (activity, phase, item, unit))
    activity_, phase_, item_, unit_ = columns
    return EventLog(
        at=np.array(micros), activity=activity_, phase=phase_, work_item=item_, unit=unit_, names=NAMES
    )  # fmt: skip


@pytest.mark.parametrize("people", [1, 2, 5, 20])
@pytest.mark.parametrize("minutes", [0.0, 5.0, 20.0])
def test_the_fewest_who_keep_the_goal_by_the_theory_of_queues(people: int, minutes: float) -> None:
    arrivals, served = Fraction(11, 2) * people, 6  # an hour
    found = staff_for(float(arrivals), 10, WaitingGoal(share=0.8, minutes=minutes))
    assert waits_longer(arrivals, served, found, minutes / 60) <= 0.2
    fewer = found - 1
    assert fewer * served <= arrivals or waits_longer(arrivals, served, fewer, minutes / 60) > 0.2


def test_one_counter_as_counted_by_hand() -> None:
    """M/M/1 with load 1/2: of those who come, exp(-t/2s)/2 wait longer than t."""
    late = exp(-(60 / 3 - 10) * 0.1) / 2
    assert staff_for(3, 10, WaitingGoal(share=1 - late - 0.01, minutes=20)) == 1
    assert staff_for(3, 10, WaitingGoal(share=0.9, minutes=2)) == 2


def test_a_stricter_goal_never_takes_fewer_people() -> None:
    shares = [staff_for(40, 12, WaitingGoal(share=share, minutes=10)) for share in (0.5, 0.8, 0.9, 0.99)]
    spans = [staff_for(40, 12, WaitingGoal(share=0.8, minutes=span)) for span in (60, 20, 5, 0)]
    assert shares == sorted(shares)
    assert spans == sorted(spans)
    assert min(shares + spans) > 40 * 12 / 60


def test_who_comes_counts_in_the_hour_of_the_local_clock() -> None:
    (row,) = needed_by_hour(log_of(visit(7, MONDAY, 5, 30)), WaitingGoal())
    assert (row.unit, row.weekday, row.hour) == ("servicepoint", 0, 9)
    assert (row.arrivals, row.minutes, row.busy, row.kept) == (1.0, 30.0, 0.5, 1.0)


def test_the_mean_is_that_of_the_weeks_and_waits_beyond_the_goal_are_told() -> None:
    weeks = [timedelta(days=7 * week) for week in range(4)]
    events = [one for n, week in enumerate(weeks) for one in visit(n + 1, MONDAY + week, 30.0 if n == 0 else 1, 10)]
    events += visit(9, MONDAY + weeks[3] + timedelta(minutes=2), 1, 10)
    summer = [row for row in needed_by_hour(log_of(events), WaitingGoal()) if row.hour == 9]
    assert sum(row.arrivals for row in summer) == 5 / 4
    assert sum(row.kept for row in summer) == 4 / 5


def test_who_left_before_being_called_came_all_the_same() -> None:
    gone = [
        (MONDAY, DRAWN, QUEUED, 8, 1), (MONDAY + timedelta(minutes=9), LEFT, CANCELLED, 8, 1)
    ]  # fmt: skip
    (row,) = needed_by_hour(log_of(visit(7, MONDAY, 0, 20) + gone), WaitingGoal())
    assert (row.arrivals, row.minutes, row.kept) == (2.0, 20.0, 0.5)


def test_a_pause_is_no_work_and_the_desk_is_no_counter() -> None:
    events = visit(7, MONDAY, 0, 30)
    events += [
        (MONDAY + timedelta(minutes=5), BEGUN, PAUSE, 7, 1), (MONDAY + timedelta(minutes=15), BEGUN, RESUME, 7, 1),
        (MONDAY, TASK, START, 3, 2), (MONDAY + timedelta(minutes=90), TASK, END, 3, 2),
    ]  # fmt: skip
    served = served_in(log_of(events))
    assert (served.unit.tolist(), served.worked.tolist()) == ([1], [20.0])
    assert served_in(log_of(events), ["TaskDone"]).worked.tolist() == [90.0]
    assert MINUTE == 60_000_000


def test_a_log_without_visits_asks_for_nobody() -> None:
    assert needed_by_hour(EventLog(at=np.array([1]), activity=np.array([1])), WaitingGoal()) == []


@pytest.mark.parametrize(("share", "minutes"), [(0, 20), (1, 20), (0.8, -1), (0.8, 2000), (float("nan"), 20)])
def test_a_goal_nobody_can_keep_is_refused(share: float, minutes: float) -> None:
    with pytest.raises(ValueError, match="waiting goal"):
        WaitingGoal(share=share, minutes=minutes)
