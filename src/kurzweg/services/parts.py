# SPDX-License-Identifier: EUPL-1.2
"""A catalogue taken apart into what people change at one go: a text in one language, the papers, the fees.

Every part has a place and a plain value in the words of the file. Editing, history, differences and publication
speak of parts; `assembly` puts them together again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kurzweg.services.everyday import EverydayWords
from kurzweg.services.nouns import (
    OFFICIAL_LANGUAGE,
    Catalogue,
    Compartment,
    Document,
    LifeSituation,
    Service,
    ServiceTexts,
    Title,
)

SHELVES = ("life_situations", "compartments", "documents", "services")
TEXT, WORDS = "text", "words"
"""Parts that there are once per language; all others have no language."""
WHOLE = "entry"
"""The part that says that an entry exists, with what never changes in it."""


class Place(NamedTuple):
    """Where a part belongs: the shelf and the id of its entry, which part, and for texts the language."""

    shelf: str
    code: str
    part: str
    language: str = ""

    @property
    def whole(self) -> Place:
        """The entry that this is a part of."""
        return Place(self.shelf, self.code, WHOLE)

    def beside(self, part: str, language: str = "") -> Place:
        """Another part of the same entry."""
        return Place(self.shelf, self.code, part, language)


PartValue = Mapping[str, object] | Sequence[object]
Parts = Mapping[Place, PartValue]


def parts_of(catalogue: Catalogue, words: EverydayWords | None = None) -> dict[Place, PartValue]:
    """All parts of a catalogue in its order, and the everyday words of its services.

    >>> from kurzweg.services.catalogue import load_catalogue
    >>> parts = parts_of(load_catalogue())
    >>> parts[Place("documents", "foto", "text", "en")]
    {'title': 'biometric photo (digital)', 'status': 'reviewed'}
    >>> parts[Place("services", "duldung", "papers")]
    ['duldung-alt', 'passbemuehungen', 'foto']
    """
    found: dict[Place, PartValue] = {}
    for situation in catalogue.life_situations.values():
        found |= _named("life_situations", situation, {WHOLE: {}})
    for compartment in catalogue.compartments.values():
        found[Place("compartments", compartment.id, WHOLE)] = _compartment(compartment)
    for document in catalogue.documents.values():
        found |= _named("documents", document, {WHOLE: {}, "kind": {"kind": document.kind}})
    for service in catalogue.services.values():
        found |= _named("services", service, dict(_of_service(service)))
        for language, phrases in (words.phrases.get(service.id, {}) if words else {}).items():
            found[Place("services", service.id, WORDS, language)] = list(phrases)
    return found


def _named(
    shelf: str, noun: Document | LifeSituation | Service, others: Mapping[str, PartValue]
) -> dict[Place, PartValue]:
    texts = {Place(shelf, noun.id, TEXT, language): _text(language, text) for language, text in noun.texts.items()}
    whole, *rest = (Place(shelf, noun.id, part) for part in others)
    return {whole: others[WHOLE], **texts, **{place: others[place.part] for place in rest}}


def _text(language: str, text: Title) -> PartValue:
    said: dict[str, object] = {"title": text.title}
    if isinstance(text, ServiceTexts):
        said["summary"] = text.summary
    return said if language == OFFICIAL_LANGUAGE else said | {"status": text.status}


def _compartment(compartment: Compartment) -> PartValue:
    return {"title_de": compartment.title, "legal_frame": compartment.legal_frame}


def _of_service(service: Service) -> Iterator[tuple[str, PartValue]]:
    yield WHOLE, {"compartment": service.compartment}
    yield "papers", list(service.documents)
    yield (
        "visit",
        {
            "front_desk": service.front_desk,
            "service_minutes": service.minutes,
            "service_minutes_source": "assumed" if service.minutes_assumed else "measured",
        },
    )
    yield "fees", [{"eur": fee.eur, "law": fee.law, "note_de": fee.note} for fee in service.fees]
    yield "law", list(service.legal_basis)
    yield "notes", {"deadline_note_de": service.deadline_note, "note_de": service.note}
    yield (
        "offer",
        {
            "life_situation": service.life_situation,
            "valid_to": service.valid_to.isoformat() if service.valid_to else None,
        },
    )
    yield (
        "rest",
        {
            "former_office": service.former_office,
            "responsibility_varies_by_land": service.varies_by_land,
            "deadline_rules": list(service.deadline_rules),
            "partners": list(service.partners),
            "leika_keys": list(service.leika_keys),
            "valid_from": service.valid_from.isoformat(),
            "for": {one.fact: list(one.values) for one in service.scope},
        },
    )
