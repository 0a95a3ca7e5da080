# SPDX-License-Identifier: EUPL-1.2
"""Where a unit is and how to reach it, for the person whose matter lies there."""

from __future__ import annotations

from dataclasses import dataclass

from kurzweg.matters.naming import Naming


@dataclass(frozen=True)
class Whereabouts:
    """Name, house, room and telephone of a unit; what is not known stays empty."""

    name: str
    address: str
    room: str
    phone: str


def whereabouts(unit: int, naming: Naming) -> Whereabouts:
    """How to reach a unit as it is today."""
    plan = naming.live.unit(unit)
    sites = {site.id: site for site in naming.live.plan.sites}
    site = sites.get(plan.site or "") if plan else None
    return Whereabouts(
        name=naming.unit(unit),
        address=", ".join(part for part in (site.name, site.address) if part) if site else "",
        room=plan.room if plan else "",
        phone=plan.phone if plan else "",
    )
