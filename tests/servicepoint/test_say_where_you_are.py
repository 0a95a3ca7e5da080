# SPDX-License-Identifier: EUPL-1.2
"""By phone: on my way, later, here again. Nobody loses their place by it, and says only what is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from kurzweg.engine.calling import RETURNED
from kurzweg.events.kinds import Kind
from kurzweg.servicepoint.desk_errors import CalledJustNowError, CalledOftenEnoughError, StillComingError
from kurzweg.servicepoint.models import Ticket
from kurzweg.servicepoint.models.repeating import call_again
from kurzweg.walls.identity import JOB, Identity, acting_as
from kurzweg.walls.identity import Kind as Who
from tests.servicepoint.conftest import Hall, phone_of
from tests.servicepoint.log import kinds_of


def now(ticket: Ticket) -> Ticket:
    with acting_as(JOB):
        return Ticket.objects.get(pk=ticket.pk)


def test_on_my_way_is_heard_at_the_counter_and_gives_time(hall: Hall) -> None:
    ticket = hall.called()
    phone = phone_of(hall, ticket)
    assert phone.post("/ticket/unterwegs/").status_code == phone.post("/ticket/unterwegs/").status_code == 302
    assert "ist auf dem Weg" in hall.world.browser(hall.adler).get("/servicepoint/s1/").content.decode()
    assert "Wir wissen, dass Sie kommen" in phone.get("/ticket/").content.decode()
    assert kinds_of(ticket).count(Kind.WayAnnounced) == 1
    ticket = now(ticket)
    with hall.as_(hall.adler):
        with pytest.raises(StillComingError):
            ticket.miss(by=hall.adler, at=hall.clock.wait(minutes=4))
        ticket.miss(by=hall.adler, at=hall.clock.wait(minutes=2))
    assert now(ticket).state == "missed"


def test_the_page_of_the_counter_says_until_when_somebody_has_time(hall: Hall) -> None:
    ticket = hall.called()
    phone_of(hall, ticket).post("/ticket/unterwegs/")
    answer = hall.world.browser(hall.adler).post("/servicepoint/s1/nicht-gekommen/", {"visitor": str(ticket.pk)})
    assert answer.status_code == 409
    assert f"{ticket.call_number} ist auf dem Weg" in answer.content.decode()


def test_who_waits_cannot_be_on_the_way_yet(hall: Hall) -> None:
    assert phone_of(hall, hall.number()).post("/ticket/unterwegs/").status_code == 409


def test_who_comes_back_later_is_not_called_meanwhile_and_keeps_their_place(hall: Hall) -> None:
    first, second = hall.number(), hall.number()
    phone = phone_of(hall, first)
    assert phone.post("/ticket/spaeter/", {"minutes": "30"}).status_code == 302
    assert "Ihr Platz bleibt" in phone.get("/ticket/").content.decode()
    hall.lane("s1", by=hall.adler)
    assert "kommt wieder um" in hall.world.browser(hall.adler).get("/servicepoint/s1/").content.decode()
    assert hall.call_next("s1", by=hall.adler) == second
    hall.lane("s2", by=hall.birk)
    assert hall.call_next("s2", by=hall.birk) is None
    hall.clock.wait(minutes=40)
    hall.number()
    assert hall.call_next("s2", by=hall.birk) == first


def test_who_is_back_early_can_be_called_at_once(hall: Hall) -> None:
    ticket = hall.number()
    phone = phone_of(hall, ticket)
    phone.post("/ticket/spaeter/", {"minutes": "60"})
    assert phone.post("/ticket/zurueck/").status_code == phone.post("/ticket/zurueck/").status_code == 302
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) == ticket
    assert kinds_of(ticket).count(Kind.VisitorOnTheWay) == 1


@pytest.mark.parametrize("minutes", ["", "0", "-5", "100000", "bald"])
def test_no_other_time_than_those_offered(hall: Hall, minutes: str) -> None:
    assert phone_of(hall, hall.number()).post("/ticket/spaeter/", {"minutes": minutes}).status_code == 400


def test_back_from_fetching_something_they_wait_and_go_before_newcomers(hall: Hall) -> None:
    ticket = hall.parked()
    assert phone_of(hall, ticket).post("/ticket/zurueck/").status_code == 302
    back = now(ticket)
    assert (back.state, back.override, back.due_at) == ("waiting", RETURNED, ticket.due_at)
    assert hall.call_next("s1", by=hall.adler) == ticket


def test_a_key_says_nothing_that_is_said_at_the_counter(hall: Hall) -> None:
    ticket = hall.number()
    with acting_as(Identity(kind=Who.KEY, matter=ticket.matter_id)):
        mine = Ticket.objects.filter(pk=ticket.pk)
        assert mine.exists()
        for changes in ({"override": 1}, {"state": "called", "lane": hall.lane("s1").lane}, {"calls": 5}):
            with pytest.raises(DatabaseError), transaction.atomic():
                mine.update(**changes)


def test_a_number_is_repeated_as_often_as_the_policy_says(hall: Hall) -> None:
    ticket, policy = hall.called(), hall.lane("s1").live.plan.policy
    with hall.as_(hall.adler):
        for _again in range(2):
            call_again(ticket, policy, by=hall.adler, at=hall.clock.wait(minutes=1))
        with pytest.raises(CalledOftenEnoughError):
            call_again(ticket, policy, by=hall.adler, at=hall.clock.wait(minutes=1))
    assert kinds_of(ticket).count(Kind.TicketRecalled) == 2


def test_people_have_time_before_they_are_called_again(hall: Hall) -> None:
    ticket, policy = hall.called(), hall.lane("s1").live.plan.policy
    hall.clock.now += timedelta(seconds=20)
    with hall.as_(hall.adler), pytest.raises(CalledJustNowError):
        call_again(ticket, policy, by=hall.adler, at=hall.clock.now)
    assert kinds_of(ticket).count(Kind.TicketRecalled) == 0
