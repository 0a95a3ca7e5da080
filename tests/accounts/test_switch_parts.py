# SPDX-License-Identifier: EUPL-1.2
"""An office begins small: parts rest and work singly, and what rests is not there for anybody."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from kurzweg.accounts.models import Rest
from kurzweg.accounts.parts import Part, at_rest, parts_of, rests
from tests.everywhere.addresses import furnish
from tests.world import MONDAY, World


def switch(world: World, part: Part, to: str) -> int:
    """By the page of the administrator."""
    return world.browser(world.kaya).post(f"/verwaltung/teile/{part}/", {"switch": to}).status_code


def test_everything_works_from_the_first_day(world: World) -> None:
    with world.as_(world.kaya):
        assert Rest.parts_at_rest() == frozenset()


def test_what_rests_is_not_there_even_for_who_worked_with_it(world: World) -> None:
    clerk = world.browser(world.brandt)
    assert clerk.get("/personen/").status_code == 200
    assert switch(world, Part.REGISTER, "off") == 302
    assert clerk.get("/personen/").status_code == 404
    assert 'href="/personen/"' not in clerk.get("/anliegen/").text


def test_cases_stand_on_the_register_and_rest_with_it(world: World) -> None:
    office = furnish(world)
    clerk = office.browser("brandt")
    address = office.address("cases:case", "case")
    assert clerk.get(address).status_code == 200
    switch(world, Part.REGISTER, "off")
    assert clerk.get(address).status_code == 404
    assert "Arbeitet erst, wenn „Personenstamm“ arbeitet." in world.browser(world.kaya).get("/verwaltung/teile/").text


def test_without_the_register_a_matter_is_handled_without_a_name(world: World) -> None:
    office = furnish(world)
    switch(world, Part.REGISTER, "off")
    page = office.browser("brandt").get(office.address("matters:matter", "offered")).text
    assert "Person zuordnen" not in page
    assert "/personen/" not in page


def test_the_finder_alone_answers_and_offers_no_number(world: World, visitor: Client) -> None:
    answer = "/zustaendigkeit/duldung/?surname=War"
    for part in Part:
        switch(world, part, "off")
    page = visitor.get(answer)
    assert page.status_code == 200
    assert "Kommen Sie vorbei, wenn geöffnet ist." in page.text
    assert visitor.get("/kiosk/").status_code == 404
    assert visitor.get("/ticket/").status_code == 404


def test_after_switching_on_again_everything_is_as_it_was(world: World) -> None:
    office = furnish(world)
    switch(world, Part.CASES, "off")
    switch(world, Part.CASES, "on")
    assert office.browser("brandt").get(office.address("cases:case", "case")).status_code == 200


def test_who_switched_and_when_is_kept_and_twice_changes_nothing(world: World) -> None:
    with world.as_(world.kaya):
        for _click in range(2):
            Rest.switch_off(Part.CASES, by=world.kaya, at=MONDAY)
        assert [(rest.part, rest.by, rest.at) for rest in Rest.objects.lasting()] == [("cases", world.kaya, MONDAY)]
        for _click in range(2):
            Rest.switch_on(Part.CASES, by=world.kaya, at=MONDAY)
        assert [(rest.ended_by, rest.ended_at) for rest in Rest.objects.all()] == [(world.kaya, MONDAY)]


def test_only_who_sets_up_the_house_may_switch(world: World) -> None:
    assert world.browser(world.brandt).post("/verwaltung/teile/cases/", {"switch": "off"}).status_code == 403


def test_the_database_refuses_a_switch_by_a_clerk_and_in_the_name_of_another(world: World) -> None:
    with world.as_(world.brandt), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Rest.objects.create(part=Part.CASES, by=world.brandt, at=MONDAY)
    with world.as_(world.kaya), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Rest.objects.create(part=Part.CASES, by=world.brandt, at=MONDAY)


def test_a_part_never_rests_twice_at_once(world: World) -> None:
    with world.as_(world.kaya):
        Rest.switch_off(Part.CASES, by=world.kaya, at=MONDAY)
        with pytest.raises(IntegrityError, match="a_part_rests_once"), transaction.atomic():
            Rest.objects.create(part=Part.CASES, by=world.kaya, at=MONDAY)


def test_an_unknown_part_is_not_there(world: World) -> None:
    assert world.browser(world.kaya).get("/verwaltung/teile/keller/").status_code == 404


def test_a_page_of_two_parts_is_there_while_one_of_them_works() -> None:
    assert parts_of("matters:worklist") == {Part.SERVICEPOINT, Part.REGISTER}
    assert not rests("matters:worklist", at_rest({Part.SERVICEPOINT}))
    assert rests("matters:worklist", at_rest({Part.SERVICEPOINT, Part.REGISTER}))


def test_rests_cannot_be_deleted(world: World) -> None:
    with world.as_(world.kaya), pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("delete from accounts_rest")
