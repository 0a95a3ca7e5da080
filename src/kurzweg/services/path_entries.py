# SPDX-License-Identifier: EUPL-1.2
"""Reads the questions and the steps of the paths: from located values to nouns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import cast

from kurzweg.engine.path import Fact, Step
from kurzweg.engine.path.nouns import Certainty
from kurzweg.engine.responsibility import CLOSED, FACTS, UNKNOWN
from kurzweg.engine.responsibility.codes import NATIONALITIES
from kurzweg.engine.structure import Condition
from kurzweg.services.places import Problem, SeedError, Value
from kurzweg.services.service_entry import identifier

MOST_ANSWERS = 7
CERTAINTIES = ("text", "assumed", "unsicher")
GUESSES = ("when", "after", "at_once", "by_letter", "deadline")
CODES = {**CLOSED, "nationality": NATIONALITIES}
_STEP = (
    "after", "deadline", "hint", "at_once", "by_letter", "law", "certainty", "assumed", "valid_from", "valid_to",
)  # fmt: skip


def read_facts(value: Value) -> tuple[Fact, ...]:
    """The questions; each may depend only on those above it, so no two can wait for each other."""
    facts: dict[str, Fact] = {}
    for one in value.list():
        entry = one.mapping(("id", "values"), optional=("when", "many", "gives"))
        name = identifier(entry["id"])
        if name in facts:
            raise one.error(f'The question "{name}" is given twice.', "Give each question an id of its own.")
        values = _answers(entry["values"])
        facts[name] = Fact(
            id=name,
            values=values,
            many="many" in entry and entry["many"].truth(),
            when=_conditions(entry["when"], facts) if "when" in entry else (),
            gives=_gives(entry["gives"], values) if "gives" in entry else {},
        )
    return tuple(facts.values())


def _answers(value: Value) -> tuple[str, ...]:
    values = tuple(identifier(one) for one in value.list())
    if UNKNOWN in values:
        raise value.error("Not to know is always an answer.", f'Remove "{UNKNOWN}" from the list.')
    if not values or len([one for one in values if one != "none"]) > MOST_ANSWERS:
        raise value.error(f"A question has {len(values)} answers.", f"Give it one to {MOST_ANSWERS}.")
    return values


def _gives(value: Value, values: Collection[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found = {}
    for answer, pairs in value.mapping((), optional=values).items():
        given = pairs.mapping((), optional=FACTS)
        found[answer] = tuple(
            (fact, code.one_of((*CODES[fact], UNKNOWN)) if fact in CODES else code.text())
            for fact, code in given.items()
        )
    return MappingProxyType(found)


def _conditions(value: Value, facts: Mapping[str, Fact]) -> tuple[Condition, ...]:
    """Facts that must all hold, each with the answers by which it does."""
    conditions = []
    for name, answers in value.mapping().items():
        if name not in facts:
            raise answers.error(f'There is no question "{name}" above.', f"Choose one of: {', '.join(facts)}.")
        known = (*facts[name].values, UNKNOWN)
        values = tuple(answer.one_of(known) for answer in answers.list())
        conditions.append(Condition(fact=name, values=values))
    return tuple(conditions)


@dataclass(frozen=True, kw_only=True)
class StepReader:
    """Knows what the entries of steps may refer to."""

    facts: Sequence[Fact]
    days: Mapping[str, int]
    hints: Collection[str]
    known: Collection[str]

    def all_of(self, value: Value) -> list[Step]:
        """Every step; what is wrong is collected, so that one run shows all of it."""
        steps: dict[str, Step] = {}
        problems: list[Problem] = []
        for one in value.list():
            try:
                step = self.read(one)
                if step.id in steps:
                    raise one.error(f'The step "{step.id}" is given twice.', "Give each step an id of its own.")
                steps[step.id] = step
            except SeedError as fault:
                problems.extend(fault.problems)
        if problems:
            raise SeedError(*problems)
        return list(steps.values())

    def read(self, value: Value) -> Step:
        entry = value.mapping(("id", "service", "when"), optional=_STEP)
        deadline = entry["deadline"].one_of(self.days) if "deadline" in entry else ""
        return Step(
            id=identifier(entry["id"]),
            service=identifier(entry["service"]),
            when=self._groups(entry["when"]),
            after=tuple(one.one_of(self.known) for one in entry["after"].list()) if "after" in entry else (),
            days=self.days.get(deadline),
            deadline=deadline,
            at_once="at_once" in entry and entry["at_once"].truth(),
            by_letter="by_letter" in entry and entry["by_letter"].truth(),
            law=tuple(law.text(longest=100) for law in entry["law"].list()) if "law" in entry else (),
            certainty=_certainty(entry),
            assumed=tuple(one.one_of(GUESSES) for one in entry["assumed"].list()) if "assumed" in entry else (),
            hint=entry["hint"].one_of(self.hints) if "hint" in entry else "",
            valid_from=entry["valid_from"].day() if "valid_from" in entry else date.min,
            valid_to=entry["valid_to"].day() if "valid_to" in entry else None,
        )

    def _groups(self, value: Value) -> tuple[tuple[Condition, ...], ...]:
        facts = {fact.id: fact for fact in self.facts}
        groups = value.list() if isinstance(value.raw, list) else [value]
        if not groups:
            raise value.error("Nobody is meant by this step.", "Write at least one group of facts.")
        return tuple(_conditions(group, facts) for group in groups)


def _certainty(entry: Mapping[str, Value]) -> Certainty:
    return cast("Certainty", entry["certainty"].one_of(CERTAINTIES) if "certainty" in entry else "assumed")
