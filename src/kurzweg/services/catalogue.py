# SPDX-License-Identifier: EUPL-1.2
"""Reads the service catalogue: strict about every field, and clear about what to mend.

>>> catalogue = load_catalogue()
>>> str(catalogue.services["duldung"].title("en"))
'Toleration permit: issue or extend'
>>> catalogue.services["uma-inobhutnahme"].scope
(Condition(fact='age', values=('<18',)),)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol, TypeVar, cast

from kurzweg.engine.structure import COMPARTMENTS
from kurzweg.services.located_yaml import MAX_BYTES, read_yaml
from kurzweg.services.nouns import OFFICIAL_LANGUAGE, Catalogue, Compartment, Document, LifeSituation
from kurzweg.services.places import Problem, SeedError, Value
from kurzweg.services.service_entry import ServiceReader, identifier, titles

SEED = Path(__file__).parent / "seed" / "catalogue.yaml"
MOST_PROBLEMS = 50
_PARTS = ("life_situations", "compartments", "documents", "services")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Noun = TypeVar("Noun", bound=_Named)


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Read the catalogue that ships with kurzweg, or another file of the same form.

    Parameters: `path`, a YAML file. Returns the frozen `Catalogue` with the hash of the file's bytes.
    Raises `SeedError`, whose `problems` name file, line, field and mend for every entry that is wrong (at
    most fifty), and `OSError` when there is no such file. Source of the form: the head of the seed file.

    >>> len(load_catalogue().services)
    64
    """
    place = path or SEED
    with place.open("rb") as file:
        return read_catalogue(file.read(MAX_BYTES + 1), name=place.name)


def read_catalogue(content: bytes, *, name: str) -> Catalogue:
    """The catalogue in these bytes; `name` stands for the file in errors. Raises `SeedError`."""
    return catalogue_in(read_yaml(content, name), file_hash=hashlib.sha256(content).hexdigest())


def catalogue_in(document: Value, *, file_hash: str) -> Catalogue:
    """The catalogue in a document that is taken apart already. Raises `SeedError`."""
    head = document.mapping(("schema", "schema_version", "as_of", "review", "languages", *_PARTS))
    head["schema"].one_of(("kurzweg/service-catalogue",))
    head["schema_version"].whole(least=1, most=1)
    complete, languages = _languages(head["languages"])
    problems: list[Problem] = []

    def situation(value: Value) -> LifeSituation:
        entry = value.mapping(("id", *_titles_in(complete)), optional=("translations",))
        return LifeSituation(id=identifier(entry["id"]), texts=titles(entry, complete, languages))

    def document_to_bring(value: Value) -> Document:
        entry = value.mapping(("id", "kind", *_titles_in(complete)), optional=("translations",))
        kind = cast('Literal["document", "info"]', entry["kind"].one_of(("document", "info")))
        return Document(id=identifier(entry["id"]), kind=kind, texts=titles(entry, complete, languages))

    life_situations = _all(head["life_situations"], situation, problems)
    compartments = _all(head["compartments"], _compartment, problems)
    documents = _all(head["documents"], document_to_bring, problems)
    reader = ServiceReader(
        complete=complete,
        languages=languages,
        life_situations=life_situations,
        compartments=compartments,
        documents=documents,
    )
    services = _all(head["services"], reader.read, problems)
    if problems:
        raise SeedError(*problems)
    return Catalogue(
        as_of=head["as_of"].day(),
        lawyer=head["review"].mapping(("lawyer", "translations"))["lawyer"].text(longest=200),
        languages=languages,
        life_situations=life_situations,
        compartments=compartments,
        documents=documents,
        services=services,
        file_hash=file_hash,
    )


def _all(value: Value, read: Callable[[Value], Noun], problems: list[Problem]) -> Mapping[str, Noun]:
    """Every entry of a list by its id; what is wrong is collected, so that one run shows all of it."""
    found: dict[str, Noun] = {}
    for entry in value.list():
        try:
            noun = read(entry)
            if noun.id in found:
                raise entry.error(f'The id "{noun.id}" is given twice.', "Give each entry an id of its own.")
            found[noun.id] = noun
        except SeedError as fault:
            problems.extend(fault.problems)
        if len(problems) >= MOST_PROBLEMS:
            raise SeedError(*problems)
    if not found and not problems:
        raise value.error("The list is empty.", "Take the file that ships with kurzweg as a beginning.")
    return MappingProxyType(found)


def _compartment(value: Value) -> Compartment:
    entry = value.mapping(("id", "title_de", "legal_frame"))
    return Compartment(
        id=entry["id"].one_of(COMPARTMENTS),
        title=entry["title_de"].text(longest=100),
        legal_frame=entry["legal_frame"].text(longest=300),
    )


def _languages(value: Value) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The complete languages, German first, and all of them."""
    entry = value.mapping(("complete", "draft", "rtl"))
    for code in [*entry["complete"].list(), *entry["draft"].list(), *entry["rtl"].list()]:
        if not _LANGUAGE.fullmatch(code.text()):
            raise code.error(
                f'"{code.raw}" is no language.', 'Use a tag of BCP 47 in small letters: "de", "ar", "ckb", "de-simple".'
            )
    complete = tuple(code.text() for code in entry["complete"].list())
    languages = (*complete, *(code.text() for code in entry["draft"].list()))
    if complete[:1] != (OFFICIAL_LANGUAGE,) or len(set(languages)) != len(languages):
        raise value.error(
            "German comes first, and no language twice.", "Begin complete with de; list each language once."
        )
    return complete, languages


def _titles_in(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"title_{language}" for language in languages)
