# SPDX-License-Identifier: EUPL-1.2
"""Small offices and paths for the tests of the path."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from kurzweg.engine.path import Fact, Paths, Said, Step
from kurzweg.engine.responsibility import Answer, Elsewhere, NeedsFacts, NotFor, Responsible
from kurzweg.engine.structure import Condition, Interval
from kurzweg.engine.structure import Elsewhere as Body

DAYS = ("mon", "tue")
MORNING = Interval(start=time(8), end=time(12))
AFTERNOON = Interval(start=time(13), end=time(18))
WHOLE_DAY = Interval(start=time(8), end=time(18))


@dataclass(frozen=True)
class SmallOffice:
    """Units are named like services; each stands in a house and is open on some days."""

    houses: Mapping[str, str] = field(default_factory=dict)
    open_on: Mapping[str, Mapping[Hashable, tuple[Interval, ...]]] = field(default_factory=dict)
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    talks: Mapping[str, int] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)
    not_for: frozenset[str] = frozenset()

    def route(self, service: str, facts: Mapping[str, str]) -> Answer:
        if self.asks.get(service, "") not in {*facts, ""}:
            return NeedsFacts(service=service, facts=(self.asks[service],))
        if service in self.not_for:
            return NotFor(service=service, scope=())
        if service in self.houses:
            return Responsible(service=service, unit=service, rule=0)
        return Elsewhere(service=service, candidates=(Body(body=f"body of {service}"),), rule=0)

    def place_of(self, unit: str) -> str:
        return self.houses[unit]

    def hours(self, unit: str, service: str, day: Hashable) -> Sequence[Interval]:  # noqa: ARG002
        return self.open_on.get(unit, dict.fromkeys(DAYS, (WHOLE_DAY,))).get(day, ())

    def papers(self, service: str) -> Sequence[str]:
        return self.documents.get(service, ())

    def minutes(self, service: str) -> int:
        return self.talks.get(service, 10)


def when(**facts: str) -> tuple[Condition, ...]:
    """Facts that must all hold: `needs="money doctor"` for any of the two."""
    return tuple(Condition(fact=fact, values=tuple(values.split())) for fact, values in facts.items())


def step(name: str, *after: str, days: int | None = None, at_once: bool = True, **facts: str) -> Step:
    """A step whose service has its name, for everybody or for those with these facts."""
    return Step(id=name, service=name, after=after, days=days, at_once=at_once, when=(when(**facts),))


def paths(*steps: Step, facts: tuple[Fact, ...] = ()) -> Paths:
    return Paths(facts=facts, steps=steps)


def said(**answers: str) -> Said:
    return {fact: frozenset(values.split()) for fact, values in answers.items()}


def in_one_house(*services: str) -> SmallOffice:
    return SmallOffice(houses=dict.fromkeys(services, "house"))
