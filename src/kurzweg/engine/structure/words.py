# SPDX-License-Identifier: EUPL-1.2
"""Words of the text form: texts, ids, choices, yes or no, days."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kurzweg.engine.structure.nodes import Node, Scalar
from kurzweg.engine.structure.problems import shown, suggestion
from kurzweg.engine.structure.reading import Shape, Spot

_NO_LETTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters and half letters; quoted escapes could bring them in."""


@dataclass(frozen=True)
class Text(Shape):
    """Words. One line unless `lines`; common YAML tools must take it for text too, so numbers need quotes."""

    longest: int = 300
    lines: bool = False

    def read(self, node: Node, spot: Spot) -> object:
        if not isinstance(node, Scalar) or node.meaning == "nothing":
            return spot.not_a(node, "a text", "Write one text.")
        if node.meaning != "a text":
            return spot.not_a(node, "a text", f"Put it in quotes: {shown(node.text)}.")
        strange = _NO_LETTER.search(node.text)
        if strange:
            cause = f"The text holds U+{ord(strange.group()):04X}, which is no letter."
            return spot.wrong(node, cause, "Remove it.")
        return self._fitting(node.text, node, spot)

    def _fitting(self, text: str, node: Node, spot: Spot) -> object:
        if not text.strip():
            return spot.wrong(node, "The text is empty.", "Write it, or remove the line.")
        if len(text) > self.longest:
            return spot.wrong(node, f"The text is longer than {self.longest} letters.", "Shorten it.")
        if not self.lines and "\n" in text:
            return spot.wrong(node, "The text has several lines.", "Write it on one line.")
        return text

    def schema(self) -> dict[str, object]:
        pattern = r"\S" if self.lines else r"^[^\n\r]*\S[^\n\r]*$"
        return {"type": "string", "maxLength": self.longest, "pattern": pattern}


@dataclass(frozen=True)
class Pattern(Shape):
    """A text of a fixed form, such as an id."""

    form: str
    expected: str
    mend: str
    longest: int = 80

    def read(self, node: Node, spot: Spot) -> object:
        text = Text(self.longest).read(node, spot)
        if isinstance(text, str) and not re.fullmatch(self.form, text):
            return spot.wrong(node, f"{shown(text)} is not {self.expected}.", self.mend)
        return text

    def schema(self) -> dict[str, object]:
        return {"type": "string", "maxLength": self.longest, "pattern": f"^(?:{self.form})$"}


CODE = Pattern(
    "[a-z0-9]+(?:[-_][a-z0-9]+)*",
    "an id",
    "Use small letters a–z, digits and hyphens, as in auslaenderrecht-1.",
)


@dataclass(frozen=True)
class Choice(Shape):
    """One word of a fixed list."""

    words: Collection[str]
    noun: str

    def read(self, node: Node, spot: Spot) -> object:
        text = Text(80).read(node, spot)
        if isinstance(text, str) and text not in self.words:
            mend = suggestion(text, self.words, noun=self.noun)
            return spot.wrong(node, f"{shown(text)} is no {self.noun}.", mend)
        return text

    def schema(self) -> dict[str, object]:
        return {"type": "string", "enum": list(self.words)}


@dataclass(frozen=True)
class Flag(Shape):
    """true or false."""

    def read(self, node: Node, spot: Spot) -> object:
        if not isinstance(node, Scalar) or node.quoted or node.text not in ("true", "false"):
            return spot.not_a(node, "true or false", "Write true or false.")
        return node.text == "true"

    def schema(self) -> dict[str, object]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Day(Shape):
    """A date, with or without quotes."""

    def read(self, node: Node, spot: Spot) -> object:
        text = node.text if isinstance(node, Scalar) else ""
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return spot.not_a(node, "a date", "Write year, month and day, as in 2018-04-26.")
        try:
            return date.fromisoformat(text)
        except ValueError:
            return spot.wrong(node, f"There is no day {shown(text)}.", "Check month and day.")

    def plain(self, value: object) -> object:
        return value  # `plain` writes it out for JSON; in YAML it needs no quotes

    def schema(self) -> dict[str, object]:
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


NAME = Text()
PROSE = Text(4_000, lines=True)
PATH = Pattern(
    r"[a-z0-9_-]+(?:\.(?:[a-z0-9_-]+|\*))*",
    "a path to a field",
    "Write it as in units.servicepoint.staff, units.*.staff or demand.",
    200,
)
