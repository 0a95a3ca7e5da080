# SPDX-License-Identifier: EUPL-1.2
"""Time in the text form: intervals of a day, opening hours of a week, durations with their unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import cast

from kurzweg.engine.structure.amounts import LONGEST_NUMBER, SHARE, number_of, written
from kurzweg.engine.structure.containers import MapOf, Pairs
from kurzweg.engine.structure.model import WEEKDAYS, Hours, Interval
from kurzweg.engine.structure.nodes import Node
from kurzweg.engine.structure.problems import shown
from kurzweg.engine.structure.reading import INVALID, Shape, Spot
from kurzweg.engine.structure.words import Choice, Text

_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_SPAN = f"{_CLOCK}-{_CLOCK}"
_NUMBER = r"(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?"
_WRITE_HOURS = 'Write hours as in "08:00-12:00 13:00-16:00", at the latest until 23:59.'
_FACTORS = {"min": 1.0, "h": 60.0, "d": 1.0, "w": 7.0, "mo": 1.0}


def clock(interval: Interval) -> str:
    """An interval as the text form writes it: 08:00-12:00."""
    return f"{interval.start:%H:%M}-{interval.end:%H:%M}"


def meet(intervals: tuple[Interval, ...]) -> tuple[Interval, Interval] | None:
    """The first two intervals that share a minute, or None."""
    ordered = sorted(intervals, key=lambda one: (one.start, one.end))
    for earlier, later in pairwise(ordered):
        if later.start < earlier.end:
            return earlier, later
    return None


@dataclass(frozen=True)
class Span(Shape):
    """One interval of a day: "07:30-09:00"."""

    def read(self, node: Node, spot: Spot) -> object:
        text = Text(20).read(node, spot)
        return self.read_word(text, node, spot) if isinstance(text, str) else INVALID

    def read_word(self, word: str, node: Node, spot: Spot) -> object:
        if not re.fullmatch(_SPAN, word, re.ASCII):
            return spot.wrong(node, f"{shown(word)} is not a time of day from-to.", _WRITE_HOURS)
        start, end = (time.fromisoformat(part) for part in word.split("-"))
        if end == start:
            return spot.wrong(node, f"{shown(word)} has no length.", _WRITE_HOURS)
        if end < start:
            cause = f"{shown(word)} ends before it begins."
            return spot.wrong(node, cause, f'Did you mean "{word[6:]}-{word[:5]}"?')
        return Interval(start=start, end=end)

    def plain(self, value: object) -> object:
        return clock(cast(Interval, value))

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": f"^{_SPAN}$"}


@dataclass(frozen=True)
class DayHours(Shape):
    """The open intervals of one day, in the order of the day."""

    def read(self, node: Node, spot: Spot) -> object:
        text = Text(200).read(node, spot)
        if not isinstance(text, str):
            return INVALID
        intervals = [Span().read_word(word, node, spot) for word in text.split()]
        known = tuple(one for one in intervals if isinstance(one, Interval))
        double = meet(known)
        if double:
            cause = f'"{clock(double[0])}" overlaps "{clock(double[1])}".'
            return spot.wrong(node, cause, "End the first before the second begins.")
        ordered = tuple(sorted(known, key=lambda one: one.start))
        return ordered if len(ordered) == len(intervals) else INVALID

    def plain(self, value: object) -> object:
        return " ".join(clock(one) for one in cast("tuple[Interval, ...]", value))

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": f"^{_SPAN}(?: +{_SPAN})*$"}


class WeekHours(MapOf):
    """Opening hours per weekday, in the order of the week whatever the order of the text."""

    def __init__(self) -> None:
        super().__init__(Choice(WEEKDAYS, "day of the week"), DayHours())

    def build(self, value: object) -> object:
        return tuple(sorted(cast(Hours, value), key=lambda day: WEEKDAYS.index(day[0])))


class Arrivals(MapOf):
    """Which share of a day's visitors comes when; the shares add up to 1."""

    def __init__(self) -> None:
        super().__init__(Span(), SHARE)

    def read(self, node: Node, spot: Spot) -> object:
        pairs = super().read(node, spot)
        if pairs is INVALID or any(INVALID in pair for pair in cast(Pairs, pairs)):
            return INVALID
        double = meet(tuple(cast(Interval, span) for span, _ in cast(Pairs, pairs)))
        if double:
            cause = f'"{clock(double[0])}" overlaps "{clock(double[1])}".'
            return spot.wrong(node, cause, "End the first before the second begins.")
        total = sum(cast(float, share) for _, share in cast(Pairs, pairs))
        if abs(total - 1) > 0.01:
            return spot.wrong(node, f"The shares add up to {total:.2f}.", "Let them add up to 1.")
        return pairs


@dataclass(frozen=True)
class Duration(Shape):
    """An amount of time with its unit, kept in the first of `units`: 15min, 10d, 6mo."""

    units: tuple[str, ...]
    most: float = 1_000_000.0

    def read(self, node: Node, spot: Spot) -> object:
        text = Text(LONGEST_NUMBER).read(node, spot)
        if not isinstance(text, str):
            return INVALID
        found = re.fullmatch(rf"({_NUMBER})({'|'.join(self.units)})", text, re.ASCII)
        number = number_of(found[1]) if found else None
        if not found or number is None:
            mend = f"Write a number and its unit ({', '.join(self.units)}), as in 15{self.units[0]}."
            return spot.wrong(node, f"{shown(text)} is not a duration.", mend)
        amount = number * _FACTORS[found[2]]
        if amount > self.most:
            return spot.wrong(node, f"{shown(text)} is too long.", f"At most {written(self.most)}{self.units[0]}.")
        return amount

    def plain(self, value: object) -> object:
        return f"{written(cast(float, value))}{self.units[0]}"

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": f"^{_NUMBER}(?:{'|'.join(self.units)})$"}


MINUTES = Duration(("min", "h"))
DAYS = Duration(("d", "w"), 36_500)
MONTHS = Duration(("mo",), 1_200)
