# SPDX-License-Identifier: EUPL-1.2
"""A structure in a few figures that two offices can be compared by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kurzweg.engine.comparison.supervision import supervision_changes
from kurzweg.engine.comparison.work import Work, offices_of
from kurzweg.engine.structure import Structure, Unit, is_assumed


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What can be counted without a simulation.

    `sites` are those where a unit stands; `offices` the managements among which units are spread; `staff` posts
    of the own house, `partner_staff` those of partners, None when nobody gave a number; `guessed_staff` how many
    of the units with a number have it from nobody; `double` services on which several managements work for the
    same person, `returning` those whose flow leads back to a unit that had them, `handovers` the steps from unit
    to unit over all services, `led` services that the office leads itself.
    """

    units: int
    sites: int
    offices: int
    staff: float | None
    partner_staff: float | None
    guessed_staff: int
    two_lines: int
    led: int
    double: int
    returning: int
    handovers: int


def figures_of(structure: Structure, works: Iterable[Work]) -> Figures:
    """Count a structure.

    >>> from kurzweg.engine.structure import example
    >>> figures_of(example(), []).units
    6
    """
    units, works = structure.units, tuple(works)
    empty = Structure(office="", label="", land=structure.land, valid_from=structure.valid_from)
    offices = offices_of(structure)
    own = [unit for unit in units if unit.kind != "partner"]
    partners = [unit for unit in units if unit.kind == "partner"]
    return Figures(
        units=len(units),
        sites=len({unit.site for unit in units if unit.site}),
        offices=len({offices[unit.id] for unit in units if unit.kind != "back" or unit.staff}),
        staff=_sum(own),
        partner_staff=_sum(partners),
        guessed_staff=sum(1 for unit in units if unit.staff is not None and _is_guessed(structure, unit)),
        two_lines=len(supervision_changes(empty, structure)),
        led=len(works),
        double=sum(1 for work in works if work.is_double),
        returning=sum(1 for work in works if work.returns),
        handovers=sum(work.handovers for work in works),
    )


def _sum(units: Iterable[Unit]) -> float | None:
    given = [unit.staff for unit in units if unit.staff is not None]
    return sum(given) if given else None


def _is_guessed(structure: Structure, unit: Unit) -> bool:
    return is_assumed(structure, "units", unit.id, "staff")
