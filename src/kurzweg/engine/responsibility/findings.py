# SPDX-License-Identifier: EUPL-1.2
"""What `check` finds: one flaw, one concrete person, all rules involved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kurzweg.engine.responsibility.answers import NO_LABELS
from kurzweg.engine.responsibility.codes import UNKNOWN
from kurzweg.engine.responsibility.finding_words import FINDINGS, PERSON
from kurzweg.engine.responsibility.vocabulary import Labels
from kurzweg.engine.responsibility.words import condition_in_words, conditions_in_words, words_in
from kurzweg.engine.structure.model import Condition

FindingKind = Literal[
    "gap",
    "clash",
    "never-applies",
    "idle-unit",
    "front-without-lane",
    "foreign-lane",
    "unattended-hours",
    "elsewhere-without-source",
    "outside-compartments",
    "unknown-service",
    "bad-condition",
    "refused",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One flaw of a structure.

    `rules` are places in the structure's responsibilities; `facts` one person for whom it is wrong, as
    `route` understands them; `region` all such persons, as a rule is written; `units` those who would be in
    charge; `detail` what else the sentence needs (services, days, a count).
    """

    kind: FindingKind
    service: str | None = None
    unit: str | None = None
    units: tuple[str, ...] = ()
    lane: str | None = None
    rules: tuple[int, ...] = ()
    facts: tuple[tuple[str, str | int], ...] = ()
    region: tuple[Condition, ...] = ()
    detail: str = ""

    def person(self, language: str, labels: Labels = NO_LABELS) -> str:
        """The person, readably: "surname Lange, any age"; empty where a flaw concerns no person."""
        if self.kind not in ("gap", "clash"):
            return ""
        known = dict(self.facts)
        parts = [_part(fact, known.get(fact), language, labels) for fact in ("surname", "age")]
        parts += [_part(fact, value, language, labels) for fact, value in self.facts if fact not in ("surname", "age")]
        return ", ".join(parts)

    def text(self, language: str, labels: Labels = NO_LABELS) -> str:
        """The flaw and how to mend it, in German or English (other languages read German)."""
        spoken = words_in(language)[0] if words_in(language)[0] in FINDINGS else "de"
        everyone = PERSON[spoken]["everyone"]
        return FINDINGS[spoken][self.kind].format(
            service=labels.get(self.service or "", self.service),
            unit=labels.get(self.unit or "", self.unit),
            units=", ".join(labels.get(unit, unit) for unit in self.units),
            lane=self.lane,
            person=self.person(spoken, labels),
            region=conditions_in_words(self.region, spoken, labels) or everyone,
            detail=self.detail,
        )


def _part(fact: str, value: str | int | None, language: str, labels: Labels) -> str:
    spoken = words_in(language)[0] if words_in(language)[0] in PERSON else "de"
    if value is None:
        return PERSON[spoken][f"any-{fact}"]
    if fact == "surname" and value == UNKNOWN:
        return PERSON[spoken]["single-name"]
    if fact == "age" and value != UNKNOWN:
        return PERSON[spoken]["years"].format(value)
    return condition_in_words(Condition(fact=fact, values=(str(value),)), spoken, labels)
