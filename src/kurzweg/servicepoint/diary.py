# SPDX-License-Identifier: EUPL-1.2
"""The appointments of a day, as the people of a unit read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from kurzweg.lang.languages import language as spoken
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.models import Appointment, Booked, Counter
from kurzweg.services.nouns import Text
from kurzweg.services.snapshot import catalogue_snapshot


@dataclass(frozen=True, kw_only=True)
class DiaryRow:
    """One appointment, and what can be done with it now."""

    appointment: Appointment
    service: Text | None
    lane: str
    language: str
    may_arrive: bool
    may_miss: bool
    may_change: bool


@dataclass(frozen=True, kw_only=True)
class DiaryDay:
    """A day of one's units."""

    day: date
    is_today: bool
    rows: list[DiaryRow]

    @property
    def before(self) -> date:
        return self.day - timedelta(days=1)

    @property
    def after(self) -> date:
        return self.day + timedelta(days=1)


def day_of(day: date, language: str, *, at: datetime) -> DiaryDay:
    """What is booked on a day, in order; row security chooses whose. What was only held is nobody's yet."""
    live, catalogue = live_structure(timezone.localdate(at)), catalogue_snapshot()
    lanes = {counter.lane: counter.name for counter in Counter.all_of(live)}
    is_today = day == timezone.localdate(at)
    rows = []
    for appointment in Appointment.objects.booked().on(day).in_order().select_related("ticket"):
        state = appointment.state
        rows.append(
            DiaryRow(
                appointment=appointment,
                service=catalogue.title(appointment.service_id, language),
                lane=lanes.get(appointment.lane_id, ""),
                language=spoken(appointment.language).own_name,
                may_arrive=is_today and state in {Booked.CONFIRMED, Booked.MISSED},
                may_miss=state == Booked.CONFIRMED and appointment.start <= at,
                may_change=state == Booked.CONFIRMED,
            )
        )
    return DiaryDay(day=day, is_today=is_today, rows=rows)
