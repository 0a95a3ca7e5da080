# SPDX-License-Identifier: EUPL-1.2
"""Drawing a number: the house itself judges who is responsible, opens the matter and gives its key away once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from kurzweg.engine.responsibility import BadFact, Responsible, UnknownService, route
from kurzweg.engine.structure import Unit
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Matter
from kurzweg.offices.live import LiveStructure
from kurzweg.servicepoint.errors import AlreadyDrawnError, ClosedNowError, NoLaneError, NotAnsweredError
from kurzweg.servicepoint.models import Ticket
from kurzweg.servicepoint.reception import Reception
from kurzweg.services.models import Service
from kurzweg.walls.alone import alone_with
from kurzweg.walls.identity import Identity, Kind, acting_as

PAGE_LIVES = timedelta(hours=4)
"""How long a number can be drawn from a page that stands open."""
SECOND_CLICK = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody who stands before the kiosk wants, and what they said about themselves."""

    service: str
    facts: Mapping[str, str]
    language: str


def receiving_unit(wish: Wish, live: LiveStructure, at: datetime) -> Unit:
    """The unit that receives this person for this service now.

    Raises `NotAnsweredError` when the facts do not lead to a unit of this house, `NoLaneError` when that unit
    receives nobody for it, `ClosedNowError` outside its hours.
    """
    try:
        answer = route(live.table, wish.service, {**wish.facts, "channel": "counter"})
    except (BadFact, UnknownService):
        raise NotAnsweredError from None
    if not isinstance(answer, Responsible):
        raise NotAnsweredError
    unit, reception = live.plan.unit(answer.unit), Reception.at(live, at)
    name = live.name_of(live.units[unit.id], wish.language)
    if not reception.has_lane_for(unit, wish.service):
        raise NoLaneError(name)
    if not reception.is_open(unit, wish.service):
        raise ClosedNowError(name, reception.next_opening(unit, wish.service))
    return unit


@transaction.atomic
def draw(wish: Wish, matter: uuid.UUID, live: LiveStructure, *, at: datetime, number: str = "") -> str:
    """Open the matter, take a number for it, and return the secret key of it.

    The same form sent again within a minute leads to the same number; later it raises `AlreadyDrawnError`,
    because by then somebody else may stand before the kiosk. With `number` it is one that was given out by hand while
    the house was away, `at` that moment. Raises as `receiving_unit` does, and `NumberTakenError`.
    """
    with acting_as(Identity(kind=Kind.ANONYMOUS, matter=matter)):
        alone_with("drawing", matter)  # the second of two clicks waits until the first has its number
        opened = Matter.objects.filter(pk=matter).first() or _open(wish, matter, live, at, number)
        if at - opened.opened_at > SECOND_CLICK:
            raise AlreadyDrawnError
        return opened.issue_key(at=at)


def _open(wish: Wish, key: uuid.UUID, live: LiveStructure, at: datetime, number: str) -> Matter:
    unit = receiving_unit(wish, live, at)
    matter = Matter.open(
        key=key, service=Service.objects.get(code=wish.service), unit=live.units[unit.id], facts=wish.facts,
        channel=Channel.COUNTER, language=wish.language, at=at,
    )  # fmt: skip
    Ticket.draw(matter, site=live.sites[unit.site or ""], at=at, number=number)
    return matter
