# SPDX-License-Identifier: EUPL-1.2
"""What follows when a structure comes into force: which units end and begin, where open matters go, what stands in
the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from kurzweg.engine.structure import Change, diff
from kurzweg.engine.structure import Structure as Plan
from kurzweg.offices.models import Lane, Structure

OPEN_MATTERS = "select code, open from redesign_open_matters(%s)"
FEW = 5
"""Fewer open matters than this are not counted out: behind a small number stands a person."""


@dataclass(frozen=True, kw_only=True)
class Ending:
    """A unit that is no more, who takes over from it, and how many matters lie there (below five: at least one)."""

    name: str
    heirs: tuple[str, ...]
    open: int

    @property
    def how_many(self) -> str:
        """The open matters in words."""
        if not self.open:
            return _("keine offenen Anliegen")
        return _("einige offene Anliegen") if self.open < FEW else _("{count} offene Anliegen").format(count=self.open)


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """The outlook on a day: the plan as it would be published, what it replaces, what changes for whom."""

    plan: Plan
    replaces: Structure | None
    changes: tuple[Change, ...]
    ending: tuple[Ending, ...]
    beginning: tuple[str, ...]
    obstacles: tuple[str, ...]


def consequences_of(plan: Plan, *, on: date) -> Consequences:
    """What would follow if this plan came into force on this day, in place of what is in force then."""
    before = Structure.objects.in_force_on(on).first()
    old = before.plan if before else None
    ending = _ending(old, plan) if old else ()
    known = {unit.id for unit in old.units} if old else set()
    return Consequences(
        plan=plan,
        replaces=before,
        changes=diff(replace(old, valid_from=on), plan) if old else (),
        ending=ending,
        beginning=tuple(_name(plan, unit.id) for unit in plan.units if unit.id not in known),
        obstacles=(*_homeless(ending), *_wandering_lanes(plan)),
    )


def _ending(old: Plan, new: Plan) -> tuple[Ending, ...]:
    stay = {unit.id for unit in new.units}
    gone = [unit.id for unit in old.units if unit.id not in stay]
    open_matters = _open_matters(gone)
    return tuple(
        Ending(
            name=_name(old, code),
            heirs=tuple(_name(new, heir) for former, heir in new.successors if former == code),
            open=open_matters.get(code, 0),
        )
        for code in gone
    )


def _open_matters(codes: list[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(OPEN_MATTERS, (codes,))
        return dict(cursor.fetchall())


def _homeless(ending: tuple[Ending, ...]) -> list[str]:
    sentence = _(
        "Bei „{unit}“ liegen {open}, aber keine Nachfolge ist genannt. "
        "Sagen Sie auf der Seite der Einheit, wer übernimmt, oder lassen Sie die Anliegen vorher übergeben."
    )
    return [sentence.format(unit=one.name, open=one.how_many) for one in ending if one.open and not one.heirs]


def _wandering_lanes(plan: Plan) -> list[str]:
    """A lane keeps its unit for ever, because tickets of the past point to it."""
    where = {lane.id: unit.id for unit in plan.units for lane in unit.lanes}
    known = Lane.objects.filter(code__in=where).values_list("code", "unit__code")
    sentence = _("Der Platz „{lane}“ gehörte schon einer anderen Einheit. Geben Sie ihm im Text ein neues Kürzel.")
    return [sentence.format(lane=lane) for lane, unit in known if where[lane] != unit]


def _name(plan: Plan, code: str) -> str:
    return dict(plan.unit(code).name).get("de") or code
