# SPDX-License-Identifier: EUPL-1.2
"""Bremse: guessing becomes slow and hopeless, learns nothing, and locks nobody out."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzweg.accounts.brake import ACCOUNT, NETWORK, PAIR, SECRETS, Brake, BrakedError, guarded
from kurzweg.accounts.hashing import Argon2
from kurzweg.accounts.networks import network_of
from tests.clock import Clock
from tests.world import PASSWORD, World

GUESSES = 10_000


def guess(client: Client, username: str = "brandt", password: str = "falsch", *, of: str = "192.0.2.7") -> int:
    """The status of one try, and the wait that it names."""
    answer = client.post("/anmelden/", {"username": username, "password": password}, REMOTE_ADDR=of)
    return answer.status_code


def rounds_of(brakes: list[Brake], times: int) -> int:
    """How many of so many wrong guesses at one moment are tried at all."""
    tried: list[int] = []
    for n in range(times):
        try:
            guarded(brakes, lambda n=n: tried.append(n))  # type: ignore[misc]
        except BrakedError:
            continue
    return len(tried)


def test_of_ten_thousand_guesses_at_once_five_are_tried(world: World, clock: Clock) -> None:
    assert rounds_of([Brake.on(PAIR, "password", "brandt", "192.0.2.7")], GUESSES) == 5


def test_of_a_thousand_guesses_from_as_many_networks_thirty_are_tried(world: World, clock: Clock) -> None:
    tried: list[int] = []
    for n in range(1000):
        brakes = [Brake.on(PAIR, "password", "brandt", f"network {n}"), Brake.on(ACCOUNT, "password", "brandt")]
        try:
            guarded(brakes, lambda n=n: tried.append(n))  # type: ignore[misc]
        except BrakedError:
            continue
    assert len(tried) == 30


def test_of_a_thousand_guesses_over_a_day_about_a_hundred_are_tried(world: World, clock: Clock) -> None:
    brake, tried = [Brake.on(PAIR, "password", "brandt", "192.0.2.7")], []
    for n in range(1000):
        clock.wait(seconds=86.4)
        try:
            guarded(brake, lambda n=n: tried.append(n))  # type: ignore[misc]
        except BrakedError:
            continue
    assert len(tried) == 102


def test_the_page_says_how_long_to_wait_and_keeps_the_name(visitor: Client, world: World, clock: Clock) -> None:
    assert [guess(visitor) for _try in range(6)] == [422] * 5 + [429]
    answer = visitor.post("/anmelden/", {"username": "brandt", "password": "falsch"}, REMOTE_ADDR="192.0.2.7")
    assert answer.headers["Retry-After"] == "2"
    assert "Das waren zu viele Versuche. Bitte warten Sie: 1 Minute." in answer.text
    assert 'value="brandt"' in answer.text


def test_whoever_is_braked_does_not_learn_that_a_guess_was_right(visitor: Client, world: World, clock: Clock) -> None:
    for _try in range(5):
        guess(visitor)
    assert guess(visitor, password=PASSWORD) == 429


def test_after_the_wait_the_right_password_opens_and_forgives(visitor: Client, world: World, clock: Clock) -> None:
    for _try in range(5):
        guess(visitor)
    clock.wait(seconds=3)
    assert guess(visitor, password=PASSWORD) == 302
    stranger = Client()
    assert [guess(stranger) for _try in range(5)] == [422] * 5


def test_a_known_and_an_unknown_name_are_braked_alike(world: World, clock: Clock) -> None:
    answers = [[guess(Client(), name) for _try in range(7)] for name in ("brandt", "niemand")]
    assert answers[0] == answers[1]


def test_nobody_locks_a_colleague_out_of_her_own_desk(world: World, clock: Clock) -> None:
    her_desk = Client()
    assert guess(her_desk, password=PASSWORD, of="10.0.0.5") == 302
    her_desk.post("/abmelden/")
    stranger = Client()
    for n in range(60):
        guess(stranger, of=f"198.51.100.{n}")
        guess(stranger, of="10.0.0.5")
    assert guess(stranger, password=PASSWORD, of="10.0.0.5") == 429
    assert guess(her_desk, password=PASSWORD, of="10.0.0.5") == 302


def test_one_who_tries_many_names_from_one_network_is_braked(world: World, clock: Clock) -> None:
    stranger = Client()
    assert rounds_of([Brake.on(NETWORK, "password", "192.0.2.7")], 101) == 100
    assert guess(stranger, "niemand") == 429
    assert guess(Client(), "adler", PASSWORD, of="192.0.2.8") == 302


def test_a_device_cookie_is_good_for_its_owner_only(world: World, clock: Clock) -> None:
    desk = Client()
    guess(desk, password=PASSWORD)
    for _try in range(5):
        guess(desk, "adler")
    assert guess(desk, "adler") == 429


def test_the_device_cookie_names_nobody(visitor: Client, world: World) -> None:
    guess(visitor, password=PASSWORD)
    cookie = visitor.cookies["kw_geraet"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "brandt" not in cookie.value
    assert str(world.brandt.pk) not in cookie.value


def test_no_name_stands_in_the_table_of_the_brake(
    visitor: Client, world: World, unseen: AbstractContextManager[None]
) -> None:
    guess(visitor, "mein-passwort-aus-versehen")
    with unseen, connection.cursor() as cursor:
        cursor.execute("select key, accounts_brakecount::text from accounts_brakecount")
        rows = cursor.fetchall()
    assert {len(bytes(key)) for key, _row in rows} == {32}
    assert not any("mein" in row or "192.0.2" in row for _key, row in rows)


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_clock_that_jumps_locks_nobody_out(visitor: Client, world: World, clock: Clock, hours: int) -> None:
    for _try in range(6):
        guess(visitor)
    clock.wait(hours=hours)
    assert guess(visitor, password=PASSWORD) == 302
    for _try in range(6):
        guess(visitor, "adler")
    clock.wait(hours=-hours)
    assert guess(visitor, "adler", PASSWORD) == 302


def test_the_right_person_at_an_open_page_is_braked_too(world: World, clock: Clock) -> None:
    thief_at_an_open_desk = world.browser(world.brandt)
    answers = [
        thief_at_an_open_desk.post("/anmelden/wieder-da/", {"kw-password": f"falsch{n}"}).status_code for n in range(6)
    ]
    assert answers == [403] * 5 + [429]


def test_of_a_thousand_keys_at_once_sixty_are_looked_up(world: World, clock: Clock) -> None:
    assert rounds_of([Brake.on(SECRETS, "key", "192.0.2.7")], 1000) == 60


def test_a_guessed_key_is_slowed_down_and_the_right_one_opens_a_moment_later(
    world: World, visitor: Client, clock: Clock
) -> None:
    with world.as_(world.brandt):
        secret = world.matter().issue_key(at=timezone.now())
    answers = [visitor.get(f"/stand/kw{n:027d}/") for n in range(61)]
    assert [answer.status_code for answer in answers] == [404] * 60 + [429]
    assert answers[-1].headers["Retry-After"] == "1"
    clock.wait(seconds=1)
    assert visitor.get(f"/stand/{secret}/").status_code == 302


def test_a_key_is_tried_by_its_link_only(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        secret = world.matter().issue_key(at=timezone.now())
    visitor.cookies["kw_schluessel"] = secret
    assert visitor.get("/stand/").status_code == 404
    visitor.get(f"/stand/{secret}/")
    assert visitor.get("/stand/").status_code == 200


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_household_is_one_network(address: str, network: str, world: World) -> None:
    request = Client().get("/anmelden/", REMOTE_ADDR=address).wsgi_request
    assert network_of(request) == network


def test_an_unknown_name_costs_what_a_wrong_password_costs(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(Argon2, "encode", lambda *_words: hashed.append("encode") or "argon2$")  # type: ignore[func-returns-value]
    monkeypatch.setattr(Argon2, "verify", lambda *_words: bool(hashed.append("verify")))  # type: ignore[func-returns-value]
    asked = []
    for name in ("brandt", "niemand"):
        with CaptureQueriesContext(connection) as queries:
            guess(Client(), name, of="192.0.2.8")
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert hashed == ["verify", "encode"]
