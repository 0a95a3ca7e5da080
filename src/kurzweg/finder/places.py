# SPDX-License-Identifier: EUPL-1.2
"""Where somebody lives: from a postal code or a name to the municipalities that the rules tell apart.

`places.csv` names the keys that shipped structures use. Keys and names: the structures themselves and the
official municipality key (AGS, Destatis); postal codes: addresses of the town halls and their districts.
"Everyone else" is written as the complement of a key, so a key without a name here is nobody's home.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from kurzweg.engine.responsibility import OTHER, UNKNOWN, ServiceTable
from kurzweg.lang.names import folded

WHOLE_KEY = 8
ELSEWHERE = "00000000"
"""No municipality has this key: it stands for every place that no rule names."""
LONGEST = 80


@dataclass(frozen=True)
class Place:
    """Wohnort: a municipality, or (a shorter key) a district."""

    key: str
    name: str
    postcodes: tuple[str, ...] = ()

    @property
    def is_district(self) -> bool:
        return len(self.key) < WHOLE_KEY

    @property
    def fact(self) -> str:
        """The value of the fact; a district stands for all the rest of its places."""
        return self.key.ljust(WHOLE_KEY, "0")


@cache
def table() -> dict[str, Place]:
    """All places that have a name here, by key."""
    text = (files("kurzweg.finder") / "places.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["key"]: Place(row["key"], row["name"], tuple(row["postcodes"].split())) for row in rows}


def told_apart(known: ServiceTable) -> tuple[Place, ...]:
    """The places that matter for a service: those its rules name, and the towns of a district they name."""
    named = dict.fromkeys(
        value
        for piece in known.plan.pieces
        for condition in piece.rule.when
        if condition.fact == "municipality"
        for value in condition.values
        if value not in {UNKNOWN, OTHER}
    )
    towns = (place for place in table().values() if any(place.key.startswith(key) for key in named))
    return tuple(sorted(towns, key=lambda place: (place.is_district, folded(place.name))))


def found(text: str, among: Iterable[Place]) -> list[Place]:
    """The places that a visitor may mean by a postal code or a name, spelled more or less right."""
    places = list(among)
    digits = "".join(sign for sign in text if sign.isdecimal())
    if len(digits) == 5:
        postcode = str(int(digits)).zfill(5)
        return [place for place in places if postcode in place.postcodes]
    asked = folded(text[:LONGEST])
    by_name = {folded(place.name): place for place in places}
    same = [place for name, place in by_name.items() if asked and (name.startswith(asked) or _first(name) == asked)]
    spelled = {_first(name): place for name, place in by_name.items()}
    return same or [spelled[name] for name in get_close_matches(asked, spelled, n=3, cutoff=0.7)]


def _first(name: str) -> str:
    """Naumburg for "naumburg (saale)"."""
    return name.partition("(")[0].strip()


def name_of(fact: str) -> str:
    """A place as it is called; its key where it has no name here."""
    short = fact.rstrip("0")
    place = table().get(fact) or next((each for each in table().values() if each.fact == fact), None)
    return place.name if place else short or fact
