# SPDX-License-Identifier: EUPL-1.2
"""Personenstamm: persons as their papers spell them, found by the units that work for them and by nobody else."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from kurzweg.people.birth import BirthDate
from kurzweg.people.models import Person
from kurzweg.people.searching import MOST_FOUND
from tests.world import MONDAY, World


def record(world: World, family: str, given: str = "", birth: BirthDate | None = None) -> Person:
    return Person.record(
        family_name=family, given_name=given, birth=birth or BirthDate(), nationality="", language="de", phone="",
        unit=world.units["auslaenderrecht-1"], by=world.brandt, at=MONDAY,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Sukarno", "محمد", "Wickramasinghe-Abeysekara-Rajapaksha " * 4, "d’Estaing", "阮"])
def test_a_name_is_kept_as_it_was_written(world: World, name: str) -> None:
    with world.as_(world.brandt):
        record(world, name)
        assert Person.objects.get().family_name == name


def test_a_person_without_any_name_is_refused_by_the_database(world: World) -> None:
    with world.as_(world.brandt), pytest.raises(IntegrityError, match="at_least_one_name"):
        record(world, "", "")


@pytest.mark.parametrize(
    ("birth", "said"),
    [
        (BirthDate(), ""),
        (BirthDate(1990), "1990"),
        (BirthDate(1990, 7), "07.1990"),
        (BirthDate(1990, 7, 4), "04.07.1990"),
    ],
    ids=["nothing", "the year", "year and month", "the day"],
)
def test_a_birth_date_is_as_exact_as_the_paper(world: World, birth: BirthDate, said: str) -> None:
    with world.as_(world.brandt):
        record(world, "Warsame", birth=birth)
        assert str(Person.objects.get().birth) == said


@pytest.mark.parametrize(
    "words", ["celik", "ÇELIK", "  Çelik  ", "ayşe celik", "Celik Ayse", "eli"], ids=lambda words: f"“{words}”"
)
def test_a_person_is_found_however_the_name_is_typed(world: World, words: str) -> None:
    with world.as_(world.brandt):
        person = record(world, "Çelik", "Ayşe")
        assert list(Person.objects.called(words)) == [person]


def test_a_year_beside_the_name_is_that_of_the_birth(world: World) -> None:
    with world.as_(world.brandt):
        record(world, "Çelik", "Ayşe", BirthDate(1971))
        younger = record(world, "Çelik", "Ayşe", BirthDate(1990, 7, 4))
        assert list(Person.objects.called("celik 1990")) == [younger]
        assert list(Person.objects.called("1990")) == [younger]


def test_where_more_are_found_than_fit_the_page_says_so(world: World) -> None:
    with world.as_(world.brandt):
        for number in range(MOST_FOUND + 1):
            record(world, "Hamdan", f"Nummer {number}")
    browser = world.browser(world.brandt)
    page = browser.post("/personen/", {"q": "hamdan"}).content.decode()
    assert "mehr als 50" in page
    assert "Das sind die ersten." in page
    assert "Das sind die ersten." not in browser.post("/personen/", {"q": "hamdan nummer 50"}).content.decode()


def test_a_list_of_persons_follows_the_german_phone_book(world: World) -> None:
    with world.as_(world.brandt):
        for name in ("Özil", "Zuse", "Ott", "Oetker"):
            record(world, name)
        assert [person.family_name for person in Person.objects.in_phonebook_order()] == [
            "Oetker",
            "Özil",
            "Ott",
            "Zuse",
        ]


def test_a_unit_that_does_not_work_for_a_person_can_not_find_them(world: World) -> None:
    with world.as_(world.brandt):
        person = world.amina()
    with world.as_(world.dahl):
        assert list(Person.objects.called("Warsame")) == []
    dahl = world.browser(world.dahl)
    assert "Amina" not in dahl.post("/personen/", {"q": "Warsame"}).text
    assert dahl.get(f"/personen/{person.pk}/").status_code == 404


def test_a_search_puts_no_name_into_an_address(world: World) -> None:
    with world.as_(world.brandt):
        world.amina()
    page = world.browser(world.brandt).post("/personen/", {"q": "warsame"})
    assert "Amina Warsame" in page.text
    assert "warsame" not in page.request["PATH_INFO"] + page.request["QUERY_STRING"]


def test_the_form_takes_a_date_as_people_write_it(world: World) -> None:
    sent = {"given_name": "Olek", "birth_0": "4.7.90", "birth_1": "", "birth_2": "", "language": "uk"}
    answer = world.browser(world.brandt).post("/personen/neu/", sent)
    assert answer.status_code == 302
    with world.as_(world.brandt):
        assert Person.objects.get().birth == BirthDate(1990, 7, 4)


def test_nobody_is_born_tomorrow(world: World) -> None:
    sent = {"given_name": "Olek", "birth_0": "1", "birth_1": "1", "birth_2": "2999", "language": "uk"}
    answer = world.browser(world.brandt).post("/personen/neu/", sent)
    assert answer.status_code == 422
    assert "Dieses Geburtsdatum liegt in der Zukunft." in answer.text
    assert "Olek" in answer.text


@pytest.mark.parametrize(
    "nothing", ["\u202e", "\u200d \u200b", "\u2060\ufeff", "\u3164", "\ufe0f", "\u2800"], ids=ascii
)
def test_a_name_that_nobody_can_see_is_no_name(world: World, nothing: str) -> None:
    sent = {"given_name": nothing, "family_name": nothing, "language": "de"}
    answer = world.browser(world.brandt).post("/personen/neu/", sent)
    assert answer.status_code == 422
    assert "Schreiben Sie mindestens einen Namen." in answer.text
    with world.as_(world.brandt):
        assert list(Person.objects.all()) == []


def test_a_field_with_nothing_to_see_beside_a_name_stays_empty(world: World) -> None:
    sent = {"given_name": "\u202e \u200d", "family_name": "Warsame", "language": "de"}
    assert world.browser(world.brandt).post("/personen/neu/", sent).status_code == 302
    with world.as_(world.brandt):
        assert Person.objects.get().full_name == "Warsame"


@pytest.mark.parametrize("name", ["می\u200cخواهم", "ක්\u200dෂ", "\U00031350", "\ue000"], ids=ascii)
def test_signs_that_join_letters_and_letters_of_rare_scripts_are_kept(world: World, name: str) -> None:
    assert world.browser(world.brandt).post("/personen/neu/", {"given_name": name, "language": "de"}).status_code == 302
    with world.as_(world.brandt):
        assert Person.objects.get().given_name == name


def test_a_search_for_nothing_is_told_what_is_missing(world: World) -> None:
    page = world.browser(world.brandt).post("/personen/", {"q": " "}).text
    assert "kern-form-input--error" in page
    assert "Niemand mit diesem Namen" not in page
