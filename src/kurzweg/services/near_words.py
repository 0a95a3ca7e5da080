# SPDX-License-Identifier: EUPL-1.2
"""Which known words a typed word may stand for: the same, longer, shorter, part of a compound, mistyped."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kurzweg.services.search_index import SearchIndex

_SHORTEST_BEGINNING = 3
_SHORTEST_PART = 4
_SHORTEST_TO_MISTYPE = 4
_JOINTS = ("", "s", "es", "n", "en", "e")


def near_words(index: SearchIndex, word: str) -> dict[str, float]:
    """Known words that `word` may mean, with the nearness of each (1.0: the word itself)."""
    near: dict[str, float] = {}
    is_known = word in index.places
    for other, nearness in _candidates(index, word, is_known=is_known):
        if nearness > near.get(other, 0.0):
            near[other] = nearness
    return near


def parts_of(index: SearchIndex, word: str) -> tuple[str, ...]:
    """A German compound that nobody wrote down, as the known words it consists of; empty when it is none.

    "kindergeldantrag" -> "kindergeld", "antrag". The longest first part wins; joints such as the s of
    "Arbeitserlaubnis" are allowed, and one of two parts may be mistyped.
    """
    return _known_parts(index, word) or _one_part_mistyped(index, word)


def _known_parts(index: SearchIndex, word: str) -> tuple[str, ...]:
    for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first = word[:end]
        for joint in _JOINTS:
            known = first.removesuffix(joint) if joint else first
            if len(known) >= _SHORTEST_PART and known in index.places and first.endswith(joint):
                rest = word[end:]
                if rest in index.places:
                    return known, rest
                others = _known_parts(index, rest) if len(rest) >= 2 * _SHORTEST_PART else ()
                if others:
                    return known, *others
    return ()


def _one_part_mistyped(index: SearchIndex, word: str) -> tuple[str, ...]:
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, rest = word[:cut], word[cut:]
        if rest in index.places and any(_mistyped(index, first)):
            return first, rest
    for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first, rest = word[:cut], word[cut:]
        if first in index.places and any(_mistyped(index, rest)):
            return first, rest
    return ()


def _candidates(index: SearchIndex, word: str, *, is_known: bool) -> Iterator[tuple[str, float]]:
    if is_known:
        yield word, 1.0
    if len(word) >= _SHORTEST_BEGINNING:
        for longer in index.beginning_with(word):
            yield longer, 0.65 + 0.3 * len(word) / len(longer)
    yield from _endings(index, word)
    if not is_known:
        yield from _inside(index, word)
        yield from _mistyped(index, word)


def _endings(index: SearchIndex, word: str) -> Iterator[tuple[str, float]]:
    """The same stem with another ending: "verlängert" and "verlängern", "паспорта" and "паспорт"."""
    stem = max(_SHORTEST_PART, len(word) - 3)
    if len(word) <= stem:
        return
    for other in index.beginning_with(word[:stem]):
        if len(other) <= len(word) + 3:
            shared = _shared_beginning(word, other)
            yield other, 0.4 + 0.5 * shared / max(len(word), len(other))


def _shared_beginning(one: str, other: str) -> int:
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return number
    return min(len(one), len(other))


def _inside(index: SearchIndex, word: str) -> Iterator[tuple[str, float]]:
    if len(word) < _SHORTEST_PART:
        return
    for other in index.containing(word):
        yield other, 0.4 + 0.4 * len(word) / len(other)
    for start in range(len(word) - _SHORTEST_PART):
        for end in range(start + _SHORTEST_PART + 1, len(word) + 1):
            if word[start:end] in index.places:
                yield word[start:end], 0.4 + 0.45 * (end - start) / len(word)


def _mistyped(index: SearchIndex, word: str) -> Iterator[tuple[str, float]]:
    if len(word) < _SHORTEST_TO_MISTYPE:
        return
    allowed = 1 if len(word) < 7 else 2 if len(word) < 12 else 3
    for length in range(max(_SHORTEST_TO_MISTYPE, len(word) - allowed), len(word) + allowed + 1):
        same_length = index.by_length.get(length, ())
        found = process.extract(word, same_length, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        for other, distance, _ in found:
            yield other, 0.95 - 0.9 * distance / max(len(word), length)
