# SPDX-License-Identifier: EUPL-1.2
"""A lane is kept for one person at one time; the database refuses everything else."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import permutations

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from kurzweg.events.edges import STATE_EDGES
from kurzweg.events.kinds import Kind
from kurzweg.offices.models import Absence, Closure, Place, Site
from kurzweg.servicepoint.appointment_errors import (
    BookedAlreadyError,
    HoldOverError,
    NoLongerSoError,
    NotReceivedThenError,
    NotTodayError,
    NotYetMissedError,
    TakenMeanwhileError,
)
from kurzweg.servicepoint.models import Appointment, Booked, Slot, Ticket
from kurzweg.servicepoint.offer import HORIZON
from kurzweg.walls.identity import ANONYMOUS, JOB, Identity, acting_as
from kurzweg.walls.identity import Kind as Who
from tests.heads import head_of_office
from tests.servicepoint.appointments import BERLIN, TUESDAY, Diary, moved_by, on_the_wall
from tests.servicepoint.conftest import Hall


@pytest.fixture
def diary(hall: Hall) -> Diary:
    return Diary(hall)


def closed(diary: Diary, first: date, last: date | None = None, *, lane: int | None = None) -> Closure:
    head = head_of_office(diary.hall.world)
    unit = diary.hall.world.units["servicepoint"] if lane else None
    with diary.hall.as_(head):
        place = Place(Site.objects.get(code="haus").pk, unit, lane)
        return Closure.close(
            place, first=first, last=last or first, reason="Schulung", by=head, at=diary.hall.clock.now
        )


def test_times_are_offered_within_the_hours_of_the_next_six_weeks(diary: Diary) -> None:
    free = diary.free()
    shown = [slot.start.astimezone(BERLIN) for slot in free]
    assert shown[0] == on_the_wall("2026-11-16 11:00")
    assert shown[-1].date() == (diary.hall.clock.now + HORIZON).date()
    assert {moment.weekday() for moment in shown} == {0, 1, 2, 3, 4}
    assert all(moment.hour >= 8 for moment in shown)
    assert max(slot.end.astimezone(BERLIN).time() for slot in free) <= time(18)


def test_on_a_public_holiday_nobody_is_received(diary: Diary) -> None:
    days = {slot.start.astimezone(BERLIN).date() for slot in diary.free()}
    assert date(2026, 12, 24) in days
    assert date(2026, 12, 25) not in days


def test_a_held_time_is_offered_to_nobody_else_until_the_hold_ends(diary: Diary) -> None:
    first, second = diary.held(), diary.held()
    assert first.lane_id != second.lane_id
    assert TUESDAY not in {slot.start for slot in diary.free()}
    diary.hall.clock.wait(minutes=10)
    assert TUESDAY in {slot.start for slot in diary.free()}


def test_a_hold_is_confirmed_once_however_often_one_clicks(diary: Diary) -> None:
    appointment = diary.held()
    with acting_as(JOB):
        appointment.confirm("Amina Warsame", by=None, at=diary.hall.clock.now)
        appointment.confirm("Amina Warsame", by=None, at=diary.hall.clock.now)
    assert (appointment.state, appointment.name) == (Booked.CONFIRMED, "Amina Warsame")
    assert diary.kinds(appointment) == [Kind.AppointmentHeld, Kind.AppointmentBooked]


def test_a_hold_that_has_run_out_cannot_be_confirmed(diary: Diary) -> None:
    appointment = diary.held()
    with acting_as(JOB), pytest.raises(HoldOverError):
        appointment.confirm("Amina Warsame", by=None, at=diary.hall.clock.wait(minutes=10))


def test_a_hold_that_has_run_out_makes_way_for_the_next_and_says_so(diary: Diary) -> None:
    slot = diary.slot()
    late = diary.held(slot=slot)
    diary.hall.clock.wait(minutes=11)
    next_one = diary.held(slot=slot)
    assert next_one.state == Booked.HELD
    assert diary.again(late).state == Booked.EXPIRED
    assert diary.kinds(late) == [Kind.AppointmentHeld, Kind.AppointmentCancelled]


def test_nobody_takes_what_somebody_has(diary: Diary) -> None:
    slot = diary.held().slot
    with pytest.raises(TakenMeanwhileError):
        diary.held(slot=slot)
    with pytest.raises(TakenMeanwhileError):
        diary.held(slot=moved_by(slot, minutes=5))


def test_two_visitors_may_follow_each_other_without_a_pause(diary: Diary) -> None:
    slot = diary.held().slot
    after = Slot(lane=slot.lane, unit=slot.unit, site=slot.site, start=slot.end, end=slot.end + slot.length)
    assert diary.held(slot=after).state == Booked.HELD


@pytest.mark.parametrize(
    "shown",
    [
        "2026-11-24 07:30", "2026-11-24 17:55", "2026-11-24 22:00", "2026-11-29 10:00", "2026-12-25 10:00",
        "2026-11-16 08:00", "2027-03-28 02:30", "2026-10-25 02:30",
    ],
    ids=[
        "before the hours", "past their end", "at night", "on a Sunday", "on a holiday", "in the past",
        "in an hour that is left out", "in an hour that comes twice, and is over",
    ],
)  # fmt: skip
def test_outside_the_hours_the_database_itself_refuses(diary: Diary, shown: str) -> None:
    some, start = diary.slot(), on_the_wall(shown)
    wanted = Slot(lane=some.lane, unit=some.unit, site=some.site, start=start, end=start + some.length)
    with pytest.raises(NotReceivedThenError):
        diary.held(slot=wanted)


def test_a_lane_of_another_unit_is_refused(diary: Diary) -> None:
    some, other = diary.slot(), diary.hall.lane("a1")
    wanted = Slot(lane=other.lane, unit=some.unit, site=some.site, start=some.start, end=some.end)
    with pytest.raises(NotReceivedThenError):
        diary.held(slot=wanted)


def test_what_is_closed_is_neither_offered_nor_booked(diary: Diary) -> None:
    slot = diary.slot()
    closure = closed(diary, TUESDAY.date())
    assert TUESDAY.date() not in {one.start.date() for one in diary.free()}
    with pytest.raises(NotReceivedThenError):
        diary.held(slot=slot)
    with diary.hall.as_(head := head_of_office(diary.hall.world)):
        closure.lift(by=head, at=diary.hall.clock.now)
    assert diary.held(slot=slot).state == Booked.HELD


def test_one_lane_closed_leaves_the_other(diary: Diary) -> None:
    lane = diary.hall.lane("s1").lane
    closed(diary, TUESDAY.date(), lane=lane)
    assert {slot.lane for slot in diary.free() if slot.start.date() == TUESDAY.date()} == {diary.hall.lane("s2").lane}


def test_whoever_is_away_leaves_a_lane_empty(diary: Diary) -> None:
    diary.held()
    assert TUESDAY in {slot.start for slot in diary.free()}
    with acting_as(JOB):
        day = TUESDAY.date()
        Absence.note(diary.hall.birk.pk, first=day, last=day, by=diary.hall.birk, at=diary.hall.clock.now)
    assert TUESDAY not in {slot.start for slot in diary.free()}


def test_for_one_matter_there_is_one_appointment(diary: Diary) -> None:
    appointment = diary.booked()
    with acting_as(JOB), pytest.raises(BookedAlreadyError):
        Appointment.hold(appointment.matter, diary.slot(), at=diary.hall.clock.now)


def test_moving_keeps_the_appointment_and_frees_the_old_time(diary: Diary) -> None:
    appointment = diary.booked()
    old, new = appointment.slot, diary.slot(TUESDAY + timedelta(days=1))
    with acting_as(JOB):
        appointment.move(new, by=None, at=diary.hall.clock.now)
        appointment.move(new, by=None, at=diary.hall.clock.now)
    assert (appointment.slot, appointment.sequence, appointment.state) == (new, 1, Booked.CONFIRMED)
    assert old.start in {slot.start for slot in diary.free()}
    assert diary.kinds(appointment) == [Kind.AppointmentHeld, Kind.AppointmentBooked, Kind.AppointmentMoved]


def test_a_move_to_a_time_that_is_taken_leaves_everything_as_it_was(diary: Diary) -> None:
    appointment, other = diary.booked(), diary.booked(TUESDAY + timedelta(days=1))
    before = appointment.slot
    wanted = Slot(
        lane=other.lane_id, unit=other.unit_id, site=other.site_id, start=other.start, end=other.start + before.length
    )
    with acting_as(JOB), pytest.raises(TakenMeanwhileError), transaction.atomic():
        appointment.move(wanted, by=None, at=diary.hall.clock.now)
    now = diary.again(appointment)
    assert (now.slot, now.sequence) == (before, 0)


def test_a_cancelled_time_is_free_again_and_stays_cancelled(diary: Diary) -> None:
    appointment = diary.booked()
    with acting_as(JOB):
        appointment.cancel(by=None, at=diary.hall.clock.now)
        appointment.cancel(by=None, at=diary.hall.clock.now)
        with pytest.raises(NoLongerSoError):
            appointment.move(diary.slot(), by=None, at=diary.hall.clock.now)
    assert (appointment.state, appointment.sequence) == (Booked.CANCELLED, 1)
    assert diary.kinds(appointment)[-1] == Kind.AppointmentCancelled
    assert diary.kinds(appointment).count(Kind.AppointmentCancelled) == 1


def test_whoever_comes_early_is_due_at_the_time_of_the_appointment(diary: Diary) -> None:
    appointment = diary.booked()
    diary.hall.clock.now = TUESDAY - timedelta(minutes=20)
    with acting_as(JOB):
        ticket = appointment.check_in(by=None, at=diary.hall.clock.now)
        again = appointment.check_in(by=None, at=diary.hall.clock.now)
    assert ticket == again
    assert (ticket.due_at, appointment.state) == (TUESDAY, Booked.CHECKED_IN)
    assert diary.kinds(appointment)[-2:] == [Kind.TicketDrawn, Kind.AppointmentCheckedIn]
    diary.hall.lane("s1", by=diary.hall.adler)
    assert diary.hall.call_next("s1", by=diary.hall.adler) is None
    diary.hall.clock.now = TUESDAY
    assert diary.hall.call_next("s1", by=diary.hall.adler) == ticket


def test_whoever_comes_late_is_due_when_they_come(diary: Diary) -> None:
    appointment = diary.booked()
    late = diary.hall.clock.now = TUESDAY + timedelta(minutes=25)
    with acting_as(JOB):
        appointment.miss(by=diary.hall.adler, at=late)
        ticket = appointment.check_in(by=None, at=late)
    assert ticket.due_at == late
    assert Kind.NoShow in diary.kinds(appointment)


def test_when_the_talk_is_over_the_appointment_is_served_and_its_time_free(diary: Diary) -> None:
    appointment = diary.booked()
    diary.hall.clock.now = TUESDAY
    with acting_as(JOB):
        appointment.check_in(by=None, at=TUESDAY)
    diary.hall.lane("s1", by=diary.hall.adler)
    ticket = diary.hall.call_next("s1", by=diary.hall.adler)
    assert ticket is not None
    with diary.hall.as_(diary.hall.adler):
        ticket.start(by=diary.hall.adler, at=TUESDAY)
        ticket.finish(None, by=diary.hall.adler, at=TUESDAY)
    assert diary.again(appointment).state == Booked.SERVED


def test_one_checks_in_on_the_day_and_is_missed_only_afterwards(diary: Diary) -> None:
    appointment = diary.booked()
    with acting_as(JOB):
        with pytest.raises(NotTodayError, match=r"24\. November"):
            appointment.check_in(by=None, at=diary.hall.clock.now)
        with pytest.raises(NotYetMissedError):
            appointment.miss(by=diary.hall.adler, at=diary.hall.clock.now)


@pytest.mark.parametrize(("before", "after"), list(permutations(Booked, 2)), ids=str)
def test_the_steps_that_the_database_allows_are_those_of_the_table(diary: Diary, before: Booked, after: Booked) -> None:
    allowed = ("appointment", str(before), str(after)) in STATE_EDGES
    assert may_step(diary, before, after) is allowed


def may_step(diary: Diary, before: Booked, after: Booked) -> bool:
    """Whether the guard of the database lets a row go from one state to another; other constraints aside."""
    appointment = diary.held()
    ways = {
        Booked.HELD: [], Booked.CONFIRMED: [Booked.CONFIRMED], Booked.CANCELLED: [Booked.CANCELLED],
        Booked.EXPIRED: [Booked.EXPIRED], Booked.MISSED: [Booked.CONFIRMED, Booked.MISSED],
        Booked.CHECKED_IN: [Booked.CONFIRMED, Booked.CHECKED_IN],
        Booked.SERVED: [Booked.CONFIRMED, Booked.CHECKED_IN, Booked.SERVED],
    }  # fmt: skip
    ticket = diary.hall.number()
    for step in ways[before]:
        force(appointment, step, ticket, diary.hall.clock.now)
    try:
        force(appointment, after, ticket, diary.hall.clock.now)
    except DatabaseError as refused:
        return "cannot go from" not in str(refused)
    return True


def force(appointment: Appointment, step: Booked, ticket: Ticket, at: datetime) -> None:
    """Change the row past every verb, with what its other constraints ask for."""
    came = step in {Booked.CHECKED_IN, Booked.SERVED}
    with acting_as(JOB), transaction.atomic():
        Appointment.objects.filter(pk=appointment.pk).update(
            state=step, held_until=at if step == Booked.HELD else None, ticket=ticket if came else None
        )


def test_only_the_unit_and_the_holder_of_the_key_see_an_appointment(diary: Diary) -> None:
    appointment, world = diary.booked(), diary.hall.world

    def seen_by(identity: Identity) -> bool:
        with acting_as(identity):
            return Appointment.objects.filter(pk=appointment.pk).exists()

    assert seen_by(Identity(kind=Who.KEY, matter=appointment.matter_id))
    assert not seen_by(Identity(kind=Who.KEY, matter=diary.matter().pk))
    assert not seen_by(ANONYMOUS)
    for person, sees in ((world.adler, True), (world.dahl, False), (world.gruber, False)):
        with world.as_(person, at=diary.hall.clock.now):
            assert Appointment.objects.filter(pk=appointment.pk).exists() is sees


def test_another_unit_changes_nothing(diary: Diary) -> None:
    appointment, world = diary.booked(), diary.hall.world
    with world.as_(world.dahl, at=diary.hall.clock.now):
        changed = Appointment.objects.filter(pk=appointment.pk).update(state=Booked.CANCELLED)
    assert changed == 0


def test_an_appointment_is_never_deleted(diary: Diary) -> None:
    appointment = diary.booked()
    with acting_as(JOB), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        appointment.delete()


def test_what_overlaps_is_refused_by_the_database_whatever_the_code_does(diary: Diary) -> None:
    mine, other = diary.booked(), diary.booked(TUESDAY + timedelta(hours=2))
    with acting_as(JOB), pytest.raises(DatabaseError, match="one_visitor_at_a_lane"), transaction.atomic():
        Appointment.objects.filter(pk=other.pk).update(during=DateTimeTZRange(mine.start, mine.end), lane=mine.lane_id)


def test_everything_that_is_offered_is_accepted(diary: Diary) -> None:
    """The rule stands in Python for the offer and in SQL for the guard: the database judges a sample of the offer."""
    free = diary.free()
    for slot in free[:: len(free) // 40]:
        assert diary.held(slot=slot).state == Booked.HELD
