# SPDX-License-Identifier: EUPL-1.2
"""Booking without an account: the house judges who is responsible, keeps the time, and gives the key away once."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kurzweg.engine.responsibility import BadFact, Responsible, UnknownService, route
from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Matter
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.appointment_errors import NotReceivedThenError, TakenMeanwhileError
from kurzweg.servicepoint.drawing import Wish
from kurzweg.servicepoint.errors import AlreadyDrawnError, NoLaneError, NotAnsweredError
from kurzweg.servicepoint.giving import is_fresh_only
from kurzweg.servicepoint.models import Appointment, Slot
from kurzweg.servicepoint.models.appointment import PLANNED
from kurzweg.servicepoint.offer import Asked, offer
from kurzweg.servicepoint.reception import Reception
from kurzweg.services.models import Service
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.walls.alone import alone_with
from kurzweg.walls.identity import Identity, Kind, acting_as

SECOND_CLICK = timedelta(minutes=1)
TRIES = 4
STEP = 5
"""Appointments last whole multiples of so many minutes."""


def asked_by(wish: Wish, *, at: datetime) -> Asked:
    """What to look for: the unit that receives this person for this service, and how long it takes.

    Raises `NotAnsweredError` when the facts do not lead to a unit of this house, `NoLaneError` when that unit
    receives nobody for it, `GivenOtherwiseError` when nobody chooses a time for it.
    """
    unit = receiving_unit(wish, at=at)
    fresh_only = is_fresh_only(wish.service, unit, at=at)
    return Asked(service=wish.service, length=length_of(wish.service), units=(unit,), fresh_only=fresh_only)


def length_of(service: str) -> timedelta:
    """How long an appointment for this service lasts."""
    known = catalogue_snapshot().catalogue.services.get(service)
    minutes = known.minutes if known else 0
    return timedelta(minutes=max(STEP, -(-minutes // STEP) * STEP))


def slot_at(start: datetime, asked: Asked, *, at: datetime) -> Slot:
    """A lane that is free then. Raises `NotReceivedThenError` when there is none."""
    for slot in offer(asked, at=at):
        if slot.start == start:
            return slot
    raise NotReceivedThenError


@transaction.atomic
def hold(wish: Wish, matter: uuid.UUID, start: datetime, *, at: datetime) -> str:
    """Open the matter, keep the time for it, and return the secret key of it.

    The same form sent again within a minute leads to the same appointment; later it raises `AlreadyDrawnError`. When
    somebody takes the lane at this very moment, another lane is tried. Raises as `asked_by` and `Appointment.hold` do.
    """
    with acting_as(Identity(kind=Kind.ANONYMOUS, matter=matter)):
        alone_with("drawing", matter)
        opened = Matter.objects.filter(pk=matter).first()
        if opened is None:
            opened = _open(wish, matter, asked := asked_by(wish, at=at), at)
            take_free(opened, start, asked, at=at)
        elif at - opened.opened_at > SECOND_CLICK:
            raise AlreadyDrawnError
        return opened.issue_key(at=at)


def take_free(matter: Matter, start: datetime, asked: Asked, *, at: datetime) -> Appointment:
    """Hold a lane that is free then, and another one when somebody was quicker."""
    for _try in range(TRIES):
        slot = slot_at(start, asked, at=at)
        try:
            return Appointment.hold(matter, slot, at=at)
        except TakenMeanwhileError:
            continue
    raise TakenMeanwhileError


def _open(wish: Wish, key: uuid.UUID, asked: Asked, at: datetime) -> Matter:
    (unit,) = asked.units
    return Matter.open(
        key=key, service=Service.objects.get(code=wish.service), unit=unit, facts=wish.facts,
        channel=Channel.APPOINTMENT, language=wish.language, at=at,
    )  # fmt: skip


def receiving_unit(wish: Wish, *, at: datetime) -> int:
    """The unit that receives this person with an appointment. Raises `NotAnsweredError`, `NoLaneError`."""
    live = live_structure(timezone.localdate(at))
    try:
        answer = route(live.table, wish.service, {**wish.facts, "channel": "appointment"})
    except (BadFact, UnknownService):
        raise NotAnsweredError from None
    if not isinstance(answer, Responsible):
        raise NotAnsweredError
    unit = live.plan.unit(answer.unit)
    if not Reception.at(live, at).has_lane_for(unit, wish.service):
        raise NoLaneError(live.name_of(live.units[unit.id], wish.language))
    return live.units[unit.id]


def choose_again(appointment: Appointment, start: datetime, *, by: Actor | None, at: datetime) -> Appointment:
    """Another time for the same matter: moved while it stands, held anew when it was cancelled, missed, or ran out.

    Raises `NotReceivedThenError` when nobody is free then, and as `asked_again`, `Appointment.move` and
    `Appointment.hold` do.
    """
    asked = asked_again(appointment, by=by, at=at)
    if appointment.state not in PLANNED or appointment.ran_out(at=at):
        return take_free(appointment.matter, start, asked, at=at)
    for _try in range(TRIES):
        try:
            appointment.move(slot_at(start, asked, at=at), by=by, at=at)
        except TakenMeanwhileError:
            appointment.refresh_from_db()
        else:
            return appointment
    raise TakenMeanwhileError


def asked_again(appointment: Appointment, *, by: Actor | None, at: datetime) -> Asked:
    """What to look for when an appointment shall be at another time: the unit that is responsible by now.

    Whoever works here finds every free time. A visitor may choose as at the first time, and where nobody chooses
    `GivenOtherwiseError` is raised.
    """
    service, unit = catalogue_snapshot().codes.get(appointment.service_id, ""), appointment.matter.unit_id
    fresh_only = by is None and is_fresh_only(service, unit, at=at)
    return Asked(service=service, length=length_of(service), units=(unit,), fresh_only=fresh_only)
