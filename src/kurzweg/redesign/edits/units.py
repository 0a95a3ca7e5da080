# SPDX-License-Identifier: EUPL-1.2
"""Adding and changing units and sites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from kurzweg.engine.structure import Site, Structure, Unit


def find_unit(plan: Structure, code: str) -> Unit | None:
    """The unit with this code, if there is one."""
    return next((unit for unit in plan.units if unit.id == code), None)


def find_site(plan: Structure, code: str) -> Site | None:
    """The site with this code, if there is one."""
    return next((site for site in plan.sites if site.id == code), None)


def add_unit(plan: Structure, unit: Unit) -> Structure:
    """A unit more, after its siblings."""
    siblings = [place for place, one in enumerate(plan.units) if unit.parent in (one.parent, one.id)]
    after = siblings[-1] + 1 if siblings and unit.parent else len(plan.units)
    return replace(plan, units=(*plan.units[:after], unit, *plan.units[after:]))


def change_unit(plan: Structure, code: str, **fields: Any) -> Structure:
    """One unit with other values; what somebody has set by hand is no guess any more."""
    before = plan.unit(code)
    after = replace(before, **fields)
    changed = {name for name in fields if getattr(before, name) != getattr(after, name)}
    known = {f"units.{code}.{name}" for name in changed}
    units = tuple(after if unit.id == code else unit for unit in plan.units)
    return replace(plan, units=units, assumed=_less(plan.assumed, known))


def add_site(plan: Structure, site: Site) -> Structure:
    """A site more."""
    return replace(plan, sites=(*plan.sites, site))


def change_site(plan: Structure, site: Site) -> Structure:
    """One site with other values."""
    return replace(plan, sites=tuple(site if one.id == site.id else one for one in plan.sites))


def end_site(plan: Structure, code: str, *, to: str) -> Structure:
    """A site less; who stands there moves to another site, or has none when `to` is empty."""
    units = tuple(replace(unit, site=to or None) if unit.site == code else unit for unit in plan.units)
    return replace(plan, sites=tuple(site for site in plan.sites if site.id != code), units=units)


def _less(paths: tuple[str, ...], known: Iterable[str]) -> tuple[str, ...]:
    gone = set(known)
    return tuple(path for path in paths if path not in gone)
