# SPDX-License-Identifier: EUPL-1.2
"""Mitteilung auf gesetzlicher Grundlage: the responsible unit lets another look because a paragraph says so."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from kurzweg.accounts.models import DisclosurePermission, Grant, Ground
from kurzweg.events.actor import Actor
from kurzweg.matters.models import Matter
from kurzweg.sharing.events import DisclosedByStatute
from kurzweg.walls.alone import alone_with


@transaction.atomic
def disclose(
    matter: Matter,
    unit: int,
    permission: DisclosurePermission,
    reason: str,
    *,
    fields: Collection[str],
    by: Actor,
    at: datetime,
) -> Grant:
    """Write down the disclosure; from that moment the other unit sees what the paragraph covers, for its days.

    A second click finds the disclosure that still runs.
    """
    alone_with("disclosure", matter.pk)
    running = Grant.objects.of(Grant.Subject.MATTER, matter.pk).living(at).to_units([unit])
    already = running.filter(permission=permission, ground=Ground.STATUTE).first()
    if already is not None:
        return already
    grant = Grant.give(
        unit=unit, from_unit=matter.unit_id, subject=Grant.Subject.MATTER, key=matter.pk,
        compartment=matter.compartment, ground=Ground.STATUTE, permission=permission.pk, purpose=permission.title,
        legal_basis=permission.citation, reason=reason, fields=fields, until=at + timedelta(days=permission.days),
        by=by, at=at,
    )  # fmt: skip
    DisclosedByStatute(
        matter=matter.pk, service=matter.service_id, unit=matter.unit_id, to_unit=unit, by=by.pseudonym, at=at
    ).record()
    return grant
