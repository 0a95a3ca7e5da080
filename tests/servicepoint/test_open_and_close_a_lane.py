# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from kurzweg.servicepoint.errors import LaneBusyError, LaneNotYoursError
from tests.servicepoint.conftest import Hall


def test_opening_the_own_lane_again_changes_nothing(hall: Hall) -> None:
    counter = hall.lane("s1", by=hall.adler)
    before = hall.shift(counter)
    hall.clock.wait(minutes=5)
    hall.lane("s1", by=hall.adler)
    assert hall.shift(counter) == before


def test_a_lane_at_which_somebody_serves_cannot_be_opened_by_another(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    with pytest.raises(LaneNotYoursError):
        hall.lane("s1", by=hall.birk)


def test_whoever_moves_to_another_lane_closes_the_first(hall: Hall) -> None:
    first = hall.lane("s1", by=hall.adler)
    second = hall.lane("s2", by=hall.adler)
    assert hall.shift(first) is None
    assert hall.shift(second) is not None


def test_nobody_walks_away_from_a_visitor(hall: Hall) -> None:
    ticket = hall.number()
    counter = hall.lane("s1", by=hall.adler)
    hall.call_next("s1", by=hall.adler)
    with pytest.raises(LaneBusyError, match=ticket.call_number):
        hall.lane("s2", by=hall.adler)
    with hall.as_(hall.adler), pytest.raises(LaneBusyError, match=ticket.call_number):
        counter.close(by=hall.adler, at=hall.clock.now)


def test_a_lane_forgotten_yesterday_is_free_today(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    hall.clock.wait(days=1)
    counter = hall.lane("s1", by=hall.birk)
    shift = hall.shift(counter)
    assert shift is not None
    assert shift.opened_by_id == hall.birk.pk


def test_closing_twice_keeps_the_first_time(hall: Hall) -> None:
    counter = hall.lane("s1", by=hall.adler)
    with hall.as_(hall.adler):
        counter.close(by=hall.adler, at=hall.clock.now)
        counter.close(by=hall.adler, at=hall.clock.wait(minutes=5))
    assert hall.shift(counter) is None


def test_nobody_closes_the_lane_of_another(hall: Hall) -> None:
    counter = hall.lane("s1", by=hall.adler)
    with hall.as_(hall.birk), pytest.raises(LaneNotYoursError):
        counter.close(by=hall.birk, at=hall.clock.now)
