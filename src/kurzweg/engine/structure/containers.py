# SPDX-License-Identifier: EUPL-1.2
"""Shapes that hold others: lists and open mappings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from kurzweg.engine.structure.nodes import MAX_NODES, Mapping, Node, Scalar, Sequence
from kurzweg.engine.structure.problems import shown
from kurzweg.engine.structure.reading import INVALID, Shape, Spot
from kurzweg.engine.structure.words import CODE

Pairs = tuple[tuple[object, object], ...]


@dataclass(frozen=True)
class ListOf(Shape):
    """A list without double words; read as a tuple in which a wrong item keeps its place as INVALID."""

    item: Shape
    most: int = MAX_NODES

    def read(self, node: Node, spot: Spot) -> object:
        if not isinstance(node, Sequence):
            return spot.not_a(node, "a list", "Write it as [a, b], or one item per line after a hyphen.")
        if not node.items:
            return spot.wrong(node, "The list is empty.", "Add an item, or remove the line.")
        if len(node.items) > self.most:
            return spot.wrong(node, f"The list has more than {self.most} items.", "Shorten it.")
        spots = [spot.item(index, item.line) for index, item in enumerate(node.items)]
        values = tuple(self.item.read(item, at) for item, at in zip(node.items, spots, strict=True))
        self._tell_doubles(node, values, spots)
        return values

    def _tell_doubles(self, node: Sequence, values: tuple[object, ...], spots: list[Spot]) -> None:
        seen: set[object] = set()
        for item, value, spot in zip(node.items, values, spots, strict=True):
            if isinstance(value, str) and value in seen:
                spot.wrong(item, f"{shown(value)} stands here twice.", "Keep one of them.")
            if isinstance(value, str):
                seen.add(value)

    def build(self, value: object) -> object:
        return tuple(self.item.build(item) for item in cast("tuple[object, ...]", value))

    def plain(self, value: object) -> object:
        return [self.item.plain(item) for item in cast("tuple[object, ...]", value)]

    def schema(self) -> dict[str, object]:
        item = self.item.schema()
        unique = {"uniqueItems": True} if item.get("type") != "object" else {}
        return {"type": "array", "minItems": 1, "maxItems": self.most, **unique, "items": item}


@dataclass(frozen=True)
class OneOrMany(Shape):
    """One item, or a list of them; always read as a tuple."""

    item: Shape

    def read(self, node: Node, spot: Spot) -> object:
        if isinstance(node, Sequence):
            return ListOf(self.item).read(node, spot)
        value = self.item.read(node, spot)
        return value if value is INVALID else (value,)

    def build(self, value: object) -> object:
        return ListOf(self.item).build(value)

    def plain(self, value: object) -> object:
        items = [self.item.plain(item) for item in cast("tuple[object, ...]", value)]
        return items[0] if len(items) == 1 else items

    def schema(self) -> dict[str, object]:
        return {"anyOf": [self.item.schema(), ListOf(self.item).schema()]}


@dataclass(frozen=True)
class MapOf(Shape):
    """An open mapping; read as a tuple of pairs in the order of the text."""

    key: Shape
    value: Shape

    def read(self, node: Node, spot: Spot) -> object:
        if not isinstance(node, Mapping):
            return spot.not_a(node, "a mapping", "Write it as {name: value}, or one `name: value` per line.")
        if not node.pairs:
            return spot.wrong(node, "The mapping is empty.", "Add an entry, or remove the line.")
        return tuple((self.key.read(key, at), self.value.read(value, at)) for key, value, at in entries(node, spot))

    def build(self, value: object) -> object:
        return tuple((key, self.value.build(held)) for key, held in cast(Pairs, value))

    def plain(self, value: object) -> object:
        return {cast(str, self.key.plain(key)): self.value.plain(held) for key, held in cast(Pairs, value)}

    def schema(self) -> dict[str, object]:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": self.key.schema(),
            "additionalProperties": self.value.schema(),
        }


CODES = ListOf(CODE)


def entries(node: Mapping, spot: Spot) -> Iterator[tuple[Scalar, Node, Spot]]:
    """The fields of a mapping, each once; double fields and fields without a plain name are told."""
    seen: dict[str, int] = {}
    for key, value in node.pairs:
        if not isinstance(key, Scalar):
            spot.wrong(key, f"The name of a field is {key.meaning}.", "Write a plain name before the colon.")
            continue
        at = spot.at(_short(key.text), key.line)
        if key.text in seen:
            cause = f"{shown(key.text)} stands here twice, first in line {seen[key.text]}."
            at.wrong(key, cause, "Keep one of them.")
            continue
        seen[key.text] = key.line
        yield key, value, at


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:80]}…"
