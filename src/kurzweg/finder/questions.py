# SPDX-License-Identifier: EUPL-1.2
"""One question a page: the words of every fact, big answers where there are few, a field where there are many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kurzweg.engine.responsibility import (
    UNKNOWN,
    DecisionTable,
    Nobody,
    NotFor,
    answer_in_words,
    question_in_words,
    route,
)
from kurzweg.engine.responsibility.municipalities import Municipality
from kurzweg.engine.responsibility.vocabulary.papers import FAMILIES_ON_PAPER, ON_PAPER
from kurzweg.finder import places
from kurzweg.finder.address import Address
from kurzweg.finder.facts import Reader, facts_of
from kurzweg.finder.statuses import FAMILIES, FAMILY_OF_STATUSES, family
from kurzweg.finder.surnames import apart
from kurzweg.ui.choices import Choice

FAMILY, PLACE = "gruppe", "ort"
"""What the address says between two questions: the family of statuses, the place as it was typed."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """An answer that is typed."""

    name: str
    label: str
    hint: str
    value: str = ""
    length: int = 80
    is_number: bool = False
    autocomplete: str = "off"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Frage: what is asked, how it can be answered, and what was wrong with the last answer."""

    fact: str
    heading: str
    choices: tuple[Choice, ...]
    field: Field | None = None
    problem: str = ""
    may_be_unsure: bool = True
    boxes: tuple[Choice, ...] = ()
    """Answers of which several may hold together; `choices` are then what to say instead."""

    @property
    def is_many(self) -> bool:
        return bool(self.boxes)

    @property
    def errors(self) -> list[dict[str, str]]:
        """For the summary on top of the page."""
        return [{"href": "#antwort" if self.field else "#antworten", "text": self.problem}] if self.problem else []


def question(
    fact: str, address: Address, reader: Reader, table: DecisionTable, *, typed: Mapping[str, str], problem: str = ""
) -> Question:
    """The question about a fact. `typed` is what the address says beside the answers."""
    may_be_unsure = _unknown_is_an_answer(fact, address, table)
    makers = {"surname": _surname, "age": _age, "municipality": _municipality, "status": _status}
    field, choices, more = makers.get(fact, _codes)(fact, address, reader, typed)
    unsure = [Choice(UNKNOWN, _("Ich bin nicht sicher"), icon="help", url=address.saying(fact, UNKNOWN).url)]
    return Question(
        fact=fact, heading=question_in_words(fact, _spoken()), field=field, problem=problem or more,
        may_be_unsure=may_be_unsure, choices=tuple(choices + unsure * may_be_unsure),
    )  # fmt: skip


Made = tuple[Field | None, list[Choice], str]


def _surname(fact: str, address: Address, reader: Reader, typed: Mapping[str, str]) -> Made:
    count = reader.count
    hint = _("Es reichen die ersten %(n)s Buchstaben, so wie in Ihrem Ausweis.") % {"n": count}
    particles = ", ".join(map(apart, reader.plan.particles))
    if particles:
        hint += " " + _("Diese kleinen Wörter zählen nicht: %(words)s.") % {"words": particles}
    field = Field(
        name=fact, label=_("Die ersten Buchstaben"), hint=hint, length=count + 1, value=_again(typed, fact, count + 1)
    )
    single = Choice(UNKNOWN, _("Ich habe nur einen Namen"), icon="person", url=address.saying(fact, UNKNOWN).url)
    return field, [single], ""


def _age(fact: str, address: Address, reader: Reader, typed: Mapping[str, str]) -> Made:  # noqa: ARG001
    field = Field(
        name=fact, label=_("Ihr Alter in ganzen Jahren"),
        hint=_("Fragen Sie für eine andere Person? Dann zählt deren Alter."),
        value=_again(typed, fact, 3), length=3, is_number=True,
    )  # fmt: skip
    return field, [], ""


def _municipality(fact: str, address: Address, reader: Reader, typed: Mapping[str, str]) -> Made:
    known, text = places.told_apart(reader.known), typed.get(PLACE, "").strip()
    found = places.found(text, known) if text else []
    field = Field(
        name=PLACE, label=_("Postleitzahl oder Ort"), hint=_("Zum Beispiel: %(place)s") % {"place": _example(known)},
        value=_again(typed, PLACE, places.LONGEST), length=places.LONGEST, autocomplete="postal-code",
    )  # fmt: skip
    problem = "" if found or not text else _("Diesen Ort haben wir nicht gefunden. Wählen Sie einen von diesen.")
    offered = [_place_choice(place, fact, address) for place in (found or (known if text else ()))]
    other = Choice(places.ELSEWHERE, _("Ein anderer Ort"), icon="place", url=address.saying(fact, places.ELSEWHERE).url)
    return field, [*offered, other], problem


def _again(typed: Mapping[str, str], name: str, length: int) -> str:
    """What was typed, to stand in the field once more."""
    return "".join(sign for sign in typed.get(name, "") if sign.isprintable())[:length]


def place_meant(typed: Mapping[str, str], reader: Reader) -> str:
    """The municipality, when what was typed can mean only one; else nothing."""
    text = typed.get(PLACE, "").strip()
    found = places.found(text, places.told_apart(reader.known)) if text else []
    return found[0].fact if len(found) == 1 else ""


def _place_choice(place: Municipality, fact: str, address: Address) -> Choice:
    name = _("Anderer Ort: %(district)s") % {"district": place.name} if place.is_district else place.name
    return Choice(place.fact, name, ", ".join(place.postcodes), icon="home", url=address.saying(fact, place.fact).url)


def _example(known: tuple[Municipality, ...]) -> str:
    return next((place.name for place in known if not place.is_district), "06618")


def _status(fact: str, address: Address, reader: Reader, typed: Mapping[str, str]) -> Made:  # noqa: ARG001
    chosen = family(typed.get(FAMILY, ""))
    if chosen is None:
        return None, [_family_choice(each.code, address) for each in FAMILIES], ""
    return None, [_status_choice(code, address) for code in chosen.statuses], ""


def _family_choice(code: str, address: Address) -> Choice:
    words = answer_in_words(FAMILY_OF_STATUSES, code, _spoken())
    return Choice(code, words, german(FAMILIES_ON_PAPER[code]), url=address.with_note(FAMILY, code))


def _status_choice(code: str, address: Address) -> Choice:
    words = answer_in_words("status", code, _spoken())
    return Choice(code, words, german(ON_PAPER[code]), url=address.saying("status", code).url)


def _codes(fact: str, address: Address, reader: Reader, typed: Mapping[str, str]) -> Made:  # noqa: ARG001
    spoken = _spoken()
    choices = [
        Choice(code, answer_in_words(fact, code, spoken), url=address.saying(fact, code).url)
        for code in reader.codes(fact)
    ]
    return None, choices, ""


def _spoken() -> str:
    return get_language() or "de"


def german(text: str) -> str:
    """What stands on the paper, as it stands there, on a page of any language."""
    return format_html('<bdi lang="de">{}</bdi>', text)


def _unknown_is_an_answer(fact: str, address: Address, table: DecisionTable) -> bool:
    answer = route(table, address.service, facts_of(address.saying(fact, UNKNOWN)))
    return not isinstance(answer, NotFor | Nobody)
