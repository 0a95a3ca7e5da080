# SPDX-License-Identifier: EUPL-1.2
"""Leseprotokoll: who read what about whom is written down, once per object, in the request that showed it."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone

from kurzweg.accounts.models import Pseudonym
from kurzweg.accounts.purposes import Purpose, Shown
from kurzweg.accounts.reading import AccessRecord, Reads, UndeclaredReadError, note_read, reads_nothing_personal
from kurzweg.walls.identity import JOB, acting_as
from kurzweg.walls.keys import uuid7
from tests.everywhere.addresses import all_patterns
from tests.world import MONDAY, World


def entries(unseen: AbstractContextManager[None]) -> list[tuple[object, ...]]:
    """What stands in the log: page, class of fields, purpose, and which object."""
    with unseen, connection.cursor() as cursor:
        cursor.execute(
            "select a.page, a.field_class, a.purpose, l.ext_id, a.actor from accounts_accessentry a"
            " join log_object_link l using (object_id) order by a.at, l.ext_id"
        )
        return list(cursor.fetchall())


def test_a_matter_that_is_shown_is_one_entry(world: World, unseen: AbstractContextManager[None]) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        actor = Pseudonym.objects.get(staff=world.brandt).number
    world.browser(world.brandt).get(f"/anliegen/{matter.number}/")
    assert entries(unseen) == [("matters:matter", "file", "Bearbeitung", matter.pk, actor)]


def test_a_list_is_one_entry_for_each_that_it_shows(world: World, unseen: AbstractContextManager[None]) -> None:
    with world.as_(world.brandt):
        keys = sorted(world.matter().pk for _each in range(3))
    world.browser(world.brandt).get("/anliegen/")
    assert [(page, key) for page, _fields, _purpose, key, _actor in entries(unseen)] == [
        ("matters:worklist", key) for key in keys
    ]


def test_a_search_is_one_entry_for_each_person_it_found(world: World, unseen: AbstractContextManager[None]) -> None:
    with world.as_(world.brandt):
        amina = world.amina()
        world.olek()
    world.browser(world.brandt).post("/personen/", {"q": "warsame"})
    assert [(page, key) for page, _fields, _purpose, key, _actor in entries(unseen)] == [("people:search", amina.pk)]


def test_what_was_not_shown_is_not_in_it(world: World, unseen: AbstractContextManager[None]) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    world.browser(world.dahl).get(f"/anliegen/{number}/")
    assert entries(unseen) == []


def test_the_person_who_looks_up_their_own_matter_is_nobody_in_the_log(
    world: World, visitor: Client, unseen: AbstractContextManager[None]
) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
        secret = matter.issue_key(at=timezone.now())
    visitor.get(f"/stand/{secret}/")
    visitor.get("/stand/")
    assert entries(unseen) == [("matters:status", "status", "Auskunft an die Person", matter.pk, None)]


def test_a_receiver_who_reads_an_offer_is_in_the_log_of_the_matter(
    world: World, unseen: AbstractContextManager[None]
) -> None:
    with world.as_(world.brandt):
        offer = world.matter().offer_to(world.units["leistung"], "Bitte.", by=world.brandt, at=MONDAY)
    world.browser(world.celik).get(f"/anliegen/{offer.number}/uebernahme/")
    assert [(page, key) for page, _fields, _purpose, key, _actor in entries(unseen)] == [
        ("matters:acceptance", offer.matter_id)
    ]


def test_a_page_that_shows_a_person_without_saying_so_does_not_leave_the_house() -> None:
    @reads_nothing_personal
    def careless(request: HttpRequest) -> HttpResponse:
        note_read(request, uuid7())
        return HttpResponse("Amina Warsame")

    request = HttpRequest()
    request.access = AccessRecord()  # type: ignore[attr-defined]
    with pytest.raises(UndeclaredReadError, match="shows a person but declares"):
        careless(request)


def test_nobody_who_serves_reads_the_access_log(world: World) -> None:
    world.browser(world.brandt).get("/anliegen/")
    with world.as_(world.brandt), connection.cursor() as cursor:
        cursor.execute("select count(*) from accounts_accessentry")
        assert cursor.fetchone() == (0,)


AGAIN = {"HTTP_HX_REQUEST": "true"}


def test_whoever_calls_their_reading_a_repetition_is_in_the_log_all_the_same(
    world: World, unseen: AbstractContextManager[None]
) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
    world.browser(world.brandt).get(f"/anliegen/{matter.number}/", **AGAIN)  # type: ignore[arg-type]
    assert [(page, key) for page, _fields, _purpose, key, _actor in entries(unseen)] == [("matters:matter", matter.pk)]


def test_an_open_page_that_reads_itself_again_is_one_reading_for_a_quarter_of_an_hour(
    world: World, unseen: AbstractContextManager[None]
) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
    for who in (world.brandt, world.ebert):
        browser = world.browser(who)
        browser.get(f"/anliegen/{matter.number}/")
        for _hint in range(3):
            browser.get(f"/anliegen/{matter.number}/", **AGAIN)  # type: ignore[arg-type]
    assert len(entries(unseen)) == 2
    with acting_as(JOB), connection.cursor() as cursor:
        cursor.execute("select count(*) from accounts_accessentry")
        assert cursor.fetchone() == (2,)


def test_a_page_opened_twice_by_hand_is_two_readings(world: World, unseen: AbstractContextManager[None]) -> None:
    with world.as_(world.brandt):
        matter = world.matter()
    for _time in range(2):
        world.browser(world.brandt).get(f"/anliegen/{matter.number}/")
    assert len(entries(unseen)) == 2


def test_the_words_of_the_log_are_the_words_of_the_one_table(world: World) -> None:
    declared = [getattr(pattern.callback, "reads", Reads(None)) for _name, pattern in all_patterns()]
    said = {(one.field_class, one.purpose) for one in declared if one.noun is not None}
    assert {fields for fields, _purpose in said} <= set(Shown)
    assert {purpose for _fields, purpose in said} <= set(Purpose)
    assert all(isinstance(fields, Shown) and isinstance(purpose, Purpose) for fields, purpose in said)
