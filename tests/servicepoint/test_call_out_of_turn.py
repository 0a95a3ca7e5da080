# SPDX-License-Identifier: EUPL-1.2
"""Out of turn, for a stated reason: the log says who and why, and the share of the day is capped and shown."""

from __future__ import annotations

import pytest
from django.test import Client

from kurzweg.events.kinds import Kind, Reason
from kurzweg.events.models import LogEvent
from kurzweg.servicepoint.desk_errors import PrioritiesUsedUpError
from kurzweg.servicepoint.models import Ticket
from kurzweg.servicepoint.out_of_turn import prioritise
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall
from tests.servicepoint.log import kinds_of


@pytest.fixture
def desk(hall: Hall) -> Client:
    return hall.world.browser(hall.adler)


def post(desk: Client, verb: str, ticket: Ticket, **more: object) -> int:
    return desk.post(f"/servicepoint/s1/{verb}/", {"visitor": str(ticket.pk), **more}).status_code


def state_of(ticket: Ticket) -> str:
    with acting_as(JOB):
        return Ticket.objects.get(pk=ticket.pk).state


def test_who_has_a_reason_is_called_before_who_came_first(hall: Hall, desk: Client) -> None:
    _first, second = hall.number(), hall.number()
    assert post(desk, "vorrang", second, reason=int(Reason.VULNERABLE)) == 302
    hall.lane("s1", by=hall.adler)
    assert "geht vor" in desk.get("/servicepoint/s1/").content.decode()
    assert hall.call_next("s1", by=hall.adler) == second


def test_the_log_says_who_stated_which_reason_once(hall: Hall, desk: Client) -> None:
    ticket = hall.number()
    for _click in range(2):
        post(desk, "vorrang", ticket, reason=int(Reason.DEADLINE_TODAY))
    with acting_as(JOB):
        (told,) = [one for one in LogEvent.objects.of_matter(ticket.matter_id) if one.kind is Kind.TicketPrioritised]
    assert (told.reason, told.actor) == (Reason.DEADLINE_TODAY, hall.adler.pseudonym)


def test_without_a_reason_nobody_goes_first(hall: Hall, desk: Client) -> None:
    ticket = hall.number()
    page = desk.post("/servicepoint/s1/vorrang/", {"visitor": str(ticket.pk)}, follow=True).content.decode()
    assert "Ohne Grund wird niemand vorgezogen" in page
    assert Kind.TicketPrioritised not in kinds_of(ticket)


def test_taken_back_they_wait_in_turn(hall: Hall, desk: Client) -> None:
    first, second = hall.number(), hall.number()
    post(desk, "vorrang", second, reason=int(Reason.VULNERABLE))
    assert desk.post(f"/servicepoint/s1/vorrang/ruecknahme/?visitor={second.pk}").status_code == 302
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) == first
    assert kinds_of(second)[-1] is Kind.PriorityWithdrawn


def test_the_share_of_the_day_is_capped_but_never_for_an_emergency(hall: Hall, desk: Client) -> None:
    first, second, third = hall.number(), hall.number(), hall.number()
    counter = hall.lane("s1", by=hall.adler)
    with hall.as_(hall.adler):
        prioritise(counter, first, Reason.VULNERABLE, by=hall.adler, at=hall.clock.now)
        with pytest.raises(PrioritiesUsedUpError):
            prioritise(counter, second, Reason.DEADLINE_TODAY, by=hall.adler, at=hall.clock.now)
        prioritise(counter, third, Reason.EMERGENCY, by=hall.adler, at=hall.clock.now)
    assert "Heute gingen 2 von höchstens 1 vor" in desk.get("/servicepoint/s1/").content.decode()
    assert hall.call_next("s1", by=hall.adler) == third


def test_the_page_of_who_waits_says_how_many_went_first(hall: Hall, desk: Client) -> None:
    ticket = hall.number()
    page = desk.get(f"/servicepoint/s1/wartende/?visitor={ticket.pk}").content.decode()
    assert "Heute gingen 0 von höchstens 1 vor" in page
    assert "Notfall oder Gefahr" in page


def test_gone_and_drawn_twice_are_two_ends(hall: Hall, desk: Client) -> None:
    gone, twice = hall.number(), hall.number()
    assert post(desk, "gegangen", gone) == post(desk, "gegangen", gone) == 302
    assert post(desk, "streichung", twice) == post(desk, "streichung", twice) == 302
    assert (state_of(gone), state_of(twice)) == ("left", "cancelled")
    assert kinds_of(twice)[-1] is Kind.TicketCancelled


def test_whom_nobody_expects_any_more_has_no_page(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    assert desk.get(f"/servicepoint/s1/wartende/?visitor={ticket.pk}").status_code == 302
    assert post(desk, "vorrang", ticket, reason=int(Reason.EMERGENCY)) == 409


def test_another_unit_puts_nobody_first(hall: Hall) -> None:
    ticket = hall.number()
    stranger = hall.world.browser(hall.world.celik)
    assert post(stranger, "vorrang", ticket, reason=int(Reason.EMERGENCY)) == 403
