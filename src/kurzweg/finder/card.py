# SPDX-License-Identifier: EUPL-1.2
"""The result card: who, where and when, what to bring, what next, how long, what it costs, why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import Elsewhere, Facts, Responsible
from kurzweg.finder.contact import Contact, contact_of
from kurzweg.finder.opening import Hours, hours_of
from kurzweg.offices.live import LiveStructure
from kurzweg.servicepoint.reception import Reception
from kurzweg.services.nouns import Catalogue, Compartment, Service, Text

AT_THE_COUNTER = ("", "counter")
BY_APPOINTMENT = ("", "counter", "appointment")
NO_HOLD_ON = frozenset({"service"})
"""A guess about how services are grouped is no guess about who is responsible."""


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What to bring and what to know, and the mark of the translation."""

    to_bring: tuple[Text, ...]
    to_know: tuple[Text, ...]
    mark: str


@dataclass(frozen=True, kw_only=True)
class Why:
    """The folded reason: the rule in words, the law, who else takes part."""

    reason: str
    law: tuple[str, ...]
    compartment: Compartment
    others: tuple[str, ...]
    sources: tuple[str, ...]
    is_assumed: bool


@dataclass(frozen=True, kw_only=True)
class Card:
    """Auskunft: everything a visitor needs to come prepared."""

    who: Contact
    hours: Hours
    papers: Papers
    service: Service
    why: Why
    receives: bool
    """Whether this unit receives people for this service at all."""
    facts: Facts

    @property
    def can_draw(self) -> bool:
        """Whether a number can be drawn right now."""
        return self.receives and self.hours.is_open and self.facts.get("channel", "") in AT_THE_COUNTER

    @property
    def can_book(self) -> bool:
        """Whether an appointment can be made; which times are free, the next page says."""
        return self.receives and self.facts.get("channel", "") in BY_APPOINTMENT

    @property
    def has_guesses(self) -> bool:
        return bool(self.who.assumed & {"hours", "phone", "room"}) or self.service.minutes_assumed


def card_of(
    answer: Responsible, service: Service, catalogue: Catalogue, reception: Reception, facts: Facts, language: str
) -> Card:
    """The card of the unit that is responsible."""
    live = reception.live
    unit = live.plan.unit(answer.unit)
    return Card(
        who=contact_of(unit, live, language),
        hours=hours_of(unit, reception, service.id),
        papers=papers_of(service, catalogue, language),
        service=service,
        why=why_of(answer, service, catalogue, live, language),
        receives=reception.has_lane_for(unit, service.id),
        facts=facts,
    )


def papers_of(service: Service, catalogue: Catalogue, language: str) -> Papers:
    """The documents of a service, in the reader's language as far as there are words."""
    named = [(catalogue.documents[key].kind, catalogue.documents[key].title(language)) for key in service.documents]
    return Papers(
        to_bring=tuple(text for kind, text in named if kind == "document"),
        to_know=tuple(text for kind, text in named if kind != "document"),
        mark=mark_of(text for _kind, text in named),
    )


def why_of(
    answer: Responsible | Elsewhere, service: Service, catalogue: Catalogue, live: LiveStructure, language: str
) -> Why:
    """Why it is so, for those who want to know."""
    rule = live.plan.responsibilities[answer.rule]
    others = answer.participants if isinstance(answer, Responsible) else ()
    return Why(
        reason=answer.reason(language),
        law=tuple(dict.fromkeys([*service.legal_basis, *(fee.law for fee in service.fees)])),
        compartment=catalogue.compartments[service.compartment],
        others=tuple(contact_of(live.plan.unit(code), live, language).name for code in others),
        sources=rule.sources,
        is_assumed=bool(set(rule.assumed) - NO_HOLD_ON),
    )


def mark_of(texts: Iterable[Text]) -> str:
    """The mark of what is shown: `missing` where German stands in, `some` where it does so in places, `draft` where
    nobody has reviewed it.
    """
    shown = list(texts)
    if any(text.is_fallback for text in shown):
        return "missing" if all(text.is_fallback for text in shown) else "some"
    return "draft" if any(text.is_draft for text in shown) else ""


def fee_in_words(eur: int | None) -> str:
    """An amount as it is said."""
    if eur is None:
        return _("Den Betrag nennt Ihnen das Team.")
    return _("%(amount)s Euro") % {"amount": eur} if eur else _("keine Gebühr")
