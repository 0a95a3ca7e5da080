# SPDX-License-Identifier: EUPL-1.2
"""Zweiter Faktor: codes of an app beside the password. Each counts once, and says nothing to strangers."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kurzweg.accounts import totp
from kurzweg.accounts.factors import issue_recovery_codes
from kurzweg.walls.identity import GATE, JOB, acting_as
from tests.accounts.phone import APP, STEP, Phone, is_in, set_up, with_password
from tests.clock import Clock
from tests.world import PASSWORD, World

RFC_6238 = [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"),
            (2000000000, "279037"), (20000000000, "353130")]  # fmt: skip


@pytest.fixture
def desk(world: World, clock: Clock) -> Client:
    return world.browser(world.brandt)


@pytest.fixture
def phone(desk: Client, clock: Clock) -> Phone:
    return set_up(desk, clock)


@pytest.mark.parametrize(("seconds", "code"), RFC_6238)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert totp.code_of(b"12345678901234567890", seconds // totp.STEP) == code


def test_the_secret_stands_there_as_a_picture_and_as_text(desk: Client) -> None:
    page = desk.get(APP).text
    assert "<svg" in page
    assert 'class="kw-factor-secret"' in page


def test_the_secret_stays_the_same_while_somebody_mistypes(desk: Client) -> None:
    before = desk.get(APP).text
    secret = before[before.index("kw-factor-secret") :][:80]
    answer = desk.post(APP, {"code": "000000"})
    assert answer.status_code == 422
    assert secret in answer.text


def test_password_and_code_lead_to_the_page_that_was_wanted(phone: Phone) -> None:
    browser = with_password(next="/personen/")
    assert not is_in(browser)
    answer = browser.post(STEP, {"code": f"{phone.code[:3]} {phone.code[3:]}"})
    assert answer.headers["Location"] == "/personen/"
    assert is_in(browser)


def test_who_has_none_is_in_with_the_password(world: World, clock: Clock) -> None:
    assert is_in(with_password("celik"))


def test_a_code_counts_once_even_inside_its_half_minute(phone: Phone) -> None:
    code = phone.code
    assert with_password().post(STEP, {"code": code}).status_code == 302
    second = with_password()
    assert second.post(STEP, {"code": code}).status_code == 422
    assert not is_in(second)


def test_the_code_that_set_the_app_up_does_not_open_the_house(desk: Client, clock: Clock) -> None:
    desk.get(APP)
    phone = set_up(desk, clock)
    clock.wait(minutes=-2)
    assert with_password().post(STEP, {"code": phone.code}).status_code == 422


@pytest.mark.parametrize(("seconds", "status"), [(-75, 422), (-30, 302), (0, 302), (30, 302), (75, 422)])
def test_the_clock_of_a_phone_may_be_half_a_minute_off(phone: Phone, clock: Clock, seconds: int, status: int) -> None:
    clock.wait(seconds=seconds)
    code = phone.code
    clock.wait(seconds=-seconds)
    assert with_password().post(STEP, {"code": code}).status_code == status


def test_a_recovery_code_opens_once(phone: Phone) -> None:
    assert len(set(phone.codes)) == 10
    assert with_password().post(STEP, {"code": phone.codes[0].lower()}).status_code == 302
    again = with_password()
    assert again.post(STEP, {"code": phone.codes[0]}).status_code == 422
    assert again.post(STEP, {"code": phone.codes[1].replace("-", " ")}).status_code == 302


def test_new_recovery_codes_make_the_old_ones_worthless(desk: Client, phone: Phone) -> None:
    assert desk.post("/konto/zweiter-faktor/ersatzcodes/").status_code == 200
    assert with_password().post(STEP, {"code": phone.codes[0]}).status_code == 422


def test_nobody_learns_without_the_password_whether_there_is_a_second_factor(phone: Phone) -> None:
    answers = [Client().post("/anmelden/", {"username": who, "password": "falsch"}) for who in ("brandt", "celik")]
    assert answers[0].status_code == answers[1].status_code == 422
    assert answers[0].cookies.keys() == answers[1].cookies.keys()
    assert Client().get(STEP).headers["Location"] == "/anmelden/"


def test_half_way_in_is_over_after_ten_minutes(phone: Phone, clock: Clock) -> None:
    browser = with_password()
    clock.wait(minutes=10)
    assert browser.post(STEP, {"code": phone.code}).headers["Location"] == "/anmelden/"


def test_whoever_is_half_way_in_is_nobody(phone: Phone) -> None:
    browser = with_password()
    answers = {browser.get(page).status_code for page in ("/anliegen/", "/konto/", APP, "/konto/passwort/")}
    assert answers == {302}


def test_the_key_of_the_session_changes_at_both_steps(phone: Phone) -> None:
    browser = with_password()
    before = browser.cookies["kurzweg"].value
    browser.post(STEP, {"code": phone.code})
    assert browser.cookies["kurzweg"].value != before


def test_guessing_codes_is_braked(phone: Phone) -> None:
    thief = with_password()
    answers = [thief.post(STEP, {"code": f"{number:06}"}) for number in range(8)]
    assert [one.status_code for one in answers][-1] == 429
    assert thief.post(STEP, {"code": phone.code}).status_code == 429
    assert answers[-1].headers["Retry-After"]


def test_a_thief_who_guesses_does_not_lock_out_the_owner(world: World, clock: Clock) -> None:
    desk = Client()
    desk.post("/anmelden/", {"username": "brandt", "password": PASSWORD})
    phone = set_up(desk, clock)
    thief = with_password()
    for number in range(40):
        thief.post(STEP, {"code": f"{number:06}"})
    desk.post("/abmelden/")
    desk.post("/anmelden/", {"username": "brandt", "password": PASSWORD})
    assert desk.post(STEP, {"code": phone.code}).status_code == 302
    assert is_in(desk)


def test_setting_it_up_ends_all_other_log_ins(world: World, clock: Clock) -> None:
    elsewhere, desk = world.browser(world.brandt), world.browser(world.brandt)
    set_up(desk, clock)
    assert is_in(desk)
    assert not is_in(elsewhere)


def test_setting_it_up_and_giving_it_up_ask_who_sits_there(desk: Client, phone: Phone, clock: Clock) -> None:
    clock.wait(minutes=11)
    pages = (APP, "/konto/zweiter-faktor/app/ende/", "/konto/zweiter-faktor/ersatzcodes/")
    assert {desk.post(page).status_code for page in pages} == {403}


def test_who_gives_it_up_needs_the_password_only(desk: Client, phone: Phone) -> None:
    assert desk.post("/konto/zweiter-faktor/app/ende/").status_code == 302
    assert is_in(with_password())


def test_a_session_that_is_over_begins_again_only_with_both(desk: Client, phone: Phone, clock: Clock) -> None:
    clock.wait(hours=11)
    proof = {"kw-bestaetigung": "1", "kw-password": PASSWORD}
    assert desk.post("/konto/passwort/").status_code == 401
    assert desk.post("/konto/passwort/", proof).status_code == 422
    assert not is_in(desk)
    desk.post("/konto/passwort/", {**proof, "kw-code": phone.code})
    assert is_in(desk)


def test_secrets_are_encrypted_and_codes_are_hashed(
    phone: Phone, world: World, unseen: AbstractContextManager[None]
) -> None:
    with unseen, connection.cursor() as cursor:
        cursor.execute("select secret from accounts_authenticatorapp")
        assert phone.secret not in bytes(cursor.fetchone()[0])
        cursor.execute("select hash from accounts_recoverycode")
        kept = [bytes(one) for (one,) in cursor.fetchall()]
    assert {len(one) for one in kept} == {32}


def test_a_secret_that_is_moved_to_another_person_opens_nothing(phone: Phone, world: World) -> None:
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute("select accounts_find_app(%s)", [world.brandt.pk])
        (kept,) = cursor.fetchone()
    with world.as_(world.celik), connection.cursor() as cursor:
        cursor.execute(
            "insert into accounts_authenticatorapp (staff_id, secret, added_at) values (%s, %s, now())",
            [world.celik.pk, kept],
        )
    assert with_password("celik").post(STEP, {"code": phone.code}).status_code == 422


@pytest.mark.parametrize("who", ["brandt", "kaya", "gate", "job"])
def test_nobody_reads_secrets_in_raw_sql(phone: Phone, world: World, who: str) -> None:
    identity = {"gate": GATE, "job": JOB}.get(who)
    with acting_as(identity) if identity else world.as_(world.staff[who]), connection.cursor() as cursor:
        for statement in ("select secret from accounts_authenticatorapp", "select hash from accounts_recoverycode"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(statement)


def test_only_the_gate_gets_the_secret_and_redeems_codes(phone: Phone, world: World) -> None:
    with world.as_(world.brandt), connection.cursor() as cursor:
        cursor.execute("select accounts_find_app(%s)", [world.brandt.pk])
        assert cursor.fetchone() == (None,)
    with world.as_(world.celik), pytest.raises(DatabaseError), transaction.atomic():
        issue_recovery_codes(world.brandt, at=phone.clock.now)


def test_who_has_left_has_no_second_factor_to_ask_for(phone: Phone, world: World) -> None:
    with world.as_(world.kaya):
        world.brandt.leave(by=world.kaya, at=phone.clock.now)
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute("select accounts_find_app(%s)", [world.brandt.pk])
        assert cursor.fetchone() == (None,)
