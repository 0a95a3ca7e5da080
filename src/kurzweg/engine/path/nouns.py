# SPDX-License-Identifier: EUPL-1.2
"""What a path is made of: the questions that decide something, and the steps that may be due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from kurzweg.engine.path.errors import CircleError
from kurzweg.engine.structure.model import Condition

Certainty = Literal["text", "assumed", "unsicher"]
"""text: read in the statute; assumed: our own reading or a planning value; unsicher: open or disputed."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Angabe: one question to the newcomer, with its answers in the order in which they are offered.

    `many`: several answers hold together. `when`: whom the question concerns; others are not asked. `gives`: what an
    answer settles for the rules of responsibility, so that nobody is asked the same twice.
    """

    id: str
    values: tuple[str, ...]
    many: bool = False
    when: tuple[Condition, ...] = ()
    gives: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Step:
    """Schritt: one matter that is due for those whom `when` describes (any of its groups of conditions).

    `after`: steps that come before it where they are due too. `days`: how soon it presses, for the order only.
    `at_once`: what the step brings is in the hand when the visit ends, so that the next may follow in the same visit.
    `by_letter`: a letter says when to come, so it joins no other visit.
    """

    id: str
    service: str
    when: tuple[tuple[Condition, ...], ...] = ((),)
    after: tuple[str, ...] = ()
    days: int | None = None
    deadline: str = ""
    at_once: bool = False
    by_letter: bool = False
    law: tuple[str, ...] = ()
    certainty: Certainty = "assumed"
    assumed: tuple[str, ...] = ()
    hint: str = ""
    valid_from: date = date.min
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the law of this step is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Paths:
    """Wege: all questions and all steps, each in the order of the data. Raises `CircleError` for steps in a circle."""

    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if circle := _circle({step.id: step.after for step in self.steps}):
            raise CircleError(circle)

    @cached_property
    def fact(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """Step -> all steps before it, also those behind a step that may not be due for a person."""
        direct = {step.id: step.after for step in self.steps}
        found: dict[str, frozenset[str]] = {}

        def behind(step: str) -> frozenset[str]:
            if step not in found:
                found[step] = frozenset(direct[step]).union(*map(behind, direct[step]))
            return found[step]

        return {step: behind(step) for step in direct}

    def only(self, is_kept: Callable[[Step], bool]) -> Paths:
        """The same paths with some steps left out; what waited for such a one waits for those before it."""
        gone = {step.id for step in self.steps if not is_kept(step)}
        if not gone:
            return self
        kept = tuple(
            replace(step, after=tuple(sorted(self.before[step.id] - gone))) if gone & set(step.after) else step
            for step in self.steps
            if step.id not in gone
        )
        return Paths(facts=self.facts, steps=kept)


def _circle(direct: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A round of steps that wait for each other, beginning and ending with the same; empty where there is none."""
    done: set[str] = set()
    for start in direct:
        way: list[tuple[str, list[str]]] = [(start, list(direct[start]))]
        while way:
            step, rest = way[-1]
            if not rest:
                done.add(step)
                way.pop()
                continue
            following = rest.pop(0)
            on_the_way = [each for each, _ in way]
            if following in on_the_way:
                return (*on_the_way[on_the_way.index(following) :], following)
            if following not in done:
                way.append((following, list(direct.get(following, ()))))
    return ()
