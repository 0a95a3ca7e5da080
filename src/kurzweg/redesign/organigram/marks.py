# SPDX-License-Identifier: EUPL-1.2
"""What became of a unit from one structure to another, as marks on its box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Structure, Unit

Mark = Literal["added", "gone", "moved", "renamed", "resized", "reassigned"]
Marks = Mapping[str, tuple[Mark, ...]]
"""Unit to what became of it; a unit without an entry stayed as it was."""

WORDS: Final = {
    "added": _("neu"),
    "gone": _("nicht mehr dabei"),
    "moved": _("zieht um"),
    "renamed": _("heißt anders"),
    "resized": _("andere Stellenzahl"),
    "reassigned": _("andere Aufsicht"),
}


@dataclass(frozen=True, kw_only=True)
class Marked:
    """The marks of both pictures: what goes away stands in the one before, what comes in the one after."""

    before: Marks
    after: Marks


def marks_between(before: Structure, after: Structure) -> Marked:
    """What became of every unit. A unit is known by its id: under another name or site it is still itself."""
    olds, news = ({unit.id: unit for unit in structure.units} for structure in (before, after))
    changed = {code: marks for code, old in olds.items() if code in news and (marks := _changes(old, news[code]))}
    gone: Marks = {code: ("gone",) for code in olds if code not in news}
    added: Marks = {code: ("added",) for code in news if code not in olds}
    return Marked(before={**changed, **gone}, after={**changed, **added})


def _changes(old: Unit, new: Unit) -> tuple[Mark, ...]:
    asked: tuple[tuple[Mark, bool], ...] = (
        ("moved", new.site is not None and old.site != new.site),
        ("renamed", dict(old.name).get("de") != dict(new.name).get("de")),
        ("resized", None not in (old.staff, new.staff) and old.staff != new.staff),
        ("reassigned", (old.parent, old.professional) != (new.parent, new.professional)),
    )
    return tuple(mark for mark, holds in asked if holds)
