# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.servicepoint.appointment_errors import HoldOverError, NoLongerSoError, NotTodayError, NotYetMissedError
from kurzweg.servicepoint.appointment_events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMoved,
    NoShow,
)
from kurzweg.servicepoint.models.slot import Slot
from kurzweg.servicepoint.models.ticket import Ticket

if TYPE_CHECKING:
    from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

    from kurzweg.matters.models import Matter


class Booked(models.TextChoices):
    """How far an appointment is; which step may follow which is a table in the database."""

    HELD = "held", _("vorgemerkt")
    CONFIRMED = "confirmed", _("gebucht")
    CHECKED_IN = "checked_in", _("ist da")
    SERVED = "served", _("bedient")
    MISSED = "missed", _("nicht gekommen")
    CANCELLED = "cancelled", _("abgesagt")
    EXPIRED = "expired", _("nicht bestätigt")


class Planned(NamedTuple):
    """What an event about an appointment says, where the row itself is not to be seen."""

    appointment: uuid.UUID
    matter: uuid.UUID
    service: int
    unit: int
    site: int


class BookingFacts(TypedDict):
    """What every event of an appointment says."""

    appointment: uuid.UUID
    matter: uuid.UUID
    service: int
    unit: int
    site: int
    language: str
    by: int | None
    at: datetime


class Bookable(models.Model):
    """What happens to an appointment. Each step is done once, whoever clicks twice.

    A step raises `NoLongerSoError` when the appointment has meanwhile gone another way than the page showed.
    """

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        state: str
        matter: Matter
        matter_id: uuid.UUID
        service_id: int
        unit_id: int
        site_id: int
        lane_id: int
        language: str
        during: DateTimeTZRange
        held_until: datetime | None
        sequence: int

        def take(self, slot: Slot, *, at: datetime) -> None: ...

    @property
    def start(self) -> datetime:
        start: datetime = self.during.lower
        return start

    @property
    def end(self) -> datetime:
        end: datetime = self.during.upper
        return end

    @property
    def slot(self) -> Slot:
        return Slot(lane=self.lane_id, unit=self.unit_id, site=self.site_id, start=self.start, end=self.end)

    def ran_out(self, *, at: datetime) -> bool:
        """Whether it was only held, and not confirmed in time."""
        return self.held_until is not None and self.held_until <= at

    @transaction.atomic
    def confirm(self, name: str, *, by: Actor | None, at: datetime) -> None:
        """The person wants this time, under this name. Raises `HoldOverError` when the hold has run out."""
        if self.state == Booked.EXPIRED or self.ran_out(at=at):
            raise HoldOverError
        if self._step([Booked.HELD], Booked.CONFIRMED, name=name, held_until=None, changed_at=at):
            AppointmentBooked(**self.facts(by, at)).record()

    @transaction.atomic
    def move(self, slot: Slot, *, by: Actor | None, at: datetime) -> None:
        """Another time or place for the same matter; the old one is free again, the key stays.

        Raises `HoldOverError` when it was only held and has run out, and as `Appointment.hold` does.
        """
        self._locked()
        if self.ran_out(at=at):
            raise HoldOverError
        if self.state not in {Booked.HELD, Booked.CONFIRMED}:
            raise NoLongerSoError
        if self.slot == slot:
            return
        self.sequence += 1
        self.take(slot, at=at)
        AppointmentMoved(**self.facts(by, at)).record()

    @transaction.atomic
    def cancel(self, *, by: Actor | None, at: datetime) -> None:
        """Nobody comes; the time is free again and the matter stays open."""
        gone: dict[str, Any] = {"held_until": None, "changed_at": at, "sequence": models.F("sequence") + 1}
        if self._step([Booked.HELD, Booked.CONFIRMED], Booked.CANCELLED, **gone):
            AppointmentCancelled(**self.facts(by, at)).record()

    @transaction.atomic
    def check_in(self, *, by: Actor | None, at: datetime) -> Ticket:
        """The person is in the house: they get a number that is due at the time of the appointment.

        Whoever comes late is due when they come; nothing is lost. Raises `NotTodayError` on another day.
        """
        self._locked()
        if self.state in {Booked.CHECKED_IN, Booked.SERVED}:
            return Ticket.objects.get(appointment=self.pk)
        if timezone.localdate(self.start) != timezone.localdate(at):
            raise NotTodayError(self.start)
        if self.state not in {Booked.CONFIRMED, Booked.MISSED}:
            raise NoLongerSoError
        ticket = Ticket.draw(self.matter, site=self.site_id, at=at, due_at=max(self.start, at))
        self._step([Booked.CONFIRMED, Booked.MISSED], Booked.CHECKED_IN, ticket=ticket)
        AppointmentCheckedIn(**self.facts(by, at)).record()
        return ticket

    @transaction.atomic
    def miss(self, *, by: Actor, at: datetime) -> None:
        """The time has come and nobody with it. Whoever comes later that day can still check in."""
        if at < self.start:
            raise NotYetMissedError(self.start)
        if self._step([Booked.CONFIRMED], Booked.MISSED):
            NoShow(**self.facts(by, at)).record()

    def facts(self, by: Actor | None, at: datetime) -> BookingFacts:
        """What the event of a step says."""
        return BookingFacts(
            appointment=self.pk, matter=self.matter_id, service=self.service_id, unit=self.unit_id, site=self.site_id,
            language=self.language, by=by.pseudonym if by else None, at=at,
        )  # fmt: skip

    def _locked(self) -> None:
        """Wait for whoever changes this appointment at the same moment, and see what they did."""
        appointments: models.Manager[Any] = type(self)._default_manager
        self.refresh_from_db(from_queryset=appointments.select_for_update())

    def _step(self, before: list[Booked], after: Booked, **changes: Any) -> bool:
        """Whether this call took the step; False when it was taken already."""
        appointments: models.Manager[Any] = type(self)._default_manager
        won = appointments.filter(pk=self.pk, state__in=before).update(state=after, **changes)
        self.refresh_from_db()
        if not won and self.state != after:
            raise NoLongerSoError
        return bool(won)
