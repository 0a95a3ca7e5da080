# SPDX-License-Identifier: EUPL-1.2
"""The people of a unit see who comes today; they check in, note who did not come, and move."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kurzweg.servicepoint.models import Booked, Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.appointments import TUESDAY, Diary
from tests.servicepoint.conftest import Hall


@pytest.fixture
def diary(hall: Hall) -> Diary:
    return Diary(hall)


@pytest.fixture
def adler(diary: Diary) -> Client:
    return diary.hall.world.browser(diary.hall.adler)


def text(browser: Client, url: str = "/termine/") -> str:
    return browser.get(url).content.decode()


def test_the_page_shows_the_day_in_order_and_other_days_by_a_link(diary: Diary, adler: Client) -> None:
    diary.booked(TUESDAY + timedelta(hours=1), name="Zweite Person")
    diary.booked(TUESDAY, name="Erste Person")
    diary.held(TUESDAY)
    assert "niemand mit Termin" in text(adler)
    page = text(adler, "/termine/?tag=2026-11-24")
    assert page.index("Erste Person") < page.index("Zweite Person")
    assert page.count("kw-diary__row") == 2
    assert "?tag=2026-11-23" in page


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "gestern", "\0"])
def test_a_day_that_cannot_be_shows_today(diary: Diary, adler: Client, day: str) -> None:
    answer = adler.get("/termine/", {"tag": day})
    assert answer.status_code == 200
    assert "Montag, 16. November 2026" in answer.content.decode()


def test_checking_in_gives_a_number_and_a_second_click_the_same(diary: Diary) -> None:
    appointment = diary.booked()
    diary.hall.clock.now = TUESDAY
    adler = diary.hall.world.browser(diary.hall.adler)
    for _click in (1, 2):
        answer = adler.post(f"/termine/{appointment.pk}/ankunft/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/termine/?tag=2026-11-24")
    assert diary.again(appointment).state == Booked.CHECKED_IN
    with acting_as(JOB):
        ticket = Ticket.objects.get(appointment=appointment.pk)
    assert ticket.call_number in text(adler)


def test_checking_in_on_another_day_says_which_day(diary: Diary, adler: Client) -> None:
    appointment = diary.booked()
    answer = adler.post(f"/termine/{appointment.pk}/ankunft/")
    assert answer.status_code == 409
    assert "am Tag des Termins" in answer.content.decode()


def test_who_did_not_come_is_noted_and_can_still_come(diary: Diary, adler: Client) -> None:
    appointment = diary.booked()
    assert adler.post(f"/termine/{appointment.pk}/nicht-gekommen/").status_code == 409
    diary.hall.clock.now = TUESDAY + timedelta(minutes=20)
    adler = diary.hall.world.browser(diary.hall.adler)
    assert adler.post(f"/termine/{appointment.pk}/nicht-gekommen/").status_code == 302
    assert diary.again(appointment).state == Booked.MISSED
    assert "Ist da" in text(adler)


def test_moving_shows_free_times_and_leads_to_the_new_day(diary: Diary, adler: Client) -> None:
    appointment = diary.booked()
    assert text(adler, f"/termine/{appointment.pk}/verlegung/").count('name="start"') > 10
    new = (TUESDAY + timedelta(days=2)).isoformat()
    answer = adler.post(f"/termine/{appointment.pk}/verlegung/", {"start": new})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/termine/?tag=2026-11-26")
    assert diary.again(appointment).start == TUESDAY + timedelta(days=2)


def test_a_cancelled_appointment_is_off_the_page(diary: Diary, adler: Client) -> None:
    appointment = diary.booked()
    assert adler.post(f"/termine/{appointment.pk}/absage/").status_code == 302
    assert "Amina Warsame" not in text(adler, "/termine/?tag=2026-11-24")


def test_the_page_asks_no_more_questions_when_more_people_come(diary: Diary, adler: Client) -> None:

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            adler.get("/termine/?tag=2026-11-24")
        return len(queries)

    diary.booked()
    asked()
    once = asked()
    diary.booked()
    diary.booked(TUESDAY + timedelta(hours=1))
    assert asked() == once


def test_another_unit_sees_none_of_it(diary: Diary) -> None:
    appointment = diary.booked()
    dahl = diary.hall.world.browser(diary.hall.world.dahl)
    assert "Amina Warsame" not in text(dahl, "/termine/?tag=2026-11-24")
    for way in ("ankunft", "nicht-gekommen", "absage", "verlegung"):
        assert dahl.post(f"/termine/{appointment.pk}/{way}/").status_code == 404
