# SPDX-License-Identifier: EUPL-1.2
"""Finds services by what people type: in any language, with typing errors, in everyday words.

>>> from kurzweg.services.catalogue import load_catalogue
>>> from kurzweg.services.everyday import load_everyday_words
>>> index = build_index(load_catalogue().services.values(), load_everyday_words())
>>> [hit.service for hit in search(index, "Kindergeltantrag", "de")][:1]
['kindergeld-beratung']
>>> search(index, "qwertz", "de")
()
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kurzweg.services.folding import words_of
from kurzweg.services.near_words import near_words, parts_of
from kurzweg.services.search_index import Phrase, SearchIndex, build_index

__all__ = ["MOST_HITS", "Hit", "SearchIndex", "build_index", "search"]

MOST_HITS = 7
LONGEST_QUESTION = 200
MOST_WORDS = 8
LONGEST_WORD = 40  # also bounds how many ways there are to take a compound apart
_LEAST_SCORE = 0.35
_LEAST_SHARE_OF_BEST = 0.4
_UNKNOWN_WORD = 2.5
"""What a word that nobody knows takes from a question: less than any known word, but not nothing."""
_SHARE_ANSWERED, _SHARE_ASKED_FOR, _SHARE_ANYWHERE = 0.6, 0.25, 0.15
"""How much counts: of the question, what the phrase answers; of the phrase, what was asked; of the question,
what all texts of the service together answer."""
_OWN_LANGUAGE = 1.06


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A service that may be meant: how well it fits (0 to about 1), and by which phrase it was found."""

    service: str
    score: float
    phrase: str
    language: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """One word of the question: how much it tells, and which known words it may be."""

    weight: float
    near: dict[str, float]


@dataclass(slots=True)
class _Tally:
    """What a phrase has gathered: how much of the question it answers, how much of itself was asked for."""

    answered: float = 0.0
    asked_for: float = 0.0


def search(index: SearchIndex, words: str, language: str) -> tuple[Hit, ...]:
    """The services that may be meant by `words`, best first, at most seven.

    Parameters: `words`, anything typed, of which the first 200 characters and eight telling words count;
    `language`, the page's language, which decides between equals: all languages are searched at once.
    Returns no hit for an empty question and for words that nobody knows. Raises nothing.
    Source of the scoring: inverse document frequency (Spärck Jones 1972) over services, optimal string
    alignment for typing errors; how much each counts was fitted to the golden list in `tests/services`.
    """
    asked = _asked(index, words)
    total = sum(word.weight for word in asked)
    tallies: dict[int, _Tally] = {}
    anywhere: dict[str, float] = {}
    for word in asked:
        _spread(index, word, tallies, anywhere)
    best: dict[str, Hit] = {}
    for number, tally in tallies.items():
        phrase = index.phrases[number]
        score = _score(phrase, tally, total, language) + _SHARE_ANYWHERE * anywhere[phrase.service] / total
        if phrase.service not in best or score > best[phrase.service].score:
            best[phrase.service] = Hit(
                service=phrase.service, score=score, phrase=phrase.text, language=phrase.language
            )
    return _ranked(best.values())


def _asked(index: SearchIndex, words: str) -> list[_Asked]:
    typed = (word[:LONGEST_WORD] for word in words_of(words[:LONGEST_QUESTION]))
    telling = [word for word in typed if word not in index.fillers]
    parts = [part for word in dict.fromkeys(telling[:MOST_WORDS]) for part in _split(index, word)]
    asked = []
    for word in dict.fromkeys(parts[:MOST_WORDS]):
        near = near_words(index, word)
        weight = max((index.rarity[other] * nearness for other, nearness in near.items()), default=_UNKNOWN_WORD)
        asked.append(_Asked(index.rarity.get(word, weight), near))
    return asked


def _split(index: SearchIndex, word: str) -> tuple[str, ...]:
    return (word,) if word in index.places else parts_of(index, word) or (word,)


def _spread(index: SearchIndex, asked: _Asked, tallies: dict[int, _Tally], anywhere: dict[str, float]) -> None:
    """Credit every phrase with the nearest of its words to the one that was asked."""
    nearest: dict[int, tuple[float, str]] = {}
    for word, nearness in asked.near.items():
        for number in index.places[word]:
            if number not in nearest or nearness > nearest[number][0]:
                nearest[number] = nearness, word
    by_service: dict[str, float] = {}
    for number, (nearness, word) in nearest.items():
        tally = tallies.setdefault(number, _Tally())
        tally.answered += asked.weight * nearness
        tally.asked_for += index.rarity[word] * nearness
        phrase = index.phrases[number]
        worth = asked.weight * nearness * phrase.weight
        by_service[phrase.service] = max(worth, by_service.get(phrase.service, 0.0))
    for service, worth in by_service.items():
        anywhere[service] = anywhere.get(service, 0.0) + worth


def _score(phrase: Phrase, tally: _Tally, total: float, language: str) -> float:
    answered = tally.answered / total
    asked_for = min(1.0, tally.asked_for / phrase.rarity)
    own = _OWN_LANGUAGE if phrase.language == language else 1.0
    return own * phrase.weight * (_SHARE_ANSWERED * answered + _SHARE_ASKED_FOR * asked_for)


def _ranked(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    ranked = sorted(hits, key=lambda hit: (-hit.score, hit.service))
    least = max(_LEAST_SCORE, ranked[0].score * _LEAST_SHARE_OF_BEST) if ranked else 0.0
    return tuple(hit for hit in ranked[:MOST_HITS] if hit.score >= least)
