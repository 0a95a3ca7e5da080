# SPDX-License-Identifier: EUPL-1.2
"""Coarse facts: what a log may keep of a person, so that work can be compared and nobody be found again.

A letter instead of a name, a band instead of an age, the municipality, a group of nationalities, the household.
Domain: engine/mining.md §7; the bands are the ages at which the law of these offices changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from string import ascii_uppercase
from types import MappingProxyType
from typing import Final

from kurzweg.engine.responsibility.codes import CLOSED, NATIONALITIES, OLDEST, OTHER, UNKNOWN
from kurzweg.engine.responsibility.letters import letters_of

FACT_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "letter_block": "surname",
        "age_band": "age",
        "ags": "municipality",
        "nationality_group": "nationality",
    }
)
"""Key of the log to the fact of the rules that it stands for, where the two are not called the same."""

BORDERS: Final = (0, 6, 15, 18, 21, 25, 65)
"""School from 6, work from 15, of age at 18, youth welfare until 21, pupils until 25, old age from 65."""
BANDS: Final = tuple(f"{low}-{high - 1}" for low, high in zip(BORDERS, (*BORDERS[1:], OLDEST + 1), strict=True))

WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "letter_block": ("", *ascii_uppercase),
        "age_band": ("", *BANDS),
        "nationality_group": ("", *NATIONALITIES),
        "household": ("", *CLOSED["household"]),
    }
)
"""Words for the codes of each key; 0 is not known. A municipality is its own number, the official key."""


def coarse(facts: Mapping[str, str]) -> dict[str, int]:
    """The codes of a person's facts, for each key of the log; 0 where nothing is known or a value fits no code.

    >>> coarse({"surname": "Özdemir", "age": "17", "municipality": "15084355", "status": "duldung-60a"})
    {'letter_block': 15, 'age_band': 3, 'nationality_group': 0, 'household': 0, 'ags': 15084355}
    """
    surname, age = facts.get("surname", UNKNOWN), facts.get("age", UNKNOWN)
    place = facts.get("municipality", UNKNOWN)
    return {
        "letter_block": _letter(surname),
        "age_band": bisect_right(BORDERS, int(age)) if _is_age(age) else 0,
        "nationality_group": _group(facts.get("nationality", UNKNOWN)),
        "household": _code("household", facts.get("household", UNKNOWN)),
        "ags": int(place) if place.isascii() and place.isdigit() and len(place) <= 8 else 0,
    }


def _letter(surname: str) -> int:
    filed = letters_of(surname) if surname != UNKNOWN else ""
    return ascii_uppercase.find(filed[:1].upper()) + 1 if filed else 0


def _is_age(age: str) -> bool:
    return age.isascii() and age.isdigit() and int(age) <= OLDEST


def _group(nationality: str) -> int:
    known = nationality if nationality in NATIONALITIES else OTHER
    return 0 if nationality in ("", UNKNOWN) else _code("nationality_group", known)


def _code(key: str, word: str) -> int:
    words = WORDS[key]
    return words.index(word) if word in words else 0
