# SPDX-License-Identifier: EUPL-1.2
"""Which open matters change hands when another structure goes live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kurzweg.engine.responsibility.answers import Answer, Elsewhere, Nobody, Responsible
from kurzweg.engine.responsibility.errors import UnknownService
from kurzweg.engine.responsibility.routing import Facts, route
from kurzweg.engine.responsibility.table import DecisionTable

Why = Literal["rule", "successor", "elsewhere", "undecided"]


@dataclass(frozen=True, kw_only=True)
class OpenMatter:
    """An open matter with its frozen facts; `unit` is who has it now."""

    id: str
    service: str
    facts: Facts
    unit: str


@dataclass(frozen=True, kw_only=True)
class Move:
    """Matters that go the same way; `to_unit` is None when no unit takes them, and `why` says why."""

    from_unit: str
    to_unit: str | None
    why: Why
    matters: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many matters move this way."""
        return len(self.matters)


def compare(old: DecisionTable, new: DecisionTable, matters: Iterable[OpenMatter]) -> tuple[Move, ...]:
    """The move list of a go-live.

    Parameters: the compiled structures before and after, and the open matters. A matter whose lead is the
    same unit under both stays where it is; a unit keeps its id through renaming and moving, so a renamed unit
    is no move. Where the old structure gives no single lead, the unit that has the matter counts. Where the
    new one gives none for want of a fact, the unit's `successors` entry in the new structure decides, else
    the matter is `undecided`. Returns moves by unit from and to, in the order of the ids. Source:
    engine/responsibility.md §5.

    >>> from datetime import date
    >>> from kurzweg.engine.responsibility import compile_structure
    >>> from kurzweg.engine.structure.model import Rule, Structure
    >>> def office(lead):
    ...     rules = (Rule(service="duldung", lead=lead),)
    ...     day = date(2018, 1, 1)
    ...     made = Structure(office="O", label="", land="NW", valid_from=day, responsibilities=rules)
    ...     return compile_structure(made, {"duldung": ()})
    >>> before, after = office("amt33"), office("amt54")
    >>> compare(before, after, [OpenMatter(id="m1", service="duldung", facts={}, unit="amt33")])
    (Move(from_unit='amt33', to_unit='amt54', why='rule', matters=('m1',)),)
    """
    heirs = _heirs(new)
    units = set(new.unit_names)
    found: dict[tuple[str, str | None, Why], list[str]] = {}
    for matter in matters:
        before, after = _answer(old, matter), _answer(new, matter)
        holder = before.unit if isinstance(before, Responsible) else matter.unit
        to, why = _destination(after, holder, heirs)
        stays = to == holder or (to is None and holder in units and type(before) is type(after))
        if not stays:
            found.setdefault((holder, to, why), []).append(matter.id)
    return tuple(
        Move(from_unit=holder, to_unit=to, why=why, matters=tuple(found[holder, to, why]))
        for holder, to, why in sorted(found, key=lambda way: (way[0], way[1] or "", way[2]))
    )


def _heirs(table: DecisionTable) -> dict[str, str]:
    """Units that are no more, with the one unit that took over; after a split only the rules can tell."""
    pairs = table.structure.successors
    former = [unit for unit, _ in pairs]
    return {unit: heir for unit, heir in pairs if former.count(unit) == 1}


def _answer(table: DecisionTable, matter: OpenMatter) -> Answer:
    try:
        return route(table, matter.service, matter.facts)
    except UnknownService:
        return Nobody(service=matter.service)


def _destination(after: Answer, holder: str, heirs: Mapping[str, str]) -> tuple[str | None, Why]:
    if isinstance(after, Responsible):
        return after.unit, "rule"
    if isinstance(after, Elsewhere):
        return None, "elsewhere"
    return (heirs[holder], "successor") if holder in heirs else (None, "undecided")
