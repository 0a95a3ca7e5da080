# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from kurzweg.events.kinds import Kind
from kurzweg.servicepoint.errors import LaneBusyError, LaneClosedError, LaneNotYoursError
from kurzweg.servicepoint.models import Ticket
from tests.servicepoint.conftest import Hall
from tests.servicepoint.log import kinds_of


def test_who_came_first_is_called_first(hall: Hall) -> None:
    first, _second = hall.number(), hall.number()
    counter = hall.lane("s1", by=hall.adler)
    called = hall.call_next("s1", by=hall.adler)
    assert called == first
    assert called is not None
    assert called.lane_id == counter.lane
    assert kinds_of(first)[-1] == Kind.TicketCalled


def test_calling_twice_calls_one_visitor_once(hall: Hall) -> None:
    first, second = hall.number(), hall.number()
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) == hall.call_next("s1", by=hall.adler) == first
    assert kinds_of(first).count(Kind.TicketCalled) == 1
    assert Kind.TicketCalled not in kinds_of(second)


def test_two_lanes_call_two_visitors(hall: Hall) -> None:
    first, second = hall.number(), hall.number()
    hall.lane("s1", by=hall.adler)
    hall.lane("s2", by=hall.birk)
    assert hall.call_next("s1", by=hall.adler) == first
    assert hall.call_next("s2", by=hall.birk) == second


def test_nobody_is_called_out_of_an_empty_hall(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) is None


def test_a_visitor_of_another_unit_is_not_called(hall: Hall) -> None:
    hall.number("duldung", unit="auslaenderrecht-1")
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) is None


def test_yesterdays_number_is_not_called_today(hall: Hall) -> None:
    hall.number()
    hall.clock.wait(days=1)
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) is None


def test_nobody_is_called_while_somebody_is_served(hall: Hall) -> None:
    hall.number(), hall.number()
    hall.lane("s1", by=hall.adler)
    called = hall.call_next("s1", by=hall.adler)
    assert called is not None
    with hall.as_(hall.adler):
        called.start(by=hall.adler, at=hall.clock.now)
    with pytest.raises(LaneBusyError, match=called.call_number):
        hall.call_next("s1", by=hall.adler)


def test_nobody_is_called_to_a_closed_lane(hall: Hall) -> None:
    hall.number()
    with pytest.raises(LaneClosedError):
        hall.call_next("s1", by=hall.adler)


def test_nobody_calls_to_the_lane_of_another_person(hall: Hall) -> None:
    ticket = hall.number()
    hall.lane("s1", by=hall.adler)
    with pytest.raises(LaneNotYoursError):
        hall.call_next("s1", by=hall.birk)
    assert Kind.TicketCalled not in kinds_of(ticket)


def test_a_parked_visitor_comes_back_to_the_lane_that_fetches_them(hall: Hall) -> None:
    ticket = hall.parked()
    counter = hall.lane("s2", by=hall.birk)
    with hall.as_(hall.birk):
        counter.call(Ticket.objects.get(pk=ticket.pk), by=hall.birk, at=hall.clock.now)
        counter.call(Ticket.objects.get(pk=ticket.pk), by=hall.birk, at=hall.clock.now)
    assert kinds_of(ticket).count(Kind.TicketCalled) == 2


def test_a_parked_visitor_has_to_wait_until_the_lane_is_free(hall: Hall) -> None:
    parked, other = hall.parked(), hall.number()
    counter = hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) == other
    with hall.as_(hall.adler), pytest.raises(LaneBusyError, match=other.call_number):
        counter.call(Ticket.objects.get(pk=parked.pk), by=hall.adler, at=hall.clock.now)
