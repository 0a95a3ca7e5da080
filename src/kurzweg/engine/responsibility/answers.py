# SPDX-License-Identifier: EUPL-1.2
"""The five answers to "who is in charge?", each with its reason in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kurzweg.engine.responsibility.vocabulary import Labels
from kurzweg.engine.responsibility.words import conditions_in_words, fact_in_words, isolated, words_in
from kurzweg.engine.structure.model import Condition, Texts
from kurzweg.engine.structure.model import Elsewhere as Body

NO_LABELS: Labels = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Responsible:
    """Exactly one rule holds. `rule` is its place in the structure, `because` what it was judged by."""

    service: str
    unit: str
    rule: int
    participants: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()
    decides: str | None = None
    signs: str | None = None
    deputy: str | None = None
    law: str = ""
    because: tuple[Condition, ...] = ()
    unit_names: Texts = ()

    def reason(self, language: str, labels: Labels = NO_LABELS) -> str:
        """Why this unit, as a sentence; unknown languages read German. `labels` are words for codes."""
        spoken, _ = words_in(language)
        names = dict(self.unit_names)
        name = names.get(spoken) or names.get("de") or self.unit
        foreign = spoken not in names
        unit = isolated(name, spoken) if foreign else name
        return _sentence("responsible", unit, self, spoken, labels)


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """A body outside this office is in charge; several candidates when the source names several."""

    service: str
    candidates: tuple[Body, ...]
    rule: int
    law: str = ""
    because: tuple[Condition, ...] = ()

    @property
    def caveat(self) -> str:
        """What to keep in mind; nothing when the source is sure."""
        return " ".join(dict.fromkeys(one.caveat for one in self.candidates if one.caveat))

    @property
    def as_of(self) -> date | None:
        """The oldest date of the data; None when it is not known."""
        return min((one.as_of for one in self.candidates if one.as_of), default=None)

    def reason(self, language: str, labels: Labels = NO_LABELS) -> str:
        """Where instead, as a sentence."""
        spoken, words = words_in(language)
        bodies = words["or"].join(isolated(one.body, spoken) for one in self.candidates)
        return _sentence("elsewhere", bodies, self, spoken, labels)


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedsFacts:
    """Several answers are possible. `facts`: what could still change the answer, the most telling first."""

    service: str
    facts: tuple[str, ...]

    def reason(self, language: str, labels: Labels = NO_LABELS) -> str:  # noqa: ARG002 - one face for all answers
        """What is still missing, as a sentence."""
        _, words = words_in(language)
        return words["needs"].format(facts=words["and"].join(fact_in_words(fact, language) for fact in self.facts))


@dataclass(frozen=True, kw_only=True, slots=True)
class NotFor:
    """The service does not exist for this person; `alternatives` are services that may fit instead."""

    service: str
    scope: tuple[Condition, ...]
    alternatives: tuple[str, ...] = ()

    def reason(self, language: str, labels: Labels = NO_LABELS) -> str:
        """For whom the service exists, as a sentence."""
        _, words = words_in(language)
        return words["not-for"].format(why=conditions_in_words(self.scope, language, labels))


@dataclass(frozen=True, kw_only=True, slots=True)
class Nobody:
    """No rule holds, or several do (`rules`); possible only in a structure that does not pass `check`."""

    service: str
    rules: tuple[int, ...] = ()

    def reason(self, language: str, labels: Labels = NO_LABELS) -> str:  # noqa: ARG002 - one face for all answers
        """That nobody is named, and whom to ask."""
        _, words = words_in(language)
        return words["two" if self.rules else "nobody"]


Answer = Responsible | NeedsFacts | Elsewhere | NotFor | Nobody


def _sentence(kind: str, unit: str, answer: Responsible | Elsewhere, language: str, labels: Labels) -> str:
    _, words = words_in(language)
    why = conditions_in_words(answer.because, language, labels)
    said = words[kind if why else f"{kind}-all"].format(unit=unit, why=why)
    if not answer.law:
        return said
    return f"{said} {words['law'].format(law=isolated(answer.law, language))}"
