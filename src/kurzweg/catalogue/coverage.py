# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody is responsible for what would be published: new services need a rule of the structure too."""

from __future__ import annotations

from datetime import date

from kurzweg.engine.responsibility import check
from kurzweg.offices.models import Structure
from kurzweg.services.nouns import Catalogue


def nobody_responsible(catalogue: Catalogue, new: frozenset[str], *, on: date, language: str) -> tuple[str, ...]:
    """What the structure of that day leaves open for these services, as sentences; nothing when all are covered."""
    structure = Structure.objects.in_force_on(on).first()
    if structure is None or not new:
        return ()
    rooms = {service.id: service.compartment for service in catalogue.services.values()}
    findings = check(structure.plan, catalogue.scopes_on(on), compartments=rooms)
    spoken = language if language in ("de", "en") else "de"
    return tuple(dict.fromkeys(one.text(spoken) for one in findings if one.service in new))
