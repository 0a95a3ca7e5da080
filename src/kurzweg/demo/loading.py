# SPDX-License-Identifier: EUPL-1.2
"""Makes a fresh database the demo office: structures in force, staff, two years of past, and a full hall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from kurzweg.accounts.models import Installation, Staff
from kurzweg.demo.languages import speak_and_be_called
from kurzweg.demo.past import course_until
from kurzweg.demo.past.course import Course
from kurzweg.demo.past.merger import AFTER, BEFORE, SEED, WEEKS, go_live_of
from kurzweg.demo.past.writing import write_past
from kurzweg.demo.staff import answering_for, engage_staff
from kurzweg.demo.visitors import fill_the_hall
from kurzweg.engine.structure import WEEKDAYS, Interval, blueprint
from kurzweg.engine.structure import Structure as Plan
from kurzweg.offices.models import Structure
from kurzweg.services.seed import load_seed
from kurzweg.walls.identity import JOB, assume

WEEKS_BEFORE = 26
"""So long before the first year begins the old structure is in force: some have booked then already."""
EVERY_DAY = tuple((day, (Interval(start=time(0), end=time(23, 59)),)) for day in WEEKDAYS)


class NotADemoError(RuntimeError):
    """This database is for real work; nothing invented may ever get into it."""

    def __init__(self) -> None:
        super().__init__("This database is not a demo and cannot become one. Use a fresh KURZWEG_HOME for a demo.")


def begins_on(today: date) -> date:
    """The first day of which the log of a demo tells that starts today."""
    return go_live_of(today) - timedelta(weeks=WEEKS + WEEKS_BEFORE)


@transaction.atomic
def load(*, at: datetime | None = None, past: Callable[[date], Course] = course_until) -> tuple[str, ...]:
    """Make a fresh database the demo office; the log-ins that it offers, as "name: who".

    `past` plays the two years until today. Doing it again changes nothing. Raises `NotADemoError` in a database for
    real work.
    """
    now = at or timezone.now()
    assume(JOB)
    if Installation.declare(Installation.Purpose.DEMO, at=now).purpose != Installation.Purpose.DEMO:
        raise NotADemoError
    load_seed(at=now)
    if not Structure.objects.exists():
        today = timezone.localdate(now)
        _put_the_structures_in_force(today)
        staff = engage_staff(since=go_live_of(today), at=now)
        write_past(past(today), answering_for(staff), seed=SEED)
        speak_and_be_called(staff, at=now)
        fill_the_hall(staff, at=now)
    return tuple(f"{username}: {name}" for username, name in _who_can_log_in())


def _put_the_structures_in_force(today: date) -> None:
    """The offices before and after the merger; and from today one that never closes, so that it can be tried."""
    merger = go_live_of(today)
    first = begins_on(today)
    before = Structure.draft(blueprint(BEFORE), by=None, at=_midnight(first))
    before.go_live(on=first, by=None, at=_midnight(first))
    after = Structure.draft(plan := blueprint(AFTER), by=None, at=_midnight(merger), base=before)
    after.go_live(on=merger, by=None, at=_midnight(merger))
    open_now = Structure.draft(_always_open(plan), by=None, at=_midnight(today), base=after)
    open_now.go_live(on=today, by=None, at=_midnight(today))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _always_open(plan: Plan) -> Plan:
    """A demo is tried in the evening and on Sundays; its label says that the hours are not real."""
    units = tuple(replace(unit, hours=EVERY_DAY) if unit.lanes else unit for unit in plan.units)
    return replace(plan, units=units, label=f"{plan.label} (Vorführung, immer geöffnet)")


def _who_can_log_in() -> list[tuple[str, str]]:
    return list(Staff.objects.working().order_by("pk").values_list("username", "name"))
