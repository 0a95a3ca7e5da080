# SPDX-License-Identifier: EUPL-1.2
"""One pass over one text: where the reader is, what was wrong, what every kind of value can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Final

from kurzweg.engine.structure.nodes import Node, Scalar
from kurzweg.engine.structure.problems import LIMIT, Problem, shown


class Invalid:
    """Stands where a value was wrong, so that the rest is still read and all problems are told at once."""


INVALID: Final = Invalid()


class TooManyProblems(Exception):  # noqa: N818 - a signal, not a fault of its own
    """The reader has told enough."""


@dataclass
class Reading:
    """One pass over one file: what was wrong, and on which line every field stands."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def wrong(self, path: str, line: int | None, cause: str, mend: str) -> Invalid:
        self.problems.append(Problem(file=self.file, line=line, field=path, cause=cause, mend=mend))
        if len(self.problems) >= LIMIT:
            raise TooManyProblems
        return INVALID


@dataclass(frozen=True)
class Spot:
    """Where the reader is: a field path such as `units[2].staff`."""

    reading: Reading
    path: str = ""

    def at(self, key: str, line: int) -> Spot:
        return self._below(f"{self.path}.{key}" if self.path else key, line)

    def item(self, index: int, line: int) -> Spot:
        return self._below(f"{self.path}[{index}]", line)

    def wrong(self, node: Node, cause: str, mend: str) -> Invalid:
        return self.reading.wrong(self.path, node.line, cause, mend)

    def not_a(self, node: Node, expected: str, mend: str) -> Invalid:
        """The usual sentence for a wrong type."""
        if node.meaning == "nothing":
            return self.wrong(node, "There is no value here.", f"Write {expected}, or remove the line.")
        value = f" ({shown(node.text)})" if isinstance(node, Scalar) else ""
        return self.wrong(node, f"This is {node.meaning}{value}, but {expected} is needed.", mend)

    def _below(self, path: str, line: int) -> Spot:
        self.reading.lines[path] = line
        return Spot(self.reading, path)


class Shape(ABC):
    """One kind of value: read from a node, built for the model, written as plain data, described."""

    @abstractmethod
    def read(self, node: Node, spot: Spot) -> object:
        """The value of the node, or INVALID after telling the problem."""

    @abstractmethod
    def schema(self) -> dict[str, object]:
        """This shape as JSON Schema."""

    def build(self, value: object) -> object:
        """The value as the model holds it."""
        return value

    def plain(self, value: object) -> object:
        """The model's value as plain data (text, number, list, mapping) of the text form."""
        return value
