# SPDX-License-Identifier: EUPL-1.2
"""The nouns of the service catalogue as frozen data. Reading them from a file lives in `catalogue`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from kurzweg.engine.structure import Condition

OFFICIAL_LANGUAGE = "de"
EASY_LANGUAGE = "de-simple"
Status = Literal["official", "reviewed", "draft", "outdated"]
"""official: the German text that counts; reviewed: a translation that stands; draft and outdated: shown with a mark.

A translation is outdated when the German text has changed since it was made or reviewed.
"""
NOT_RELIABLE = ("draft", "outdated")


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text as it is shown: in which language, and with which mark.

    `is_draft`: the translation is not reviewed, the German text counts. `is_fallback`: there is no
    translation, this is another language than the one that was asked for. `german`: the word that stands on the
    paper itself, for readers of another language who must recognise it.
    """

    value: str
    language: str
    is_draft: bool = False
    is_fallback: bool = False
    german: str = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """What a thing is called in one language."""

    title: str
    status: Status


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceTexts(Title):
    """What a service is called and what it is about, in one language."""

    summary: str


PICTOGRAMS = {
    "ankommen": "arrive", "aufenthalt": "passport", "arbeit": "work", "familie": "people", "wohnen": "home",
    "geld": "money", "gesundheit": "health", "sprache": "speech", "schule-kita": "school",
    "einbuergerung": "citizen", "rueckkehr": "leave",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class LifeSituation:
    """Lebenslage: the door by which people look for a service (arriving, work, family)."""

    id: str
    texts: Mapping[str, Title]

    @property
    def pictogram(self) -> str:
        """The name of its sign, for whoever would rather look than read; three dots for what has none."""
        return PICTOGRAMS.get(self.id, "more")

    def title(self, language: str) -> Text:
        return _title(self.texts, language)


@dataclass(frozen=True, kw_only=True)
class Compartment:
    """Abteil: the legal wall behind which a service and its matters stand."""

    id: str
    title: str
    legal_frame: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """Unterlage: a paper to bring, or (`kind` info) a fact to know."""

    id: str
    kind: Literal["document", "info"]
    texts: Mapping[str, Title]

    def title(self, language: str) -> Text:
        """What it is called; a paper also by the German word by which people must ask for it."""
        text = _title(self.texts, language)
        if self.kind != "document" or text.language in {OFFICIAL_LANGUAGE, EASY_LANGUAGE}:
            return text
        return replace(text, german=self.texts[OFFICIAL_LANGUAGE].title)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fee:
    """Gebühr for adults; `eur` is None when the amount must be looked up."""

    eur: int | None
    law: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Service:
    """Leistung: what people can want from the office. `scope` says for whom it exists (empty: everybody)."""

    id: str
    texts: Mapping[str, ServiceTexts]
    scope: tuple[Condition, ...]
    life_situation: str
    compartment: str
    former_office: str
    front_desk: bool
    minutes: int
    minutes_assumed: bool
    varies_by_land: bool
    legal_basis: tuple[str, ...]
    fees: tuple[Fee, ...]
    documents: tuple[str, ...]
    deadline_note: str
    deadline_rules: tuple[str, ...]
    partners: tuple[str, ...]
    note: str
    leika_keys: tuple[str, ...]
    valid_from: date
    valid_to: date | None

    def is_offered_on(self, day: date) -> bool:
        """Whether the service has not ended before this day.

        `valid_from` is the day on which the law was read, not the day on which the service began: it limits nothing.
        """
        return self.valid_to is None or self.valid_to >= day

    def title(self, language: str) -> Text:
        return _title(self.texts, language)

    def summary(self, language: str) -> Text:
        spoken, is_fallback = _spoken(self.texts, language)
        text = self.texts[spoken]
        return Text(value=text.summary, language=spoken, is_draft=text.status in NOT_RELIABLE, is_fallback=is_fallback)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Leistungskatalog: all services with what they refer to. `as_of` is the state of the law in it."""

    as_of: date
    lawyer: str  # who has checked the law in it; "none" is shown as such
    languages: tuple[str, ...]
    life_situations: Mapping[str, LifeSituation]
    compartments: Mapping[str, Compartment]
    documents: Mapping[str, Document]
    services: Mapping[str, Service]
    file_hash: str

    def offered_on(self, day: date) -> tuple[Service, ...]:
        """The services that have not ended before this day, in the order of the catalogue."""
        return tuple(service for service in self.services.values() if service.is_offered_on(day))

    def scopes_on(self, day: date) -> Mapping[str, tuple[Condition, ...]]:
        """For whom each service of this day exists; what `check` of a structure from this day on needs."""
        return {service.id: service.scope for service in self.offered_on(day)}

    @property
    def scopes(self) -> Mapping[str, tuple[Condition, ...]]:
        """For whom each service exists; what `route` and `check` of a structure need of a catalogue."""
        return {service.id: service.scope for service in self.services.values()}


def _spoken(texts: Mapping[str, object], language: str) -> tuple[str, bool]:
    """The language to show when this one is asked for ("ar-EG" means "ar"), and whether it is another one.

    For Leichte Sprache ("de-simple") plain German is another one: whoever asks for it is told.
    """
    asked = language.lower().replace("_", "-")
    if asked in texts:
        return asked, False
    base = asked.split("-")[0]
    is_fallback = base not in texts or asked == EASY_LANGUAGE
    return (OFFICIAL_LANGUAGE if is_fallback else base), is_fallback


def _title(texts: Mapping[str, Title], language: str) -> Text:
    spoken, is_fallback = _spoken(texts, language)
    text = texts[spoken]
    return Text(value=text.title, language=spoken, is_draft=text.status in NOT_RELIABLE, is_fallback=is_fallback)


@dataclass(frozen=True, kw_only=True)
class Words:
    """Wortlaut: one text of a seed in several languages."""

    texts: Mapping[str, Title]

    def said_in(self, language: str) -> Text:
        return _title(self.texts, language)
