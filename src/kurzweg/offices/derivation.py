# SPDX-License-Identifier: EUPL-1.2
"""From the text of a structure to rows that other tables point to: units, their versions and heirs, sites, lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurzweg.engine import structure as text_form
from kurzweg.offices.models.places import Lane, Site
from kurzweg.offices.models.unit import Succession, Unit, UnitVersion

if TYPE_CHECKING:
    from kurzweg.offices.models.structure import Structure


def derive_rows(structure: Structure) -> None:
    """Make the rows of a structure that goes live; what exists under the same code is kept."""
    plan = structure.plan
    sites = {site.id: Site.objects.get_or_create(code=site.id)[0] for site in plan.sites}
    units = {unit.id: Unit.objects.get_or_create(code=unit.id)[0] for unit in plan.units}
    UnitVersion.objects.bulk_create(_version(structure, unit, units, sites) for unit in plan.units)
    former = dict(Unit.objects.in_bulk((code for code, _heir in plan.successors), field_name="code"))
    Succession.objects.bulk_create(
        Succession(structure=structure, unit=former[code], heir=units[heir])
        for code, heir in dict.fromkeys(plan.successors)
        if code in former and code not in units
    )
    for unit in plan.units:
        for lane in unit.lanes:
            Lane.objects.get_or_create(code=lane.id, defaults={"unit": units[unit.id]})


def _version(structure: Structure, unit: text_form.Unit, units: dict[str, Unit], sites: dict[str, Site]) -> UnitVersion:
    return UnitVersion(
        structure=structure,
        unit=units[unit.id],
        name=dict(unit.name).get("de") or unit.id,
        kind=unit.kind,
        site=sites.get(unit.site or ""),
        parent=units.get(unit.parent or ""),
        professional=units.get(unit.professional or ""),
        controller=unit.controller,
        compartments=list(unit.compartments),
        phone=unit.phone,
        room=unit.room,
    )
