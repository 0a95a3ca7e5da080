# SPDX-License-Identifier: EUPL-1.2
"""Setting passkeys up, giving them up, and who may know of them."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kurzweg.accounts.factors import how_many_lack_one
from kurzweg.accounts.models import Passkey, SecondFactorRule
from kurzweg.walls.identity import GATE, JOB, acting_as
from tests.accounts.authenticator import (
    NEW,
    Authenticator,
    at_the_name,
    doubted,
    set_up_passkey,
    shown_at,
    text,
)
from tests.accounts.phone import is_in, set_up, with_password
from tests.clock import Clock
from tests.world import World

FACTOR = "/konto/zweiter-faktor/"


def test_setting_one_up_ends_all_other_log_ins(world: World, clock: Clock) -> None:
    elsewhere, desk = world.browser(world.brandt), at_the_name(world.browser(world.brandt))
    set_up_passkey(desk, Authenticator())
    assert is_in(desk)
    assert not is_in(elsewhere)


def test_the_same_device_is_kept_once(desk: Client, device: Authenticator) -> None:
    asked = shown_at(desk, NEW)
    assert [one["id"] for one in asked["excludeCredentials"]] == [text(device.credential)]
    assert desk.post(NEW, {"label": "Noch einmal", "passkey": device.make(asked)}).status_code == 422


@pytest.mark.parametrize("answer", ["", "{}"])
def test_without_an_answer_of_the_browser_nothing_is_set_up(desk: Client, answer: str) -> None:
    assert desk.post(NEW, {"label": "Diensthandy", "passkey": answer}).status_code == 422
    assert is_in(with_password())


def test_a_challenge_sets_up_one_passkey(desk: Client) -> None:
    asked = shown_at(desk, NEW)
    assert desk.post(NEW, {"label": "eins", "passkey": Authenticator().make(asked)}).status_code == 200
    assert desk.post(NEW, {"label": "zwei", "passkey": Authenticator().make(asked)}).status_code == 422


def test_nobody_has_more_than_ten(desk: Client) -> None:
    for number in range(10):
        set_up_passkey(desk, Authenticator(), f"Gerät {number}")
    assert desk.get(NEW).headers["Location"] == FACTOR
    assert "Weiteren Passkey einrichten" not in desk.get(FACTOR).text


def test_who_removes_the_last_one_needs_the_password_only(desk: Client, device: Authenticator, world: World) -> None:
    assert desk.post(ending(world)).status_code == 302
    assert is_in(with_password())


def test_who_removes_one_of_two_still_needs_the_other(
    desk: Client, device: Authenticator, world: World, clock: Clock
) -> None:
    set_up(desk, clock)
    desk.post(ending(world))
    assert not is_in(with_password())


def test_where_the_house_asks_for_one_the_last_one_stays(
    desk: Client, device: Authenticator, world: World, clock: Clock
) -> None:
    with world.as_(world.kaya):
        SecondFactorRule.lay_down(clock.now.date(), by=world.kaya, at=clock.now)
    assert "Entfernen" not in desk.get(FACTOR).text
    assert desk.post(ending(world)).status_code == 403
    set_up_passkey(desk, Authenticator(), "Laptop")
    assert desk.post(ending(world)).status_code == 302


def test_a_passkey_is_a_second_factor_for_a_house_that_asks_for_one(
    desk: Client, device: Authenticator, world: World, clock: Clock
) -> None:
    with world.as_(world.kaya):
        lacking, working = how_many_lack_one()
        SecondFactorRule.lay_down(clock.now.date(), by=world.kaya, at=clock.now)
    assert lacking == working - 1
    assert is_in(desk)
    assert not is_in(with_password("celik"))


def test_a_passkey_of_a_colleague_cannot_be_removed(device: Authenticator, world: World, clock: Clock) -> None:
    assert world.browser(world.celik).post(ending(world)).status_code == 404


def test_a_lost_device_is_reset_by_the_administration(device: Authenticator, world: World, clock: Clock) -> None:
    kaya = world.browser(world.kaya)
    page = f"/verwaltung/mitarbeitende/{world.brandt.pk}/zweiter-faktor/"
    assert kaya.post(page, {"checked": "in-person"}).status_code == 302
    assert is_in(with_password())


def test_at_a_number_instead_of_a_name_the_page_says_why_there_are_none(world: World, clock: Clock) -> None:
    browser = world.browser(world.brandt)
    browser.defaults["SERVER_NAME"] = "127.0.0.1"
    assert "Unter dieser Adresse gehen Passkeys nicht" in browser.get(FACTOR).text
    page = browser.get(NEW).text
    assert "Unter dieser Adresse gehen Passkeys nicht" in page
    assert "data-kw-options" not in page


def ending(world: World) -> str:
    with world.as_(world.brandt):
        first = Passkey.objects.shown().in_order()[0]
    return f"{NEW}{first.pk}/ende/"


@pytest.mark.parametrize("who", ["brandt", "kaya", "gate", "job"])
def test_nobody_reads_or_turns_back_what_proves_a_passkey(device: Authenticator, world: World, who: str) -> None:
    identity = {"gate": GATE, "job": JOB}.get(who)
    statements = (
        "select public_key from accounts_passkey",
        "select credential from accounts_passkey",
        "update accounts_passkey set counter = 0",
        "update accounts_passkey set doubted_at = null",
    )
    with acting_as(identity) if identity else world.as_(world.staff[who]), connection.cursor() as cursor:
        for statement in statements:
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(statement)


def test_only_the_gate_finds_and_uses_passkeys(
    device: Authenticator, world: World, unseen: AbstractContextManager[None]
) -> None:
    with world.as_(world.brandt), connection.cursor() as cursor:
        cursor.execute("select * from accounts_find_passkeys(%s, true)", [world.brandt.pk])
        assert cursor.fetchall() == []
        cursor.execute("select accounts_use_passkey(%s, %s, 9, now())", [world.brandt.pk, device.credential])
        assert cursor.fetchone() == (False,)
    assert doubted(world) == [False]


def test_only_its_owner_and_who_sets_up_the_house_know_that_there_is_one(device: Authenticator, world: World) -> None:
    seen = []
    for who in (world.brandt, world.kaya, world.celik):
        with world.as_(who):
            seen.append(Passkey.objects.shown().count())
    assert seen == [1, 1, 0]


def test_a_passkey_that_fell_back_never_counts_again_whatever_it_says(device: Authenticator, world: World) -> None:
    use = "select accounts_use_passkey(%s, %s, %s, now())"
    with acting_as(GATE), connection.cursor() as cursor:
        used = []
        for counter in (0, 50, 51):
            cursor.execute(use, [world.brandt.pk, device.credential, counter])
            used.append(cursor.fetchone()[0])
    assert used == [False, False, False]


def test_who_has_left_has_no_passkey_to_ask_for(device: Authenticator, world: World, clock: Clock) -> None:
    with world.as_(world.kaya):
        world.brandt.leave(by=world.kaya, at=clock.now)
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute("select * from accounts_find_passkeys(%s, true)", [world.brandt.pk])
        assert cursor.fetchall() == []
