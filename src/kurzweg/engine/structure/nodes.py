# SPDX-License-Identifier: EUPL-1.2
"""YAML text as a small tree that knows its lines, built event by event within fixed limits.

Nothing is constructed: no aliases, no tags, no objects. A hostile text ends at the first event over a
limit, so time and memory are bounded by `MAX_NODES` and `MAX_DEPTH`, whatever the text promises to become.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

import yaml
from yaml.resolver import Resolver

from kurzweg.engine.structure.problems import STRUCTURE, Kind, Problem, StructureError, shown

MAX_NODES = 200_000
MAX_DEPTH = 20
LONGEST_WORD_WITH_A_MEANING = 100

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MEANINGS = {
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:bool": "a yes or no",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
}
_NOT_FINITE = (".nan", ".inf")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; `quoted` text is never anything but text."""

    line: int
    text: str
    quoted: bool

    @property
    def meaning(self) -> str:
        """What common YAML tools take the value for: nothing, a yes or no, a number, a date, a text."""
        if self.quoted or len(self.text) > LONGEST_WORD_WITH_A_MEANING:
            return "a text"
        return _meaning(self.text)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list with its items."""

    line: int
    items: list[Node]

    meaning = "a list"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields and their values in the order of the text; double keys are still in it."""

    line: int
    pairs: list[tuple[Node, Node]]

    meaning = "a mapping"


Node = Scalar | Sequence | Mapping


@lru_cache(maxsize=4096)
def _meaning(text: str) -> str:
    tag: str = Resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if text.strip("+-").lower() in _NOT_FINITE:
        return "no finite number"
    return _MEANINGS.get(tag, "a text")


def tree_of(text: str, *, file: str, kind: Kind = STRUCTURE) -> Node:
    """The one document of a YAML text as a tree; StructureError when it is none, too large or too clever."""
    builder = _Builder(file, kind)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise StructureError([_syntax(error, text, file)]) from None
    except yaml.YAMLError:
        builder.refuse(1, "The text cannot be read as YAML.", "Save it as plain UTF-8 text.")
    if builder.root is None or (isinstance(builder.root, Scalar) and builder.root.meaning == "nothing"):
        builder.refuse(1, "The file is empty.", kind.begin)
    return builder.root


class _Builder:
    """Puts events together to nodes with an explicit stack: no recursion, one look at every event."""

    def __init__(self, file: str, kind: Kind) -> None:
        self.file = file
        self.kind = kind
        self.root: Node | None = None
        self.stack: list[tuple[Sequence | Mapping, list[Node]]] = []
        self.count = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.refuse(line, "A second document begins here.", f"Keep one {self.kind.noun} per file.")
        if isinstance(event, yaml.NodeEvent):
            self._refuse_cleverness(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(line, event.value, quoted=not event.implicit[0]))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(Sequence(line, []))
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(Mapping(line, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def refuse(self, line: int, cause: str, mend: str) -> NoReturn:
        raise StructureError([Problem(file=self.file, line=line, field="", cause=cause, mend=mend)])

    def _refuse_cleverness(self, event: yaml.NodeEvent, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.refuse(line, f"*{event.anchor} repeats another place.", "Write the value out; no aliases.")
        if event.anchor is not None:
            self.refuse(line, f"&{event.anchor} is an anchor.", "Remove it; every value stands where it belongs.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse(line, f"{shown(tag)} is a tag.", "Remove it; the format needs no tags.")
        self.count += 1
        if self.count > MAX_NODES:
            self.refuse(
                line,
                f"The file has more than {MAX_NODES:,} values.",
                f"Remove what is not part of a {self.kind.noun}.",
            )

    def _open(self, node: Sequence | Mapping) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.refuse(node.line, f"This is nested deeper than {MAX_DEPTH} levels.", "Remove the brackets.")
        self.stack.append((node, []))

    def _close(self) -> None:
        node, children = self.stack.pop()
        if isinstance(node, Sequence):
            node.items.extend(children)
        else:
            node.pairs.extend(_in_pairs(children))
        self._add(node)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1][1].append(node)
        else:
            self.root = node


def _in_pairs(nodes: list[Node]) -> Iterator[tuple[Node, Node]]:
    return zip(nodes[::2], nodes[1::2], strict=True)


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    problem = " ".join((error.problem or error.context or "").split())
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    return Problem(
        file=file,
        line=mark.line + 1 if mark else None,
        field="",
        cause=f"The text is not valid YAML here: {problem}.",
        mend=_mend(problem, line),
    )


def _mend(problem: str, line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "Indent with spaces instead of tabs."
    if any(sign in problem for sign in ("cannot start any token", "block scalar", "comment or line break")):
        return 'Put the value in quotes, as in "<18".'
    if "mapping values are not allowed" in problem or "could not find expected ':'" in problem:
        return "Check the indentation, and put values with a colon in quotes."
    return "Check brackets, quotes and indentation of this line and the one before."
