# SPDX-License-Identifier: EUPL-1.2
"""Facts and reasons in words, in every language of the vocabulary; German for any other."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from kurzweg.engine.responsibility.codes import UNKNOWN
from kurzweg.engine.responsibility.municipalities import name_of
from kurzweg.engine.responsibility.vocabulary import RIGHT_TO_LEFT, VOCABULARIES, Labels, Vocabulary
from kurzweg.engine.responsibility.vocabulary.papers import ON_PAPER
from kurzweg.engine.structure.model import Condition

_NONE: Labels = MappingProxyType({})


def spoken_in(language: str) -> str:
    """The language that is spoken: "ar-EG" is "ar", and German stands in for one that we do not know."""
    asked = language.lower().replace("_", "-")
    return next((code for code in (asked, asked.split("-")[0]) if code in VOCABULARIES), "de")


def vocabulary_of(language: str) -> Vocabulary:
    """All that is said about facts in this language."""
    return VOCABULARIES[spoken_in(language)]


def words_in(language: str) -> tuple[str, Labels]:
    """The language that is spoken and the sentences of its answers."""
    spoken = spoken_in(language)
    return spoken, VOCABULARIES[spoken].words


def isolated(text: str, language: str) -> str:
    """A foreign term inside a right-to-left sentence, kept from turning the words around it."""
    return f"\u2068{text}\u2069" if language in RIGHT_TO_LEFT else text


def fact_in_words(fact: str, language: str) -> str:
    """What a fact is called; one that only an older program knew keeps its code.

    >>> fact_in_words("municipality", "fr"), fact_in_words("shoe-size", "fr")
    ('lieu de résidence', 'shoe-size')
    """
    return vocabulary_of(language).names.get(fact, fact)


def question_in_words(fact: str, language: str) -> str:
    """How a visitor is asked about a fact.

    >>> question_in_words("age", "en")
    'How old are you?'
    """
    return vocabulary_of(language).questions[fact]


def answer_in_words(fact: str, value: str, language: str) -> str:
    """What a visitor says of themselves by this answer; a code that nobody has words for stays as it is.

    >>> answer_in_words("status", "duldung-60a", "en")
    'I have a toleration (Duldung)'
    """
    spoken = spoken_in(language)
    said = VOCABULARIES[spoken].answers.get(fact, _NONE).get(value)
    return said or value_in_words(fact, value, spoken)


def condition_in_words(condition: Condition, language: str, labels: Labels = _NONE) -> str:
    """One condition for reading: "Nachname L-Z oder unbekannt".

    >>> condition_in_words(Condition(fact="age", values=("<18", "unknown")), "en")
    'age under 18 years or unknown'
    """
    spoken, words = words_in(language)
    values = (value_in_words(condition.fact, value, spoken, labels) for value in condition.values)
    return f"{fact_in_words(condition.fact, spoken)} {words['or'].join(values)}"


def conditions_in_words(conditions: Iterable[Condition], language: str, labels: Labels = _NONE) -> str:
    """Several conditions that hold together.

    >>> adult = Condition(fact="age", values=(">=18",))
    >>> conditions_in_words((adult, Condition(fact="surname", values=("A-K",))), "en")
    'age 18 years and over, surname A–K'
    """
    _, words = words_in(language)
    return words["and"].join(condition_in_words(condition, language, labels) for condition in conditions)


def value_in_words(fact: str, value: str, language: str, labels: Labels = _NONE) -> str:
    """One value of a fact for reading; a code that nobody has words for stays as it is.

    A residence status is what stands on the paper, in German; a municipality is called by its name.

    >>> value_in_words("status", "voruebergehender-schutz-24", "en"), value_in_words("household", "couple", "en")
    ('§ 24 AufenthG', 'couple')
    """
    spoken, words = words_in(language)
    if value == UNKNOWN:
        return words[UNKNOWN]
    if fact == "age":
        return _age_in_words(value, words)
    if fact == "surname":
        return isolated(value.replace("-", "–"), spoken)
    if fact == "status" and value in ON_PAPER:
        return isolated(ON_PAPER[value], spoken)
    if fact == "municipality":
        return isolated(name_of(value), spoken)
    known = VOCABULARIES[spoken].values.get(fact, _NONE).get(value)
    return labels.get(value) or known or isolated(value, spoken)


def _age_in_words(value: str, words: Labels) -> str:
    bound = value.lstrip("<>=")
    if value.startswith("<"):
        return words["under"].format(int(bound) + value.startswith("<="))
    if value.startswith(">"):
        return words["from"].format(int(bound) + (not value.startswith(">=")))
    return words["years"].format(bound.replace("-", "–"))
