# SPDX-License-Identifier: EUPL-1.2
"""Noch einmal bestätigen: before what has a great effect, and what was sent then goes on unchanged."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.clock import Clock
from tests.world import PASSWORD, World

PAGE = "/gewichtig/?von=hier"
TYPED = {"note": 'Zeile 1\nZeile 2 "Anführung" <b>', "unit": ["3", "4"]}
pytestmark = pytest.mark.urls("tests.accounts.weighty_pages")


def fields_of(page: str) -> dict[str, list[str]]:
    """What the first form of a page would send by itself."""
    form = page[page.index("<form") : page.index("</form>")]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
        found.setdefault(unescape(name), []).append(unescape(value))
    return found


@pytest.fixture
def brandt(world: World, clock: Clock) -> Client:
    """Herr Brandt, who logged in eleven minutes ago."""
    client = world.browser(world.brandt)
    clock.wait(minutes=11)
    return client


def test_who_has_just_logged_in_is_not_asked(world: World, clock: Clock) -> None:
    client = world.browser(world.brandt)
    clock.wait(minutes=9)
    assert client.post(PAGE, TYPED).json()["by"] == "brandt"


def test_after_a_while_one_is_asked_and_nothing_has_happened(brandt: Client) -> None:
    answer = brandt.post(PAGE, TYPED)
    assert answer.status_code == 403
    assert "Was Sie geschrieben haben, ist noch da." in answer.text


def test_what_was_typed_goes_on_unchanged_with_the_password(brandt: Client) -> None:
    page = brandt.post(PAGE, TYPED).text
    assert 'action="/gewichtig/?von=hier"' in page
    sent = fields_of(page)
    del sent["csrfmiddlewaretoken"]
    answer = brandt.post(PAGE, {**sent, "kw-password": PASSWORD})
    typed = {"note": [TYPED["note"]], "unit": TYPED["unit"]}
    assert answer.json() == {"by": "brandt", "sent": typed}


def test_a_wrong_password_asks_again_and_keeps_what_was_typed(brandt: Client) -> None:
    sent = fields_of(brandt.post(PAGE, TYPED).text)
    answer = brandt.post(PAGE, {**sent, "kw-password": "falsch"})
    assert answer.status_code == 422
    assert "Das Passwort passt nicht." in answer.text
    assert fields_of(answer.text)["note"] == [TYPED["note"]]
    assert "falsch" not in answer.text


def test_the_proof_holds_for_a_while(brandt: Client, clock: Clock) -> None:
    brandt.post(PAGE, {"kw-bestaetigung": "1", "kw-password": PASSWORD})
    clock.wait(minutes=9)
    assert brandt.post(PAGE).status_code == 200
    clock.wait(minutes=2)
    assert brandt.post(PAGE).status_code == 403


def test_whoever_only_wants_to_read_is_led_back(brandt: Client) -> None:
    page = brandt.get(PAGE)
    assert page.status_code == 403
    assert 'action="/anmelden/bestaetigen/"' in page.text
    answer = brandt.post("/anmelden/bestaetigen/", {**fields_of(page.text), "kw-password": PASSWORD})
    assert answer.headers["Location"] == PAGE
    assert brandt.get(PAGE).status_code == 200


def test_a_confirmation_never_leads_out_of_the_house(brandt: Client) -> None:
    sent = {"kw-bestaetigung": "1", "kw-password": PASSWORD, "next": "https://boese.example/"}
    assert brandt.post("/anmelden/bestaetigen/", sent).headers["Location"] == "/anliegen/"


def test_a_file_cannot_go_along_and_the_page_says_so(brandt: Client) -> None:
    answer = brandt.post(PAGE, {"note": "x", "brief": BytesIO(b"Brief")})
    assert "Die Datei müssen Sie danach noch einmal auswählen." in answer.text


def test_in_a_demo_a_click_is_enough(brandt: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert "In der Vorführung genügt ein Klick." in brandt.post(PAGE, TYPED).text
    assert brandt.post(PAGE, {"kw-bestaetigung": "1"}).status_code == 200


def test_a_clock_that_is_set_back_makes_nobody_fresh(world: World, clock: Clock) -> None:
    client = world.browser(world.brandt)
    clock.wait(hours=-1)
    client.get("/anliegen/")
    assert client.post(PAGE).status_code in {401, 403}


def test_who_is_not_known_goes_to_the_log_in(visitor: Client, world: World) -> None:
    assert visitor.post(PAGE).headers["Location"] == "/anmelden/?next=/gewichtig/%3Fvon%3Dhier"


def test_a_proof_before_a_page_that_then_refuses_costs_nobody_the_session(brandt: Client) -> None:
    proof = {"kw-bestaetigung": "1", "kw-password": PASSWORD}
    assert brandt.post("/verwaltung/mitarbeitende/neu/", proof).status_code == 403
    assert brandt.get("/anliegen/").status_code == 200
