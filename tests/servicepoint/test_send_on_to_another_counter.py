# SPDX-License-Identifier: EUPL-1.2
"""One number through the whole house: whoever is sent on waits at another queue as long as they have waited already."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction
from django.test import Client, RequestFactory

from kurzweg.events.kinds import Kind
from kurzweg.matters.keyholder import COOKIE, kept
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.desk_errors import CalledElsewhereError
from kurzweg.servicepoint.errors import NoLongerHereError
from kurzweg.servicepoint.models import Ticket, Transfer
from kurzweg.servicepoint.views.live import topics_of
from kurzweg.walls.identity import ANONYMOUS, JOB, acting_as, assume
from tests.servicepoint.conftest import Hall
from tests.servicepoint.log import kinds_of


@pytest.fixture
def desk(hall: Hall) -> Client:
    return hall.world.browser(hall.adler)


def sent_on(hall: Hall, ticket: Ticket, unit: str = "leistung", service: str = "asylblg-grundleistungen") -> Transfer:
    with hall.as_(hall.adler):
        return Transfer.send(
            ticket, unit=hall.world.units[unit], service=hall.world.services[service].pk, by=hall.adler,
            at=hall.clock.wait(minutes=1),
        )  # fmt: skip


def now(ticket: Ticket) -> Ticket:
    with acting_as(JOB):
        return Ticket.objects.get(pk=ticket.pk)


def queue(hall: Hall, unit: str = "leistung", service: str = "asylblg-grundleistungen") -> str:
    return f"{hall.world.units[unit]}-{hall.world.services[service].pk}"


def test_the_number_and_the_first_time_stay(hall: Hall) -> None:
    ticket = hall.served()
    sent_on(hall, ticket)
    there = now(ticket)
    assert (there.call_number, there.due_at, there.entered_at) == (ticket.call_number, ticket.due_at, ticket.entered_at)
    assert (there.state, there.lane_id, there.unit_id) == ("waiting", None, hall.world.units["leistung"])
    assert kinds_of(ticket)[-1] is Kind.TicketTransferred


def test_the_other_unit_calls_them_before_those_who_came_later(hall: Hall) -> None:
    ticket, celik = hall.served(), hall.world.celik
    hall.number("asylblg-grundleistungen", unit="leistung")
    sent_on(hall, ticket)
    hall.lane("l1", by=celik)
    assert hall.call_next("l1", by=celik) == ticket


def test_the_clerk_chooses_where_to_and_reads_who_serves_there(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    page = desk.get(f"/servicepoint/s1/weiterleitung/?visitor={ticket.pk}").content.decode()
    assert "Leistungsstelle (kein Schalter besetzt)" in page
    assert queue(hall) in page
    hall.lane("l1", by=hall.world.celik)
    assert (
        "Leistungsstelle (1 Schalter besetzt)"
        in desk.get(f"/servicepoint/s1/weiterleitung/?visitor={ticket.pk}").content.decode()
    )


def test_two_clicks_send_once_and_the_page_says_where_they_wait(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    address = f"/servicepoint/s1/weiterleitung/?visitor={ticket.pk}"
    page = desk.post(address, {"queue": queue(hall)}, follow=True).content.decode()
    assert f"{ticket.call_number} wartet jetzt bei: Leistungsstelle." in page
    assert desk.post(address, {"queue": queue(hall)}).status_code == 302
    assert kinds_of(ticket).count(Kind.TicketTransferred) == 1


def test_w_opens_the_page(hall: Hall, desk: Client) -> None:
    hall.served()
    assert 'data-kw-key="w"' in desk.get("/servicepoint/s1/").content.decode()


def test_without_a_destination_nobody_goes(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    answer = desk.post(f"/servicepoint/s1/weiterleitung/?visitor={ticket.pk}", {"queue": "1-99999"})
    assert answer.status_code == 422
    assert now(ticket).state == "serving"


def test_whoever_is_not_served_yet_is_not_sent_on(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    assert desk.get(f"/servicepoint/s1/weiterleitung/?visitor={ticket.pk}").status_code == 302
    with hall.as_(hall.adler), pytest.raises(NoLongerHereError):
        Transfer.send(
            ticket, unit=hall.world.units["leistung"], service=ticket.service_id, by=hall.adler, at=hall.clock.now
        )


def test_the_giver_sees_nothing_of_them_any_more_and_the_receiver_not_where_they_came_from(hall: Hall) -> None:
    ticket = hall.served()
    sent_on(hall, ticket)
    with hall.as_(hall.adler):
        assert not Ticket.objects.filter(pk=ticket.pk).exists()
    with hall.as_(hall.world.celik):
        assert Ticket.objects.filter(pk=ticket.pk).exists()
        assert not Transfer.objects.exists()
    with hall.as_(hall.world.dahl):
        assert not Ticket.objects.filter(pk=ticket.pk).exists()


def test_taken_back_they_wait_where_they_were(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    sent = sent_on(hall, ticket)
    address = f"/servicepoint/s1/weiterleitung/{sent.pk}/ruecknahme/"
    assert desk.post(address).status_code == desk.post(address).status_code == 302
    back = now(ticket)
    assert (back.state, back.unit_id, back.service_id) == ("waiting", ticket.unit_id, ticket.service_id)
    assert kinds_of(ticket).count(Kind.TicketTransferred) == 2


def test_whom_the_other_unit_has_called_nobody_takes_back(hall: Hall, desk: Client) -> None:
    ticket, celik = hall.served(), hall.world.celik
    sent = sent_on(hall, ticket)
    hall.lane("l1", by=celik)
    hall.clock.wait(minutes=1)
    hall.call_next("l1", by=celik)
    with hall.as_(celik):
        now(ticket).undo_call(by=celik, at=hall.clock.now)
    with hall.as_(hall.adler), pytest.raises(CalledElsewhereError):
        sent.take_back(by=hall.adler, at=hall.clock.wait(minutes=1))
    answer = desk.post(f"/servicepoint/s1/weiterleitung/{sent.pk}/ruecknahme/")
    assert answer.status_code == 409


def test_another_unit_cannot_take_back_what_it_did_not_send(hall: Hall) -> None:
    sent = sent_on(hall, hall.served())
    assert (
        hall.world.browser(hall.world.celik).post(f"/servicepoint/l1/weiterleitung/{sent.pk}/ruecknahme/").status_code
        == 404
    )


def test_the_phone_shows_that_they_wait_and_hears_the_new_queue(hall: Hall) -> None:
    ticket = hall.served()
    sent_on(hall, ticket)
    with acting_as(JOB):
        secret = Matter.objects.get(pk=ticket.matter_id).issue_key(at=hall.clock.now)
    phone = Client()
    phone.cookies[COOKIE] = kept(secret)
    assert "Vor Ihnen wartet niemand" in phone.get("/ticket/").content.decode()
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.COOKIES[COOKIE] = kept(secret)
    assume(ANONYMOUS)
    assert topics_of(request, "ticket") == {
        f"queue:{hall.world.units['leistung']}",
        f"forecast:{hall.world.units['leistung']}",
        f"moved:{ticket.pk}",
    }


def test_the_board_shows_the_same_number_at_the_new_counter(hall: Hall, visitor: Client) -> None:
    ticket, celik = hall.served(), hall.world.celik
    sent_on(hall, ticket)
    assert ticket.call_number not in visitor.get("/anzeige/haus/").content.decode()
    hall.lane("l1", by=celik)
    hall.call_next("l1", by=celik)
    page = visitor.get("/anzeige/haus/").content.decode()
    assert ticket.call_number in page
    assert "Zimmer 2.01" in page


def test_only_a_transfer_moves_a_ticket_to_another_unit(hall: Hall) -> None:
    ticket = hall.served()
    with hall.as_(hall.adler), pytest.raises(DatabaseError), transaction.atomic():
        Ticket.objects.filter(pk=ticket.pk).update(unit_id=hall.world.units["leistung"])


def test_what_was_sent_is_never_rewritten(hall: Hall) -> None:
    sent = sent_on(hall, hall.served())
    with hall.as_(hall.adler), pytest.raises(DatabaseError), transaction.atomic():
        Transfer.objects.filter(pk=sent.pk).update(unit_id=hall.world.units["jugend"])


def test_nobody_is_sent_in_the_name_of_somebody_else(hall: Hall) -> None:
    ticket = hall.served()
    with hall.as_(hall.adler), pytest.raises(DatabaseError), transaction.atomic():
        Transfer.send(
            ticket, unit=hall.world.units["leistung"], service=ticket.service_id, by=hall.birk, at=hall.clock.now
        )
    with hall.as_(hall.world.dahl), pytest.raises(DatabaseError), transaction.atomic():
        Transfer.send(
            ticket, unit=hall.world.units["jugend"], service=ticket.service_id, by=hall.world.dahl, at=hall.clock.now
        )
