# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be found, prepared once per catalogue: phrases, their words, where each word stands."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from kurzweg.services.everyday import EverydayWords
from kurzweg.services.folding import words_of
from kurzweg.services.nouns import EASY_LANGUAGE, ServiceTexts

TITLE, EVERYDAY, SUMMARY = 1.0, 1.0, 0.45
"""How much a match in each kind of text counts; a summary mentions much that the service is not about.

The title in Leichte Sprache counts like a summary, because its few common words fit many services.
"""


class Findable(Protocol):
    """What people may mean: a service of the catalogue, or a signpost to another body."""

    @property
    def id(self) -> str: ...

    @property
    def texts(self) -> Mapping[str, ServiceTexts]: ...


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text by which a service can be found."""

    service: str
    language: str
    text: str
    words: tuple[str, ...]
    weight: float
    rarity: float
    """Sum of the rarities of its words: what a question must hit to match the phrase wholly."""


@dataclass(frozen=True)
class SearchIndex:
    """Phrases, the words in them, and how much each word tells. Built once, read by every search."""

    phrases: tuple[Phrase, ...]
    places: Mapping[str, tuple[int, ...]]
    """Word -> numbers of the phrases that hold it."""
    rarity: Mapping[str, float]
    """Word -> how much it tells: many for a word of one service, little for a word of all."""
    vocabulary: tuple[str, ...]
    by_length: Mapping[int, tuple[str, ...]]
    lines: str
    """The vocabulary as one text, a word a line: the fastest way to look inside words."""
    fillers: frozenset[str]

    def beginning_with(self, start: str) -> Iterator[str]:
        for number in range(bisect_left(self.vocabulary, start), len(self.vocabulary)):
            if not self.vocabulary[number].startswith(start):
                return
            yield self.vocabulary[number]

    def containing(self, part: str) -> Iterator[str]:
        """Known words with `part` somewhere in them."""
        place = self.lines.find(part)
        while place >= 0:
            start, end = self.lines.rfind("\n", 0, place) + 1, self.lines.find("\n", place)
            yield self.lines[start:end]
            place = self.lines.find(part, end)


def build_index(services: Iterable[Findable], everyday: EverydayWords) -> SearchIndex:
    """Prepare the texts of these services in all their languages, and the everyday words for them.

    >>> from kurzweg.services.catalogue import load_catalogue
    >>> from kurzweg.services.everyday import load_everyday_words
    >>> index = build_index(load_catalogue().services.values(), load_everyday_words())
    >>> index.rarity["duldung"] < index.rarity["kindergeld"]
    True
    """
    fillers = frozenset(word for words in everyday.fillers.values() for part in words for word in words_of(part))
    texts = [text for service in services for text in _texts_of(service, everyday)]
    split = [tuple(dict.fromkeys(word for word in words_of(text[2]) if word not in fillers)) for text in texts]
    rarity = _rarities([text[0] for text in texts], split)
    phrases: list[Phrase] = []
    places: dict[str, list[int]] = {}
    for (service, language, text, weight), words in zip(texts, split, strict=True):
        for word in words:
            places.setdefault(word, []).append(len(phrases))
        total = sum(rarity[word] for word in words)
        phrases.append(Phrase(service, language, text, words, weight, total))
    vocabulary = tuple(sorted(places))
    return SearchIndex(
        phrases=tuple(phrases),
        places={word: tuple(numbers) for word, numbers in places.items()},
        rarity=rarity,
        vocabulary=vocabulary,
        by_length={
            length: tuple(word for word in vocabulary if len(word) == length) for length in set(map(len, vocabulary))
        },
        lines="".join(f"{word}\n" for word in vocabulary),
        fillers=fillers,
    )


def _texts_of(service: Findable, everyday: EverydayWords) -> Iterator[tuple[str, str, str, float]]:
    for language, texts in service.texts.items():
        is_easy = language == EASY_LANGUAGE
        yield service.id, language, texts.title, SUMMARY if is_easy else TITLE
        if not is_easy:
            yield service.id, language, texts.summary, SUMMARY
    for language, phrases in everyday.phrases.get(service.id, {}).items():
        for phrase in phrases:
            yield service.id, language, phrase, EVERYDAY


def _rarities(services: list[str], split: list[tuple[str, ...]]) -> dict[str, float]:
    """Inverse frequency over services, not over texts: eight translations of one title are one mention."""
    holders: dict[str, set[str]] = {}
    for service, words in zip(services, split, strict=True):
        for word in words:
            holders.setdefault(word, set()).add(service)
    count = len(set(services))
    return {word: math.log1p(count / len(held)) for word, held in holders.items()}
