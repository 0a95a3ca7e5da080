# SPDX-License-Identifier: EUPL-1.2
"""Anmelden mit dem Verzeichnis: who is known there and linked here is in; all else is refused."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from kurzweg.accounts import directory, outside
from kurzweg.accounts.models import DirectoryLink, SecondFactorRule
from kurzweg.walls.identity import JOB, acting_as
from tests.accounts.county import ISSUER, SETTINGS, County, Key
from tests.accounts.phone import STEP, is_in, set_up
from tests.clock import Clock
from tests.world import MONDAY, PASSWORD, World

BEGIN, BACK, LINK = "/anmelden/verzeichnis/", "/anmelden/verzeichnis/zurueck/", "/konto/verzeichnis/"


@pytest.fixture
def county(clock: Clock, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> County:
    settings.OIDC = SETTINGS
    directory.forget()
    county = County(clock)
    monkeypatch.setattr(outside, "ask", county.ask)
    return county


@pytest.fixture
def linked(world: World, county: County) -> None:
    """Herr Brandt has linked his account."""
    with world.as_(world.brandt):
        DirectoryLink.objects.create(staff=world.brandt, issuer=ISSUER, subject="b7", linked_at=MONDAY)


def on_the_way(county: County, client: Client, wanted: str = "", **claims: object) -> dict[str, str]:
    """What a browser brings back from the directory."""
    answer = client.get(BEGIN, {"next": wanted} if wanted else {})
    assert answer.status_code == 302
    return county.signs_in(answer.headers["Location"], **claims)  # type: ignore[arg-type]


def comes_in(county: County, client: Client, wanted: str = "", **claims: object) -> HttpResponse:
    return client.get(BACK, on_the_way(county, client, wanted, **claims))  # type: ignore[return-value]


def test_the_way_there_says_what_the_standard_asks_for(world: World, county: County) -> None:
    address = Client().get(BEGIN).headers["Location"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{ISSUER}/authorize?")
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"http://testserver{BACK}"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) == 43


def test_who_is_linked_is_in_and_stands_where_they_wanted(county: County, linked: None) -> None:
    browser = Client()
    assert comes_in(county, browser, "/personen/").headers["Location"] == "/personen/"
    assert is_in(browser)


@pytest.mark.parametrize("key", [Key.curve("e"), Key.edwards("o")], ids=["ES256", "EdDSA"])
def test_modern_signatures_count_too(county: County, linked: None, key: Key) -> None:
    county.key = key
    browser = Client()
    comes_in(county, browser)
    assert is_in(browser)


def test_a_name_that_nobody_has_linked_lets_nobody_in(world: World, county: County) -> None:
    browser = Client()
    answer = comes_in(county, browser, email="brandt@kreis.example", preferred_username="brandt")
    assert answer.status_code == 403
    assert "Noch nicht verbunden" in answer.text
    assert not is_in(browser)


def test_who_has_left_is_not_let_in(county: County, linked: None, world: World) -> None:
    with world.as_(world.kaya):
        world.brandt.leave(by=world.kaya, at=MONDAY)
    assert comes_in(county, Client()).status_code == 403


def test_an_account_is_linked_by_its_owner_while_logged_in(county: County, world: World) -> None:
    desk = world.browser(world.brandt)
    way = re.search(rf'href="({ISSUER}/authorize[^"]+)"', desk.post(LINK).text)
    assert way is not None
    back = county.signs_in(unescape(way[1]), "b7", preferred_username="brandt@kreis")
    assert desk.get(BACK, back).headers["Location"] == "/konto/"
    assert "Verbunden mit der Kennung brandt@kreis." in desk.get("/konto/").text
    browser = Client()
    comes_in(county, browser)
    assert is_in(browser)


def test_linking_asks_who_sits_there_and_never_begins_by_a_link(county: County, world: World, clock: Clock) -> None:
    desk = world.browser(world.brandt)
    assert "authorize" not in desk.get(LINK).text
    clock.wait(minutes=11)
    assert desk.post(LINK).status_code == 403


def test_a_way_to_log_in_links_nothing(county: County, world: World) -> None:
    desk = world.browser(world.brandt)
    assert comes_in(county, desk).status_code == 403
    with world.as_(world.brandt):
        assert not DirectoryLink.objects.exists()


def test_a_name_of_the_directory_belongs_to_one_account(county: County, linked: None, world: World) -> None:
    desk = world.browser(world.celik)
    way = re.search(rf'href="({ISSUER}/authorize[^"]+)"', desk.post(LINK).text)
    assert way is not None
    assert desk.get(BACK, county.signs_in(unescape(way[1]), "b7")).status_code == 409
    browser = Client()
    comes_in(county, browser)
    assert "Herr Brandt" in browser.get("/konto/").text


def test_a_link_that_was_given_up_opens_nothing(county: County, linked: None, world: World) -> None:
    assert world.browser(world.brandt).post("/konto/verzeichnis/ende/").status_code == 302
    assert comes_in(county, Client()).status_code == 403


def test_the_second_factor_of_the_house_is_asked_for_behind_the_directory(
    county: County, linked: None, world: World, clock: Clock
) -> None:
    phone = set_up(world.browser(world.brandt), clock)
    browser = Client()
    assert comes_in(county, browser, "/personen/").headers["Location"] == STEP
    assert not is_in(browser)
    assert browser.post(STEP, {"code": phone.code}).headers["Location"] == "/personen/"


def test_who_gave_two_proofs_there_is_asked_for_none_here(county: County, linked: None, world: World) -> None:
    with world.as_(world.kaya):
        SecondFactorRule.lay_down(MONDAY.date(), by=world.kaya, at=MONDAY)
    one, two = Client(), Client()
    comes_in(county, one, amr=["pwd"])
    comes_in(county, two, amr=["pwd", "mfa"])
    assert [is_in(one), is_in(two)] == [False, True]


def test_logging_out_here_offers_to_log_out_there(county: County, linked: None) -> None:
    browser = Client()
    comes_in(county, browser)
    assert browser.post("/abmelden/").headers["Location"] == "/abmelden/verzeichnis/"
    page = browser.get("/abmelden/verzeichnis/").text
    assert f"{ISSUER}/ende?client_id=kurzweg&amp;post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Fanmelden%2F" in page
    assert not is_in(browser)


def test_a_wrong_state_is_refused(county: County, linked: None) -> None:
    browser = Client()
    back = on_the_way(county, browser)
    answer = browser.get(BACK, back | {"state": "x" * 43})
    assert answer.status_code == 403
    assert browser.get(BACK, back).status_code == 403  # one wrong answer ends the way


def test_the_answer_of_another_browser_is_refused(county: County, linked: None) -> None:
    thief, victim = Client(), Client()
    back = on_the_way(county, thief)
    on_the_way(county, victim)
    assert victim.get(BACK, back).status_code == 403
    assert Client().get(BACK, back).status_code == 403


def test_a_code_is_never_taken_twice(county: County, linked: None) -> None:
    browser = Client()
    back = on_the_way(county, browser)
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
    assert browser.get(BACK, back).status_code == 302
    again = Client()
    again.cookies.load(cookies)
    assert again.get(BACK, back).status_code == 403


def test_a_code_that_belongs_to_another_verifier_gives_no_token(county: County, linked: None) -> None:
    browser, other = Client(), Client()
    stolen = on_the_way(county, other)["code"]
    back = on_the_way(county, browser)
    assert browser.get(BACK, back | {"code": stolen}).status_code == 403


def test_a_way_that_took_too_long_is_refused(county: County, linked: None, clock: Clock) -> None:
    browser = Client()
    back = on_the_way(county, browser)
    clock.wait(minutes=10)
    assert browser.get(BACK, back).status_code == 403


@pytest.mark.parametrize("iss", ["https://boese.example", "", f"{ISSUER}/"])
def test_an_answer_in_the_name_of_another_directory_is_refused(county: County, linked: None, iss: str) -> None:
    browser = Client()
    assert browser.get(BACK, on_the_way(county, browser) | {"iss": iss}).status_code == 403


def test_a_directory_that_always_names_itself_must_do_so(county: County, linked: None) -> None:
    county.discovery["authorization_response_iss_parameter_supported"] = True
    browser = Client()
    assert browser.get(BACK, on_the_way(county, browser)).status_code == 403
    assert browser.get(BACK, on_the_way(county, browser) | {"iss": ISSUER}).status_code == 302


def test_who_changed_their_mind_there_gets_a_kind_page(county: County, linked: None) -> None:
    browser = Client()
    state = on_the_way(county, browser)["state"]
    answer = browser.get(BACK, {"state": state, "error": "access_denied"})
    assert answer.status_code == 403
    assert "Es ist nichts geschehen." in answer.text


def test_a_directory_that_is_out_of_reach_is_told_kindly(
    county: County, linked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_args: object, **_named: object) -> bytes:
        raise outside.OutsideError("nobody there")

    browser = Client()
    back = on_the_way(county, browser)
    directory.forget()
    monkeypatch.setattr(outside, "ask", silent)
    for answer in (browser.get(BACK, back), browser.get(BEGIN)):
        assert answer.status_code == 503
        assert "Kreisverwaltung ist gerade nicht zu erreichen." in answer.text
    assert browser.post("/anmelden/", {"username": "brandt", "password": PASSWORD}).status_code == 302


def test_a_new_key_of_the_directory_is_fetched_when_a_token_names_it(county: County, linked: None) -> None:
    comes_in(county, Client())
    county.key = Key.rsa("haus-2")
    directory._known["keys"].at -= directory.A_MINUTE
    browser = Client()
    comes_in(county, browser)
    assert is_in(browser)


def test_unknown_keys_make_the_office_ask_at_most_once_a_minute(county: County, linked: None) -> None:
    for number in range(5):
        county.key = Key.rsa(f"fremd-{number}")
        comes_in(county, Client())
    assert county.asked.count(f"{ISSUER}/keys") == 1


def test_without_a_directory_there_are_no_such_pages(world: World, settings: Settings) -> None:
    settings.OIDC = {}
    assert [Client().get(page).status_code for page in (BEGIN, BACK, "/abmelden/verzeichnis/")] == [404] * 3
    assert "verzeichnis" not in Client().get("/anmelden/").text


def test_the_database_lets_nobody_link_a_colleague_or_look_links_up(linked: None, world: World) -> None:
    with world.as_(world.celik), pytest.raises(DatabaseError), transaction.atomic():
        DirectoryLink.objects.create(staff=world.brandt, issuer=ISSUER, subject="c1", linked_at=MONDAY)
    for identity in (world.as_(world.celik), acting_as(JOB)):
        with identity, connection.cursor() as cursor:
            cursor.execute("select accounts_find_linked(%s, 'b7')", [ISSUER])
            assert cursor.fetchone() == (None,)
            assert not DirectoryLink.objects.exists()
