# SPDX-License-Identifier: EUPL-1.2
"""Reads the entries of the catalogue: from located values to nouns, one field after the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from kurzweg.engine.structure import Condition, StructureError, read_conditions
from kurzweg.services.nouns import OFFICIAL_LANGUAGE, Fee, Service, ServiceTexts, Status, Title
from kurzweg.services.places import Value

TRANSLATION_STATUS = ("draft", "reviewed", "outdated")
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEADLINE_RULE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_FIELDS = (
    "life_situation", "compartment", "former_office", "front_desk", "service_minutes",
    "service_minutes_source", "responsibility_varies_by_land", "legal_basis", "fees", "documents",
    "deadline_note_de", "deadline_rules", "partners", "note_de", "leika_keys", "valid_from", "valid_to",
    "translations",
)  # fmt: skip


def identifier(value: Value) -> str:
    """A lasting id: small letters, digits and single hyphens."""
    text = value.text(longest=60)
    if not _IDENTIFIER.fullmatch(text):
        raise value.error(f'"{text}" cannot be an id.', "Use small letters a-z, digits and single hyphens.")
    return text


def status_of(language: str) -> Status:
    """The status of a text in one of the complete languages of the catalogue."""
    return "official" if language == OFFICIAL_LANGUAGE else "reviewed"


def titles(entry: Mapping[str, Value], complete: Collection[str], languages: Collection[str]) -> Mapping[str, Title]:
    """The titles of an entry in the complete languages, and in those that its `translations` name."""
    texts = {code: Title(title=entry[f"title_{code}"].text(), status=status_of(code)) for code in complete}
    for code, translation in _translations(entry, complete, languages).items():
        part = translation.mapping(("status", "title"))
        texts[code] = Title(title=part["title"].text(), status=_status(part["status"]))
    return MappingProxyType(texts)


@dataclass(frozen=True, kw_only=True)
class ServiceReader:
    """Knows what the entries of services may refer to."""

    complete: tuple[str, ...]
    languages: tuple[str, ...]
    life_situations: Collection[str]
    compartments: Collection[str]
    documents: Collection[str]

    def read(self, value: Value) -> Service:
        texts = [f"{slot}_{language}" for slot in ("title", "summary") for language in self.complete]
        entry = value.mapping(("id", *texts, *_FIELDS), optional=("for",))
        valid_from = entry["valid_from"].day()
        valid_to = None if entry["valid_to"].raw is None else entry["valid_to"].day()
        if valid_to is not None and valid_to < valid_from:
            raise entry["valid_to"].error("The service ends before it begins.", "Correct valid_from or valid_to.")
        return Service(
            id=identifier(entry["id"]),
            texts=self._texts(entry),
            scope=_scope(entry["for"]) if "for" in entry else (),
            life_situation=entry["life_situation"].one_of(self.life_situations),
            compartment=entry["compartment"].one_of(self.compartments),
            former_office=entry["former_office"].text(longest=100),
            front_desk=entry["front_desk"].truth(),
            minutes=entry["service_minutes"].whole(least=1, most=600),
            minutes_assumed=entry["service_minutes_source"].one_of(("assumed", "measured")) == "assumed",
            varies_by_land=entry["responsibility_varies_by_land"].truth(),
            legal_basis=_laws(entry["legal_basis"]),
            fees=tuple(_fee(fee) for fee in entry["fees"].list()),
            documents=_distinct(entry["documents"], self.documents),
            deadline_note=entry["deadline_note_de"].text(may_be_empty=True),
            deadline_rules=tuple(_deadline_rule(rule) for rule in entry["deadline_rules"].list()),
            partners=tuple(partner.text(longest=100) for partner in entry["partners"].list()),
            note=entry["note_de"].text(may_be_empty=True),
            leika_keys=tuple(key.text(longest=60) for key in entry["leika_keys"].list()),
            valid_from=valid_from,
            valid_to=valid_to,
        )

    def _texts(self, entry: Mapping[str, Value]) -> Mapping[str, ServiceTexts]:
        texts = {
            code: ServiceTexts(
                title=entry[f"title_{code}"].text(),
                summary=entry[f"summary_{code}"].text(),
                status=status_of(code),
            )
            for code in self.complete
        }
        for code, translation in _translations(entry, self.complete, self.languages).items():
            part = translation.mapping(("status", "title", "summary"))
            texts[code] = ServiceTexts(
                title=part["title"].text(), summary=part["summary"].text(), status=_status(part["status"])
            )
        return MappingProxyType(texts)


def _translations(
    entry: Mapping[str, Value], complete: Collection[str], languages: Collection[str]
) -> Mapping[str, Value]:
    if "translations" not in entry:
        return {}
    translations = entry["translations"].mapping()
    for code, value in translations.items():
        if code not in languages or code in complete:
            others = ", ".join(language for language in languages if language not in complete)
            raise value.error(f'"{code}" is not one of the languages to translate to.', f"Choose one of: {others}.")
    return translations


def _status(value: Value) -> Status:
    return cast("Status", value.one_of(TRANSLATION_STATUS))


def _scope(value: Value) -> tuple[Condition, ...]:
    """For whom the service exists, in the same words and the same strictness as the rules of a structure."""
    if not value.mapping():
        raise value.error("There is no condition.", "Remove `for`: the service then exists for everybody.")
    plain = {fact: _plain(condition) for fact, condition in value.mapping().items()}
    try:
        return read_conditions(plain, file=value.file)
    except StructureError as fault:
        first = fault.problems[0]
        place = value.mapping().get(re.split(r"[.\[]", first.field)[0], value)
        raise place.error(first.cause, first.mend) from None


def _plain(value: Value) -> object:
    return [part.raw for part in value.list()] if isinstance(value.raw, list) else value.raw


def _laws(value: Value) -> tuple[str, ...]:
    laws = tuple(law.text(longest=200) for law in value.list())
    if not laws:
        raise value.error("No legal basis is named.", 'Name the act, or write "freiwillige Aufgabe".')
    return laws


def _fee(value: Value) -> Fee:
    entry = value.mapping(("eur", "law", "note_de"))
    eur = None if entry["eur"].raw is None else entry["eur"].whole(most=100_000)
    return Fee(eur=eur, law=entry["law"].text(longest=200), note=entry["note_de"].text(may_be_empty=True))


def _distinct(value: Value, known: Collection[str]) -> tuple[str, ...]:
    found: list[str] = []
    for part in value.list():
        name = part.one_of(known)
        if name in found:
            raise part.error(f'"{name}" stands here twice.', "Remove one of the two.")
        found.append(name)
    return tuple(found)


def _deadline_rule(value: Value) -> str:
    text = value.text(longest=60)
    if not _DEADLINE_RULE.fullmatch(text):
        raise value.error(f'"{text}" is no id of a deadline rule.', 'They look like "INACT-VWGO75".')
    return text
