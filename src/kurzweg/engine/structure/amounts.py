# SPDX-License-Identifier: EUPL-1.2
"""Amounts of the text form: numbers, whole numbers, shares, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kurzweg.engine.structure.nodes import Node, Scalar
from kurzweg.engine.structure.reading import Shape, Spot

LONGEST_NUMBER = 30
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)


@dataclass(frozen=True)
class Number(Shape):
    """A finite number within bounds, written plainly (no 1_000, no .5, no NaN)."""

    least: float = 0.0
    most: float = 1_000_000.0

    def read(self, node: Node, spot: Spot) -> object:
        number = number_in(node)
        if number is None:
            return spot.not_a(node, "a number", "Write it as in 12 or 0.5, without quotes or separators.")
        if not self.least <= number <= self.most:
            return spot.wrong(node, *self._outside(number))
        return number

    def _outside(self, number: float) -> tuple[str, str]:
        low, high = written(self.least), written(self.most)
        return f"{written(number)} is out of range.", f"Write a number from {low} to {high}."

    def plain(self, value: object) -> object:
        assert isinstance(value, int | float)
        return int(value) if value == int(value) else value

    def schema(self) -> dict[str, object]:
        return {"type": "number", "minimum": self.plain(self.least), "maximum": self.plain(self.most)}


@dataclass(frozen=True)
class Whole(Number):
    """A whole number within bounds."""

    def read(self, node: Node, spot: Spot) -> object:
        number = super().read(node, spot)
        if not isinstance(number, float):
            return number
        if number != int(number):
            return spot.wrong(node, f"{written(number)} is not a whole number.", "Round it.")
        return int(number)

    def schema(self) -> dict[str, object]:
        return {**super().schema(), "type": "integer"}


SHARE = Number(0, 1)


@dataclass(frozen=True)
class Constant(Shape):
    """A field that has one value only: the version of the format."""

    value: int

    def read(self, node: Node, spot: Spot) -> object:
        if number_in(node) != self.value:
            mend = f"Write {self.value}; a newer format needs a newer kurzweg."
            return spot.wrong(node, f"This version reads format {self.value} only.", mend)
        return self.value

    def schema(self) -> dict[str, object]:
        return {"const": self.value}


def number_in(node: Node) -> float | None:
    """The number a node is, or None; never infinite, never longer than a number can usefully be."""
    if not isinstance(node, Scalar) or node.quoted or len(node.text) > LONGEST_NUMBER:
        return None
    return number_of(node.text)


def number_of(text: str) -> float | None:
    """The number a text writes out, or None."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if abs(number) <= 1e15 else None


def written(number: float) -> str:
    """A number as the text form writes it: no trailing zero, always readable as a number by any YAML tool."""
    if number == int(number):
        return str(int(number))
    text = repr(number)
    mantissa, exponent, power = text.partition("e")
    return f"{mantissa}{'' if '.' in mantissa else '.0'}{exponent}{power}" if exponent else text
