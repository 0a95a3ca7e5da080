# SPDX-License-Identifier: EUPL-1.2
"""Every fact and every value has words in every language, in one place, for all pages and the command line."""

from __future__ import annotations

import pytest

from kurzweg.engine.responsibility import (
    CLOSED,
    FACTS,
    STATUSES,
    answer_in_words,
    fact_in_words,
    question_in_words,
    value_in_words,
)
from kurzweg.engine.responsibility.codes import NATIONALITIES
from kurzweg.engine.responsibility.vocabulary import VOCABULARIES
from kurzweg.engine.responsibility.vocabulary.papers import FAMILIES_ON_PAPER, ON_PAPER
from kurzweg.finder.statuses import FAMILIES
from kurzweg.lang.languages import complete

LANGUAGES = sorted(VOCABULARIES)
VALUES = [(fact, code) for fact, codes in {**CLOSED, "nationality": NATIONALITIES}.items() for code in codes]


def test_the_vocabulary_speaks_every_language_of_the_house() -> None:
    assert {language.code for language in complete()} == set(VOCABULARIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_what_german_says(language: str) -> None:
    """A word that is missing, or too much, would stay unnoticed: German stands in for it."""
    german, spoken = VOCABULARIES["de"], VOCABULARIES[language]
    assert (set(spoken.words), set(spoken.names), set(spoken.questions)) == (
        set(german.words),
        set(german.names),
        set(german.questions),
    )
    assert {fact: set(said) for fact, said in spoken.values.items()} == {
        fact: set(said) for fact, said in german.values.items()
    }
    assert {fact: set(said) for fact, said in spoken.answers.items()} == {
        fact: set(said) for fact, said in german.answers.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_a_name_and_a_question(language: str) -> None:
    assert [fact for fact in FACTS if fact_in_words(fact, language) == fact and language != "en"] == []
    assert all(question_in_words(fact, language) for fact in FACTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_value_of_a_rule_is_shown_as_a_code(language: str) -> None:
    shown = {code: value_in_words(fact, code, language).strip("\u2068\u2069") for fact, code in VALUES}
    assert [code for code, words in shown.items() if words == code and code not in SAME_IN_SOME_LANGUAGE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_an_answer_in_the_first_person(language: str) -> None:
    assert [code for fact, code in VALUES if answer_in_words(fact, code, language) == code] == []


SAME_IN_SOME_LANGUAGE = {
    "single", "couple", "family", "ukraine", "other", "counter", "appointment", "phone", "mail", "online", "employer",
    "deutsch",
}  # fmt: skip
"""English codes that are also English words; `online` is German, too."""


def test_a_status_is_called_as_on_paper_in_every_language() -> None:
    assert set(ON_PAPER) == set(STATUSES)
    assert value_in_words("status", "duldung-60a", "de") == "Duldung, § 60a AufenthG"
    assert value_in_words("status", "duldung-60a", "ar") == "\u2068Duldung, § 60a AufenthG\u2069"


def test_the_families_hold_every_status_once_and_have_words() -> None:
    assert sorted(code for family in FAMILIES for code in family.statuses) == sorted(STATUSES)
    assert [family.code for family in FAMILIES] == list(FAMILIES_ON_PAPER)


def test_a_place_is_called_by_its_name() -> None:
    assert value_in_words("municipality", "15084355", "en") == "Naumburg (Saale)"
