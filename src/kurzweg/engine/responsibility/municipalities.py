# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and districts by their official keys (AGS), as far as shipped structures name them.

`municipalities.csv`: keys and names from the structures themselves and the official municipality key (Destatis);
postal codes: addresses of the town halls and their districts.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WHOLE_KEY = 8


@dataclass(frozen=True)
class Municipality:
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
def municipalities() -> dict[str, Municipality]:
    """All places that have a name here, by key."""
    text = (files("kurzweg.engine.responsibility") / "municipalities.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["key"]: Municipality(row["key"], row["name"], tuple(row["postcodes"].split())) for row in rows}


def name_of(fact: str) -> str:
    """A place as it is called; its key where it has no name here.

    >>> name_of("15084355"), name_of("15084"), name_of("09162000"), name_of("Hof 10")
    ('Naumburg (Saale)', 'Burgenlandkreis', '09162', 'Hof 10')
    """
    short = fact.rstrip("0") if fact.isdecimal() else fact
    place = municipalities().get(fact) or next((one for one in municipalities().values() if one.fact == fact), None)
    return place.name if place else short or fact
