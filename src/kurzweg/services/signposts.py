# SPDX-License-Identifier: EUPL-1.2
"""Signposts: what people ask for here and another body does by federal law, whatever the office is like.

>>> load_signposts()["fuehrerschein"].body.said_in("de").value
'Fahrerlaubnisbehörde (Führerscheinstelle)'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kurzweg.services.located_yaml import MAX_BYTES, read_yaml
from kurzweg.services.nouns import ServiceTexts, Text, Words
from kurzweg.services.places import Problem, SeedError, Value
from kurzweg.services.seed_head import HEAD, SeedHead, read_head
from kurzweg.services.service_entry import identifier

SEED = Path(__file__).parent / "seed" / "signposts.yaml"
_ENTRY = ("id", "life_situation", "law", "source", "title", "summary", "body", "where")


@dataclass(frozen=True, kw_only=True)
class Signpost:
    """Wegweiser: a wish with the body that is in charge of it and how to find that body."""

    id: str
    texts: Mapping[str, ServiceTexts]
    name: Words
    about: Words
    body: Words
    where: Words
    life_situation: str
    law: tuple[str, ...]
    source: str
    is_draft: bool
    """Whether nobody has checked the law in it."""

    def title(self, language: str) -> Text:
        return self.name.said_in(language)

    def summary(self, language: str) -> Text:
        return self.about.said_in(language)


@cache
def shipped_signposts() -> Mapping[str, Signpost]:
    """The signposts that ship with kurzweg, read once."""
    return load_signposts()


def load_signposts(path: Path | None = None) -> Mapping[str, Signpost]:
    """Read the signposts that ship with kurzweg, or another file of the same form; `path` is a YAML file.

    Returns them by id, in the order of the file. Raises `SeedError` with file, line, field and mend for every entry
    that is wrong, and `OSError` when there is no such file.
    """
    place = path or SEED
    with place.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    document = read_yaml(content, place.name).mapping((*HEAD, "signposts"))
    head = read_head(document, "kurzweg/signposts", content)
    found: dict[str, Signpost] = {}
    problems: list[Problem] = []
    for value in document["signposts"].list():
        try:
            signpost = _signpost(value, head)
            if signpost.id in found:
                raise value.error(f'The id "{signpost.id}" is given twice.', "Give each entry an id of its own.")
            found[signpost.id] = signpost
        except SeedError as fault:
            problems.extend(fault.problems)
    if problems:
        raise SeedError(*problems)
    return MappingProxyType(found)


def _signpost(value: Value, head: SeedHead) -> Signpost:
    entry = value.mapping(_ENTRY)
    name, about = head.words(entry["title"]), head.words(entry["summary"])
    texts = {
        code: ServiceTexts(title=title.title, summary=about.texts[code].title, status=title.status)
        for code, title in name.texts.items()
        if code in about.texts
    }
    return Signpost(
        id=identifier(entry["id"]), texts=MappingProxyType(texts), name=name, about=about,
        body=head.words(entry["body"]), where=head.words(entry["where"]),
        life_situation=identifier(entry["life_situation"]),
        law=tuple(law.text(longest=100) for law in entry["law"].list()), source=_address(entry["source"]),
        is_draft=head.is_draft,
    )  # fmt: skip


def _address(value: Value) -> str:
    text = value.text(longest=300)
    if not text.startswith("https://"):
        raise value.error(f'"{text}" is no address of a source.', "Write it in full, beginning with https://.")
    return text
