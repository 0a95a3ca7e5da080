# SPDX-License-Identifier: EUPL-1.2
"""Einmal-Link: sets a password once, within three days, and ends every log-in of before."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kurzweg.accounts.models import Invitation
from kurzweg.walls.keys import hash_of_secret
from tests.clock import Clock
from tests.world import MONDAY, PASSWORD, World

NEW = "vier Wörter ohne Zusammenhang"
TYPED = {"password": NEW, "again": NEW}


def issued(world: World, clock: Clock, who: str = "brandt") -> str:
    """The address that Herr Kaya sees once."""
    page = world.browser(world.kaya).post(f"/verwaltung/mitarbeitende/{world.staff[who].pk}/link/").text
    found = re.search(r"http://testserver(/anmelden/einmal-link/[\w-]+/)", page)
    assert found
    return found[1]


def log_in(password: str) -> int:
    return Client().post("/anmelden/", {"username": "brandt", "password": password}).status_code


def test_the_link_sets_the_password_and_the_old_one_is_gone(world: World, clock: Clock, visitor: Client) -> None:
    address = issued(world, clock)
    assert "Herr Brandt" in visitor.get(address).text
    assert visitor.post(address, TYPED).headers["Location"] == "/anmelden/"
    assert (log_in(NEW), log_in(PASSWORD)) == (302, 422)


def test_reading_the_link_uses_nothing_up(world: World, clock: Clock, visitor: Client) -> None:
    address = issued(world, clock)
    assert [visitor.get(address).status_code for _look in range(3)] == [200] * 3
    assert visitor.head(address).status_code == 200
    assert visitor.post(address, TYPED).status_code == 302


def test_a_used_link_is_over(world: World, clock: Clock, visitor: Client) -> None:
    address = issued(world, clock)
    visitor.post(address, TYPED)
    assert visitor.get(address).status_code == 404
    assert (
        visitor.post(address, {"password": "ein anderes langes Wort", "again": "ein anderes langes Wort"}).status_code
        == 404
    )
    assert log_in(NEW) == 302


def test_after_three_days_it_is_over(world: World, clock: Clock, visitor: Client) -> None:
    address = issued(world, clock)
    clock.wait(days=2, hours=23)
    assert visitor.get(address).status_code == 200
    clock.wait(hours=1)
    assert visitor.post(address, TYPED).status_code == 404


def test_of_two_only_the_newer_counts(world: World, clock: Clock, visitor: Client) -> None:
    older = issued(world, clock)
    newer = issued(world, clock)
    assert [visitor.get(one).status_code for one in (older, newer)] == [404, 200]


def test_all_log_ins_of_before_are_over(world: World, clock: Clock, visitor: Client) -> None:
    clerk = world.browser(world.brandt)
    assert clerk.get("/anliegen/").status_code == 200
    visitor.post(issued(world, clock), TYPED)
    assert clerk.get("/anliegen/").status_code == 302


def test_who_has_left_has_no_link(world: World, clock: Clock, visitor: Client) -> None:
    address = issued(world, clock)
    kaya = world.browser(world.kaya)
    kaya.post(f"/verwaltung/mitarbeitende/{world.brandt.pk}/ausscheiden/")
    assert visitor.post(address, TYPED).status_code == 404
    assert kaya.post(f"/verwaltung/mitarbeitende/{world.brandt.pk}/link/").status_code == 403


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("klein-1", "klein-1", "zu kurz"),
        ("passwortpasswort", "anderswo war es schön", "nicht dasselbe"),
        ("password1234", "password1234", "üblich"),
    ],
)
def test_a_weak_password_or_a_slip_is_explained_and_the_link_stays_good(
    world: World, clock: Clock, visitor: Client, password: str, again: str, said: str
) -> None:
    address = issued(world, clock)
    answer = visitor.post(address, {"password": password, "again": again})
    assert answer.status_code == 422
    assert said in answer.text
    assert password not in answer.text
    assert visitor.post(address, TYPED).status_code == 302


def test_guessed_links_are_slowed_down(world: World, clock: Clock, visitor: Client) -> None:
    answers = [visitor.get(f"/anmelden/einmal-link/kwgeraten{place}/").status_code for place in range(63)]
    assert answers[:60] == [404] * 60
    assert 429 in answers[60:]


def test_only_the_hash_is_kept_and_nobody_reads_it(world: World, clock: Clock) -> None:
    secret = issued(world, clock).rstrip("/").rpartition("/")[2]
    with world.as_(world.kaya), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Invitation.objects.get(hash=hash_of_secret(secret))
    with world.as_(world.kaya):
        kept = Invitation.objects.shown().get(staff=world.brandt)
    assert (kept.by, kept.issued_at, kept.used_at) == (world.kaya, MONDAY, None)


def test_the_owner_sees_who_issued_the_link_that_was_used(world: World, clock: Clock, visitor: Client) -> None:
    visitor.post(issued(world, clock), TYPED)
    assert "ausgestellt von Herr Kaya" in world.browser(world.brandt).get("/konto/").text


def test_the_page_keeps_nothing_in_the_browser(world: World, clock: Clock, visitor: Client) -> None:
    answer = visitor.get(issued(world, clock))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_clerk_issues_no_link_and_nobody_one_for_themselves(world: World) -> None:
    with world.as_(world.brandt), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Invitation.issue(world.dahl, by=world.brandt, at=MONDAY)
    with world.as_(world.kaya), pytest.raises(PermissionDenied):
        Invitation.issue(world.kaya, by=world.kaya, at=MONDAY)


@pytest.mark.parametrize("who", ["kaya", "brandt"])
def test_only_the_gate_redeems(world: World, clock: Clock, who: str) -> None:
    secret = issued(world, clock).rstrip("/").rpartition("/")[2]
    with world.as_(world.staff[who]), connection.cursor() as cursor:
        cursor.execute("select accounts_redeem_invitation(%s, 'x', %s)", (hash_of_secret(secret), MONDAY))
        assert cursor.fetchone() == (None,)
