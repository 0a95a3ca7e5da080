# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from kurzweg.matters.keyholder import COOKIE
from kurzweg.matters.once import new_form_key
from kurzweg.servicepoint.models import Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall


@pytest.fixture
def kiosk(hall: Hall) -> Client:
    """The browser in the hall: Frau Adler has set it up this morning."""
    browser = hall.world.browser(hall.adler)
    browser.post("/kiosk/geraet/")
    browser.get("/kiosk/")
    return browser


def draw(kiosk: Client) -> Ticket:
    kiosk.post("/ticket/", {"service": "fiktionsbescheinigung", "mark": new_form_key(None)})
    with acting_as(JOB):
        return Ticket.objects.order_by("-pk")[0]


def test_the_start_offers_what_is_received_now(kiosk: Client) -> None:
    page = kiosk.get("/kiosk/?sprache=de").content.decode()
    assert 'href="/kiosk/aufenthalt/"' in page
    services = kiosk.get("/kiosk/aufenthalt/").content.decode()
    assert 'href="/zustaendigkeit/fiktionsbescheinigung/"' in services


def test_at_night_the_kiosk_offers_nothing_and_says_why(hall: Hall, kiosk: Client) -> None:
    hall.clock.now = datetime(2026, 11, 16, 22, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert "Wir empfangen gerade niemanden" in kiosk.get("/kiosk/?sprache=de").content.decode()
    assert "Dafür empfängt gerade niemand" in kiosk.get("/kiosk/aufenthalt/").content.decode()


def test_every_new_visitor_chooses_the_language_anew(kiosk: Client) -> None:
    first = kiosk.get("/kiosk/")
    assert 'href="/kiosk/?sprache=uk"' in first.text
    assert "Українська" in first.text

    kiosk.get("/kiosk/?sprache=uk")
    assert '<html lang="uk"' in kiosk.get("/kiosk/aufenthalt/").text
    assert 'href="/kiosk/?sprache=uk"' in kiosk.get("/kiosk/aufenthalt/").text

    assert '<html lang="de"' in kiosk.get("/kiosk/").text
    assert '<html lang="de"' in kiosk.get("/kiosk/aufenthalt/").text


def test_whoever_sets_a_kiosk_up_is_logged_out_there(kiosk: Client) -> None:
    assert kiosk.get("/servicepoint/").status_code == 302


def test_staff_end_a_kiosk_at_the_device_and_are_left_in_peace_meanwhile(hall: Hall, kiosk: Client) -> None:
    with acting_as(JOB):
        kiosk.force_login(hall.adler)
    page = kiosk.get("/servicepoint/")
    assert "Refresh" not in page.headers
    assert "Kiosk beenden" in page.text

    kiosk.post("/kiosk/geraet/ende/")
    assert "Als Kiosk aufstellen" in kiosk.get("/servicepoint/").text


def test_an_ordinary_browser_at_the_kiosks_pages_stays_ordinary_and_keeps_its_number(hall: Hall) -> None:
    phone = Client()
    draw(phone)
    key = phone.cookies[COOKIE].value
    assert 'href="/kiosk/aufenthalt/"' in phone.get("/kiosk/").text

    assert "Refresh" not in phone.get("/kiosk/").headers
    assert "Refresh" not in phone.get("/").headers
    assert phone.cookies[COOKIE].value == key
    assert phone.post("/ticket/", {"service": "fiktionsbescheinigung", "mark": new_form_key(None)}).headers[
        "Location"
    ] == ("/ticket/")


def test_a_life_situation_that_does_not_exist_is_not_there(kiosk: Client) -> None:
    assert kiosk.get("/kiosk/gibt-es-nicht/").status_code == 404


def test_the_number_stands_big_and_goes_away_by_itself(kiosk: Client) -> None:
    ticket = draw(kiosk)
    answer = kiosk.get("/kiosk/nummer/")
    assert ticket.call_number in answer.content.decode()
    assert answer.headers["Refresh"] == "60; url=/kiosk/"


def test_a_number_drawn_at_the_kiosk_leads_to_its_own_page(kiosk: Client) -> None:
    answer = kiosk.post("/ticket/", {"service": "fiktionsbescheinigung", "mark": new_form_key(None)})
    assert answer.headers["Location"] == "/kiosk/nummer/"


@pytest.mark.parametrize("way", ["the button", "the minute that is over"])
def test_the_next_person_at_the_kiosk_finds_nothing_of_the_one_before(kiosk: Client, way: str) -> None:
    ticket = draw(kiosk)
    if way == "the button":
        kiosk.post("/kiosk/fertig/")
    else:
        kiosk.get("/kiosk/")
    assert not kiosk.cookies[COOKIE].value
    assert kiosk.get("/kiosk/nummer/").headers["Location"] == "/kiosk/"
    assert ticket.call_number not in kiosk.get("/ticket/").content.decode()


def test_every_page_at_a_kiosk_leads_back_to_the_start(kiosk: Client, visitor: Client) -> None:
    assert kiosk.get("/kiosk/aufenthalt/").headers["Refresh"] == "120; url=/kiosk/"
    assert kiosk.get("/anmelden/").headers["Refresh"] == "120; url=/kiosk/"
    assert "Refresh" not in visitor.get("/anmelden/").headers
