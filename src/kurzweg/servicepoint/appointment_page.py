# SPDX-License-Identifier: EUPL-1.2
"""An appointment as its holder is told of it, on the page and in the calendar."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzweg.engine.appointments import Entry
from kurzweg.engine.structure import Site
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.giving import Openness, openness_of
from kurzweg.servicepoint.models import Appointment, Booked, Counter
from kurzweg.services.nouns import Text
from kurzweg.services.snapshot import catalogue_snapshot

REMINDERS: Final = (timedelta(days=1), timedelta(hours=2))
WHERE_ITS_NAME_ENDS: Final = "termin.kurzweg"
"""What stands behind the @ in the name that calendars know an appointment by; it never changes."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the holder of the key is told."""

    appointment: Appointment
    state: str
    site: Site | None
    lane: Counter | None
    service: Text | None
    is_today: bool
    may_choose: bool
    """Whether there are times to choose from; scarce places are given otherwise."""

    @property
    def may_change(self) -> bool:
        """Whether it can be moved or given back."""
        return self.state in {Booked.HELD, Booked.CONFIRMED}

    @property
    def may_arrive(self) -> bool:
        """Whether its holder can say that they are there; late is not lost."""
        return self.is_today and self.state in {Booked.CONFIRMED, Booked.MISSED}


def appointment_of(matter: uuid.UUID) -> Appointment:
    """The latest appointment of this matter; one that was opened otherwise has none."""
    appointment = Appointment.objects.select_related("matter").filter(matter=matter).order_by("-pk").first()
    if appointment is None:
        raise Http404
    return appointment


def told_of(appointment: Appointment, language: str, *, at: datetime) -> Told:
    """What is said about an appointment now; a hold that has run out is over, whoever cleared it away or not."""
    day = timezone.localdate(appointment.start)
    live = live_structure(timezone.localdate(at))
    catalogue = catalogue_snapshot()
    code = catalogue.codes.get(appointment.service_id, "")
    unit = live.unit(appointment.unit_id)
    return Told(
        appointment=appointment,
        state=Booked.EXPIRED if appointment.ran_out(at=at) else appointment.state,
        site=next((site for site in live.plan.sites if unit and site.id == unit.site), None),
        lane=next((lane for lane in Counter.all_of(live) if lane.lane == appointment.lane_id), None),
        service=catalogue.title(appointment.service_id, language),
        is_today=day == timezone.localdate(at),
        may_choose=openness_of(code, appointment.matter.unit_id, at=at) is not Openness.NONE,
    )


def entry_of(told: Told) -> Entry:
    """The same for a calendar: where and when, and never for what; a calendar is read over shoulders."""
    appointment = told.appointment
    where = [told.lane.name if told.lane else "", *([told.site.name, told.site.address] if told.site else [])]
    return Entry(
        uid=f"{appointment.pk}@{WHERE_ITS_NAME_ENDS}",
        sequence=appointment.sequence,
        stamp=appointment.changed_at,
        start=appointment.start,
        end=appointment.end,
        summary=_("Termin"),
        location=", ".join(part for part in where if part),
        is_confirmed=told.state != Booked.HELD,
        is_cancelled=told.state in {Booked.CANCELLED, Booked.EXPIRED},
        reminders=REMINDERS,
    )
