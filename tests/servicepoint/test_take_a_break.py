# SPDX-License-Identifier: EUPL-1.2
"""A break at a counter is protected: nobody is called there, and colleagues see until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from kurzweg.servicepoint.desk_errors import OnBreakError
from kurzweg.servicepoint.errors import LaneBusyError, LaneClosedError, LaneNotYoursError
from kurzweg.servicepoint.lanes_now import lanes_now, turn_in_words, whose_turn
from kurzweg.servicepoint.models import Counter, LaneBreak, Ticket
from kurzweg.servicepoint.models.state import State
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall

SERVICE = "fiktionsbescheinigung"
QUARTER = timedelta(minutes=15)


def resting(hall: Hall, code: str = "s1") -> Counter:
    counter = hall.lane(code, by=hall.adler)
    with hall.as_(hall.adler):
        counter.rest(until=hall.clock.now + QUARTER, by=hall.adler, at=hall.clock.now)
    return counter


def breaks() -> list[LaneBreak]:
    with acting_as(JOB):
        return list(LaneBreak.objects.order_by("began_at"))


def test_whoever_rests_calls_nobody_until_the_break_is_ended(hall: Hall) -> None:
    ticket = hall.number()
    counter = resting(hall)
    with hall.as_(hall.adler), pytest.raises(OnBreakError, match="Sie machen Pause bis"):
        counter.call_next(by=hall.adler, at=hall.clock.now)
    with hall.as_(hall.adler):
        counter.resume(by=hall.adler, at=hall.clock.wait(minutes=20))
        called = counter.call_next(by=hall.adler, at=hall.clock.now)
    assert called == ticket


def test_a_break_that_nobody_ended_goes_on_although_its_time_is_over(hall: Hall) -> None:
    hall.number()
    counter = resting(hall)
    hall.clock.wait(minutes=40)
    with hall.as_(hall.adler), pytest.raises(OnBreakError):
        counter.call_next(by=hall.adler, at=hall.clock.now)


def test_a_second_click_is_no_second_break_and_ending_twice_keeps_the_first_end(hall: Hall) -> None:
    counter = resting(hall)
    began = hall.clock.now
    with hall.as_(hall.adler):
        counter.rest(until=began + 3 * QUARTER, by=hall.adler, at=hall.clock.wait(minutes=1))
        counter.resume(by=hall.adler, at=began + QUARTER)
        counter.resume(by=hall.adler, at=hall.clock.wait(minutes=30))
    [only] = breaks()
    assert (only.began_at, only.until, only.ended_at) == (began, began + QUARTER, began + QUARTER)


def test_nobody_rests_while_a_visitor_stands_there(hall: Hall) -> None:
    hall.called()
    with hall.as_(hall.adler), pytest.raises(LaneBusyError):
        hall.lane("s1").rest(until=hall.clock.now + QUARTER, by=hall.adler, at=hall.clock.now)


def test_the_database_refuses_a_break_beside_a_visitor_whoever_asks(hall: Hall) -> None:
    hall.called()
    with acting_as(JOB):
        shift = hall.lane("s1").shift(at=hall.clock.now)
        assert shift is not None
        with pytest.raises(DatabaseError, match="Nobody rests"), transaction.atomic():
            LaneBreak.objects.create(shift=shift, began_at=hall.clock.now, until=hall.clock.now + QUARTER)


def test_the_database_refuses_a_call_to_a_lane_that_rests_whoever_asks(hall: Hall) -> None:
    ticket = hall.number()
    counter = resting(hall)
    with acting_as(JOB), pytest.raises(DatabaseError, match="whose clerk rests"), transaction.atomic():
        Ticket.objects.filter(pk=ticket.pk).update(state=State.CALLED, lane=counter.lane)


def test_only_whoever_serves_there_takes_a_break(hall: Hall) -> None:
    counter = hall.lane("s1", by=hall.adler)
    with hall.as_(hall.birk), pytest.raises(LaneNotYoursError):
        counter.rest(until=hall.clock.now + QUARTER, by=hall.birk, at=hall.clock.now)
    with hall.as_(hall.birk), pytest.raises(LaneClosedError):
        hall.lane("s2").rest(until=hall.clock.now + QUARTER, by=hall.birk, at=hall.clock.now)


def test_whoever_goes_home_in_a_break_has_ended_it(hall: Hall) -> None:
    counter = resting(hall)
    with hall.as_(hall.adler):
        counter.close(by=hall.adler, at=hall.clock.wait(minutes=5))
    [only] = breaks()
    assert only.ended_at == hall.clock.now


def test_colleagues_read_until_when_and_the_page_offers_the_way_back(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    desk = hall.world.browser(hall.adler)
    assert desk.post("/servicepoint/s1/pause/", {"minutes": "15"}).status_code == 302
    assert "Pause beenden" in desk.get("/servicepoint/s1/").content.decode()
    assert "Pause bis" in hall.world.browser(hall.birk).get("/servicepoint/").content.decode()
    assert desk.post("/servicepoint/s1/pause/ende/").status_code == 302
    assert "Pause beenden" not in desk.get("/servicepoint/s1/").content.decode()


@pytest.mark.parametrize("minutes", ["", "0", "-5", "600", "15.0", "١٥", "morgen"])
def test_only_the_lengths_on_the_buttons_are_breaks(hall: Hall, minutes: str) -> None:
    hall.lane("s1", by=hall.adler)
    assert hall.world.browser(hall.adler).post("/servicepoint/s1/pause/", {"minutes": minutes}).status_code == 400
    assert breaks() == []


def test_of_two_idle_counters_the_one_that_is_idle_longer_calls_first(hall: Hall) -> None:
    first = hall.lane("s1", by=hall.adler)
    hall.clock.wait(minutes=3)
    second = hall.lane("s2", by=hall.birk)
    with hall.as_(hall.birk):
        now = lanes_now(hall.clock.now)
        assert whose_turn([first, second], now, SERVICE) == first
        assert turn_in_words(first, now, SERVICE) == "Sie sind an der Reihe: Ihr Schalter ist am längsten frei."
        assert turn_in_words(second, now, SERVICE) == f"Zuerst ruft {first.name} auf: dort ist länger niemand."


def test_whoever_has_just_finished_a_visit_is_idle_from_then_on(hall: Hall) -> None:
    ticket = hall.served()
    second = hall.lane("s2", by=hall.birk)
    with hall.as_(hall.adler):
        ticket.finish(None, by=hall.adler, at=hall.clock.wait(minutes=9))
        first = hall.lane("s1")
        assert whose_turn([first, second], lanes_now(hall.clock.now), SERVICE) == second


def test_whoever_rests_takes_nobody_and_a_single_idle_counter_needs_no_word(hall: Hall) -> None:
    first = resting(hall)
    second = hall.lane("s2", by=hall.birk)
    with hall.as_(hall.birk):
        now = lanes_now(hall.clock.now)
        assert whose_turn([first, second], now, SERVICE) == second
        assert turn_in_words(second, now, SERVICE) == ""
