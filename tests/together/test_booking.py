# SPDX-License-Identifier: EUPL-1.2
"""Many people press at the same instant, on the real database: no time twice, nobody stranded, no deadlock seen."""

from __future__ import annotations

import threading
from collections import Counter as Tally
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.once import new_form_key
from kurzweg.offices.models import Closure, Place, Site
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.booking import choose_again, length_of
from kurzweg.servicepoint.models import Appointment, Booked, Slot
from kurzweg.servicepoint.offer import Asked, offer
from kurzweg.servicepoint.stranded import StrandedError
from kurzweg.walls.identity import JOB, acting_as
from tests.heads import head_of_office
from tests.world import World

MANY = 16
NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
SERVICE = "fiktionsbescheinigung"


@pytest.fixture
def office(committed_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """An empty diary, on a Monday morning."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    with transaction.atomic(), acting_as(JOB):
        planned = Appointment.objects.filter(state__in=[Booked.HELD, Booked.CONFIRMED])
        planned.update(state=Booked.CANCELLED, held_until=None)
        Closure.objects.standing().update(lifted_at=NOW, lifted_by=committed_world.adler)
    return committed_world


def at_once(*acts: Callable[[], object]) -> list[object]:
    """All of them at the same instant, each with a connection of its own; what each came to."""
    start = threading.Barrier(len(acts))
    answers: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait()
            answers[place] = act()
        except (AppointmentError, StrandedError) as refused:
            answers[place] = type(refused).__name__
        except Exception as failure:
            answers[place] = failure
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    return answers


def free(world: World) -> list[Slot]:
    with transaction.atomic(), acting_as(JOB):
        asked = Asked(service=SERVICE, length=length_of(SERVICE), units=(world.units["servicepoint"],))
        return offer(asked, at=NOW)


def books(start: datetime) -> Callable[[], object]:
    form = {"service": SERVICE, "mark": new_form_key(None), "start": start.isoformat()}
    return lambda: Client().post("/termin/", form).status_code


def booked(world: World, slot: Slot) -> Appointment:
    with transaction.atomic(), acting_as(JOB):
        matter = world.matter(SERVICE, unit="servicepoint", at=NOW, facts={})
        appointment = Appointment.hold(matter, slot, at=NOW)
        appointment.confirm("Amina Warsame", by=None, at=NOW)
        return appointment


def living() -> list[Appointment]:
    with transaction.atomic(), acting_as(JOB):
        return list(Appointment.objects.living().in_order())


def nobody_shares_a_lane() -> bool:
    """The judge: asked of the rows, not of the code that wrote them."""
    rows = living()
    return not any(
        one.lane_id == other.lane_id and one.start < other.end and other.start < one.end
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
    )


def test_sixteen_people_want_one_time_and_each_lane_is_given_once(office: World) -> None:
    start = free(office)[0].start
    answers = at_once(*(books(start) for _person in range(MANY)))
    assert Tally(answers) == {302: 2, 409: MANY - 2}
    assert len(living()) == 2
    assert nobody_shares_a_lane()


def test_sixteen_people_want_times_that_overlap_and_no_lane_is_given_twice(office: World) -> None:
    slot = free(office)[4]
    shifted = [
        Slot(
            lane=slot.lane, unit=slot.unit, site=slot.site,
            start=slot.start + timedelta(minutes=n), end=slot.end + timedelta(minutes=n),
        )
        for n in range(MANY)
    ]  # fmt: skip

    def take(wanted: Slot) -> None:
        with transaction.atomic(), acting_as(JOB):
            matter = office.matter(SERVICE, unit="servicepoint", at=NOW, facts={})
            Appointment.hold(matter, wanted, at=NOW)

    at_once(*(lambda wanted=wanted: take(wanted) for wanted in shifted))
    assert living()
    assert nobody_shares_a_lane()


def test_people_who_swap_their_times_do_not_wait_for_each_other(office: World) -> None:
    slots = free(office)
    mine, others = booked(office, slots[0]), booked(office, slots[8])

    def move(appointment: Appointment, start: datetime) -> None:
        with transaction.atomic(), acting_as(JOB):
            choose_again(Appointment.objects.get(pk=appointment.pk), start, by=None, at=NOW)

    at_once(
        lambda: move(mine, slots[8].start), lambda: move(others, slots[0].start),
        lambda: move(mine, slots[16].start), lambda: move(others, slots[24].start),
    )  # fmt: skip
    assert len(living()) == 2
    assert nobody_shares_a_lane()


def test_either_the_place_closes_or_somebody_is_booked_there(office: World) -> None:
    slot = free(office)[40]
    with transaction.atomic():
        head = head_of_office(office)
    day = timezone.localdate(slot.start)

    def close() -> str:
        with transaction.atomic(), office.as_(head, at=NOW):
            place = Place(Site.objects.get(code="haus").pk)
            Closure.close(place, first=day, last=day, reason="Schulung", by=head, at=NOW)
            return "closed"

    answers = at_once(close, *(books(slot.start) for _person in range(6)))
    is_closed = answers[0] == "closed"
    assert is_closed is (living() == [])
    assert Tally(answers[1:])[302] == (0 if is_closed else 2)


def test_confirming_sixteen_times_at_once_books_once(office: World) -> None:
    appointment = booked(office, free(office)[0])
    with transaction.atomic(), acting_as(JOB):
        other = Appointment.hold(office.matter(SERVICE, unit="servicepoint", at=NOW, facts={}), free(office)[9], at=NOW)

    def confirm() -> None:
        with transaction.atomic(), acting_as(JOB):
            Appointment.objects.get(pk=other.pk).confirm("Olek Bondar", by=None, at=NOW)

    def arrive() -> object:
        with transaction.atomic(), acting_as(JOB):
            return Appointment.objects.get(pk=appointment.pk).check_in(by=None, at=NOW).pk

    at_once(*(confirm for _click in range(8)))
    tickets = at_once(*(arrive for _click in range(8)))
    assert len(set(tickets)) == 1
    with transaction.atomic(), acting_as(JOB):
        kinds = Tally(event.kind for one in (appointment, other) for event in LogEvent.objects.of_matter(one.matter_id))
    assert (kinds[Kind.AppointmentBooked], kinds[Kind.AppointmentCheckedIn], kinds[Kind.TicketDrawn]) == (2, 1, 1)
