# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words, in every language of the vocabulary; German for any other."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from kurzweg.engine.responsibility.codes import UNKNOWN
from kurzweg.engine.responsibility.vocabulary import RIGHT_TO_LEFT, WORDS, Labels
from kurzweg.engine.structure.model import Condition

_NONE: Labels = MappingProxyType({})


def words_in(language: str) -> tuple[str, Labels]:
    """The language that is spoken (German when we do not know the one asked for; "ar-EG" is "ar") and its
    words.
    """
    asked = language.lower().replace("_", "-")
    spoken = next((code for code in (asked, asked.split("-")[0]) if code in WORDS), "de")
    return spoken, WORDS[spoken]


def isolated(text: str, language: str) -> str:
    """A foreign term inside a right-to-left sentence, kept from turning the words around it."""
    return f"\u2068{text}\u2069" if language in RIGHT_TO_LEFT else text


def condition_in_words(condition: Condition, language: str, labels: Labels = _NONE) -> str:
    """One condition for reading: "Nachname L-Z oder unbekannt".

    >>> condition_in_words(Condition(fact="age", values=("<18", "unknown")), "en")
    'age under 18 years or unknown'
    """
    spoken, words = words_in(language)
    values = (value_in_words(condition.fact, value, spoken, labels) for value in condition.values)
    return f"{words[condition.fact]} {words['or'].join(values)}"


def conditions_in_words(conditions: Iterable[Condition], language: str, labels: Labels = _NONE) -> str:
    """Several conditions that hold together."""
    _, words = words_in(language)
    return words["and"].join(condition_in_words(condition, language, labels) for condition in conditions)


def value_in_words(fact: str, value: str, language: str, labels: Labels = _NONE) -> str:
    """One value of a fact for reading; a code that nobody has words for stays as it is."""
    spoken, words = words_in(language)
    if value == UNKNOWN:
        return words[UNKNOWN]
    if fact == "age":
        return _age_in_words(value, words)
    if fact == "surname":
        return isolated(value.replace("-", "–"), spoken)
    return labels.get(value) or words.get(value) or isolated(value, spoken)


def _age_in_words(value: str, words: Labels) -> str:
    bound = value.lstrip("<>=")
    if value.startswith("<"):
        return words["under"].format(int(bound) + value.startswith("<="))
    if value.startswith(">"):
        return words["from"].format(int(bound) + (not value.startswith(">=")))
    return words["years"].format(bound.replace("-", "–"))
