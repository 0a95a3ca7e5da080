# SPDX-License-Identifier: EUPL-1.2
"""Which units come under other line management or other professional supervision."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.structure import Structure, Unit, is_assumed


@dataclass(frozen=True, kw_only=True)
class Lines:
    """The two lines above a unit in one structure; an id, or None for no line."""

    line: str | None
    professional: str | None
    assumed: bool

    @property
    def are_two(self) -> bool:
        """Whether professional supervision stands apart from management."""
        return self.professional is not None and self.professional != self.line


@dataclass(frozen=True, kw_only=True)
class SupervisionChange:
    """One unit with the lines above it before and after; None where it is not part of that structure."""

    unit: str
    before: Lines | None
    after: Lines | None


def supervision_changes(before: Structure, after: Structure) -> tuple[SupervisionChange, ...]:
    """The units of both structures whose lines change, and new units with two lines, in their order.

    >>> from kurzweg.engine.structure import example
    >>> supervision_changes(example(), example())
    ()
    """
    olds, news = (_lines(structure) for structure in (before, after))
    changes = [
        SupervisionChange(unit=unit, before=olds.get(unit), after=lines)
        for unit, lines in news.items()
        if _is_told(olds.get(unit), lines)
    ]
    return tuple(changes)


def _is_told(old: Lines | None, new: Lines) -> bool:
    if old is None:
        return new.are_two
    return (old.line, old.professional) != (new.line, new.professional)


def _lines(structure: Structure) -> dict[str, Lines]:
    return {unit.id: _of(structure, unit) for unit in structure.units}


def _of(structure: Structure, unit: Unit) -> Lines:
    assumed = any(is_assumed(structure, "units", unit.id, key) for key in ("parent", "professional"))
    return Lines(line=unit.parent, professional=unit.professional, assumed=assumed)
