# SPDX-License-Identifier: EUPL-1.2
"""Paths such as `units.servicepoint.staff`: what they point at, and what is a guess."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from kurzweg.engine.structure.model import Structure
from kurzweg.engine.structure.problems import suggestion

EVERY: Final = "*"


@dataclass(frozen=True)
class Missing:
    """Where a path leads astray: the part that is not there, and what is there instead."""

    part: str
    known: Collection[str]

    @property
    def mend(self) -> str:
        return suggestion(self.part, self.known, noun="field here")


def missing(values: object, path: str) -> Missing | None:
    """None when the path points at a field that has a value, else the first part that does not exist.

    Records in a list are named by their id or their service, all of them by `*`.

    >>> missing({"units": ({"id": "mitte", "staff": 5},)}, "units.mitte.staff")
    >>> missing({"units": ({"id": "mitte", "staff": 5},)}, "units.mitte.hours").part
    'hours'
    """
    return Paths(values).missing(path)


class Paths:
    """What can be pointed at in the values of one text; every list is looked through once for all paths."""

    def __init__(self, values: object) -> None:
        self._values = values
        self._seen: dict[int, dict[str, list[object]]] = {}

    def missing(self, path: str) -> Missing | None:
        """As the function of this name."""
        return self._missing(self._values, path.split("."))

    def _missing(self, values: object, parts: Sequence[str]) -> Missing | None:
        if not parts:
            return None
        below = self._below(values)
        first: Missing | None = None
        for value in chain.from_iterable(below.values()) if parts[0] == EVERY else below.get(parts[0], ()):
            problem = self._missing(value, parts[1:])
            if problem is None:
                return None
            first = first or problem
        return first or Missing(parts[0], tuple(below))

    def _below(self, values: object) -> dict[str, list[object]]:
        if id(values) not in self._seen:  # the values live as long as `self`, so no id is used twice
            self._seen[id(values)] = _named_below(values)
        return self._seen[id(values)]


def is_assumed(structure: Structure, *path: str) -> bool:
    """Whether a field is a guess: it, or something above it, stands under `assumed`.

    >>> from dataclasses import replace
    >>> from kurzweg.engine.structure import example
    >>> guess = replace(example(), assumed=("units.*.staff",))
    >>> is_assumed(guess, "units", "jugend", "staff"), is_assumed(guess, "units", "jugend", "hours")
    (True, False)
    """
    return any(_covers(entry.split("."), path) for entry in structure.assumed)


def _covers(entry: Sequence[str], path: Sequence[str]) -> bool:
    parts = zip(entry, path, strict=False)
    return len(entry) <= len(path) and all(one in (EVERY, other) for one, other in parts)


def _named_below(values: object) -> dict[str, list[object]]:
    """What stands directly below a value, by name; several records of a list can have one name."""
    named: dict[str, list[object]] = {}
    if isinstance(values, Mapping):
        return {key: [value] for key, value in values.items()}
    for item in values if isinstance(values, tuple) else ():
        if isinstance(item, Mapping):
            name = item.get("id", item.get("service"))
            if isinstance(name, str):
                named.setdefault(name, []).append(item)
        elif isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):
            named.setdefault(item[0], []).append(item[1])
    return named
