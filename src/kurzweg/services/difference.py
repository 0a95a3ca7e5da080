# SPDX-License-Identifier: EUPL-1.2
"""What has changed between two catalogues, noun by noun and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from kurzweg.services.nouns import Catalogue, Compartment, Document, LifeSituation, Service

Noun = Service | Document | LifeSituation | Compartment
_SHELVES = ("services", "documents", "life_situations", "compartments")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One entry that is new, gone or changed; `fields` names what changed in it."""

    shelf: str
    id: str
    change: Literal["added", "removed", "changed"]
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.shelf}: {self.id} {self.change}" + (f" ({', '.join(self.fields)})" if self.fields else "")


def differences(before: Catalogue, after: Catalogue) -> tuple[Difference, ...]:
    """Every entry that is not the same in both.

    >>> from kurzweg.services.catalogue import load_catalogue
    >>> differences(load_catalogue(), load_catalogue())
    ()
    """
    return tuple(
        difference
        for shelf in _SHELVES
        for difference in _on_shelf(shelf, getattr(before, shelf), getattr(after, shelf))
    )


def _on_shelf(shelf: str, before: Mapping[str, Noun], after: Mapping[str, Noun]) -> Iterator[Difference]:
    for id_, old in before.items():
        if id_ not in after:
            yield Difference(shelf=shelf, id=id_, change="removed")
        elif old != after[id_]:
            yield Difference(shelf=shelf, id=id_, change="changed", fields=_changed_fields(old, after[id_]))
    for id_ in after:
        if id_ not in before:
            yield Difference(shelf=shelf, id=id_, change="added")


def _changed_fields(before: Noun, after: Noun) -> tuple[str, ...]:
    return tuple(field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name))
