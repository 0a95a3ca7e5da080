# SPDX-License-Identifier: EUPL-1.2
"""Where places are scarce, nobody finds among the free times what another has given back; so nothing can be sold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from kurzweg.allocation.models import WayKind
from kurzweg.allocation.models.way import Terms
from kurzweg.matters.once import new_form_key
from kurzweg.servicepoint.appointment_errors import GivenOtherwiseError, TakenMeanwhileError
from kurzweg.servicepoint.booking import asked_by
from kurzweg.servicepoint.drawing import Wish
from kurzweg.servicepoint.models import Appointment, Booked, KeptPlace, Pool, Slot
from kurzweg.servicepoint.offer import Asked, offer
from kurzweg.walls.identity import JOB, Identity, Kind, acting_as
from kurzweg.walls.keys import uuid7
from tests.allocation.conftest import Scarce
from tests.servicepoint.appointments import SERVICE, TUESDAY

ORDINARY = "aufenthaltsbescheinigung"


def public_times(scarce: Scarce, service: str = SERVICE) -> list[Slot]:
    """What anybody can choose from now."""
    with acting_as(Identity(kind=Kind.ANONYMOUS)):
        at = scarce.hall.clock.now
        return offer(asked_by(Wish(service=service, facts={}, language="de"), at=at), at=at)


def is_public(scarce: Scarce, slot: Slot, service: str = SERVICE) -> bool:
    """Whether anybody can choose a time at this lane that touches this one."""
    return any(
        free.lane == slot.lane and free.start < slot.end and slot.start < free.end
        for free in public_times(scarce, service)
    )


def run_out(scarce: Scarce, appointment: Appointment) -> None:
    scarce.hall.clock.wait(minutes=11)


def cancelled(scarce: Scarce, appointment: Appointment) -> None:
    scarce.phone_of(appointment).post("/termin/absage/")


def moved_by_the_holder(scarce: Scarce, appointment: Appointment) -> None:
    later = appointment.start + timedelta(days=2)
    assert scarce.phone_of(appointment).post("/termin/verlegung/", {"start": later.isoformat()}).status_code == 302


def cancelled_by_the_office(scarce: Scarce, appointment: Appointment) -> None:
    scarce.hall.world.browser(scarce.hall.adler).post(f"/termine/{appointment.pk}/absage/")


WAYS_BACK = [run_out, cancelled, moved_by_the_holder, cancelled_by_the_office]


@pytest.mark.parametrize("gives_back", WAYS_BACK, ids=lambda way: way.__name__)
def test_an_ordinary_time_is_everybodys_again_at_once(
    scarce: Scarce, gives_back: Callable[[Scarce, Appointment], None]
) -> None:
    appointment = scarce.diary.held() if gives_back is run_out else scarce.diary.booked()
    slot = appointment.slot
    assert not is_public(scarce, slot)
    gives_back(scarce, appointment)
    assert is_public(scarce, slot)


@pytest.mark.parametrize("gives_back", WAYS_BACK, ids=lambda way: way.__name__)
def test_a_scarce_place_that_is_given_back_is_nobodys_to_choose(
    scarce: Scarce, gives_back: Callable[[Scarce, Appointment], None]
) -> None:
    scarce.gives_by(WayKind.FIRST_COME)
    appointment = scarce.diary.held() if gives_back is run_out else scarce.diary.booked()
    slot = appointment.slot
    gives_back(scarce, appointment)
    assert not is_public(scarce, slot)
    assert not is_public(scarce, slot, ORDINARY)
    assert slot in [place.slot for place in scarce.places()]


@pytest.mark.parametrize("gives_back", [cancelled, moved_by_the_holder, cancelled_by_the_office])
def test_it_goes_to_the_pool_that_the_way_names(
    scarce: Scarce, gives_back: Callable[[Scarce, Appointment], None]
) -> None:
    scarce.gives_by(WayKind.FIRST_COME, terms=Terms(returns_to=Pool.SAME_DAY))
    appointment = scarce.diary.booked()
    slot = appointment.slot
    gives_back(scarce, appointment)
    (place,) = [one for one in scarce.places() if one.slot == slot]
    assert (place.pool, place.claim) == (Pool.SAME_DAY, None)


def test_a_place_booked_before_the_way_began_is_kept_when_it_comes_back(scarce: Scarce) -> None:
    appointment = scarce.diary.booked()
    scarce.gives_by(WayKind.DRAW)
    assert scarce.places() == []
    cancelled(scarce, appointment)
    (place,) = scarce.places()
    assert (place.slot, place.claim, place.pool) == (appointment.slot, None, Pool.WAITLIST)


def test_what_an_ordinary_service_gives_back_is_free_for_it_and_for_no_scarce_one(scarce: Scarce) -> None:
    """Else a dealer would book the lane for something ordinary, sell it, and take it for the buyer."""
    scarce.gives_by(WayKind.FIRST_COME)
    with acting_as(JOB):
        matter = scarce.hall.world.matter(ORDINARY, unit="servicepoint", at=scarce.hall.clock.now, facts={})
        appointment = Appointment.hold(matter, scarce.diary.slot(), at=scarce.hall.clock.now)
    slot = appointment.slot
    cancelled(scarce, appointment)
    assert is_public(scarce, slot, ORDINARY)
    assert not is_public(scarce, slot)
    with pytest.raises(GivenOtherwiseError), transaction.atomic():
        scarce.diary.held(slot=slot)


@pytest.mark.parametrize("kind", [WayKind.DRAW, WayKind.WAITLIST, WayKind.SAME_DAY])
def test_where_nobody_chooses_no_time_is_shown_and_none_can_be_booked(
    scarce: Scarce, visitor: Client, kind: WayKind
) -> None:
    free = public_times(scarce)
    scarce.gives_by(kind)
    with pytest.raises(GivenOtherwiseError):
        public_times(scarce)
    shown = visitor.get(f"/termin/zeiten/{SERVICE}/?surname=War")
    assert (shown.status_code, shown.headers["Location"]) == (302, f"/vergabe/{SERVICE}/?surname=War")
    page = visitor.get(f"/vergabe/{SERVICE}/")
    assert page.status_code == 200
    assert 'name="start"' not in page.content.decode()
    sent = {"service": SERVICE, "mark": new_form_key(None), "start": free[0].start.isoformat()}
    assert visitor.post("/termin/", sent).status_code == 302
    with acting_as(JOB):
        assert not Appointment.objects.exists()
    with pytest.raises(GivenOtherwiseError), transaction.atomic():
        scarce.diary.held(slot=free[0])  # the database itself, past every page


def test_whoever_has_a_drawn_place_can_give_it_back_and_not_choose_another(scarce: Scarce) -> None:
    appointment = scarce.diary.booked()
    scarce.gives_by(WayKind.DRAW)
    phone = scarce.phone_of(appointment)
    assert "/termin/verlegung/" not in phone.get("/termin/").content.decode()
    answer = phone.post("/termin/verlegung/", {"start": (TUESDAY + timedelta(days=1)).isoformat()})
    assert answer.status_code == 409
    assert "knapp" in answer.content.decode()
    assert scarce.diary.again(appointment).start == TUESDAY


def test_the_office_may_still_move_an_appointment(scarce: Scarce) -> None:
    appointment = scarce.diary.booked()
    scarce.gives_by(WayKind.DRAW)
    browser, later = scarce.hall.world.browser(scarce.hall.adler), TUESDAY + timedelta(days=1)
    assert browser.post(f"/termine/{appointment.pk}/verlegung/", {"start": later.isoformat()}).status_code == 302
    assert scarce.diary.again(appointment).start == later
    assert not [place for place in scarce.places() if place.claim is None and place.start == later]


def test_whoever_comes_late_to_a_scarce_place_is_not_lost(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.FIRST_COME)
    appointment = scarce.diary.booked()
    scarce.hall.clock.now = TUESDAY + timedelta(minutes=20)
    browser = scarce.hall.world.browser(scarce.hall.adler)
    assert browser.post(f"/termine/{appointment.pk}/nicht-gekommen/").status_code == 302
    assert browser.post(f"/termine/{appointment.pk}/ankunft/").status_code == 302
    assert scarce.diary.again(appointment).state == Booked.CHECKED_IN


def test_a_kept_place_is_taken_by_whom_it_is_kept_for_and_by_nobody_else(scarce: Scarce) -> None:
    mine, other = scarce.diary.matter(), scarce.diary.matter()
    slot = scarce.diary.slot()
    with acting_as(JOB):
        place = KeptPlace.keep(slot, service=scarce.service, pool=Pool.WAITLIST, at=scarce.hall.clock.now)
        assert place.hold_for(mine.pk, until=scarce.hall.clock.now + timedelta(hours=2))
        assert not place.hold_for(other.pk, until=scarce.hall.clock.now + timedelta(hours=2))
        with pytest.raises(TakenMeanwhileError), transaction.atomic():
            Appointment.hold(other, slot, at=scarce.hall.clock.now)
        Appointment.hold(mine, slot, at=scarce.hall.clock.now)
        place.refresh_from_db()
    assert (place.claim, place.claim_until) == (mine.pk, None)


def test_the_database_keeps_no_time_that_somebody_has_and_none_twice(scarce: Scarce) -> None:
    appointment = scarce.diary.booked()
    with acting_as(JOB):
        keep = partial(KeptPlace.keep, service=scarce.service, pool=Pool.ROUND, at=scarce.hall.clock.now)
        with pytest.raises(TakenMeanwhileError):
            keep(appointment.slot)
        keep(scarce.diary.slot())
        other = [slot for slot in scarce.diary.free() if slot.start == TUESDAY]
        assert other == []


def test_a_stranger_can_touch_no_kept_place(scarce: Scarce) -> None:
    with acting_as(JOB):
        place = KeptPlace.keep(scarce.diary.slot(), service=scarce.service, pool=Pool.ROUND, at=scarce.hall.clock.now)
    for who in (Identity(kind=Kind.ANONYMOUS), Identity(kind=Kind.KEY, matter=uuid7())):
        with acting_as(who):
            assert not KeptPlace.objects.exists()
            assert not place.__class__.objects.filter(pk=place.pk).update(claim=who.matter)
            with pytest.raises(DatabaseError), transaction.atomic():
                KeptPlace.keep(place.slot, service=scarce.service, pool=Pool.ROUND, at=scarce.hall.clock.now)


@pytest.mark.parametrize("gives_back", WAYS_BACK, ids=lambda way: way.__name__)
def test_a_buyer_who_watches_for_returned_places_gets_none(
    scarce: Scarce, gives_back: Callable[[Scarce, Appointment], None]
) -> None:
    """The dealer holds ten places and gives them back one by one; the buyer looks and posts every time at once."""
    scarce.gives_by(WayKind.FIRST_COME)
    sold = [
        scarce.diary.held(start) if gives_back is run_out else scarce.diary.booked(start)
        for start in sorted({slot.start for slot in scarce.diary.free()})[40:50]
    ]
    wanted, won = {(one.lane_id, one.start) for one in sold}, 0
    for one in sold:
        start = one.start
        gives_back(scarce, one)
        buyer = Client()
        page = buyer.get(f"/termin/zeiten/{SERVICE}/?tag={start.date()}").content.decode()
        assert page.count('name="start"')
        for _try in range(3):
            buyer.post("/termin/", {"service": SERVICE, "mark": new_form_key(None), "start": start.isoformat()})
    with acting_as(JOB):
        mine = {one.pk for one in sold}
        living = Appointment.objects.living().exclude(pk__in=mine)
        won = sum((one.lane_id, one.start) in wanted for one in living)
    assert won == 0


def test_the_watcher_would_win_if_returned_places_were_public(scarce: Scarce) -> None:
    """The test above bites: without a way the buyer gets what the dealer gives back."""
    sold = scarce.diary.booked()
    other = scarce.diary.booked()
    cancelled(scarce, sold)
    answer = Client().post("/termin/", {"service": SERVICE, "mark": new_form_key(None), "start": TUESDAY.isoformat()})
    assert answer.status_code == 302
    with acting_as(JOB):
        living = Appointment.objects.living().exclude(pk=other.pk)
        assert [(one.lane_id, one.start) for one in living] == [(sold.lane_id, sold.start)]


def test_asked_is_fresh_only_where_the_first_to_come_choose(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.FIRST_COME)
    with acting_as(Identity(kind=Kind.ANONYMOUS)):
        asked = asked_by(Wish(service=SERVICE, facts={}, language="de"), at=scarce.hall.clock.now)
    assert asked == Asked(service=SERVICE, length=asked.length, units=(scarce.unit,), fresh_only=True)
