# SPDX-License-Identifier: EUPL-1.2
"""To whom a matter could be handed over: proposed by the rules of the structure, chosen by people."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.engine.responsibility import Responsible, UnknownService, route
from kurzweg.matters.models import Matter
from kurzweg.matters.naming import Naming


@dataclass(frozen=True)
class Proposal:
    """The unit that the rules name for the frozen facts of a matter, and why."""

    unit: int
    name: str
    reason: str


def propose(matter: Matter, naming: Naming) -> Proposal | None:
    """The responsible unit by the facts of this matter; None when it has it already or the rules name none."""
    facts = dict(matter.facts.values_list("fact", "value"))
    try:
        answer = route(naming.live.table, matter.service.code, facts)
    except UnknownService:  # the service has left the catalogue since
        return None
    if not isinstance(answer, Responsible) or naming.live.units[answer.unit] == matter.unit_id:
        return None
    unit = naming.live.units[answer.unit]
    return Proposal(unit, naming.unit(unit), answer.reason(naming.language))


def receivers(matter: Matter, naming: Naming) -> list[tuple[int, str]]:
    """The units that can take a matter: those of the house that stand inside some compartment.

    Partners of the house get referrals with consent, not matters.
    """
    plan = naming.live.by_number.items()
    return [
        (number, naming.unit(number))
        for number, unit in plan
        if unit.compartments and unit.kind != "partner" and number != matter.unit_id
    ]
