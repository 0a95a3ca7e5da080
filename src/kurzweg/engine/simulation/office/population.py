# SPDX-License-Identifier: EUPL-1.2
"""The persons who come, as far as rules ask about them, and who is in charge of them: by `route`, as for a visitor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import Final, TypeAlias

import numpy as np

from kurzweg.engine.responsibility import UNKNOWN, Answer, DecisionTable, Elsewhere, Responsible, route
from kurzweg.engine.responsibility.bands import WORDS, coarse
from kurzweg.engine.responsibility.codes import CLOSED, NATIONALITIES, STATUSES
from kurzweg.engine.responsibility.plan import Plan
from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.structure import Structure

PERSONS: Final = 1_000
"""So many different persons stand for everybody; the same in every replication and in every structure."""
OLDEST: Final = 75
ROLES: Final = ("lead", "decides", "signs")
KEYS: Final = (*WORDS, "ags")
NOBODY, ELSEWHERE = -1, -2
ASKED_AS: Final[Mapping[str, str]] = {"walk_in": "counter"}

Person: TypeAlias = Mapping[str, str]


def population(structures: Sequence[Structure]) -> tuple[Person, ...]:
    """A thousand persons; municipalities are those that any of the structures names.

    >>> len(population([])), population([])[0]["municipality"]
    (1000, 'unknown')
    """
    random = np.random.Generator(np.random.Philox(key=2018))
    places = _municipalities(structures) or [UNKNOWN]
    picked = {
        name: random.integers(0, 1 << 30, PERSONS) for name in ("first", "second", "age", "status", "place", "more")
    }
    rows = np.stack(list(picked.values()), axis=1).tolist()
    return tuple(
        {
            "surname": ascii_uppercase[first % 26] + ascii_lowercase[second % 26],
            "age": str(age % OLDEST),
            "status": STATUSES[status % len(STATUSES)],
            "municipality": places[place % len(places)],
            "household": CLOSED["household"][more % len(CLOSED["household"])],
            "nationality": NATIONALITIES[more // 7 % len(NATIONALITIES)],
        }
        for first, second, age, status, place, more in rows
    )


def _municipalities(structures: Sequence[Structure]) -> list[str]:
    named = {
        value
        for one in structures
        for rule in one.responsibilities
        for condition in rule.when
        if condition.fact == "municipality"
        for value in condition.values
    }
    sites = {site.ags for one in structures for site in one.sites}
    return sorted({value[:8].ljust(8, "0") for value in named | sites if value.isdigit()})


@dataclass(frozen=True, kw_only=True, eq=False)
class Leads:
    """Who is in charge of each person in one service: a unit by its place in the structure, `NOBODY`, `ELSEWHERE`."""

    unit: Mapping[str, Ints]
    """By role: lead, decides, signs."""
    facts: Mapping[str, Ints]
    """What the log keeps of each person, by key."""


def leads_of(table: DecisionTable, service: str, channel: str, persons: Sequence[Person]) -> Leads:
    """Route every person. Whoever the service does not exist for is made to fit: somebody like that comes."""
    known = table.services[service]
    places = {unit.id: place for place, unit in enumerate(table.structure.units)}
    answers: dict[tuple[str, ...], Answer] = {}
    rows: list[tuple[int, ...]] = []
    facts: list[dict[str, int]] = []
    for number, person in enumerate(persons):
        asked = fitting(known.plan, {**person, "channel": ASKED_AS.get(channel, channel)}, number)
        key = tuple(asked.values())
        if key not in answers:
            answers[key] = route(table, service, asked)
        rows.append(_units(answers[key], places))
        facts.append(coarse({**person, **asked}))
    columns = np.array(rows, np.int64).reshape(-1, len(ROLES)).T
    return Leads(
        unit=dict(zip(ROLES, columns, strict=True)),
        facts={key: np.array([one[key] for one in facts], np.int64) for key in KEYS},
    )


def fitting(plan: Plan, person: Person, number: int) -> dict[str, str]:
    """The facts that the rules of this service ask about, of somebody for whom the service exists."""
    asked: dict[str, str] = {}
    for axis, possible in zip(plan.axes, plan.domain, strict=True):
        value: str | int = person.get(axis.fact, UNKNOWN)
        if not possible >> axis.classify(value) & 1:
            classes = [1 << bit for bit in range(axis.size) if possible >> bit & 1]
            value = axis.sample(classes[number % len(classes)])
        asked[axis.fact] = str(value)
    return asked


def _units(answer: Answer, places: Mapping[str, int]) -> tuple[int, ...]:
    if not isinstance(answer, Responsible):
        return (ELSEWHERE if isinstance(answer, Elsewhere) else NOBODY,) * len(ROLES)
    lead = places[answer.unit]
    return lead, places.get(answer.decides or "", lead), places.get(answer.signs or "", lead)
