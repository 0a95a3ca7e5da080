# SPDX-License-Identifier: EUPL-1.2
"""The three facts whose values stand in an order: how a range is read and where a value stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from kurzweg.engine.responsibility.codes import OLDEST
from kurzweg.engine.responsibility.errors import BadCondition, BadFact
from kurzweg.engine.responsibility.letters import END, FIRST, after, letters_of, reader_without

Bound = Any
"""Words for surnames, whole numbers for ages and municipalities; never mixed within one scale."""

NAMES = (
    "Abel", "Adler", "Avci", "Becker", "Bondar", "Brandt", "Celik", "Cohen", "Dahl", "Demir", "Ebert",
    "Emini", "Fischer", "Fofana", "Gruber", "Guerra", "Haddad", "Hoxha", "Ihde", "Ivanova", "Jansen",
    "Juarez", "Kaya", "Krause", "Lange", "Lehmann", "Mayer", "Mueller", "Nasser", "Nguyen", "Okafor",
    "Ott", "Petrov", "Popescu", "Quandt", "Rahimi", "Richter", "Sahin", "Schulz", "Stein", "Tadesse",
    "Thomas", "Ulrich", "Umarov", "Vogel", "Vu", "Warsame", "Wolf", "Xhaka", "Xu", "Yilmaz", "Youssef",
    "Zander", "Zimmer",
)  # fmt: skip
"""Names to show in examples, in alphabetical order."""

PLACES = (5111000, 11000000, 15002000, 15003000, 15084355, 15084550, 15084590, 15088220)
"""Municipalities to show in examples: Düsseldorf, Berlin, Halle, Magdeburg, Naumburg, Weißenfels, Zeitz,
Merseburg.
"""


@dataclass(frozen=True)
class Scale:
    """An ordered fact: values from `first` up to but excluding `end`."""

    fact: str
    first: Bound
    end: Bound
    span: Callable[[str], tuple[Bound, Bound]]
    place: Callable[[Any], Bound | None]
    spell: Callable[[Bound, Bound], str]
    sample: Callable[[Bound, Bound], str | int]
    knows_other: bool = False


def with_particles(particles: tuple[str, ...]) -> Mapping[str, Scale]:
    """The scales of an office that does not count these name particles."""
    read = reader_without(particles)
    surname = replace(SCALES["surname"], place=lambda name: _surname(name, read))
    return MappingProxyType({**SCALES, "surname": surname})


def _surname(name: object, read: Callable[[str], str] = letters_of) -> str | None:
    if not isinstance(name, str):
        raise BadFact(fact="surname", value=name, mend="Write the name, or unknown.")
    return read(name) or None


def _letter_span(text: str) -> tuple[str, str]:
    bounds = [letters_of(part) for part in re.split("[-–]", text)]
    if not 1 <= len(bounds) <= 2 or not all(bounds):
        raise BadCondition(fact="surname", value=text, mend="Write a letter, a range as in A-K, or unknown.")
    low, high = bounds[0], after(bounds[-1])
    if low >= high:
        raise BadCondition(fact="surname", value=text, mend="The range runs backward; exchange its ends.")
    return low, high


def _spell_letters(low: str, high: str) -> str:
    """A-K again; where no prefix ends exactly there, the name that comes next is named."""
    if high == END:
        last = "z"
    elif high.endswith("a"):
        return f"{low.title()}-<{high.title()}"
    else:
        last = high[:-1] + chr(ord(high[-1]) - 1)
    return low.title() if low == last else f"{low.title()}-{last.title()}"


def _sample_name(low: str, high: str) -> str:
    return next((name for name in NAMES if low <= letters_of(name) < high), low.title())


def _age_span(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(<=?|>=?)?\s*(\d{1,3})|(\d{1,3})\s*[-–]\s*(\d{1,3})", text, re.ASCII)
    if not found:
        raise BadCondition(fact="age", value=text, mend='Write 17, "18-20", "<18", ">=65" or unknown.')
    sign, years, low, high = found.groups()
    if low is not None:
        if int(low) > int(high):
            raise BadCondition(fact="age", value=text, mend="The range runs backward; exchange its ends.")
        return int(low), min(int(high), OLDEST) + 1
    bound = int(years)
    return {
        "<": (0, bound),
        "<=": (0, bound + 1),
        ">": (bound + 1, OLDEST + 1),
        ">=": (bound, OLDEST + 1),
    }.get(sign, (bound, bound + 1))


def _age(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 3:
        value = int(value)
    if not isinstance(value, int) or not 0 <= value <= OLDEST:
        raise BadFact(fact="age", value=value, mend=f"Write whole years from 0 to {OLDEST}, or unknown.")
    return value


def _spell_age(low: int, high: int) -> str:
    if high > OLDEST:
        return f">={low}"
    if low == 0:
        return f"<{high}"
    return str(low) if high == low + 1 else f"{low}-{high - 1}"


def _sample_age(low: int, high: int) -> int:
    if low == 0:
        return 30 if high > OLDEST else high - 1
    return low


def _key_span(text: str) -> tuple[int, int]:
    digits = text[:5] + text[9:] if len(text) == 12 else text
    if not (digits.isascii() and digits.isdigit() and 2 <= len(digits) <= 8):
        mend = "Write the first 2 to 8 digits of the AGS, the whole ARS (12 digits), other or unknown."
        raise BadCondition(fact="municipality", value=text, mend=mend)
    return int(digits.ljust(8, "0")), int(digits.ljust(8, "9")) + 1


def _municipality(value: object) -> int:
    text = str(value)
    digits = text[:5] + text[9:] if len(text) == 12 else text
    if not (digits.isascii() and digits.isdigit() and len(digits) == 8):
        mend = "Write the AGS (8 digits) or ARS (12 digits) of the municipality, or unknown."
        raise BadFact(fact="municipality", value=value, mend=mend)
    return int(digits)


def _spell_keys(low: int, high: int) -> str:
    """The shortest prefix when the span is one, else its two ends."""
    first, last = f"{low:08d}", f"{high - 1:08d}"
    for length in range(2, 9):
        if first[:length] == last[:length] and first[length:].strip("0") == last[length:].strip("9") == "":
            return first[:length]
    return f"{first}-{last}"


def _sample_place(low: int, high: int) -> str:
    return f"{next((place for place in PLACES if low <= place < high), low):08d}"


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "surname": Scale("surname", FIRST, END, _letter_span, _surname, _spell_letters, _sample_name),
        "age": Scale("age", 0, OLDEST + 1, _age_span, _age, _spell_age, _sample_age),
        "municipality": Scale(
            "municipality", 0, 10**8, _key_span, _municipality, _spell_keys, _sample_place, knows_other=True
        ),
    }
)
