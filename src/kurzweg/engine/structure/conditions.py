# SPDX-License-Identifier: EUPL-1.2
"""What a rule may ask about a person, and how letter ranges and ages are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, cast

from kurzweg.engine.structure.containers import OneOrMany, Pairs, entries
from kurzweg.engine.structure.letters import filing_key
from kurzweg.engine.structure.model import Condition
from kurzweg.engine.structure.nodes import Mapping, Node, Scalar
from kurzweg.engine.structure.problems import shown, suggestion
from kurzweg.engine.structure.reading import INVALID, Shape, Spot
from kurzweg.engine.structure.words import CODE, Choice, Pattern, Text

UNKNOWN: Final = "unknown"
OLDEST: Final = 130
_AGE = r"(?:<=?|>=?)?\s*\d{1,3}|\d{1,3}\s*[-–]\s*\d{1,3}"


@dataclass(frozen=True)
class Letters(Shape):
    """A prefix of surnames, a range of two, or `unknown`; the upper bound holds all that begins with it."""

    def read(self, node: Node, spot: Spot) -> object:
        text = Text(60).read(node, spot)
        if not isinstance(text, str) or text == UNKNOWN:
            return text
        bounds = [bound.strip() for bound in re.split("[-–]", text)]
        if len(bounds) > 2 or not all(bound.isalpha() and filing_key(bound) for bound in bounds):
            mend = "Write a letter, a range as in A-K or Casb-Dza, or unknown."
            return spot.wrong(node, f"{shown(text)} is not a range of letters.", mend)
        low, high = filing_key(bounds[0]), filing_key(bounds[-1])
        if low > high and not low.startswith(high):
            mend = f'Did you mean "{bounds[-1]}-{bounds[0]}"?'
            return spot.wrong(node, f"{shown(text)} runs backward.", mend)
        return "-".join(bounds)

    def schema(self) -> dict[str, object]:
        return {"type": "string", "maxLength": 60, "pattern": r"^[^-–\d\s]+(?:\s*[-–]\s*[^-–\d\s]+)?$"}


@dataclass(frozen=True)
class Age(Shape):
    """Whole years: 17, 18-20, <18, >=65, or `unknown`; <=17 is kept as <18 and >64 as >=65."""

    def read(self, node: Node, spot: Spot) -> object:
        is_number = isinstance(node, Scalar) and node.meaning == "a number"
        text = node.text if is_number and isinstance(node, Scalar) else Text(20).read(node, spot)
        if not isinstance(text, str) or text == UNKNOWN:
            return text
        if not re.fullmatch(_AGE, text, re.ASCII):
            mend = 'Write whole years: 17, "18-20", "<18", ">=65", or unknown.'
            return spot.wrong(node, f"{shown(text)} is not an age.", mend)
        years = [int(number) for number in re.findall(r"\d+", text)]
        if max(years) > OLDEST:
            return spot.wrong(node, f"{shown(text)}: nobody is older than {OLDEST}.", "Check the number.")
        return self._in_one_form(text, years, node, spot)

    def _in_one_form(self, text: str, years: list[int], node: Node, spot: Spot) -> object:
        if len(years) == 2:
            if years[0] > years[1]:
                mend = f'Did you mean "{years[1]}-{years[0]}"?'
                return spot.wrong(node, f"{shown(text)} runs backward.", mend)
            return f"{years[0]}-{years[1]}"
        if text.startswith("<"):
            end = years[0] + text.startswith("<=")
            return f"<{end}" if end else spot.wrong(node, f"{shown(text)} holds nobody.", 'Write "<1" or more.')
        if text.startswith(">"):
            return f">={years[0] + (not text.startswith('>='))}"
        return str(years[0])

    def schema(self) -> dict[str, object]:
        written = {"type": "string", "pattern": rf"^(?:unknown|{_AGE})$"}
        return {"anyOf": [{"type": "integer", "minimum": 0, "maximum": OLDEST}, written]}


MUNICIPALITY = Pattern(
    rf"\d{{2,8}}|\d{{12}}|other|{UNKNOWN}",
    "a municipality key",
    'Write the first 2 to 8 digits of the AGS in quotes, as in "15084", the whole ARS, or other.',
    12,
)
FACTS: Final[dict[str, OneOrMany]] = {
    "surname": OneOrMany(Letters()),
    "age": OneOrMany(Age()),
    "status": OneOrMany(CODE),
    "municipality": OneOrMany(MUNICIPALITY),
    "household": OneOrMany(Choice(("single", "couple", "family", "unaccompanied", UNKNOWN), "household")),
    "nationality": OneOrMany(CODE),
    "channel": OneOrMany(Choice(("counter", "appointment", "phone", "mail", "online", "employer", UNKNOWN), "channel")),
}
"""The facts of engine/responsibility; `service` is the rule's own field."""


@dataclass(frozen=True)
class Conditions(Shape):
    """`when`: every named fact must have one of its values."""

    def read(self, node: Node, spot: Spot) -> object:
        if not isinstance(node, Mapping):
            return spot.not_a(node, "a mapping of facts", "Write it as {surname: A-K}.")
        if not node.pairs:
            return spot.wrong(node, "There is no condition.", "Remove `when`: the rule then holds for everyone.")
        return tuple((key.text, self._values(key, value, at)) for key, value, at in entries(node, spot))

    def _values(self, key: Scalar, value: Node, spot: Spot) -> object:
        if key.text not in FACTS:
            mend = suggestion(key.text, FACTS, noun="fact")
            spot.wrong(key, f"A rule cannot ask about {shown(key.text)}.", mend)
            return INVALID
        return FACTS[key.text].read(value, spot)

    def build(self, value: object) -> object:
        return tuple(
            Condition(fact=cast(str, fact), values=cast("tuple[str, ...]", values))
            for fact, values in cast(Pairs, value)
        )

    def plain(self, value: object) -> object:
        conditions = cast("tuple[Condition, ...]", value)
        return {one.fact: FACTS[one.fact].plain(one.values) for one in conditions}

    def schema(self) -> dict[str, object]:
        properties = {fact: shape.schema() for fact, shape in FACTS.items()}
        return {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": properties}
