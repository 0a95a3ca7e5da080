# SPDX-License-Identifier: EUPL-1.2
"""The proof that everyone is covered, asked of the engine with the catalogue of this office."""

from __future__ import annotations

from django.utils import timezone

from kurzweg.engine.responsibility import Finding, check
from kurzweg.engine.structure import Structure
from kurzweg.services.snapshot import catalogue_snapshot


def findings_of(plan: Structure) -> tuple[Finding, ...]:
    """Every gap, clash and other finding of a plan; empty means proven.

    Asked of the catalogue of its first day: a service that is published for that day needs its unit too.
    """
    catalogue = catalogue_snapshot(max(plan.valid_from, timezone.localdate())).catalogue
    rooms = {service.id: service.compartment for service in catalogue.services.values()}
    return check(plan, catalogue.scopes_on(plan.valid_from), compartments=rooms)
