# SPDX-License-Identifier: EUPL-1.2
"""Whoever shrinks the hours under a booking is told which one, and where it could go; then it is moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.engine.structure import WEEKDAYS, Interval
from kurzweg.engine.structure import Structure as Plan
from kurzweg.offices.models import Closure, Place, Site, Structure
from kurzweg.servicepoint.models import Booked
from kurzweg.servicepoint.stranded import StrandedError
from kurzweg.walls.identity import JOB, acting_as
from tests.heads import head_of_office
from tests.servicepoint.appointments import TUESDAY, Diary
from tests.servicepoint.conftest import Hall
from tests.small_office import small_office


@pytest.fixture
def diary(hall: Hall) -> Diary:
    return Diary(hall)


def close_the_house(diary: Diary, day: date) -> Closure:
    head = head_of_office(diary.hall.world)
    with diary.hall.as_(head):
        place = Place(Site.objects.get(code="haus").pk)
        return Closure.close(place, first=day, last=day, reason="Schulung", by=head, at=diary.hall.clock.now)


def mornings_only() -> Plan:
    """The small office, closed from noon on."""
    office = small_office()
    hours = tuple((day, (Interval(start=time(8), end=time(12)),)) for day in WEEKDAYS[:5])
    units = tuple(replace(unit, hours=hours) if unit.lanes else unit for unit in office.units)
    return replace(office, label="nur vormittags", units=units)


def publish(diary: Diary, plan: Plan, on: date) -> Structure:
    head = head_of_office(diary.hall.world)
    with diary.hall.as_(head):
        structure = Structure.draft(plan, by=head, at=diary.hall.clock.now)
        structure.go_live(on=on, by=head, at=diary.hall.clock.now)
    return structure


def by_the_clock_of_the_database(diary: Diary) -> date:
    """Let the house live today: what has begun is told by the database's own clock."""
    diary.hall.clock.now = datetime.now(UTC)
    return diary.hall.clock.now.date()


def test_closing_over_a_booking_is_refused_with_the_time_it_could_move_to(diary: Diary) -> None:
    diary.booked()
    with pytest.raises(StrandedError, match=r"Termine: 1\. .*24\. November 2026, 9:00 .*Frei wäre .*25\. November"):
        close_the_house(diary, TUESDAY.date())
    with acting_as(JOB):
        assert not Closure.objects.exists()


def test_once_the_booking_is_moved_the_place_can_close(diary: Diary) -> None:
    appointment = diary.booked()
    with acting_as(JOB):
        appointment.move(diary.slot(TUESDAY + timedelta(days=1)), by=None, at=diary.hall.clock.now)
    assert close_the_house(diary, TUESDAY.date()).pk


@pytest.mark.parametrize("end", ["cancelled", "missed"])
def test_what_is_over_stands_in_nobody_s_way(diary: Diary, end: str) -> None:
    appointment = diary.booked()
    with acting_as(JOB):
        if end == "cancelled":
            appointment.cancel(by=None, at=diary.hall.clock.now)
        else:
            appointment.miss(by=diary.hall.adler, at=TUESDAY)
    assert close_the_house(diary, TUESDAY.date()).pk


def test_a_hold_stands_in_the_way_until_it_runs_out(diary: Diary) -> None:
    diary.held()
    with pytest.raises(StrandedError):
        close_the_house(diary, TUESDAY.date())
    diary.hall.clock.wait(minutes=10)
    assert close_the_house(diary, TUESDAY.date()).pk


def test_a_head_who_closes_reads_on_the_page_what_stands_in_the_way(diary: Diary) -> None:
    diary.booked()
    browser = diary.hall.world.browser(head_of_office(diary.hall.world))
    form = {"place": "haus:haus", "first_0": 24, "first_1": 11, "first_2": 2026, "reason": "Schulung"}
    page = browser.post("/betrieb/schliessung/", form)
    assert page.status_code == 422
    assert "Verlegen Sie diese zuerst" in page.content.decode()


def test_a_structure_with_shorter_hours_is_refused_while_somebody_is_booked(diary: Diary) -> None:
    appointment = diary.booked(TUESDAY + timedelta(hours=6))
    with pytest.raises(StrandedError, match="15:00"):
        publish(diary, mornings_only(), date(2026, 11, 23))
    with acting_as(JOB):
        appointment.move(diary.slot(TUESDAY), by=None, at=diary.hall.clock.now)
    assert publish(diary, mornings_only(), date(2026, 11, 23)).in_force.lower == date(2026, 11, 23)


def test_from_its_first_day_on_a_structure_offers_its_own_hours(diary: Diary) -> None:
    publish(diary, mornings_only(), date(2026, 11, 24))
    ends = {slot.start.date(): slot.end.astimezone(TUESDAY.tzinfo).time() for slot in diary.free()}
    assert ends[date(2026, 11, 23)] > time(12)
    assert ends[date(2026, 11, 24)] <= time(12)
    assert diary.held(diary.slot(TUESDAY).start).state == Booked.HELD


def test_taking_a_structure_back_is_refused_when_its_hours_were_longer(diary: Diary) -> None:
    office = small_office()
    saturday = (("sat", (Interval(start=time(9), end=time(12)),)),)
    units = tuple(replace(unit, hours=unit.hours + saturday) if unit.lanes else unit for unit in office.units)  # type: ignore[operator]
    today = by_the_clock_of_the_database(diary)
    structure = publish(diary, replace(office, units=units, label="samstags"), today + timedelta(days=7))
    diary.booked(next(slot.start for slot in diary.free() if slot.start.weekday() == 5))
    head = head_of_office(diary.hall.world)
    with diary.hall.as_(head), pytest.raises(StrandedError, match="Samstag"):
        structure.withdraw(by=head, at=diary.hall.clock.now)


def test_the_database_has_the_last_word_whatever_the_code_does(diary: Diary) -> None:
    by_the_clock_of_the_database(diary)
    far = diary.free()[-1]
    diary.held(slot=far)
    with acting_as(JOB), pytest.raises(DatabaseError, match="nobody would be received"), transaction.atomic():
        close_past_the_code(diary, far.start.date())


def close_past_the_code(diary: Diary, day: date) -> None:
    Closure.objects.create(
        site=Site.objects.get(code="haus"), days=(day, day + timedelta(days=1)), reason="am Code vorbei",
        by=diary.hall.adler, at=diary.hall.clock.now,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
