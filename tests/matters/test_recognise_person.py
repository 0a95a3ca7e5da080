# SPDX-License-Identifier: EUPL-1.2
"""Erkennung: whose matter it is. A person is found or taken up, and no name gets into an address."""

from __future__ import annotations

import pytest

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.contradiction import contradiction
from kurzweg.matters.models import Matter
from kurzweg.people.models import Person
from tests.world import MONDAY, World

NEW = {"given_name": "محمد", "family_name": "", "birth_0": "", "birth_1": "", "birth_2": "1990", "language": "ar"}


def test_recognising_twice_writes_one_event_without_a_name(world: World) -> None:
    with world.as_(world.brandt):
        matter, amina = world.matter(), world.amina()
        matter.recognise(amina, by=world.brandt, at=MONDAY)
        matter.recognise(amina, by=world.brandt, at=MONDAY)
        events = LogEvent.objects.of_matter(matter.pk).filter(activity=Kind.PersonRecognised)
        assert [event.attrs for event in events] == [{}]


def test_a_known_person_is_found_however_they_are_spelled_and_assigned(world: World) -> None:
    with world.as_(world.brandt):
        number, amina = world.matter().number, world.amina()
    brandt = world.browser(world.brandt)
    found = brandt.post(f"/anliegen/{number}/person/", {"q": "WARSAME ámina"})
    assert "Amina Warsame" in found.text
    answer = brandt.post(f"/anliegen/{number}/person/", {"person": str(amina.pk)})
    assert answer.headers["Location"] == f"/anliegen/{number}/"
    with world.as_(world.brandt):
        assert Matter.objects.get().person == amina


def test_a_person_with_one_name_and_a_year_is_taken_up_and_assigned(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    answer = world.browser(world.brandt).post(f"/anliegen/{number}/person/", NEW)
    assert answer.status_code == 302
    with world.as_(world.brandt):
        person = Matter.objects.select_related("person").get().person
        assert person is not None
        assert (person.full_name, str(person.birth)) == ("محمد", "1990")


def test_nobody_is_assigned_whom_the_unit_can_not_find(world: World) -> None:
    with world.as_(world.dahl):
        hidden = world.olek(unit="jugend")
    with world.as_(world.brandt):
        number = world.matter().number
    brandt = world.browser(world.brandt)
    assert brandt.post(f"/anliegen/{number}/person/", {"person": str(hidden.pk)}).status_code == 404
    assert "Bondar" not in brandt.post(f"/anliegen/{number}/person/", {"q": "Bondar"}).text.replace(
        'value="Bondar"', ""
    )


def test_a_form_without_any_name_says_what_is_missing_and_keeps_the_rest(world: World) -> None:
    with world.as_(world.brandt):
        number = world.matter().number
    answer = world.browser(world.brandt).post(f"/anliegen/{number}/person/", {**NEW, "given_name": ""})
    assert answer.status_code == 422
    assert "Schreiben Sie mindestens einen Namen." in answer.text
    assert 'value="1990"' in answer.text
    with world.as_(world.brandt):
        assert list(Person.objects.all()) == []


def test_a_surname_that_contradicts_the_person_is_said(world: World) -> None:
    with world.as_(world.brandt):
        matter, olek = world.matter(), world.olek()
    brandt = world.browser(world.brandt)
    answer = brandt.post(f"/anliegen/{matter.number}/person/", {"person": str(olek.pk)}, follow=True)
    assert "Bei der Aufnahme wurde „Warsame“ gesagt, die Person heißt „Bondar“." in answer.text
    assert "Nachname prüfen" in brandt.get(f"/anliegen/{matter.number}/").text


@pytest.mark.parametrize(
    ("said", "name"),
    [("War", "Warsame"), ("warsame", "Warsame"), ("Warsame-Ali", "Warsame"), ("unknown", "Warsame"), ("", "Warsame")],
)
def test_a_beginning_another_spelling_and_no_word_at_all_contradict_nothing(world: World, said: str, name: str) -> None:
    assert contradiction({"surname": said}, Person(family_name=name)) == ""
