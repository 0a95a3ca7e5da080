# SPDX-License-Identifier: EUPL-1.2
"""People type everyday words, with errors, in their own language, and find what they mean."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.services import Catalogue, load_catalogue
from kurzweg.services.everyday import load_everyday_words
from kurzweg.services.folding import words_of
from kurzweg.services.search import MOST_HITS, Hit, SearchIndex, build_index, search
from kurzweg.services.signposts import load_signposts

GOLDEN = Path(__file__).with_name("golden_questions.txt")
CATALOGUE: Catalogue = load_catalogue()
INDEX: SearchIndex = build_index([*CATALOGUE.services.values(), *load_signposts().values()], load_everyday_words())


def golden() -> list[tuple[str, str, list[str]]]:
    rows = (line.split(" | ") for line in GOLDEN.read_text().splitlines() if not line.startswith("#"))
    return [(language, typed, meant.split(", ")) for language, typed, meant in rows]


def found(typed: str, language: str = "de") -> list[str]:
    return [hit.service for hit in search(INDEX, typed, language)]


@pytest.mark.parametrize(("language", "typed", "meant"), golden(), ids=str)
def test_people_find_what_they_mean_among_the_first_three(language: str, typed: str, meant: list[str]) -> None:
    assert set(meant) & set(found(typed, language)[:3])


def test_nine_of_ten_questions_find_it_in_the_first_place() -> None:
    rows = golden()
    first = sum(found(typed, language)[:1] in [[one] for one in meant] for language, typed, meant in rows)
    assert first / len(rows) >= 0.9


def test_the_golden_list_covers_eight_languages_and_is_long() -> None:
    rows = golden()
    assert {language for language, _, _ in rows} == set(CATALOGUE.languages) - {"de-simple"}
    assert len(rows) >= 150


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_every_service_is_found_by_its_own_name_in_every_language(language: str) -> None:
    lost = [
        service.id
        for service in CATALOGUE.services.values()
        if language in service.texts and service.id not in found(service.texts[language].title, language)[:3]
    ]
    assert lost == []


def test_every_everyday_phrase_leads_to_its_service() -> None:
    words = load_everyday_words()
    lost = [
        (service, phrase)
        for service, languages in words.phrases.items()
        for language, phrases in languages.items()
        for phrase in phrases
        if service not in found(phrase, language)
    ]
    assert lost == []


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "???", "qwertz uiop", "xxxx", "1234", "der die das", "ich möchte bitte", "ههههه", "\x00"],
)
def test_an_empty_or_senseless_question_finds_nothing(typed: str) -> None:
    assert search(INDEX, typed, "de") == ()


def test_at_most_seven_services_are_shown() -> None:
    assert len(found("Aufenthalt")) == MOST_HITS


def test_the_points_of_leichte_sprache_hide_no_word() -> None:
    assert words_of("Aufenthalts·karte") == words_of("Aufenthaltskarte")


def test_the_best_comes_first() -> None:
    scores = [hit.score for hit in search(INDEX, "Aufenthalt verlängern", "de")]
    assert all(better >= worse for better, worse in pairwise(scores))


def test_a_hit_says_by_which_words_it_was_found() -> None:
    hit = search(INDEX, "krankenschein", "de")[0]
    assert hit == Hit(service="krankenhilfe", score=hit.score, phrase="Krankenschein", language="de")


@pytest.mark.parametrize(
    "typed", ["Verlängerung Visum", "VERLAENGERUNG VISUM", "verlangerung visum", "Visum Verlängerung"]
)
def test_umlauts_case_and_order_do_not_matter(typed: str) -> None:
    assert found(typed)[0] == "visum-verlaengerung"


@pytest.mark.parametrize("typed", ["تجديد الإقامة", "تجديد الاقامه", "تجـديد إقامة", "تَجديدُ الإقامةِ"])
def test_arabic_spelling_habits_do_not_matter(typed: str) -> None:
    assert found(typed, "de")[0] == "aufenthaltserlaubnis-verlaengerung"


def test_a_compound_that_nobody_wrote_down_is_taken_apart() -> None:
    assert found("Kindergartenplatzanmeldung")[0] == "kitaplatz"
    assert found("Aufenthaltserlaubnisverlängerung")[0] == "aufenthaltserlaubnis-verlaengerung"


def test_turkish_is_understood_on_the_german_page() -> None:
    assert found("iş arıyorum", "de")[0] == "arbeitsmarktberatung"


def test_what_is_typed_beyond_the_bounds_counts_for_nothing() -> None:
    assert found("Arzt " + "x" * 100_000) == found("Arzt " + "x" * 195)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300), st.sampled_from(["de", "ar", "so", ""]))
def test_whatever_is_typed_gets_an_orderly_answer(typed: str, language: str) -> None:
    hits = search(INDEX, typed, language)
    assert len({hit.service for hit in hits}) == len(hits) <= MOST_HITS
    assert {hit.service for hit in hits} <= {*CATALOGUE.services, *load_signposts()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("Müller", "Mueller"),
        ("çocuk parası", "COCUK PARASI"),
        ("сім’я", "сім'я"),
        ("ещё", "еще"),
        ("آوسبیلدونگ", "اوسبيلدونگ"),
        ("٣٦ شهر", "36 شهر"),
    ],
)
def test_two_ways_of_writing_are_one_word(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)
