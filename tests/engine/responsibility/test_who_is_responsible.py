# SPDX-License-Identifier: EUPL-1.2
"""`route`: the five answers and their reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kurzweg.engine.responsibility import (
    BadCondition,
    BadFact,
    DecisionTable,
    Elsewhere,
    NeedsFacts,
    Nobody,
    NotFor,
    Responsible,
    UnknownService,
    compile_structure,
    route,
)
from kurzweg.engine.responsibility.vocabulary import VOCABULARIES
from kurzweg.engine.structure import Elsewhere as Body
from kurzweg.engine.structure import Rule
from tests.engine.responsibility.offices import SERVICE, led, office, when

TWO_ROOMS = (led("u1", surname="A-K"), led("u2", surname=["L-Z", "unknown"]))


def table_of(*rules: Rule, **services: object) -> DecisionTable:
    return compile_structure(office(*rules), services or {SERVICE: ()})  # type: ignore[arg-type]


def test_the_answer_has_unit_rule_and_everybody_who_takes_part() -> None:
    rule = replace(led("u1", age="<18"), participants=("u2",), inform=("u3",), decides="u1", signs="u4", deputy="u2")
    answer = route(table_of(rule), SERVICE, {"age": 17})
    assert answer == Responsible(
        service=SERVICE,
        unit="u1",
        rule=0,
        participants=("u2",),
        inform=("u3",),
        decides="u1",
        signs="u4",
        deputy="u2",
        because=when(age="<18"),
        unit_names=(("de", "U1"),),
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Zuständig ist U1, denn es gilt: Alter unter 18 Jahre. Rechtsgrundlage: § 42a SGB VIII."),
        ("en-GB", "U1 is responsible, because this applies: age under 18 years. Legal basis: § 42a SGB VIII."),
        ("tr", "Sorumlu birim: U1. Nedeni: yaş 18 altında. Hukuki dayanak: § 42a SGB VIII."),
        ("ru", "Этим занимается U1, потому что: возраст до 18. Правовое основание: § 42a SGB VIII."),
        (
            "de-simple",
            "Hier hilft man Ihnen: U1. Der Grund ist: Alter jünger als 18 Jahre. Das steht im Gesetz: § 42a SGB VIII.",
        ),
        ("so", "Zuständig ist U1, denn es gilt: Alter unter 18 Jahre. Rechtsgrundlage: § 42a SGB VIII."),
    ],
)
def test_the_reason_is_a_sentence_in_the_language_of_the_reader(language: str, sentence: str) -> None:
    rule = replace(led("u1", age="<18"), law="§ 42a SGB VIII")
    answer = route(table_of(rule), SERVICE, {"age": 17})
    assert answer.reason(language) == sentence


@pytest.mark.parametrize("language", sorted(VOCABULARIES))
def test_every_language_has_a_word_for_every_word(language: str) -> None:
    words, german = VOCABULARIES[language].words, VOCABULARIES["de"].words
    assert set(words) == set(german)
    assert all(words.values())
    assert {key: word.count("{") for key, word in words.items()} == {
        key: word.count("{") for key, word in german.items()
    }


def test_a_persian_reason_keeps_latin_words_apart() -> None:
    answer = route(table_of(*TWO_ROOMS), SERVICE, {"surname": "Haddad"})
    assert "\u2068U1\u2069" in answer.reason("fa")
    assert "\u2068A–K\u2069" in answer.reason("fa")


def test_an_arabic_reason_keeps_latin_words_apart() -> None:
    answer = route(table_of(*TWO_ROOMS), SERVICE, {"surname": "Haddad"})
    assert isinstance(answer, Responsible)
    assert answer.reason("ar") == "الجهة المسؤولة هي \u2068U1\u2069، والسبب: اسم العائلة \u2068A–K\u2069."


def test_a_fact_that_decides_is_asked_for() -> None:
    answer = route(table_of(*TWO_ROOMS), SERVICE, {})
    assert answer == NeedsFacts(service=SERVICE, facts=("surname",))
    assert answer.reason("en") == "Still needed for the answer: surname."


def test_unknown_is_an_answer_and_absent_is_none() -> None:
    table = table_of(*TWO_ROOMS)
    assert route(table, SERVICE, {"surname": "unknown"}) == route(table, SERVICE, {"surname": None})
    assert isinstance(route(table, SERVICE, {"surname": "unknown"}), Responsible)


def test_a_fact_that_changes_nothing_is_not_asked() -> None:
    rules = (led("u1", age="<18"), led("u2", age=[">=18", "unknown"], surname="A-K"))
    table = table_of(*rules, led("u3", age=[">=18", "unknown"], surname=["L-Z", "unknown"]))
    assert isinstance(route(table, SERVICE, {"age": 12}), Responsible)
    assert route(table, SERVICE, {"age": 40}) == NeedsFacts(service=SERVICE, facts=("surname",))
    same = table_of(led("u1", surname="A-K"), led("u1", surname=["L-Z", "unknown"]))
    answer = route(same, SERVICE, {})
    assert isinstance(answer, Responsible)
    assert answer.reason("de") == "Zuständig ist U1, und zwar für alle."


def test_the_most_telling_fact_comes_first() -> None:
    by_letter = tuple(
        led(unit, age=[">=18", "unknown"], surname=letters)
        for unit, letters in (("u1", "A-F"), ("u2", "G-M"), ("u3", ["N-Z", "unknown"]))
    )
    table = table_of(
        led("u4", age="<18", channel="counter"),
        *by_letter,
        led("u1", age="<18", channel=["appointment", "phone", "mail", "online", "employer", "unknown"]),
    )
    answer = route(table, SERVICE, {})
    assert isinstance(answer, NeedsFacts)
    assert answer.facts[0] == "age"


def test_another_body_is_named_with_candidates_caveat_and_age_of_the_data() -> None:
    bodies = (
        Body(body="Stadt Naumburg", caveat="Je nach Wohnort.", as_of=date(2026, 8, 19)),
        Body(body="Stadt Zeitz", caveat="Je nach Wohnort.", as_of=date(2026, 8, 1)),
    )
    answer = route(table_of(Rule(service=SERVICE, elsewhere=bodies)), SERVICE, {})
    assert isinstance(answer, Elsewhere)
    assert (answer.candidates, answer.caveat, answer.as_of) == (bodies, "Je nach Wohnort.", date(2026, 8, 1))
    assert answer.reason("de") == (
        "Zuständig ist eine Stelle außerhalb dieses Hauses: Stadt Naumburg oder Stadt Zeitz."
    )


def test_a_service_for_minors_is_not_for_an_adult() -> None:
    rules = (led("u1"), Rule(service="uma", lead="u2"), Rule(service="kita", lead="u2"))
    table = table_of(*rules, duldung=(), uma=when(age="<18"), kita=())
    assert isinstance(route(table, "uma", {"age": 17}), Responsible)
    answer = route(table, "uma", {"age": 18})
    assert answer == NotFor(service="uma", scope=when(age="<18"), alternatives=("kita",))
    assert answer.reason("de") == "Diese Leistung gibt es nur für: Alter unter 18 Jahre."
    assert isinstance(route(table, "uma", {"age": "unknown"}), NotFor)
    assert route(table, "uma", {}) == NeedsFacts(service="uma", facts=("age",))


def test_alternatives_are_only_services_that_exist_for_the_person() -> None:
    rules = (Rule(service="uma", lead="u1"), Rule(service="hort", lead="u1"), Rule(service="pflege", lead="u1"))
    services = {"uma": when(age="<18"), "hort": when(age="<10"), "pflege": when(age=">=65")}
    table = compile_structure(office(*rules), services, related={"uma": ("hort", "pflege")})
    assert route(table, "uma", {"age": 70}) == NotFor(service="uma", scope=services["uma"], alternatives=("pflege",))


def test_without_a_rule_there_is_nobody() -> None:
    answer = route(table_of(led("u1", age="<18")), SERVICE, {"age": 18})
    assert answer == Nobody(service=SERVICE)
    assert route(table_of(led("u1"), duldung=(), neu=()), "neu", {}) == Nobody(service="neu")


def test_two_rules_at_once_are_nobody_with_both_named() -> None:
    assert route(table_of(led("u1"), led("u2", age="<18")), SERVICE, {"age": 3}) == Nobody(
        service=SERVICE, rules=(0, 1)
    )


def test_facts_nobody_asks_about_are_ignored() -> None:
    assert isinstance(route(table_of(led("u1")), SERVICE, {"age": 17, "shoe": "42"}), Responsible)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("age", 131),
        ("age", -1),
        ("age", "seventeen"),
        ("status", "gedultet"),
        ("municipality", "Zeitz"),
        ("surname", 5),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_a_mend(fact: str, value: str | int) -> None:
    known = {"age": "<18", "status": "duldung-60a", "municipality": "15", "surname": "A"}
    table = table_of(led("u1", **{fact: known[fact]}))
    with pytest.raises(BadFact) as refused:
        route(table, SERVICE, {fact: value})
    assert refused.value.mend


def test_a_service_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownService):
        route(table_of(led("u1")), "duldnug", {})


@pytest.mark.parametrize("value", ["K-A", "1-9", "A-B-C", "-"])
def test_a_letter_range_that_cannot_be_is_refused(value: str) -> None:
    with pytest.raises(BadCondition):
        table_of(led("u1", surname=value))


@pytest.mark.parametrize(("written", "inside"), [("<=17", 17), (">17", 18), ("17", 17), ("18-20", 20), (">=65", 130)])
def test_ages_are_written_in_many_ways(written: str, inside: int) -> None:
    assert isinstance(route(table_of(led("u1", age=written)), SERVICE, {"age": str(inside)}), Responsible)


def test_a_municipality_is_known_by_ags_or_ars() -> None:
    table = table_of(led("u1", municipality="15084355"), led("u2", municipality=["other", "unknown"]))
    units = [route(table, SERVICE, {"municipality": key}) for key in ("15084355", "150840355355", "15084590", None)]
    assert [answer.unit for answer in units if isinstance(answer, Responsible)] == ["u1", "u1", "u2", "u2"]


def test_a_nationality_group_nobody_named_is_other() -> None:
    table = table_of(led("u1", nationality="tuerkei"), led("u2", nationality=["eu", "ukraine", "other", "unknown"]))
    units = [route(table, SERVICE, {"nationality": one}) for one in ("tuerkei", "eu", "norwegen")]
    assert [answer.unit for answer in units if isinstance(answer, Responsible)] == ["u1", "u2", "u2"]


def test_a_rule_for_a_group_holds_for_each_of_its_services() -> None:
    structure = office(Rule(service="front", lead="u1"), groups=(("front", ("eat", "fiktion")),))
    table = compile_structure(structure, {"eat": (), "fiktion": ()})
    assert [route(table, service, {}).service for service in ("eat", "fiktion")] == ["eat", "fiktion"]
