# SPDX-License-Identifier: EUPL-1.2
"""The units of a structure from the top down, with what each leads and what about them is a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kurzweg.engine.structure.model import Rule, Site, Structure, Unit
from kurzweg.engine.structure.paths import is_assumed

FIELDS_OF_A_UNIT: Final = ("site", "parent", "professional", "staff", "lanes", "hours", "phone", "room")


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One unit in its place: `depth` steps below the top."""

    depth: int
    unit: Unit
    site: Site | None
    leads: tuple[Rule, ...]
    assumed: tuple[str, ...]


def tree(structure: Structure) -> tuple[Branch, ...]:
    """Every unit once, a unit before those it manages, siblings in the order of the structure.

    >>> from kurzweg.engine.structure import example
    >>> [(branch.depth, branch.unit.id) for branch in tree(example())][:3]
    [(0, 'migrationsagentur'), (1, 'servicepoint'), (1, 'auslaenderrecht-1')]
    """
    sites = {site.id: site for site in structure.sites}
    leads: dict[str | None, list[Rule]] = {}
    for rule in structure.responsibilities:
        leads.setdefault(rule.lead, []).append(rule)
    return tuple(
        Branch(
            depth=depth,
            unit=unit,
            site=sites.get(unit.site or ""),
            leads=tuple(leads.get(unit.id, ())),
            assumed=tuple(key for key in FIELDS_OF_A_UNIT if is_assumed(structure, "units", unit.id, key)),
        )
        for depth, unit in _top_down(structure)
    )


def _top_down(structure: Structure) -> Iterator[tuple[int, Unit]]:
    """With a stack of its own: a chain of managers may be longer than Python's."""
    below: dict[str | None, list[Unit]] = {}
    for unit in structure.units:
        below.setdefault(unit.parent, []).append(unit)
    stack = [(0, unit) for unit in reversed(below.get(None, []))]
    while stack:
        depth, unit = stack.pop()
        yield depth, unit
        stack += [(depth + 1, child) for child in reversed(below.get(unit.id, []))]
