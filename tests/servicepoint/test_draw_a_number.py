# SPDX-License-Identifier: EUPL-1.2
"""A person draws a number, follows it with their key, and nobody else can."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from kurzweg.events.kinds import Kind
from kurzweg.matters.keyholder import COOKIE, kept
from kurzweg.matters.models import Matter, MatterFact
from kurzweg.matters.once import new_form_key
from kurzweg.offices.models import Closure, Site
from kurzweg.servicepoint.models import Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall
from tests.servicepoint.log import kinds_of

BERLIN = ZoneInfo("Europe/Berlin")


def draw(browser: Client, service: str = "fiktionsbescheinigung", **facts: str) -> object:
    return browser.post("/ticket/", {"service": service, "mark": new_form_key(None), **facts})


def tickets() -> list[Ticket]:
    with acting_as(JOB):
        return list(Ticket.objects.order_by("pk"))


def text_of(browser: Client, url: str = "/ticket/") -> str:
    return browser.get(url).content.decode()


def test_a_number_is_drawn_and_its_key_kept_in_the_browser(hall: Hall, visitor: Client) -> None:
    answer = visitor.post("/ticket/", {"service": "fiktionsbescheinigung", "mark": new_form_key(None)})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ticket/")
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    (ticket,) = tickets()
    page = text_of(visitor)
    assert ticket.call_number in page
    assert "Vor Ihnen wartet niemand" in page
    assert kinds_of(ticket) == [Kind.MatterOpened, Kind.TicketDrawn]


def test_a_double_click_draws_one_number_and_both_answers_hold_its_key(hall: Hall, visitor: Client) -> None:
    form = {"service": "fiktionsbescheinigung", "mark": new_form_key(None)}
    other = Client()
    assert visitor.post("/ticket/", form).status_code == other.post("/ticket/", form).status_code == 302
    (ticket,) = tickets()
    assert ticket.call_number in text_of(visitor)
    assert ticket.call_number in text_of(other)
    assert kinds_of(ticket).count(Kind.TicketDrawn) == 1


def test_the_same_form_a_minute_later_gives_the_number_to_nobody(hall: Hall, visitor: Client) -> None:
    form = {"service": "fiktionsbescheinigung", "mark": new_form_key(None)}
    visitor.post("/ticket/", form)
    hall.clock.wait(minutes=2)
    next_person = Client()
    answer = next_person.post("/ticket/", form)
    assert answer.status_code == 409
    assert "schon eine Nummer gezogen" in answer.content.decode()
    assert COOKIE not in answer.cookies


def test_a_mark_that_is_not_ours_is_asked_again_and_opens_nothing(hall: Hall, visitor: Client) -> None:
    answer = visitor.post("/ticket/", {"service": "fiktionsbescheinigung", "mark": "0190-selbst-gemacht"})
    assert answer.status_code == 409
    assert "Wartenummer ziehen" in answer.content.decode()
    assert tickets() == []


def test_the_house_judges_itself_who_is_responsible(hall: Hall, visitor: Client) -> None:
    draw(visitor, "duldung", surname="Warsame", unit="servicepoint", lead="jugend")
    (ticket,) = tickets()
    assert ticket.unit_id == hall.world.units["auslaenderrecht-1"]
    with acting_as(JOB):
        facts = dict(MatterFact.objects.filter(matter=ticket.matter_id).values_list("fact", "value"))
    assert facts == {"surname": "Warsame"}


def test_the_matter_speaks_the_language_of_the_page(hall: Hall, visitor: Client) -> None:
    visitor.post("/ticket/?sprache=ar", {"service": "fiktionsbescheinigung", "mark": new_form_key(None)})
    assert tickets()[0].language == "ar"


@pytest.mark.parametrize(
    ("service", "facts"),
    [("duldung", {}), ("duldung", {"age": "vielleicht"}), ("gibt-es-nicht", {}), ("", {})],
    ids=["facts missing", "fact that cannot be", "unknown service", "no service"],
)
def test_what_leads_to_no_unit_gives_no_number(
    hall: Hall, visitor: Client, service: str, facts: dict[str, str]
) -> None:
    answer = visitor.post("/ticket/", {"service": service, "mark": new_form_key(None), **facts})
    assert answer.status_code == 409
    assert "Beginnen Sie noch einmal" in answer.content.decode()
    assert tickets() == []


@pytest.mark.parametrize("hour", [5, 7, 18, 23])
def test_outside_the_hours_there_is_no_number_but_a_word_when_to_come(hall: Hall, visitor: Client, hour: int) -> None:
    hall.clock.now = datetime(2026, 11, 16, hour, 59 if hour == 7 else 0, tzinfo=BERLIN)
    answer = visitor.post("/ticket/", {"service": "fiktionsbescheinigung", "mark": new_form_key(None)})
    assert answer.status_code == 409
    day = "16. November" if hour < 8 else "17. November"
    assert re.search(rf"Wieder offen: \w+, {day} 2026, 08:00 bis 18:00 Uhr", answer.content.decode())
    assert tickets() == []


def test_a_house_that_is_closed_today_gives_no_number(hall: Hall, visitor: Client) -> None:
    with acting_as(JOB):
        Closure.objects.create(
            site=Site.objects.get(code="haus"), days=DateRange(date(2026, 11, 16), date(2026, 11, 18)),
            reason="Personalversammlung", by=hall.adler, at=hall.clock.now,
        )  # fmt: skip
    answer = visitor.post("/ticket/", {"service": "fiktionsbescheinigung", "mark": new_form_key(None)})
    assert "Mittwoch, 18. November 2026" in answer.content.decode()
    assert tickets() == []


def test_the_call_number_opens_nothing(hall: Hall, visitor: Client) -> None:
    number = hall.number().call_number
    visitor.cookies[COOKIE] = kept(number)
    assert visitor.get("/ticket/").status_code == 404
    assert visitor.get(f"/stand/{number}/").status_code == 404


def test_without_a_number_the_page_says_how_to_get_one(visitor: Client, hall: Hall) -> None:
    answer = visitor.get("/ticket/")
    assert answer.status_code == 200
    assert "noch keine Nummer" in answer.content.decode()


def test_the_key_is_a_picture_and_stands_in_no_other_address(hall: Hall, visitor: Client) -> None:
    draw(visitor)
    picture = visitor.get("/ticket/qr.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert b"style=" not in picture.content
    assert "no-store" in picture.headers["Cache-Control"]
    assert Client().get("/ticket/qr.svg").status_code == 404


def test_people_before_are_counted_and_the_call_is_shown(hall: Hall, visitor: Client) -> None:
    first = hall.number()
    draw(visitor)
    assert "Vor Ihnen wartet 1 Person" in text_of(visitor)
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) == first
    hall.clock.wait(minutes=1)
    hall.lane("s2", by=hall.birk)
    hall.call_next("s2", by=hall.birk)
    page = text_of(visitor)
    assert "Sie sind dran" in page
    assert "Schalter 2" in page


def test_who_goes_is_not_called_and_may_say_it_twice(hall: Hall, visitor: Client) -> None:
    draw(visitor)
    assert visitor.post("/ticket/gegangen/").status_code == visitor.post("/ticket/gegangen/").status_code == 302
    (ticket,) = tickets()
    assert ticket.state == "left"
    assert kinds_of(ticket).count(Kind.VisitorLeft) == 1
    assert "Sie warten nicht mehr" in text_of(visitor)


def test_who_is_called_already_cannot_go_by_a_click(hall: Hall, visitor: Client) -> None:
    draw(visitor)
    hall.clock.wait(minutes=1)
    hall.lane("s1", by=hall.adler)
    hall.call_next("s1", by=hall.adler)
    answer = visitor.post("/ticket/gegangen/")
    assert answer.status_code == 409
    assert "aufgerufen" in answer.content.decode()


def test_who_missed_the_call_waits_again_by_one_click(hall: Hall, visitor: Client) -> None:
    draw(visitor)
    hall.clock.wait(minutes=1)
    hall.lane("s1", by=hall.adler)
    called = hall.call_next("s1", by=hall.adler)
    assert called is not None
    with hall.as_(hall.adler):
        called.miss(by=hall.adler, at=hall.clock.now)
    assert "Ich bin wieder da" in text_of(visitor)
    assert visitor.post("/ticket/zurueck/").status_code == visitor.post("/ticket/zurueck/").status_code == 302
    assert kinds_of(called).count(Kind.VisitorOnTheWay) == 1
    assert "Vor Ihnen wartet niemand" in text_of(visitor)


@pytest.mark.parametrize("verb", ["gegangen", "zurueck"])
def test_without_the_key_nobody_moves_a_number(hall: Hall, visitor: Client, verb: str) -> None:
    ticket = hall.number()
    assert visitor.post(f"/ticket/{verb}/").status_code == 404
    assert tickets() == [ticket]
    assert tickets()[0].state == "waiting"


def test_a_key_that_was_replaced_opens_nothing_any_more(hall: Hall, visitor: Client) -> None:
    draw(visitor)
    (ticket,) = tickets()
    with acting_as(JOB):
        Matter.objects.get(pk=ticket.matter_id).replace_key(at=hall.clock.now)
    assert visitor.get("/ticket/").status_code == 404


def test_yesterdays_number_says_so(hall: Hall, visitor: Client) -> None:
    draw(visitor)
    hall.clock.wait(days=1)
    assert "Diese Nummer galt am Montag, 16. November 2026" in text_of(visitor)
