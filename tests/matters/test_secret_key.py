# SPDX-License-Identifier: EUPL-1.2
"""Geheimer Schlüssel: opens the status of one matter, can be replaced, runs out, and stands in no log."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from kurzweg.matters.models import Matter, MatterKey
from kurzweg.matters.models.key import LIFE, matter_behind
from kurzweg.walls.identity import ANONYMOUS, acting_as
from tests.world import World


def opened_by(secret: str) -> uuid.UUID | None:
    """What somebody who is not known opens with a key."""
    with acting_as(ANONYMOUS):
        return matter_behind(secret)


def test_a_key_opens_its_matter_and_is_kept_as_a_hash_only(world: World, unseen: AbstractContextManager[None]) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        secret = matter.issue_key(at=timezone.now())
    assert opened_by(secret) == matter.pk
    with unseen:
        assert [len(bytes(key.hash)) for key in MatterKey.objects.all()] == [32]


def test_a_new_key_stops_all_older_ones_at_once(world: World) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        lost = matter.issue_key(at=timezone.now())
        fresh = matter.replace_key(at=timezone.now())
    assert (opened_by(lost), opened_by(fresh)) == (None, matter.pk)


def test_a_key_runs_out(world: World) -> None:
    with world.as_(world.brandt):
        old = world.matter().issue_key(at=timezone.now() - LIFE - timedelta(minutes=1))
    assert opened_by(old) is None


def test_the_link_becomes_a_cookie_and_the_address_forgets_the_key(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        secret = world.matter(language="ar").issue_key(at=timezone.now())
    answer = visitor.get(f"/stand/{secret}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/stand/?sprache=ar")
    cookie = answer.cookies["kw_schluessel"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)
    assert "no-store" in answer.headers["Cache-Control"]


def test_unknown_expired_and_replaced_keys_look_the_same(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        expired = matter.issue_key(at=timezone.now() - 2 * LIFE)
        replaced = matter.issue_key(at=timezone.now())
        matter.replace_key(at=timezone.now())
    keys = ("kwunbekannt", expired, replaced, "x" * 5000)
    answers = [visitor.get(f"/stand/{secret}/") for secret in keys]
    assert {answer.status_code for answer in answers} == {404}
    # Only the language switch repeats the address that was asked for.
    pages = {answer.text.replace(secret, "") for answer, secret in zip(answers, keys, strict=True)}
    assert len(pages) == 1
    assert "Dieser Schlüssel öffnet nichts" in answers[0].text


def test_a_cookie_dies_with_its_key(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        secret = matter.issue_key(at=timezone.now())
    visitor.get(f"/stand/{secret}/")
    assert visitor.get("/stand/").status_code == 200
    with world.as_(world.brandt):
        matter.replace_key(at=timezone.now())
    dead = visitor.get("/stand/")
    assert dead.status_code == 404
    assert "Dieser Schlüssel öffnet nichts" in dead.text


def test_who_comes_without_a_key_is_told_where_to_find_it(db: None, visitor: Client) -> None:
    page = visitor.get("/stand/")
    assert page.status_code == 404
    assert "Öffnen Sie dazu den Link oder den QR-Code" in page.text
    assert "öffnet nichts" not in page.text


def test_at_the_counter_a_new_key_is_shown_once_with_its_code(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    brandt = world.browser(world.brandt)
    assert "/stand/kw" not in brandt.get(f"/anliegen/{number}/schluessel/").text
    shown = brandt.post(f"/anliegen/{number}/schluessel/")
    assert shown.text.count("/stand/kw") == 1
    assert '<div class="kw-qr"><svg' in shown.text
    assert "/stand/kw" not in brandt.get(f"/anliegen/{number}/schluessel/").text


def test_a_holder_sees_their_own_matter_and_no_other(world: World, visitor: Client) -> None:
    with world.as_(world.brandt):
        mine, other = world.matter(), world.matter("familiennachzug")
        secret = mine.issue_key(at=timezone.now())
    visitor.get(f"/stand/{secret}/")
    page = visitor.get("/stand/").text
    assert mine.number in page
    assert other.number not in page
    with world.as_(world.brandt):
        assert Matter.objects.count() == 2
