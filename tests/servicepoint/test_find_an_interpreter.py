# SPDX-License-Identifier: EUPL-1.2
"""Two people at a counter without a common language: a colleague comes, somebody is called, a card is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from kurzweg.accounts.models import Staff
from kurzweg.interpreting.models import Interpreter, InterpretingRequest, SpokenLanguage
from kurzweg.servicepoint.interpreting import colleagues
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall

PAGE = "/servicepoint/s1/sprachmittlung/"


def speaks(hall: Hall, person: Staff, *languages: str) -> None:
    with hall.as_(person):
        SpokenLanguage.say(languages, by=person, at=hall.clock.now)


@pytest.fixture
def desk(hall: Hall) -> Client:
    hall.lane("s1", by=hall.adler)
    return hall.world.browser(hall.adler)


def found(hall: Hall, language: str = "ar") -> list[tuple[str, bool]]:
    with hall.as_(hall.adler):
        here = colleagues(language, hall.lane("s1"), hall.adler, "de", at=hall.clock.now)
    return [(one.name, one.can_be_asked) for one in here]


def the_request() -> InterpretingRequest:
    with acting_as(JOB):
        return InterpretingRequest.objects.get()


def test_whoever_is_free_at_a_counter_comes_before_whoever_is_at_none(hall: Hall, desk: Client) -> None:
    speaks(hall, hall.world.celik, "ar")
    speaks(hall, hall.birk, "ar", "tr")
    assert found(hall) == [("Frau Çelik", False), ("Herr Birk", False)]
    hall.lane("s2", by=hall.birk)
    assert found(hall) == [("Herr Birk", True), ("Frau Çelik", False)]


def test_nobody_is_asked_in_a_break(hall: Hall, desk: Client) -> None:
    speaks(hall, hall.birk, "ar")
    lane = hall.lane("s2", by=hall.birk)
    with hall.as_(hall.birk):
        lane.rest(until=hall.clock.now + timedelta(minutes=15), by=hall.birk, at=hall.clock.now)
    assert found(hall) == [("Herr Birk", False)]


def test_a_colleague_is_asked_by_one_click_and_answers_by_one(hall: Hall, desk: Client) -> None:
    speaks(hall, hall.birk, "ar")
    hall.lane("s2", by=hall.birk)
    asking = {"colleague": str(hall.birk.pk), "language": "ar"}
    assert desk.post(f"{PAGE}bitte/", asking).status_code == desk.post(f"{PAGE}bitte/", asking).status_code == 302
    asked = the_request()
    birk = hall.world.browser(hall.birk)
    assert "<bdi>Schalter 1</bdi> bittet Sie zu dolmetschen: Arabisch" in birk.get("/servicepoint/s2/").content.decode()
    assert "ist gefragt: Arabisch" in desk.get("/servicepoint/s1/").content.decode()
    assert birk.post(f"/servicepoint/s2/sprachmittlung/{asked.pk}/antwort/", {"answer": "comes"}).status_code == 302
    assert "<bdi>Herr Birk</bdi> kommt." in desk.get("/servicepoint/s1/").content.decode()
    assert "bittet Sie" not in birk.get("/servicepoint/s2/").content.decode()


def test_the_first_word_counts(hall: Hall, desk: Client) -> None:
    speaks(hall, hall.birk, "ar")
    hall.lane("s2", by=hall.birk)
    desk.post(f"{PAGE}bitte/", {"colleague": str(hall.birk.pk), "language": "ar"})
    asked = the_request()
    desk.post(f"{PAGE}{asked.pk}/antwort/", {"answer": "withdrawn"})
    hall.world.browser(hall.birk).post(f"/servicepoint/s2/sprachmittlung/{asked.pk}/antwort/", {"answer": "comes"})
    assert the_request().answer == "withdrawn"


def test_nobody_answers_for_another(hall: Hall, desk: Client) -> None:
    desk.post(f"{PAGE}bitte/", {"colleague": str(hall.world.celik.pk), "language": "ar"})
    asked = the_request()
    hall.lane("s2", by=hall.birk)
    birk = hall.world.browser(hall.birk)
    birk.post(f"/servicepoint/s2/sprachmittlung/{asked.pk}/antwort/", {"answer": "comes"})
    assert the_request().answer == ""
    assert desk.post(f"{PAGE}{asked.pk}/antwort/", {"answer": "comes"}).status_code == 400


@pytest.mark.parametrize(
    "wrong", [{"colleague": "niemand"}, {"language": "xx"}, {"language": ""}, {"colleague": ""}, {"language": "de"}]
)
def test_a_request_for_nobody_or_in_no_language_is_refused(hall: Hall, desk: Client, wrong: dict[str, str]) -> None:
    asking = {"colleague": str(hall.world.celik.pk), "language": "ar"} | wrong
    assert desk.post(f"{PAGE}bitte/", asking).status_code == 400


def test_the_page_of_a_language_names_the_list_and_offers_the_cards(hall: Hall, desk: Client) -> None:
    with hall.as_(hall.world.ebert):
        Interpreter.enter(
            "Frau Nasser", phone="0211 123456", languages=["ar"], reachable="bis 16 Uhr", by=hall.world.ebert,
            at=hall.clock.now,
        )  # fmt: skip
    page = desk.get(PAGE, {"language": "ar"}).content.decode()
    assert "Frau Nasser" in page
    assert 'href="tel:0211%20123456"' in page
    assert "Karten mit Sätzen zeigen" in page
    assert "Frau Nasser" not in desk.get(PAGE, {"language": "ti"}).content.decode()
    assert "Karten mit Sätzen zeigen" not in desk.get(PAGE, {"language": "ti"}).content.decode()
    assert desk.get(PAGE, {"language": "<script>"}).status_code == 200


def test_the_cards_stand_in_two_languages_each_in_its_direction(desk: Client) -> None:
    page = desk.get("/servicepoint/s1/karten/", {"language": "ar"}).content.decode()
    assert "Bitte setzen Sie sich" in page
    assert 'lang="ar" dir="rtl">مرحبًا' in page


def test_an_interpreter_is_found_within_three_keys_of_the_visitor(hall: Hall, desk: Client) -> None:
    speaks(hall, hall.birk, "ar")
    hall.lane("s2", by=hall.birk)
    hall.number(language="ar")
    hall.call_next("s1", by=hall.adler)
    counter = desk.get("/servicepoint/s1/").content.decode()
    assert f'href="{PAGE}?language=ar" data-kw-key="l"' in counter
    page = desk.get(PAGE, {"language": "ar"}).content.decode()
    assert 'id="bitten" data-kw-key="b"' in page


def test_a_counter_that_speaks_the_language_calls_that_visitor_a_little_sooner(hall: Hall) -> None:
    german = hall.number(language="de")
    arab = hall.number(language="ar")
    speaks(hall, hall.adler, "ar")
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) == arab
    hall.lane("s2", by=hall.birk)
    assert hall.call_next("s2", by=hall.birk) == german


def test_german_gives_nobody_an_advantage(hall: Hall) -> None:
    arab = hall.number(language="ar")
    hall.number(language="de")
    hall.lane("s1", by=hall.adler)
    assert hall.call_next("s1", by=hall.adler) == arab
