# SPDX-License-Identifier: EUPL-1.2
"""Invented people: whoever comes to the demo office. Names, countries and births are put together by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import yaml

from kurzweg.engine.responsibility.codes import CLOSED
from kurzweg.engine.simulation.office.population import Person

INVENTED: Final = "erfunden"
"""What the name of whoever does not exist says."""
KINDS: Final = 1_000
"""So many kinds of people: name, town, age and status; several persons are of one kind, as in a large family."""
OLDEST: Final = 75
SIBLINGS: Final = 12
UNACCOMPANIED: Final = "unaccompanied"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A country with its language and its usual names; `group` is what the rules know of it."""

    country: str
    group: str
    language: str
    weight: int
    statuses: tuple[str, ...]
    family: tuple[str, ...]
    given: tuple[str, ...]


class Invented(NamedTuple):
    """One invented person, as the register would have them."""

    family: str
    given: str
    age: int
    country: str
    language: str
    birth_month: int
    birth_day: int


@cache
def origins() -> tuple[Origin, ...]:
    """All countries that people of the demo come from."""
    told = yaml.safe_load((files("kurzweg") / "demo" / "past" / "origins.yaml").read_text(encoding="utf-8"))
    return tuple(
        Origin(
            country=one["country"],
            group=one["group"],
            language=one["language"],
            weight=one["weight"],
            statuses=tuple(one["statuses"]),
            family=tuple(one["family"]),
            given=tuple(one["given"]),
        )
        for one in told
    )


@dataclass(frozen=True, eq=False)
class People:
    """The kinds of people that come, with the facts that rules may ask them about, and where each is from."""

    facts: tuple[Person, ...]
    origin: tuple[Origin, ...]

    @classmethod
    def invent(cls, towns: Sequence[str], seed: int) -> People:
        """Invent them; the same seed always gives the same."""
        chance = np.random.Generator(np.random.Philox(key=seed))
        weights = np.array([one.weight for one in origins()], np.float64)
        origin = [origins()[place] for place in chance.choice(len(weights), KINDS, p=weights / weights.sum())]
        drawn = chance.integers(0, 1 << 30, (KINDS, 5)).tolist()
        return cls(tuple(_facts(one, towns, *row) for one, row in zip(origin, drawn, strict=True)), tuple(origin))

    def person(self, kind: int, asked: Person, sibling: int) -> Invented:
        """Somebody of a kind for whom these facts are true, where the rules asked for them."""
        facts, origin = {**self.facts[kind], **asked}, self.origin[kind]
        if facts["nationality"] != origin.group:
            origin = next((one for one in origins() if one.group == facts["nationality"]), origin)
        number = kind * 31 + sibling * 7 + len(facts["status"]) * 3 + int(facts["age"])
        return Invented(
            family=facts["surname"],
            given=origin.given[number % len(origin.given)],
            age=int(facts["age"]),
            country=origin.country,
            language=origin.language,
            birth_month=1 + number * 5 % 12,
            birth_day=1 + number * 11 % 28,
        )


def _facts(origin: Origin, towns: Sequence[str], name: int, age: int, status: int, town: int, home: int) -> Person:
    years = age % OLDEST
    homes = [one for one in CLOSED["household"] if (one == UNACCOMPANIED) <= (years < 18)]
    return {
        "surname": origin.family[name % len(origin.family)],
        "age": str(years),
        "status": origin.statuses[status % len(origin.statuses)],
        "municipality": towns[town % len(towns)],
        "household": homes[home % len(homes)],
        "nationality": origin.group,
    }
