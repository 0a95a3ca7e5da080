# SPDX-License-Identifier: EUPL-1.2
"""The rule of the house: asked for kindly, then required; and helping somebody who lost the telephone."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from kurzweg.accounts.factors import reset_factor
from kurzweg.accounts.identity_checks import Checked
from kurzweg.accounts.models import FactorReset, SecondFactorRule
from tests.accounts.phone import APP, STEP, Phone, is_in, set_up, with_password
from tests.clock import Clock
from tests.world import MONDAY, PASSWORD, World

RULE = "/verwaltung/zweiter-faktor/"
FACTOR = "/konto/zweiter-faktor/"


def day_of(day: date) -> dict[str, str]:
    return {"required_from_0": str(day.day), "required_from_1": str(day.month), "required_from_2": str(day.year)}


@pytest.fixture
def kaya(world: World, clock: Clock) -> Client:
    return world.browser(world.kaya)


@pytest.fixture
def required(world: World, clock: Clock) -> None:
    with world.as_(world.kaya):
        SecondFactorRule.lay_down(MONDAY.date(), by=world.kaya, at=MONDAY)


def test_an_administrator_lays_down_the_day(kaya: Client, world: World) -> None:
    assert "Noch darf jede und jeder selbst entscheiden." in kaya.get(RULE).text
    assert kaya.post(RULE, day_of(date(2027, 1, 4))).status_code == 302
    page = kaya.get(RULE).text
    assert "Ab Montag, 4. Januar 2027 braucht ihn jede und jeder zum Anmelden." in page
    assert "9 von 9 haben noch keinen." in page


def test_a_day_that_is_over_is_refused(kaya: Client) -> None:
    answer = kaya.post(RULE, day_of(date(2026, 11, 15)))
    assert answer.status_code == 422
    assert "Dieser Tag ist vorbei." in answer.text


def test_saying_the_same_again_writes_no_second_rule(world: World, clock: Clock) -> None:
    with world.as_(world.kaya):
        for _twice in range(2):
            SecondFactorRule.lay_down(date(2027, 1, 4), by=world.kaya, at=MONDAY)
        assert SecondFactorRule.objects.count() == 1


def test_before_the_day_people_are_asked_kindly(kaya: Client, world: World) -> None:
    kaya.post(RULE, day_of(date(2027, 1, 4)))
    browser = Client()
    answer = browser.post("/anmelden/", {"username": "brandt", "password": PASSWORD}, follow=True)
    assert answer.status_code == 200
    assert "Ab Montag, 4. Januar 2027 brauchen Sie zum Anmelden einen zweiten Faktor." in answer.text


def test_from_the_day_on_every_page_leads_to_setting_it_up(world: World, required: None, clock: Clock) -> None:
    browser = with_password("brandt")
    pages = ("/anliegen/", "/konto/", "/konto/passwort/", "/personen/")
    assert {browser.get(page).headers["Location"] for page in pages} == {FACTOR}
    assert "Ihr Haus verlangt einen zweiten Faktor." in browser.get(FACTOR).text
    set_up(browser, clock)
    assert is_in(browser)


def test_the_day_comes_while_somebody_works(world: World, clock: Clock) -> None:
    browser = world.browser(world.brandt)
    assert is_in(browser)
    with world.as_(world.kaya):
        SecondFactorRule.lay_down(MONDAY.date(), by=world.kaya, at=MONDAY)
    assert browser.post("/konto/passwort/").headers["Location"] == FACTOR
    assert browser.get("/anliegen/", headers={"HX-Request": "true"}).status_code == 401


def test_while_it_is_required_nobody_gives_it_up_but_everybody_may_change_the_app(
    world: World, required: None, clock: Clock
) -> None:
    browser = with_password("brandt")
    set_up(browser, clock)
    assert browser.post("/konto/zweiter-faktor/app/ende/").status_code == 403
    assert browser.get(APP).status_code == 200


def test_the_newest_rule_counts(world: World, required: None) -> None:
    with world.as_(world.kaya):
        SecondFactorRule.lay_down(None, by=world.kaya, at=MONDAY)
    assert is_in(with_password("brandt"))


def test_in_a_demo_a_click_is_still_enough(world: World, required: None, settings: Settings) -> None:
    settings.DEMO = True
    assert is_in(world.browser(world.brandt))


def test_the_database_takes_a_rule_from_nobody_else_and_changes_none(world: World, required: None) -> None:
    with world.as_(world.brandt), pytest.raises(DatabaseError), transaction.atomic():
        SecondFactorRule.lay_down(None, by=world.brandt, at=MONDAY)
    with world.as_(world.kaya), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("update accounts_secondfactorrule set required_from = null")


@pytest.fixture
def lost(world: World, clock: Clock) -> Phone:
    """Herr Brandt's telephone, which lies in a tram."""
    return set_up(world.browser(world.brandt), clock)


def address(world: World, who: str = "brandt") -> str:
    return f"/verwaltung/mitarbeitende/{world.staff[who].pk}/zweiter-faktor/"


def test_an_administrator_takes_away_a_lost_factor_and_it_is_written_down(
    kaya: Client, world: World, lost: Phone
) -> None:
    elsewhere = with_password()
    elsewhere.post(STEP, {"code": lost.code})
    assert kaya.post(address(world), {"checked": "in-person"}).status_code == 302
    assert not is_in(elsewhere)
    assert is_in(with_password())
    with world.as_(world.kaya):
        reset = FactorReset.objects.get()
    assert (reset.staff_id, reset.by_id, reset.checked) == (world.brandt.pk, world.kaya.pk, "in-person")
    assert "von Herr Kaya" in with_password().get("/konto/").text


def test_without_saying_how_it_was_made_sure_nothing_happens(kaya: Client, world: World, lost: Phone) -> None:
    assert kaya.post(address(world), {}).status_code == 422
    assert not is_in(with_password())


def test_resetting_asks_who_sits_there(kaya: Client, world: World, lost: Phone, clock: Clock) -> None:
    clock.wait(minutes=11)
    assert kaya.post(address(world), {"checked": "in-person"}).status_code == 403
    assert not is_in(with_password())


def test_nobody_resets_their_own_factor(kaya: Client, world: World, clock: Clock) -> None:
    set_up(kaya, clock)
    assert kaya.post(address(world, "kaya"), {"checked": "in-person"}).status_code == 403
    with world.as_(world.kaya), connection.cursor() as cursor:
        cursor.execute("select accounts_reset_factor(gen_random_uuid(), %s, 'paper', now())", [world.kaya.pk])
        assert cursor.fetchone() == (False,)


def test_a_clerk_resets_nobody(world: World, lost: Phone) -> None:
    assert world.browser(world.celik).post(address(world), {"checked": "in-person"}).status_code == 403
    with world.as_(world.celik):
        assert not reset_factor(world.brandt, Checked.PAPER, by=world.celik, at=MONDAY)


def test_saying_it_twice_writes_one_reset(world: World, lost: Phone) -> None:
    with world.as_(world.kaya):
        done = [reset_factor(world.brandt, Checked.PAPER, by=world.kaya, at=MONDAY) for _ in range(2)]
        assert done == [True, False]
        assert FactorReset.objects.count() == 1
