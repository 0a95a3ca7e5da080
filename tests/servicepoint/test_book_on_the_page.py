# SPDX-License-Identifier: EUPL-1.2
"""A visitor books without an account, keeps the key, moves, cancels, and is there; nobody else can."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from kurzweg.accounts.models import AccessEntry
from kurzweg.matters.keyholder import COOKIE
from kurzweg.matters.models import MatterFact
from kurzweg.matters.once import new_form_key
from kurzweg.servicepoint.models import Appointment, Booked, Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.appointments import SERVICE, TUESDAY, Diary
from tests.servicepoint.conftest import Hall

NAME = "Amina Warsame"
WEDNESDAY = TUESDAY + timedelta(days=1)


@pytest.fixture
def diary(hall: Hall) -> Diary:
    return Diary(hall)


def wants(start: object = TUESDAY, service: str = SERVICE, **more: Any) -> dict[str, Any]:
    sent = start.isoformat() if hasattr(start, "isoformat") else start
    return {"service": service, "mark": new_form_key(None), "start": sent, **more}


def books(browser: Client, start: object = TUESDAY, name: str = NAME) -> Appointment:
    assert browser.post("/termin/", wants(start)).status_code == 302
    assert browser.post("/termin/bestaetigung/", {"name": name}).status_code == 302
    return the_only_one()


def all_of_them() -> list[Appointment]:
    with acting_as(JOB):
        return list(Appointment.objects.order_by("pk"))


def the_only_one() -> Appointment:
    (appointment,) = all_of_them()
    return appointment


def text(browser: Client, url: str = "/termin/") -> str:
    return browser.get(url).content.decode()


def test_the_page_offers_days_and_the_times_of_the_first(diary: Diary, visitor: Client) -> None:
    page = text(visitor, f"/termin/zeiten/{SERVICE}/")
    assert "Montag, 16. November 2026" in page
    assert page.count('name="start"') > 20
    assert "Spätere Tage" in page


def test_a_day_of_the_address_is_shown_and_later_days_are_one_link_away(diary: Diary, visitor: Client) -> None:
    page = text(visitor, f"/termin/zeiten/{SERVICE}/?tag=2026-12-24")
    assert "Freie Zeiten: Donnerstag, 24. Dezember 2026" in page
    assert "25. Dezember" not in page


@pytest.mark.parametrize("day", ["2026-13-45", "0001-01-01", "9999-12-31", "\0", "heute"])
def test_a_day_that_cannot_be_still_shows_times(diary: Diary, visitor: Client, day: str) -> None:
    assert visitor.get(f"/termin/zeiten/{SERVICE}/", {"tag": day}).status_code == 200


def test_a_time_is_held_confirmed_and_shown(diary: Diary, visitor: Client) -> None:
    answer = visitor.post("/termin/", wants())
    assert (answer.status_code, answer.headers["Location"]) == (302, "/termin/")
    assert answer.cookies[COOKIE]["httponly"]
    assert "Bis 10:10 Uhr gehört diese Zeit Ihnen" in text(visitor)
    assert visitor.post("/termin/bestaetigung/", {"name": NAME}).status_code == 302
    page = text(visitor)
    assert "Dienstag, 24. November 2026, 9:00 Uhr" in page
    assert NAME in page
    assert "/termin/schluessel/kw" in page
    assert the_only_one().state == Booked.CONFIRMED


def test_whoever_has_no_key_is_told_how_to_begin(diary: Diary, visitor: Client) -> None:
    page = visitor.get("/termin/")
    assert page.status_code == 200
    assert "noch keinen Termin" in page.content.decode()


def test_a_form_sent_twice_books_one_appointment(diary: Diary, visitor: Client) -> None:
    form = wants()
    assert visitor.post("/termin/", form).status_code == Client().post("/termin/", form).status_code == 302
    assert the_only_one().state == Booked.HELD


def test_the_same_form_later_gives_the_appointment_to_nobody(diary: Diary, visitor: Client) -> None:
    form, other = wants(), Client()
    visitor.post("/termin/", form)
    diary.hall.clock.wait(minutes=2)
    answer = other.post("/termin/", form)
    assert answer.status_code == 409
    assert COOKIE not in answer.cookies


def test_when_somebody_took_the_last_lane_other_times_of_that_day_are_shown(diary: Diary, visitor: Client) -> None:
    diary.booked()
    diary.booked()
    answer = visitor.post("/termin/", wants())
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "empfängt hier niemand" in page
    assert "Freie Zeiten: Dienstag, 24. November 2026" in page
    assert len(all_of_them()) == 2


@pytest.mark.parametrize(
    "start",
    [
        "2026-11-24T22:00:00+01:00", "2026-11-15T09:00:00+01:00", "2026-12-25T09:00:00+01:00",
        "2027-03-28T02:30:00+01:00", "2026-11-24T09:07:00+01:00", "2026-10-25T02:30:00+01:00", "", "morgen", "\0",
        "9" * 5000, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
    ],
    ids=[
        "at night", "in the past", "on a holiday", "in an hour that is left out", "beside the grid",
        "in an hour that came twice", "nothing", "a word", "nul", "a huge number", "the first day of all",
        "the last day of all",
    ],
)  # fmt: skip
def test_a_time_that_nobody_offered_is_answered_kindly(diary: Diary, visitor: Client, start: str) -> None:
    answer = visitor.post("/termin/", wants(start))
    assert answer.status_code == 409
    assert "Wann möchten Sie kommen?" in answer.content.decode()
    assert all_of_them() == []


@pytest.mark.parametrize(
    ("service", "facts"), [("gibt-es-nicht", {}), ("", {}), ("duldung", {}), ("duldung", {"age": "vielleicht"})],
    ids=["unknown service", "no service", "facts missing", "fact that cannot be"],
)  # fmt: skip
def test_what_leads_to_no_unit_gets_no_appointment(
    diary: Diary, visitor: Client, service: str, facts: dict[str, str]
) -> None:
    answer = visitor.post("/termin/", wants(service=service, **facts))
    assert answer.status_code == 409
    assert "keinen Termin" in answer.content.decode()
    assert all_of_them() == []


def test_a_fact_that_cannot_be_read_is_asked_again(diary: Diary, visitor: Client) -> None:
    for surname in ("\0", "x" * 5000):
        answer = visitor.post("/termin/", wants(service="duldung", surname=surname))
        assert answer.status_code == 409
    assert all_of_them() == []


def test_the_house_judges_itself_who_is_responsible(diary: Diary, visitor: Client) -> None:
    visitor.post("/termin/", wants(service="duldung", surname="Warsame", unit="jugend"))
    appointment = the_only_one()
    assert appointment.unit_id == diary.hall.world.units["auslaenderrecht-1"]
    with acting_as(JOB):
        assert dict(MatterFact.objects.values_list("fact", "value")) == {"surname": "Warsame"}


@pytest.mark.parametrize(
    "name", ["ا" * 200, "Ł" * 200, "李" * 200, "🙂" * 200, "O’Brien-de la Cruz", "Ngũgĩ wa Thiong'o", "<b>x</b>"],
    ids=["arabic", "polish", "chinese", "pictures", "an apostrophe", "marks", "markup"],
)  # fmt: skip
def test_a_name_of_any_script_is_kept_letter_by_letter(diary: Diary, visitor: Client, name: str) -> None:
    assert books(visitor, name=name).name == name
    assert visitor.get("/termin/").status_code == 200


@pytest.mark.parametrize("name", ["", "   ", "\0", "\u202e\u2066", "x" * 201, "ﷺ" * 5000])
def test_what_is_no_name_is_asked_again_and_nothing_is_lost(diary: Diary, visitor: Client, name: str) -> None:
    visitor.post("/termin/", wants())
    answer = visitor.post("/termin/bestaetigung/", {"name": name})
    assert answer.status_code == 422
    assert the_only_one().state == Booked.HELD


def test_whoever_confirms_too_late_chooses_again_for_the_same_matter(diary: Diary, visitor: Client) -> None:
    visitor.post("/termin/", wants())
    diary.hall.clock.wait(minutes=11)
    assert visitor.post("/termin/bestaetigung/", {"name": NAME}).status_code == 409
    assert "nicht länger für Sie frei gehalten" in text(visitor)
    assert visitor.post("/termin/verlegung/", {"start": WEDNESDAY.isoformat()}).status_code == 302
    assert visitor.post("/termin/bestaetigung/", {"name": NAME}).status_code == 302
    late, new = all_of_them()
    assert (late.state, new.state, new.start) == (Booked.EXPIRED, Booked.CONFIRMED, WEDNESDAY)
    assert late.matter_id == new.matter_id


def test_moving_changes_the_calendar_entry_and_keeps_its_name(diary: Diary, visitor: Client) -> None:
    books(visitor)
    before = event_of(visitor)
    assert visitor.post("/termin/verlegung/", {"start": WEDNESDAY.isoformat()}).status_code == 302
    after = event_of(visitor)
    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (TUESDAY, WEDNESDAY)
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    visitor.post("/termin/absage/")
    assert str(event_of(visitor)["STATUS"]) == "CANCELLED"
    assert int(event_of(visitor)["SEQUENCE"]) == 2


def event_of(browser: Client) -> Any:
    file = browser.get("/termin/termin.ics")
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    return event


def test_a_calendar_says_where_and_when_and_never_who_or_for_what(diary: Diary, visitor: Client) -> None:
    books(visitor)
    file = visitor.get("/termin/termin.ics").content.decode()
    assert "Warsame" not in file
    assert "Fiktions" not in file
    assert "Haus der Kurzen Wege" in file


def test_moving_to_where_nobody_is_free_says_so_and_changes_nothing(diary: Diary, visitor: Client) -> None:
    books(visitor)
    answer = visitor.post("/termin/verlegung/", {"start": "2026-12-25T09:00:00+01:00"})
    assert answer.status_code == 409
    assert "empfängt hier niemand" in answer.content.decode()
    assert the_only_one().start == TUESDAY


def test_a_cancelled_appointment_can_be_chosen_anew(diary: Diary, visitor: Client) -> None:
    books(visitor)
    visitor.post("/termin/absage/")
    visitor.post("/termin/absage/")
    assert "abgesagt" in text(visitor)
    visitor.post("/termin/verlegung/", {"start": WEDNESDAY.isoformat()})
    assert [one.state for one in all_of_them()] == [Booked.CANCELLED, Booked.HELD]


def test_the_link_opens_the_appointment_in_another_browser_and_stands_in_no_address(
    diary: Diary, visitor: Client
) -> None:
    books(visitor)
    (link,) = re.findall(r'href="(/termin/schluessel/[^"]+)"', text(visitor))
    other = Client()
    answer = other.get(link)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/termin/?sprache=de")
    assert NAME in text(other)


def test_a_forged_link_opens_nothing(diary: Diary, visitor: Client) -> None:
    books(visitor)
    other = Client()
    assert other.get("/termin/schluessel/kwgibtesnicht/").status_code == 404
    other.cookies[COOKIE] = "kwgefaelscht.0000"
    for url in ("/termin/absage/", "/termin/bestaetigung/", "/termin/verlegung/", "/termin/ankunft/"):
        assert other.post(url, {"name": "x", "start": WEDNESDAY.isoformat()}).status_code == 404
    assert the_only_one().state == Booked.CONFIRMED


def test_whoever_is_there_gets_a_number_that_is_due_at_the_appointment(diary: Diary, visitor: Client) -> None:
    books(visitor)
    assert visitor.post("/termin/ankunft/").status_code == 409
    diary.hall.clock.now = TUESDAY - timedelta(minutes=15)
    assert "Ich bin da" in text(visitor)
    answer = visitor.post("/termin/ankunft/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ticket/")
    assert visitor.post("/termin/ankunft/").status_code == 302
    with acting_as(JOB):
        (ticket,) = Ticket.objects.all()
    assert ticket.due_at == TUESDAY
    assert ticket.call_number in text(visitor, "/ticket/")


def test_looking_at_the_own_appointment_is_written_down(diary: Diary, visitor: Client) -> None:
    books(visitor)
    with acting_as(JOB):
        before = AccessEntry.objects.count()
    visitor.get("/termin/")
    with acting_as(JOB):
        assert AccessEntry.objects.count() == before + 1


@pytest.mark.parametrize("language", ["en", "ar", "uk", "tr", "fa", "fr", "ru"])
def test_every_step_speaks_the_language_of_the_visitor(diary: Diary, visitor: Client, language: str) -> None:
    page = text(visitor, f"/termin/zeiten/{SERVICE}/?sprache={language}")
    assert f'lang="{language}"' in page
    assert "Wann möchten Sie kommen?" not in page
    books(visitor)
    assert "Mein Termin" not in text(visitor)
    assert the_only_one().language == language
