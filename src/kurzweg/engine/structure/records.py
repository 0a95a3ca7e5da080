# SPDX-License-Identifier: EUPL-1.2
"""Records: mappings with a fixed set of fields, each of them a dataclass of the model or a part of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from typing import cast

from kurzweg.engine.structure.amounts import Constant
from kurzweg.engine.structure.containers import entries
from kurzweg.engine.structure.nodes import Mapping, Node
from kurzweg.engine.structure.problems import shown, suggestion
from kurzweg.engine.structure.reading import Shape, Spot


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a record: its name in the text, its shape, its meaning, its name in the model."""

    key: str
    shape: Shape
    about: str
    attribute: str = ""
    required: bool = False

    @property
    def name(self) -> str:
        return self.attribute or self.key


@dataclass(frozen=True)
class Record(Shape):
    """A mapping with a fixed set of fields.

    `of` is the dataclass of the model; None when the fields belong to the record around it, as in
    `patience: {median: 5}`. A field that has the default of its dataclass is not written: one canonical face.
    """

    noun: str
    of: type | None
    fields: tuple[Field, ...]

    def read(self, node: Node, spot: Spot) -> object:
        if not isinstance(node, Mapping):
            return spot.not_a(node, f"a mapping ({self.noun})", f"Write its fields, as in {self._example()}.")
        known = {field.key: field for field in self.fields}
        values: dict[str, object] = {}
        for key, value, at in entries(node, spot):
            if key.text in known:
                values[key.text] = known[key.text].shape.read(value, at)
            else:
                cause = f"{self._named()} has no field {shown(key.text)}."
                at.wrong(key, cause, suggestion(key.text, known, noun="field"))
        for field in self.fields:
            if field.required and field.key not in values:
                spot.wrong(node, f"{self._named()} has no {field.key}.", f"Add `{field.key}:` ({field.about}).")
        return values

    def build(self, value: object) -> object:
        arguments = self.arguments(cast("dict[str, object]", value))
        return self.of(**arguments) if self.of else arguments

    def arguments(self, values: dict[str, object]) -> dict[str, object]:
        """What the dataclass is called with; the fields of inner records without one are its own."""
        arguments: dict[str, object] = {}
        for field in self.fields:
            if field.key not in values or isinstance(field.shape, Constant):
                continue
            built = field.shape.build(values[field.key])
            if isinstance(field.shape, Record) and field.shape.of is None:
                arguments |= cast("dict[str, object]", built)
            else:
                arguments[field.name] = built
        return arguments

    def plain(self, value: object) -> object:
        return self._plain(value, _defaults(value))

    def _plain(self, value: object, defaults: dict[str, object]) -> dict[str, object]:
        found = {field.key: self._plain_field(field, value, defaults) for field in self.fields}
        return {key: held for key, held in found.items() if held is not None}

    def _plain_field(self, field: Field, value: object, defaults: dict[str, object]) -> object:
        if isinstance(field.shape, Constant):
            return field.shape.value
        if isinstance(field.shape, Record) and field.shape.of is None:
            return field.shape._inner(value, defaults)
        held = getattr(value, field.name)
        return None if held == defaults.get(field.name, MISSING) else field.shape.plain(held)

    def _inner(self, value: object, defaults: dict[str, object]) -> dict[str, object] | None:
        given = self._plain(value, defaults)
        if not given:
            return None
        required = (field for field in self.fields if field.required)
        return {**{field.key: field.shape.plain(getattr(value, field.name)) for field in required}, **given}

    def schema(self) -> dict[str, object]:
        properties = {field.key: {**field.shape.schema(), "description": field.about} for field in self.fields}
        required = [field.key for field in self.fields if field.required]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": properties,
            **({"required": required} if required else {}),
        }

    def _named(self) -> str:
        return self.noun[0].upper() + self.noun[1:]

    def _example(self) -> str:
        first = next((field.key for field in self.fields if field.required), self.fields[0].key)
        return f"`{first}: …`"


def _defaults(value: object) -> dict[str, object]:
    return dict(_own_defaults(type(value)))


def _own_defaults(of: type) -> Iterable[tuple[str, object]]:
    for field in fields(of):
        if field.default is not MISSING:
            yield field.name, field.default
        elif field.default_factory is not MISSING:
            yield field.name, field.default_factory()
