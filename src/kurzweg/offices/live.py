# SPDX-License-Identifier: EUPL-1.2
"""The structure in force, compiled once per version and kept: routing asks no query but which version it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from django.db import connection

from kurzweg.engine import structure as text_form
from kurzweg.engine.responsibility import DecisionTable, compile_structure
from kurzweg.offices.models import Lane, Site, Structure, Unit, UnitVersion
from kurzweg.services.snapshot import CatalogueKey, catalogue_key, snapshot_of

# Every page asks this, some twice: by hand it costs a fifth of what the same queryset does.
IN_FORCE = "select id, published_at from offices_structure where in_force @> %s::date"


@dataclass(frozen=True, kw_only=True)
class LiveStructure:
    """What pages need of the structure in force: the plan, its decision table, and the numbers of its rows."""

    number: int
    plan: text_form.Structure
    table: DecisionTable
    units: dict[str, int]
    sites: dict[str, int]
    lanes: dict[str, int]
    by_number: dict[int, text_form.Unit]
    former: dict[int, str]
    """How units of older structures were called last."""

    @cached_property
    def lane_names(self) -> dict[int, str]:
        """How each lane at which people are received is called, by its number."""
        units = (unit for unit in self.plan.units if unit.site is not None)
        return {self.lanes[lane.id]: lane.name or lane.id for unit in units for lane in unit.lanes}

    def unit(self, number: int | None) -> text_form.Unit | None:
        """The unit with this number as it is today; None when it is part of an older structure only."""
        return self.by_number.get(number) if number else None

    def name_of(self, number: int | None, language: str = "de") -> str:
        """How a unit is called today, or was called last, in this language or else in German."""
        unit = self.unit(number)
        names = dict(unit.name) if unit else {}
        return names.get(language) or names.get("de") or self.former.get(number or 0, "")


class NoStructureError(RuntimeError):
    """The office has no structure in force today, so nobody can be responsible for anything."""

    def __init__(self, day: date) -> None:
        super().__init__(f"No structure is in force on {day}. Import one and put it live: `kurzweg up` loads the demo.")


def live_structure(day: date) -> LiveStructure:
    """The structure in force on a day. One small query; the rest is remembered per version.

    Raises `NoStructureError` when there is none.
    """
    with connection.cursor() as cursor:
        cursor.execute(IN_FORCE, (day,))
        row = cursor.fetchone()
    if row is None:
        raise NoStructureError(day)
    return _compiled(*row, catalogue_key(day))


@lru_cache(maxsize=4)
def _compiled(number: int, _published_at: datetime | None, catalogue: CatalogueKey) -> LiveStructure:
    """What was published never changes, so number, moment and catalogue tell one state from every other."""
    plan = Structure.objects.get(pk=number).plan
    by_code = {unit.id: unit for unit in plan.units}
    units = dict(Unit.objects.filter(code__in=by_code).values_list("code", "pk"))
    return LiveStructure(
        number=number,
        plan=plan,
        table=compile_structure(plan, snapshot_of(catalogue).catalogue.scopes),
        units=units,
        by_number={number: by_code[code] for code, number in units.items()},
        former=dict(
            UnitVersion.objects.exclude(unit__in=units.values())
            .filter(structure__in_force__isnull=False)
            .order_by("structure__in_force")
            .values_list("unit_id", "name")
        ),
        sites=dict(Site.objects.values_list("code", "pk")),
        lanes=dict(Lane.objects.values_list("code", "pk")),
    )
