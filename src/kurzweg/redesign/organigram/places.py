# SPDX-License-Identifier: EUPL-1.2
"""Where every box stands: managers above, their units hanging below, folded over several columns.

A unit's own units hang from a line at its start side, each one step in. With more than one column they are
folded like a newspaper, and a unit with very many of its own gets several columns to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kurzweg.engine.structure import Branch
from kurzweg.redesign.organigram.boxes import WIDTH, Content

STEP_IN: Final = 24.0
BELOW: Final = 14.0
BUS: Final = 22.0
GUTTER: Final = 40.0
DEEPEST: Final = 6
"""Whoever stands deeper is drawn at this depth; the table beside the picture names the manager."""


Fold = tuple[tuple["Node", ...], int]
"""Units that hang below each other, and over how many columns each of them may spread."""


@dataclass
class Node:
    """A unit with the units that hang below it; the top of everything has none of its own."""

    content: Content | None
    below: list[Node] = field(default_factory=list)
    _folds: dict[int, tuple[Fold, ...]] = field(default_factory=dict, repr=False)

    @property
    def own(self) -> float:
        return self.content.height + BELOW if self.content else 0.0

    def height(self, columns: int) -> float:
        """How high it is with all below it."""
        return self.own + _height(self.folds(columns))

    def folds(self, columns: int) -> tuple[Fold, ...]:
        """How the units below are best laid: all in one line, or side by side; whichever is lower."""
        if columns not in self._folds:
            one_line: tuple[Fold, ...] = ((tuple(self.below), columns),) if self.below else ()
            ways = (one_line, tuple(_side_by_side(self.below, columns))) if columns > 1 else (one_line,)
            self._folds[columns] = min(ways, key=_height)
        return self._folds[columns]


def _height(folds: Sequence[Fold]) -> float:
    return max((sum(node.height(given) for node in group) for group, given in folds), default=0.0)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A box in its place. Beside every column a stripe stays free, in which lines may run."""

    content: Content
    x: float
    y: float
    column: int


@dataclass(frozen=True, kw_only=True)
class Hanging:
    """The line from a manager to the units below: from a point down or along to a line, and from it to each."""

    x: float
    y: float
    bus: float
    spines: tuple[tuple[float, tuple[tuple[float, float], ...]], ...]
    """x of each spine, and the start points of the boxes that hang from it."""


@dataclass
class Plan:
    """All boxes and lines, from the top down, and where each column ends."""

    places: list[Place] = field(default_factory=list)
    hangings: list[Hanging] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    bottom: float = 0.0

    def new_column(self) -> int:
        self.ends.append(0.0)
        return len(self.ends) - 1


def forest(branches: Sequence[Branch], contents: Sequence[Content]) -> Node:
    """The units as nodes below one invisible top."""
    top = Node(None)
    way = [top]
    for branch, content in zip(branches, contents, strict=True):
        depth = min(branch.depth, DEEPEST)
        node = Node(content)
        del way[depth + 1 :]
        way[depth].below.append(node)
        way.append(node)
    return top


def arrange(top: Node, *, columns: int) -> Plan:
    """Give every box its place, in at most so many columns."""
    plan = Plan()
    plan.bottom = _hang(plan, top, (0.0, 0.0), plan.new_column(), columns)[1]
    return plan


def _put(plan: Plan, node: Node, at: tuple[float, float], column: int, columns: int) -> tuple[float, float]:
    """Place a node and all below it; answers with the end of its width and of its height."""
    assert node.content is not None
    x, y = at
    plan.places.append(Place(content=node.content, x=x, y=y, column=column))
    plan.ends[column] = max(plan.ends[column], x + WIDTH)
    bottom = y + node.content.height
    if not node.below:
        return x + WIDTH, bottom
    end, bottom = _hang(plan, node, (x, bottom), column, columns)
    return max(end, x + WIDTH), bottom


def _hang(plan: Plan, node: Node, at: tuple[float, float], column: int, columns: int) -> tuple[float, float]:
    """Hang the units below a node: the first group in its own column, the others in new ones beside it."""
    folds = node.folds(columns)
    x, y = at
    step, drop = (STEP_IN, BUS if len(folds) > 1 else BELOW) if node.content else (0.0, 0.0)
    spines, end, bottom = [], x - GUTTER, y
    for fold, (group, given) in enumerate(folds):
        own, start, down = column if fold == 0 else plan.new_column(), end + GUTTER, y + drop
        grips = []
        for child in group:
            grips.append((start + step, down + _grip(child)))
            child_end, child_bottom = _put(plan, child, (start + step, down), own, given)
            end, bottom, down = max(end, child_end), max(bottom, child_bottom), child_bottom + BELOW
        spines.append((start + STEP_IN / 2, tuple(grips)))
    if node.content and spines:
        plan.hangings.append(Hanging(x=x + STEP_IN / 2, y=y, bus=y + drop / 2, spines=tuple(spines)))
    return end, bottom


def _grip(node: Node) -> float:
    """How far below its upper edge a box is held."""
    assert node.content is not None
    return min(node.content.height / 2, 28.0)


def _side_by_side(nodes: Sequence[Node], columns: int) -> Iterator[Fold]:
    """The large ones with columns for themselves, the others stacked in what is left."""
    total = sum(node.height(1) for node in nodes)
    left = columns
    small: list[Node] = []
    for node in nodes:
        given = min(round(node.height(1) / total * columns), left - 1)
        if given >= 2:
            yield (node,), given
            left -= given
        else:
            small.append(node)
    yield from ((tuple(group), 1) for group in _stacked(small, left))


def _stacked(nodes: Sequence[Node], columns: int) -> Iterator[list[Node]]:
    """The nodes in their order over so many columns, about equally high."""
    rest = sum(node.height(1) for node in nodes)
    group: list[Node] = []
    used = 0.0
    for node in nodes:
        if group and columns > 1 and used + node.height(1) / 2 > rest / columns:
            yield group
            rest, columns, group, used = rest - used, columns - 1, [], 0.0
        group.append(node)
        used += node.height(1)
    if group:
        yield group
