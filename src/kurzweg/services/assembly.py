# SPDX-License-Identifier: EUPL-1.2
"""Puts the parts of a catalogue together: as the file that ships, as text, as the nouns that pages read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from kurzweg.lang.languages import language
from kurzweg.services.catalogue import catalogue_in
from kurzweg.services.everyday import EverydayWords
from kurzweg.services.nouns import OFFICIAL_LANGUAGE, Catalogue
from kurzweg.services.parts import SHELVES, TEXT, WHOLE, WORDS, Parts, Place
from kurzweg.services.places import located

Plain = dict[str, Any]  # the file as plain data, of as many shapes as it has fields
HEAD = "# SPDX-License-Identifier: EUPL-1.2\n# kurzweg service catalogue, as the office publishes it.\n"
HEAD_OF_WORDS = (
    "# SPDX-License-Identifier: EUPL-1.2\n# Everyday words of the kurzweg search, as the office publishes them.\n"
)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # the quick one where it is built
    """Texts of several lines stand in quotation marks on one line, as in the file that ships."""


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)
    return node


_Dumper.add_representer(str, _text)


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a catalogue says about itself as a whole."""

    as_of: date
    lawyer: str
    languages: tuple[str, ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Head:
        return cls(as_of=catalogue.as_of, lawyer=catalogue.lawyer, languages=catalogue.languages)


def catalogue_of(parts: Parts, head: Head, *, name: str) -> Catalogue:
    """The parts as a catalogue, read as strictly as a file. Raises `SeedError`; `name` stands for the file."""
    return catalogue_in(located(document(parts, head), name), file_hash="")


def text_of(parts: Parts, head: Head) -> str:
    """The parts as a file in the form that ships. The same parts always give the same text."""
    return HEAD + _yaml(document(parts, head), flow=False)


def words_in(parts: Parts, fillers: Mapping[str, Iterable[str]]) -> str:
    """The everyday words among the parts as a file in the form that ships."""
    whole = {
        "schema": "kurzweg/everyday-words",
        "schema_version": 1,
        "fillers": {spoken: list(words) for spoken, words in fillers.items()},
        "phrases": phrases_in(parts),
    }
    return HEAD_OF_WORDS + _yaml(whole, flow=None)


def phrases_in(parts: Parts) -> dict[str, dict[str, list[str]]]:
    """The everyday words among the parts by service and language."""
    phrases: dict[str, dict[str, list[str]]] = {}
    for place, value in parts.items():
        if place.part == WORDS and value:
            phrases.setdefault(place.code, {})[place.language] = list(map(str, value))
    return phrases


def words_of(parts: Parts, fillers: Mapping[str, tuple[str, ...]]) -> EverydayWords:
    """The everyday words among the parts, as the search reads them."""
    phrases = {
        service: {spoken: tuple(words) for spoken, words in by_language.items()}
        for service, by_language in phrases_in(parts).items()
    }
    return EverydayWords(phrases=phrases, fillers=fillers)


def document(parts: Parts, head: Head) -> Plain:
    """The parts as plain data in the form of the file."""
    complete = _complete(parts, head.languages)
    shelves: dict[str, dict[str, Plain]] = {shelf: {} for shelf in SHELVES}
    for place in parts:
        if place.part == WHOLE:
            shelves[place.shelf][place.code] = {"id": place.code}
            if place.shelf == "services":
                shelves[place.shelf][place.code]["translations"] = {}
    for place, value in parts.items():
        if place.part != WORDS and place.code in shelves[place.shelf]:
            _put(shelves[place.shelf][place.code], place, value, complete)
    whole = {
        "schema": "kurzweg/service-catalogue",
        "schema_version": 1,
        "as_of": head.as_of.isoformat(),
        "review": {"lawyer": head.lawyer, "translations": "reviewed" if complete == head.languages else "draft"},
        "languages": {
            "complete": list(complete),
            "draft": [code for code in head.languages if code not in complete],
            "rtl": [code for code in head.languages if language(code).direction == "rtl"],
        },
    }
    return whole | {shelf: [_in_order(entry) for entry in entries.values()] for shelf, entries in shelves.items()}


def _complete(parts: Parts, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The first of the languages in which every text is there and stands; German always is."""
    entries = [place for place in parts if place.part == WHOLE and place.shelf != "compartments"]
    count = 1
    while count < len(languages) and all(_stands(parts, entry.beside(TEXT, languages[count])) for entry in entries):
        count += 1
    return languages[:count]


def _stands(parts: Parts, place: Place) -> bool:
    value = parts.get(place)
    return isinstance(value, Mapping) and value["status"] == "reviewed"


def _put(entry: Plain, place: Place, value: Any, complete: tuple[str, ...]) -> None:
    if place.part == TEXT and place.language in complete:
        said = {slot: text for slot, text in value.items() if slot != "status"}
        entry |= {f"{slot}_{place.language}": text for slot, text in said.items()}
    elif place.part == TEXT:
        entry.setdefault("translations", {})[place.language] = dict(value)
    elif place.part == "papers":
        entry["documents"] = list(value)
    elif place.part == "law":
        entry["legal_basis"] = list(value)
    elif place.part == "fees":
        entry["fees"] = [dict(fee) for fee in value]
    else:
        entry |= {key: held for key, held in value.items() if key != "for" or held}


_ORDER = (
    "id", "kind", "title", "summary", "life_situation", "compartment", "legal_frame", "for", "former_office",
    "front_desk", "service_minutes", "service_minutes_source", "responsibility_varies_by_land", "legal_basis", "fees",
    "documents", "deadline_note_de", "deadline_rules", "partners", "note_de", "leika_keys", "valid_from", "valid_to",
    "translations",
)  # fmt: skip


def _in_order(entry: Plain) -> Plain:
    """The fields in the order in which the shipped file has them, German before the other complete languages."""

    def place_of(key: str) -> tuple[int, bool]:
        slot = key.partition("_")[0] if key.startswith(("title_", "summary_")) else key
        return _ORDER.index(slot), key != f"{slot}_{OFFICIAL_LANGUAGE}"

    ordered = {key: entry[key] for key in sorted(entry, key=place_of)}
    if "translations" in ordered:
        ordered["translations"] = {
            spoken: {slot: text[slot] for slot in ("status", "title", "summary") if slot in text}
            for spoken, text in ordered["translations"].items()
        }
    return ordered


def _yaml(plain: Plain, *, flow: bool | None) -> str:
    text = yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=2**30)
    return str(text)
