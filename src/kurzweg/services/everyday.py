# SPDX-License-Identifier: EUPL-1.2
"""Reads the everyday words: what people say when they mean a service, and words that say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kurzweg.services.located_yaml import MAX_BYTES, read_yaml
from kurzweg.services.places import Problem, SeedError, Value

SEED = Path(__file__).parent / "seed" / "everyday-words.yaml"
_LONGEST = 80


@dataclass(frozen=True, kw_only=True)
class EverydayWords:
    """`phrases`: service id, language, phrases; `fillers`: words that carry no meaning of their own."""

    phrases: Mapping[str, Mapping[str, tuple[str, ...]]]
    fillers: Mapping[str, tuple[str, ...]]


def load_everyday_words(path: Path | None = None) -> EverydayWords:
    """Read the words that ship with kurzweg, or another file of the same form; `path` is a YAML file.

    Phrases of a service that a catalogue does not have are no fault: an office may have given it up.
    Raises `SeedError` with file, line, field and mend, and `OSError` when there is no such file.

    >>> "Visum läuft ab" in load_everyday_words().phrases["visum-verlaengerung"]["de"]
    True
    """
    place = path or SEED
    with place.open("rb") as file:
        return read_everyday_words(file.read(MAX_BYTES + 1), name=place.name)


def read_everyday_words(content: bytes, *, name: str) -> EverydayWords:
    """The words in these bytes; `name` stands for the file in errors. Raises `SeedError`."""
    return everyday_words_in(read_yaml(content, name))


def everyday_words_in(document: Value) -> EverydayWords:
    """The words in a document that is taken apart already. Raises `SeedError`."""
    head = document.mapping(("schema", "schema_version", "fillers", "phrases"))
    head["schema"].one_of(("kurzweg/everyday-words",))
    head["schema_version"].whole(least=1, most=1)
    problems: list[Problem] = []
    phrases: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for service, value in head["phrases"].mapping().items():
        try:
            phrases[service] = _by_language(value)
        except SeedError as fault:
            problems.extend(fault.problems)
    if problems:
        raise SeedError(*problems)
    return EverydayWords(phrases=phrases, fillers=_by_language(head["fillers"]))


def _by_language(value: Value) -> Mapping[str, tuple[str, ...]]:
    return {language: _distinct(texts) for language, texts in value.mapping().items()}


def _distinct(value: Value) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in value.list():
        text = part.text(longest=_LONGEST)
        if text in found:
            raise part.error(f'"{text}" stands here twice.', "Remove one of the two.")
        found[text] = None
    return tuple(found)
