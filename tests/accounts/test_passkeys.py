# SPDX-License-Identifier: EUPL-1.2
"""Passkeys: a device signs that its owner is there, for this house, for this person, once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from tests.accounts.authenticator import (
    NEW,
    PRESENT,
    Authenticator,
    at_the_name,
    doubted,
    half_way_in,
    options_on,
    raw,
    set_up_passkey,
    shown_at,
    text,
)
from tests.accounts.phone import STEP, is_in
from tests.clock import Clock
from tests.world import PASSWORD, World

FACTOR = "/konto/zweiter-faktor/"


def test_password_and_passkey_lead_to_the_page_that_was_wanted(device: Authenticator, world: World) -> None:
    browser = half_way_in(world, next="/personen/")
    assert not is_in(browser)
    answer = browser.post(STEP, {"passkey": device.sign(shown_at(browser))})
    assert answer.headers["Location"] == "/personen/"
    assert is_in(browser)


def test_only_passkeys_of_this_person_are_asked_for(device: Authenticator, world: World) -> None:
    asked = shown_at(half_way_in(world))
    assert [one["id"] for one in asked["allowCredentials"]] == [text(device.credential)]
    assert asked["userVerification"] == "required"
    assert asked["rpId"] == "localhost"


def test_the_recovery_codes_that_come_with_the_first_one_open_too(desk: Client, world: World) -> None:
    page = set_up_passkey(desk, Authenticator())
    code = page.split('<bdi dir="ltr">')[1][:11]
    browser = half_way_in(world)
    assert browser.post(STEP, {"code": code}).status_code == 302
    assert is_in(browser)


def test_who_has_recovery_codes_keeps_them_with_the_second_passkey(desk: Client, device: Authenticator) -> None:
    page = set_up_passkey(desk, Authenticator(), "Laptop")
    assert "Laptop" in page
    assert "Noch 10 Ersatzcodes" in page


def test_an_answer_opens_once(device: Authenticator, world: World) -> None:
    first, second = half_way_in(world), half_way_in(world)
    signed = device.sign(shown_at(first))
    assert first.post(STEP, {"passkey": signed}).status_code == 302
    assert second.post(STEP, {"passkey": signed}).status_code == 422
    assert not is_in(second)


def test_an_answer_of_a_device_without_a_counter_opens_once_too(desk: Client, world: World) -> None:
    device = Authenticator(steps=0)
    set_up_passkey(desk, device)
    first, second = half_way_in(world), half_way_in(world)
    signed = device.sign(shown_at(first))
    assert first.post(STEP, {"passkey": signed}).status_code == 302
    assert second.post(STEP, {"passkey": signed}).status_code == 422
    assert doubted(world) == [False]


def test_a_challenge_is_too_old_after_five_minutes(device: Authenticator, world: World, clock: Clock) -> None:
    browser = half_way_in(world)
    signed = device.sign(shown_at(browser))
    clock.wait(minutes=5)
    assert browser.post(STEP, {"passkey": signed}).status_code == 422


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "http://localhost.example.org"},
        {"origin": "https://localhost"},
        {"house": "example.org"},
        {"flags": PRESENT},
        {"flags": 0},
    ],
    ids=["another page", "another scheme", "another house", "nobody verified", "nobody there"],
)
def test_what_was_signed_elsewhere_or_by_nobody_opens_nothing(
    device: Authenticator, world: World, lie: dict[str, Any]
) -> None:
    browser = half_way_in(world)
    for name, value in lie.items():
        setattr(device, name, value)
    assert browser.post(STEP, {"passkey": device.sign(shown_at(browser))}).status_code == 422
    assert not is_in(browser)


def test_a_device_that_only_knows_the_name_of_a_passkey_opens_nothing(device: Authenticator, world: World) -> None:
    browser = half_way_in(world)
    forged = Authenticator(credential=device.credential)
    assert browser.post(STEP, {"passkey": forged.sign(shown_at(browser))}).status_code == 422


def test_a_passkey_of_a_colleague_opens_nothing(device: Authenticator, world: World) -> None:
    hers = Authenticator()
    set_up_passkey(at_the_name(world.browser(world.celik)), hers)
    browser = half_way_in(world)
    assert browser.post(STEP, {"passkey": hers.sign(shown_at(browser))}).status_code == 422


def test_a_challenge_of_a_colleague_is_not_mine(device: Authenticator, world: World) -> None:
    set_up_passkey(at_the_name(world.browser(world.celik)), Authenticator())
    asked = shown_at(half_way_in(world, "celik"))
    assert half_way_in(world).post(STEP, {"passkey": device.sign(asked)}).status_code == 422


def test_a_challenge_for_setting_up_or_for_confirming_does_not_log_in(
    desk: Client, device: Authenticator, world: World, clock: Clock
) -> None:
    browser = half_way_in(world)
    assert browser.post(STEP, {"passkey": device.sign(shown_at(desk, NEW))}).status_code == 422
    clock.wait(minutes=11)
    confirming = options_on(desk.post("/konto/passwort/").text)
    assert half_way_in(world).post(STEP, {"passkey": device.sign(confirming)}).status_code == 422


def test_a_challenge_that_the_house_never_made_opens_nothing(device: Authenticator, world: World) -> None:
    browser = half_way_in(world)
    asked = shown_at(browser)
    for challenge in (text(bytes(56)), "", text(raw(asked["challenge"])[:-1]), "ä", 7, None):
        assert browser.post(STEP, {"passkey": device.sign(asked, challenge=challenge)}).status_code in {422, 429}
    assert not is_in(browser)


NONSENSE = (
    "{",
    "[]",
    "null",
    '{"response": 3}',
    '{"id": "a", "id": "b"}',
    '{"response": {"clientDataJSON": "!"}}',
    '{"response": {"clientDataJSON": "e30"}}',
    "x" * 21_000,
    "[" * 9_000,
)


@pytest.mark.parametrize("nonsense", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_no_answer(device: Authenticator, world: World, nonsense: str) -> None:
    assert half_way_in(world).post(STEP, {"passkey": nonsense}).status_code == 422


@pytest.mark.parametrize("part", ["authenticatorData", "signature", "clientDataJSON"])
def test_an_answer_with_one_part_cut_off_opens_nothing(device: Authenticator, world: World, part: str) -> None:
    browser = half_way_in(world)
    told = json.loads(device.sign(shown_at(browser)))
    told["response"][part] = text(raw(told["response"][part])[:20])
    assert browser.post(STEP, {"passkey": json.dumps(told)}).status_code == 422


def test_a_counter_that_falls_back_tells_of_a_copy_and_closes_the_passkey(device: Authenticator, world: World) -> None:
    copied = Authenticator(credential=device.credential, key=device.key, counter=device.counter)
    browser = half_way_in(world)
    assert browser.post(STEP, {"passkey": device.sign(shown_at(browser))}).status_code == 302
    thief = half_way_in(world)
    assert thief.post(STEP, {"passkey": copied.sign(shown_at(thief))}).status_code == 422
    assert doubted(world) == [True]
    page = half_way_in(world).get(STEP).text
    assert "data-kw-options" not in page
    assert "gilt nicht mehr" in browser.get(FACTOR).text


def test_a_doubted_passkey_still_keeps_the_password_alone_outside(device: Authenticator, world: World) -> None:
    device.counter = -1
    browser = half_way_in(world)
    browser.post(STEP, {"passkey": device.sign(shown_at(browser))})
    assert doubted(world) == [True]
    assert not is_in(half_way_in(world))


def test_a_device_without_a_counter_opens_again_and_again(desk: Client, world: World) -> None:
    device = Authenticator(steps=0)
    set_up_passkey(desk, device)
    for _again in range(3):
        browser = half_way_in(world)
        assert browser.post(STEP, {"passkey": device.sign(shown_at(browser))}).status_code == 302


def test_guessing_is_braked(device: Authenticator, world: World) -> None:
    thief = half_way_in(world)
    stranger = Authenticator()
    answers = [thief.post(STEP, {"passkey": stranger.sign(shown_at(thief))}).status_code for _ in range(6)]
    assert answers[-1] == 429


def test_a_passkey_says_within_a_session_that_it_is_still_me(desk: Client, device: Authenticator, clock: Clock) -> None:
    clock.wait(minutes=11)
    asked = options_on(desk.post("/konto/zweiter-faktor/ersatzcodes/").text)
    answer = desk.post("/konto/zweiter-faktor/ersatzcodes/", {"kw-bestaetigung": "1", "kw-passkey": device.sign(asked)})
    assert "<bdi dir=" in answer.text


def test_a_session_that_is_over_begins_again_with_password_and_passkey(
    desk: Client, device: Authenticator, clock: Clock
) -> None:
    clock.wait(hours=11)
    asked = options_on(desk.post("/konto/passwort/").text)
    alone = {"kw-bestaetigung": "1", "kw-passkey": device.sign(asked)}
    again = desk.post("/konto/passwort/", alone)
    assert again.status_code == 422
    assert not is_in(desk)
    desk.post("/konto/passwort/", alone | {"kw-password": PASSWORD, "kw-passkey": device.sign(options_on(again.text))})
    assert is_in(desk)


def test_the_page_never_repeats_an_answer(device: Authenticator, world: World) -> None:
    browser = half_way_in(world)
    signed = Authenticator(credential=device.credential).sign(shown_at(browser))
    assert json.loads(signed)["response"]["signature"] not in browser.post(STEP, {"passkey": signed}).text
