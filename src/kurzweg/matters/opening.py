# SPDX-License-Identifier: EUPL-1.2
"""Opening a matter for somebody at the counter or on the phone: who is responsible, and where it may lie."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.accounts.identities import identity_of
from kurzweg.accounts.models import Staff
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Handover, Matter
from kurzweg.services.models import Service
from kurzweg.walls.identity import Identity, acting_as
from kurzweg.walls.refusals import broke


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody at the counter wants, and who is responsible for it by what they said."""

    service: Service
    facts: Mapping[str, str]
    responsible: int
    here: int
    """The unit of the colleague who opens it."""
    channel: Channel
    language: str


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What became of it. `secret` is empty when this very matter had been opened by the first click already."""

    matter: Matter
    offer: Handover | None
    can_be_read_here: bool
    secret: str


def open_for_somebody(wish: Wish, key: uuid.UUID, *, by: Staff, at: datetime) -> Opened:
    """Open what was wished, once, where it may lie.

    The colleague's own unit takes it in and offers it to the responsible one: so nobody loses sight of it before
    the other has accepted. Where the colleague's unit may not read the compartment, it opens the matter straight
    in the responsible unit, as the machine in the hall does.
    """
    identity, _roles = identity_of(by.pk, on=timezone.localdate(at))
    can_be_read_here = may_be_read(wish.service, wish.here, identity)
    unit = wish.here if can_be_read_here else wish.responsible
    # `key` was made and signed by us, so this shows the new matter and never another one.
    with acting_as(replace(identity, matter=key)):
        matter, secret = _open_once(wish, key, unit, by=by, at=at)
        offer = matter.open_handover
        if secret and unit != wish.responsible:
            offer = matter.offer_to(wish.responsible, _("Neu aufgenommen. Bitte bearbeiten."), by=by, at=at)
    return Opened(matter=matter, offer=offer, can_be_read_here=can_be_read_here, secret=secret)


def may_be_read(service: Service, unit: int, identity: Identity) -> bool:
    """Whether a unit stands inside the compartment of this service, so that its matters may lie there."""
    return f"{unit}/{service.compartment.code}" in identity.rooms


def _open_once(wish: Wish, key: uuid.UUID, unit: int, *, by: Staff, at: datetime) -> tuple[Matter, str]:
    existing = Matter.objects.filter(pk=key).first()
    if existing:
        return existing, ""
    try:
        with transaction.atomic():
            matter = Matter.open(
                key=key, service=wish.service, unit=unit, facts=wish.facts, channel=wish.channel,
                language=wish.language, at=at, by=by,
            )  # fmt: skip
            return matter, matter.issue_key(at=at)
    except IntegrityError as refused:
        if broke(refused, "matters_matter_pkey"):  # the other click was a moment faster
            return Matter.objects.get(pk=key), ""
        raise
