# SPDX-License-Identifier: EUPL-1.2
"""The counter page: every verb once, twice, by somebody who may not, and too late."""

from __future__ import annotations

import pytest
from django.test import Client

from kurzweg.accounts.models import AccessEntry
from kurzweg.events.kinds import Kind
from kurzweg.matters.models import Handover, Matter, Outcome
from kurzweg.servicepoint.errors import NoLongerHereError
from kurzweg.servicepoint.models import Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall
from tests.servicepoint.log import kinds_of

FROM_CALLED = {
    "beginn": ("serving", Kind.ServingStarted),
    "nicht-gekommen": ("missed", Kind.VisitorMissed),
    "zurueck": ("waiting", Kind.CallUndone),
}
FROM_SERVED = {"ende": ("done", Kind.ServingFinished), "parken": ("parked", Kind.TicketParked)}


@pytest.fixture
def desk(hall: Hall) -> Client:
    return hall.world.browser(hall.adler)


def post(desk: Client, verb: str, ticket: Ticket | None = None, **more: str) -> int:
    named = {"visitor": str(ticket.pk)} if ticket else {}
    return desk.post(f"/servicepoint/s1/{verb}/", {**named, **more}).status_code


def state_of(ticket: Ticket) -> str:
    with acting_as(JOB):
        return Ticket.objects.get(pk=ticket.pk).state


def page_of(desk: Client) -> str:
    return desk.get("/servicepoint/s1/").content.decode()


def test_the_lanes_of_the_own_units_are_offered(hall: Hall, desk: Client) -> None:
    page = desk.get("/servicepoint/").content.decode()
    assert "Schalter 1" in page
    assert "Zimmer 1.11" not in page


def test_who_has_no_lane_reads_where_lanes_come_from(hall: Hall) -> None:
    assert hall.world.browser(hall.world.gruber).get("/servicepoint/").status_code == 403


def test_a_lane_with_another_person_is_called_taken_and_names_nobody(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    page = hall.world.browser(hall.birk).get("/servicepoint/").content.decode()
    assert "besetzt" in page
    assert "Adler" not in page


def test_opening_a_lane_shows_who_comes_next(hall: Hall, desk: Client) -> None:
    ticket = hall.number()
    assert "geschlossen" in page_of(desk)
    assert post(desk, "oeffnung") == 302
    page = page_of(desk)
    assert ticket.call_number in page
    assert 'data-kw-key="n"' in page


def test_n_calls_the_next_visitor_and_a_second_click_nobody_else(hall: Hall, desk: Client) -> None:
    first, second = hall.number(), hall.number()
    post(desk, "oeffnung")
    assert post(desk, "aufruf") == post(desk, "aufruf") == 302
    assert (state_of(first), state_of(second)) == ("called", "waiting")


def test_an_empty_hall_is_said_and_not_an_error(hall: Hall, desk: Client) -> None:
    post(desk, "oeffnung")
    assert "wartet niemand" in desk.post("/servicepoint/s1/aufruf/", follow=True).content.decode()


@pytest.mark.parametrize(("verb", "after"), FROM_CALLED.items(), ids=str)
def test_a_step_after_the_call_is_taken_once(hall: Hall, desk: Client, verb: str, after: tuple[str, Kind]) -> None:
    ticket = hall.called()
    assert post(desk, verb, ticket) == post(desk, verb, ticket) == 302
    assert state_of(ticket) == after[0]
    assert kinds_of(ticket).count(after[1]) == 1


@pytest.mark.parametrize(("verb", "after"), FROM_SERVED.items(), ids=str)
def test_a_step_after_the_talk_is_taken_once(hall: Hall, desk: Client, verb: str, after: tuple[str, Kind]) -> None:
    ticket = hall.served()
    assert post(desk, verb, ticket, outcome="goes_on") == post(desk, verb, ticket, outcome="goes_on") == 302
    assert state_of(ticket) == after[0]
    assert kinds_of(ticket).count(after[1]) == 1


def test_settled_on_the_spot_ends_the_matter(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    assert post(desk, "ende", ticket, outcome="settled") == 302
    assert kinds_of(ticket)[-2:] == [Kind.MatterSettled, Kind.ServingFinished]


def test_what_goes_on_leaves_the_matter_open(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    post(desk, "ende", ticket, outcome="goes_on")
    assert Kind.MatterSettled not in kinds_of(ticket)


def test_a_visit_does_not_end_without_an_outcome(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    assert post(desk, "ende", ticket) == 400
    assert state_of(ticket) == "serving"


def test_r_calls_again_but_not_twice_in_one_breath(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    hall.clock.wait(minutes=1)
    assert post(desk, "wiederaufruf", ticket) == post(desk, "wiederaufruf", ticket) == 302
    assert kinds_of(ticket).count(Kind.TicketRecalled) == 1


def test_a_missed_visitor_is_put_back_with_their_first_time(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    later = hall.number()
    post(desk, "nicht-gekommen", ticket)
    assert post(desk, "zurueck", ticket) == post(desk, "zurueck", ticket) == 302
    assert kinds_of(ticket).count(Kind.VisitorOnTheWay) == 1
    assert hall.call_next("s1", by=hall.adler) == ticket != later


def test_a_page_that_is_too_old_says_so_and_changes_nothing(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    with hall.as_(hall.adler):
        ticket.miss(by=hall.adler, at=hall.clock.now)
    answer = desk.post("/servicepoint/s1/beginn/", {"visitor": str(ticket.pk)})
    assert answer.status_code == 409
    assert f"{ticket.call_number} ist inzwischen an anderer Stelle: nicht gekommen" in answer.content.decode()
    assert state_of(ticket) == "missed"


def test_a_visitor_at_another_lane_is_not_started_here(hall: Hall, desk: Client) -> None:
    ticket = hall.called("s2")
    assert post(desk, "beginn", ticket) == 409
    assert state_of(ticket) == "called"


@pytest.mark.parametrize("verb", ["oeffnung", "aufruf", "beginn", "ende", "schliessung"])
def test_another_unit_may_not_serve_here(hall: Hall, verb: str) -> None:
    ticket = hall.called()
    stranger = hall.world.browser(hall.world.celik)
    assert post(stranger, verb, ticket, outcome="settled") == 403
    assert stranger.get("/servicepoint/s1/").status_code == 403
    assert state_of(ticket) == "called"


@pytest.mark.parametrize("verb", ["oeffnung", "aufruf", "beginn", "schliessung"])
def test_a_visitor_is_sent_to_the_log_in(hall: Hall, visitor: Client, verb: str) -> None:
    answer = visitor.post(f"/servicepoint/s1/{verb}/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/anmelden/")


def test_a_visitor_of_another_unit_is_not_there(hall: Hall, desk: Client) -> None:
    hall.lane("s1", by=hall.adler)
    ticket = hall.number("duldung", unit="auslaenderrecht-1")
    assert post(desk, "beginn", ticket) == 404


def test_a_lane_that_no_structure_has_is_not_there(desk: Client) -> None:
    assert desk.get("/servicepoint/s99/").status_code == 404


def test_an_open_page_reads_only_its_three_zones(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    part = desk.get("/servicepoint/s1/", headers={"HX-Request": "true"}).content.decode()
    assert ticket.call_number in part
    assert "<html" not in part


def test_the_page_reads_no_more_rows_when_more_people_wait(
    hall: Hall, desk: Client, django_assert_num_queries: object
) -> None:
    hall.called()
    page_of(desk)
    for waiting in (1, 3):
        for _ in range(waiting):
            hall.number()
        with django_assert_num_queries(22):  # type: ignore[operator]
            page_of(desk)


def test_undo_after_parking_brings_the_visitor_back(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    page = desk.post("/servicepoint/s1/parken/", {"visitor": str(ticket.pk)}, follow=True).content.decode()
    way_back = f"/servicepoint/s1/aufruf/?visitor={ticket.pk}"
    assert f'action="{way_back}"' in page
    assert desk.post(way_back).status_code == 302
    assert state_of(ticket) == "called"


def test_undo_after_nobody_came_lets_the_visitor_wait_again(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    post(desk, "nicht-gekommen", ticket)
    assert desk.post(f"/servicepoint/s1/zurueck/?visitor={ticket.pk}").status_code == 302
    assert state_of(ticket) == "waiting"


def test_a_matter_that_went_to_another_unit_meanwhile_is_not_settled_here(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    celik = hall.world.celik
    with hall.as_(hall.adler):
        offer = Matter.objects.get(pk=ticket.matter_id).offer_to(
            hall.world.units["leistung"], "Bitte prüfen.", by=hall.adler, at=hall.clock.now
        )
    with hall.as_(celik):
        Handover.objects.get(pk=offer.pk).accept(by=celik, at=hall.clock.now)
    assert ticket.call_number in page_of(desk)
    answer = desk.post("/servicepoint/s1/ende/", {"visitor": str(ticket.pk), "outcome": "settled"})
    assert answer.status_code == 409
    assert "andere Einheit zuständig" in answer.content.decode()
    assert post(desk, "ende", ticket, outcome="goes_on") == 302
    assert state_of(ticket) == "done"


def test_what_a_clerk_sees_of_a_visitor_is_written_into_the_access_log(hall: Hall, desk: Client) -> None:
    ticket = hall.called()
    page_of(desk)
    with acting_as(JOB):
        (entry,) = AccessEntry.objects.filter(page="servicepoint:counter")
    assert (entry.actor, entry.field_class, entry.purpose) == (hall.adler.pseudonym, "queue", "Aufruf")
    desk.get("/servicepoint/s1/", headers={"HX-Request": "true"})
    with acting_as(JOB):
        assert AccessEntry.objects.filter(page="servicepoint:counter").count() == 1
    assert ticket.state == "called"


def test_no_page_of_the_servicepoint_says_what_one_person_did(hall: Hall, desk: Client) -> None:
    ticket = hall.served()
    post(desk, "ende", ticket, outcome="goes_on")
    colleague = hall.world.browser(hall.birk)
    for page in ("/servicepoint/", "/servicepoint/s1/", "/servicepoint/s2/"):
        said = colleague.get(page).content.decode()
        assert "Adler" not in said
        assert ticket.call_number not in said


def test_a_colleague_does_not_act_at_the_lane_of_another(hall: Hall) -> None:
    ticket = hall.called("s1")
    answer = hall.world.browser(hall.birk).post("/servicepoint/s1/beginn/", {"visitor": str(ticket.pk)})
    assert answer.status_code == 409
    assert "Hier bedient gerade eine andere Person" in answer.content.decode()
    with hall.as_(hall.adler):
        ticket.refresh_from_db()
    assert ticket.state == "called"


def test_a_settlement_that_comes_too_late_is_told_and_not_lost_in_silence(hall: Hall) -> None:
    ticket = hall.served("s1")
    with hall.as_(hall.adler):
        ticket.finish(None, by=hall.adler, at=hall.clock.wait(minutes=1))
        with pytest.raises(NoLongerHereError):
            ticket.finish(Outcome.DONE, by=hall.adler, at=hall.clock.wait(minutes=1))


def test_the_page_says_what_became_of_the_visit(hall: Hall) -> None:
    ticket = hall.served("s1")
    browser = hall.world.browser(hall.adler)
    page = browser.post(
        "/servicepoint/s1/ende/", {"visitor": str(ticket.pk), "outcome": "settled"}, follow=True
    ).content.decode()
    assert f"{ticket.call_number}: Das Anliegen ist erledigt." in page
