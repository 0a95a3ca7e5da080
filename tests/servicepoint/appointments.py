# SPDX-License-Identifier: EUPL-1.2
"""Appointments of the small office: next week's Tuesday, at the Servicepoint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.booking import length_of
from kurzweg.servicepoint.models import Appointment, Slot
from kurzweg.servicepoint.offer import Asked, offer
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall

BERLIN = ZoneInfo("Europe/Berlin")
SERVICE = "fiktionsbescheinigung"


def on_the_wall(shown: str) -> datetime:
    """A moment as the clock in the hall shows it."""
    return datetime.fromisoformat(shown).replace(tzinfo=BERLIN)


TUESDAY = on_the_wall("2026-11-24 09:00")


@dataclass(frozen=True)
class Diary:
    """What is free and what is booked, seen by whoever keeps the house running."""

    hall: Hall
    unit: str = "servicepoint"

    @property
    def asked(self) -> Asked:
        return Asked(service=SERVICE, length=length_of(SERVICE), units=(self.hall.world.units[self.unit],))

    def free(self, at: datetime | None = None) -> list[Slot]:
        with acting_as(JOB):
            return offer(self.asked, at=at or self.hall.clock.now)

    def slot(self, start: datetime = TUESDAY) -> Slot:
        return next(slot for slot in self.free() if slot.start == start)

    def matter(self) -> Matter:
        with acting_as(JOB):
            return self.hall.world.matter(SERVICE, unit=self.unit, at=self.hall.clock.now, facts={})

    def held(self, start: datetime = TUESDAY, *, slot: Slot | None = None) -> Appointment:
        matter, chosen = self.matter(), slot or self.slot(start)
        with acting_as(JOB):
            return Appointment.hold(matter, chosen, at=self.hall.clock.now)

    def booked(self, start: datetime = TUESDAY, *, name: str = "Amina Warsame") -> Appointment:
        appointment = self.held(start)
        with acting_as(JOB):
            appointment.confirm(name, by=None, at=self.hall.clock.now)
        return appointment

    def again(self, appointment: Appointment) -> Appointment:
        """As it is in the database now."""
        with acting_as(JOB):
            return Appointment.objects.get(pk=appointment.pk)

    def kinds(self, appointment: Appointment) -> list[Kind]:
        with acting_as(JOB):
            events = LogEvent.objects.of_matter(appointment.matter_id).order_by("event_id")
            return [event.kind for event in events][1:]


def moved_by(slot: Slot, **span: float) -> Slot:
    """The same lane at another time."""
    shift = timedelta(**span)
    return Slot(lane=slot.lane, unit=slot.unit, site=slot.site, start=slot.start + shift, end=slot.end + shift)
