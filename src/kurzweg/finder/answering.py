# SPDX-License-Identifier: EUPL-1.2
"""From the answer of `route` to its page, and to its line in the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import (
    UNKNOWN,
    Answer,
    Elsewhere,
    Nobody,
    NotFor,
    Responsible,
    answer_in_words,
    fact_in_words,
)
from kurzweg.finder import places
from kurzweg.finder.address import Address, with_query
from kurzweg.finder.card import card_of, fee_in_words, papers_of, why_of
from kurzweg.finder.contact import service_point
from kurzweg.finder.events import NobodyResponsible, ResponsibilityShown, ServiceAsked
from kurzweg.finder.facts import Reader, facts_of
from kurzweg.finder.residents import where_in
from kurzweg.finder.situations import service_choices
from kurzweg.offices.live import LiveStructure
from kurzweg.servicepoint.reception import Reception
from kurzweg.services.nouns import Service
from kurzweg.services.snapshot import CatalogueSnapshot

MOST_ALTERNATIVES = 7


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Somebody asks for a service: under which structure, when, in which language, with which answers so far."""

    service: Service
    snapshot: CatalogueSnapshot
    live: LiveStructure
    reader: Reader
    now: datetime
    language: str
    address: Address
    is_preview: bool = False
    """An editor looks at the draft of the catalogue: nobody has asked anything."""

    def at(self, address: Address) -> Asking:
        return replace(self, address=address)


@dataclass(frozen=True)
class Given:
    """One answer that was given, and the way to change it."""

    name: str
    value: str
    change: str


def page_of(asking: Asking, answer: Answer) -> tuple[str, dict[str, Any]]:
    """The template of an answer and what it shows."""
    common = {"given": given_in_words(asking.address, asking.language), "facts": asking.address.said}
    if isinstance(answer, Responsible):
        return "finder/responsible.html", {**common, **_responsible(asking, answer)}
    point = {"service_point": service_point(asking.live, asking.language), **common}
    if isinstance(answer, Elsewhere):
        return "finder/elsewhere.html", {**point, **_elsewhere(asking, answer)}
    if isinstance(answer, NotFor):
        return "finder/not_for.html", {**point, **_not_for(asking, answer)}
    return "finder/nobody.html", {**point, "reason": answer.reason(asking.language)}


def _responsible(asking: Asking, answer: Responsible) -> dict[str, Any]:
    reception, facts = Reception.at(asking.live, asking.now), facts_of(asking.address)
    catalogue = asking.snapshot.catalogue
    card = card_of(answer, asking.service, catalogue, reception, facts, asking.language)
    fees = [(fee_in_words(fee.eur), fee) for fee in asking.service.fees]
    book = with_query(reverse("servicepoint:appointment-times", args=[asking.service.id]), asking.address.hidden)
    return {"card": card, "why": card.why, "papers": card.papers, "fees": fees, "catalogue": catalogue, "book": book}


def _elsewhere(asking: Asking, answer: Elsewhere) -> dict[str, Any]:
    catalogue = asking.snapshot.catalogue
    return {
        "answer": answer,
        "bodies": [(body, where_in(body.where, asking.language)) for body in answer.candidates],
        "shared_reason": _shared(body.reason for body in answer.candidates),
        "shared_source": _shared(body.source for body in answer.candidates),
        "papers": papers_of(asking.service, catalogue, asking.language),
        "why": why_of(answer, asking.service, catalogue, asking.live, asking.language),
        "catalogue": catalogue,
        "mark": "" if asking.language == "de" else "missing",
    }


def _shared(texts: Iterable[str]) -> str:
    """What all candidates say alike is said once; nothing when they differ."""
    said = list(texts)
    return said[0] if len(set(said)) == 1 else ""


def _not_for(asking: Asking, answer: NotFor) -> dict[str, Any]:
    services = asking.snapshot.catalogue.services
    others = [services[code] for code in answer.alternatives[:MOST_ALTERNATIVES] if code in services]
    return {
        "reason": answer.reason(asking.language),
        "choices": service_choices(others, asking.language, asking.address.kept),
    }


def given_in_words(address: Address, language: str) -> list[Given]:
    """The answers so far, each with the way to change it."""
    return [
        Given(_name(fact, language), _in_words(fact, value, language), address.without(fact).url)
        for fact, value in address.said
    ]


def _name(fact: str, language: str) -> str:
    if fact == "surname":
        return _("Familienname beginnt mit")
    name = fact_in_words(fact, language)
    return name[:1].upper() + name[1:]


def _in_words(fact: str, value: str, language: str) -> str:
    if value == UNKNOWN:
        return _("nicht sicher oder keiner") if fact == "surname" else _("nicht sicher")
    if fact == "surname":
        return value
    if value == places.ELSEWHERE:
        return _("Ein anderer Ort")
    return "; ".join(answer_in_words(fact, one, language) for one in value.split(","))


def record(asking: Asking, answer: Answer) -> None:
    """Write into the log what was asked and what was answered: service, language and unit, nothing about the person."""
    number = asking.snapshot.numbers[asking.service.id]
    ServiceAsked(at=asking.now, service=number, language=asking.language).record()
    if isinstance(answer, Responsible):
        unit = asking.live.units[answer.unit]
        ResponsibilityShown(at=asking.now, service=number, unit=unit, language=asking.language).record()
    elif isinstance(answer, Elsewhere):
        ResponsibilityShown(at=asking.now, service=number, language=asking.language).record()
    elif isinstance(answer, Nobody):
        NobodyResponsible(at=asking.now, service=number, language=asking.language).record()
