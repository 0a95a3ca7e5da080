# SPDX-License-Identifier: EUPL-1.2
"""Surnames and letter ranges: DIN 5007-2, every script, nobody between the letters."""

from __future__ import annotations

from importlib.resources import files

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.responsibility import Responsible, check, compile_structure, letters_of, route
from kurzweg.engine.responsibility.letters import reader_without
from kurzweg.engine.structure import read
from tests.engine.responsibility.offices import SERVICE, led, office, thorough

TWO_ROOMS = (led("u1", surname="A-K"), led("u2", surname=["L-Z", "unknown"]))


def unit_for(name: str | None, *, particles: tuple[str, ...] = (), rules: tuple[object, ...] = TWO_ROOMS) -> str:
    table = compile_structure(office(*rules, particles=particles), {SERVICE: ()})  # type: ignore[arg-type]
    answer = route(table, SERVICE, {"surname": name})
    assert isinstance(answer, Responsible)
    return answer.unit


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ärmel", "aermel"),
        ("Öztürk", "oeztuerk"),
        ("Groß", "gross"),
        ("Østergaard", "ostergaard"),
        ("Şahin", "sahin"),
        ("Çelik", "celik"),
        ("Čapek", "capek"),
        ("Łukasz", "lukasz"),
        ("Əliyev", "eliyev"),
        ("Nguyễn", "nguyen"),
        ("O'Brien-Smith", "obriensmith"),
        ("Шевченко", "shevchenko"),
        ("Юрченко", "yurchenko"),
        ("محمد", "mhmd"),
        ("عباس", "abas"),
        ("إبراهيم", "ibrahym"),
        ("ተስፋዬ", "tasefaye"),
        ("გიორგი", "giorgi"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("王", "wang"),
        ("", ""),
        ("123", ""),
        ("—", ""),
    ],
)
def test_a_name_is_filed_under_its_letters(name: str, letters: str) -> None:
    assert letters_of(name) == letters


def test_composed_and_decomposed_umlauts_are_filed_alike() -> None:
    assert letters_of("A\u0308rmel") == letters_of("Ärmel") == "aermel"


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Abel", "u1"), ("Kzzz", "u1"), ("k", "u1"), ("L", "u2"), ("Lange", "u2"), ("Zz", "u2"), ("Ärmel", "u1")],
)
def test_a_range_holds_its_letters_from_the_first_to_the_last_name(name: str, unit: str) -> None:
    assert unit_for(name) == unit


@pytest.mark.parametrize("name", ["", None, "unknown", "123", "-", "𞤀𞤣", "ߞߍߕߊ"])
def test_who_has_no_letters_is_unknown(name: str | None) -> None:
    assert unit_for(name) == "u2"


def test_bounds_may_be_longer_prefixes() -> None:
    rules = (
        led("u1", surname="A-Casa"),
        led("u2", surname="Casb-Dza"),
        led("u3", surname=["Dzb-Z", "unknown"]),
    )
    assert check(office(*rules, units=()), {SERVICE: ()}) == ()
    names = {"Casanova": "u1", "Casbah": "u2", "Dzaferovic": "u2", "Dzbinski": "u3", "Cas": "u1", "Dz": "u2"}
    assert {name: unit_for(name, rules=rules) for name in names} == names


def test_a_name_between_two_prefixes_is_not_lost() -> None:
    rules = (led("u1", surname="A-Az"), led("u2", surname=["Ba-Z", "unknown"]))
    findings = check(office(*rules, units=()), {SERVICE: ()})
    assert [dict(finding.facts) for finding in findings] == [{"surname": "B"}]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("von Adler", "u1"),
        ("Von der Aue", "u1"),
        ("al-Ahmad", "u1"),
        ("Al Ahmad", "u1"),
        ("Vonderau", "u2"),
        ("von", "u2"),
    ],
)
def test_particles_of_the_office_do_not_count(name: str, unit: str) -> None:
    assert unit_for(name, particles=("von", "der", "al-")) == unit


@pytest.mark.parametrize("blueprint", ["burgenlandkreis-2018", "duesseldorf-2018"])
@pytest.mark.parametrize(
    ("name", "letters"),
    [("von der Leyen", "leyen"), ("Von  Der Leyen", "leyen"), ("von den Berg", "berg"), ("van der Berg", "berg"),
     ("von Ahmadi", "ahmadi"), ("Der Sarkissian", "dersarkissian"), ("Vonder", "vonder")],
)  # fmt: skip
def test_an_article_counts_as_part_of_a_particle_but_not_alone(blueprint: str, name: str, letters: str) -> None:
    """German names stand under what follows preposition and article; Der Sarkissian stands under D."""
    text = (files("kurzweg") / "blueprints" / f"{blueprint}.yaml").read_text(encoding="utf-8")
    assert reader_without(read(text, file=blueprint).particles)(name) == letters


def test_without_the_setting_particles_count() -> None:
    assert unit_for("von Adler") == "u2"


@given(st.text(max_size=20))
@thorough
def test_every_name_of_every_script_becomes_letters_or_unknown(name: str) -> None:
    letters = letters_of(name)
    assert letters == "" or ("a" <= letters < "{" and letters.isascii() and letters.isalpha())
    assert unit_for(name) == ("u1" if letters and letters < "l" else "u2")


LATIN = st.text("abcxyzABCXYZäöüßÄÖÜéèşçčłøåñ", min_size=1, max_size=8)


@given(LATIN, LATIN)
@thorough
def test_latin_names_stand_in_the_order_of_the_german_telephone_directory(one: str, other: str) -> None:
    directory = icu.Collator.createInstance(icu.Locale("de-u-co-phonebk"))
    directory.setStrength(icu.Collator.PRIMARY)
    mine = (letters_of(one) > letters_of(other)) - (letters_of(one) < letters_of(other))
    assert mine == directory.compare(one, other)
