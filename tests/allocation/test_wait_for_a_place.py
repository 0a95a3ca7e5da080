# SPDX-License-Identifier: EUPL-1.2
"""Whoever waits is offered what comes free, one at a time; nobody who looks at the public pages ever sees it."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kurzweg.allocation.models import Answer, Application, Offer, Seed, Waitlist, WayKind
from kurzweg.allocation.models.application import Wished
from kurzweg.allocation.models.way import Terms
from kurzweg.allocation.person import Person
from kurzweg.engine.calling import waitlist_order
from kurzweg.servicepoint.models import Appointment, Pool
from kurzweg.walls.identity import JOB, Identity, Kind, acting_as
from tests.allocation.conftest import Scarce
from tests.allocation.rounds import AMINA, OLEK, again, minutes_later, offers, people
from tests.allocation.test_apply_on_the_page import says, text, the_worker_comes
from tests.servicepoint.appointments import SERVICE, TUESDAY
from tests.servicepoint.test_book_appointment import closed

LIST = "/warteliste/W-2026-00001/"


def opened(scarce: Scarce, kind: WayKind = WayKind.WAITLIST, **terms: Any) -> Waitlist:
    """A way that has a waitlist, and the list that the worker opens for it."""
    scarce.gives_by(kind, terms=Terms(**terms))
    the_worker_comes(scarce)
    with acting_as(JOB):
        return Waitlist.objects.get()


def joins(scarce: Scarce, waitlist: Waitlist, person: Person, deadline: date | None = None) -> Application:
    with acting_as(Identity(kind=Kind.ANONYMOUS)):
        made, _secret = Application.make(
            waitlist, person, Wished(language="de", deadline=deadline), at=scarce.hall.clock.now
        )
        return made


def gives_back(scarce: Scarce, appointment: Appointment) -> None:
    with acting_as(JOB):
        scarce.diary.again(appointment).cancel(by=None, at=scarce.hall.clock.now)


def test_where_places_go_to_a_waitlist_there_is_one(scarce: Scarce, visitor: Client) -> None:
    waitlist = opened(scarce)
    the_worker_comes(scarce)
    assert waitlist.number == "W-2026-00001"
    assert f'href="{LIST}?"' in text(visitor, f"/vergabe/{SERVICE}/")
    assert waitlist.seed_id in text(visitor, LIST)


def test_a_free_time_is_offered_to_one_person_until_an_hour_of_opening(scarce: Scarce) -> None:
    waitlist = opened(scarce, offer_hours=2)
    entry = joins(scarce, waitlist, AMINA)
    the_worker_comes(scarce)
    the_worker_comes(scarce)
    (offer,) = offers(entry)
    assert offer.until == scarce.hall.clock.now + timedelta(hours=2)
    assert offer.place.start >= scarce.hall.clock.now + timedelta(hours=24)


def test_an_offer_in_the_evening_stands_until_the_office_has_been_open_for_its_hours(scarce: Scarce) -> None:
    waitlist = opened(scarce, offer_hours=2)
    entry = joins(scarce, waitlist, AMINA)
    minutes_later(scarce, 7 * 60)  # 17 o'clock in Berlin, an hour before closing
    the_worker_comes(scarce)
    (offer,) = offers(entry)
    assert offer.until == scarce.hall.clock.now + timedelta(hours=16)  # one hour today, one tomorrow from eight


def test_a_returned_place_is_offered_and_never_public(scarce: Scarce, visitor: Client) -> None:
    waitlist = opened(scarce, WayKind.FIRST_COME)
    appointment = scarce.diary.booked(TUESDAY)
    entry = joins(scarce, waitlist, AMINA)
    the_worker_comes(scarce)
    assert offers(entry) == []  # the first to come choose among the free times
    gives_back(scarce, appointment)
    the_worker_comes(scarce)
    (offer,) = offers(entry)
    assert offer.place.slot == appointment.slot
    scarce.diary.booked(TUESDAY)
    assert TUESDAY.isoformat() not in text(visitor, f"/termin/zeiten/{SERVICE}/?tag=2026-11-24")


def test_whoever_is_offered_takes_it_and_waits_no_longer(scarce: Scarce) -> None:
    waitlist = opened(scarce)
    entry = joins(scarce, waitlist, AMINA)
    the_worker_comes(scarce)
    (offer,) = offers(entry)
    with acting_as(Identity(kind=Kind.KEY, matter=entry.pk)):
        offer.accept(at=scarce.hall.clock.now)
    the_worker_comes(scarce)
    assert len(offers(entry)) == 1
    assert (again(entry).is_waiting, again(entry).name) == (False, "")
    with acting_as(JOB):
        assert Appointment.objects.get().name == "Amina Warsame"


@pytest.mark.parametrize("how", ["declined", "lapsed"])
def test_a_place_goes_on_to_the_next_without_harm_to_the_first(scarce: Scarce, how: str) -> None:
    waitlist = opened(scarce, WayKind.FIRST_COME, offer_hours=2)
    appointment = scarce.diary.booked(TUESDAY)
    first = joins(scarce, waitlist, AMINA, deadline=date(2026, 11, 20))
    second = joins(scarce, waitlist, OLEK)
    gives_back(scarce, appointment)
    the_worker_comes(scarce)
    (offer,) = offers(first)
    assert offers(second) == []
    if how == "declined":
        with acting_as(Identity(kind=Kind.KEY, matter=first.pk)):
            offer.decline(at=scarce.hall.clock.now)
    else:
        minutes_later(scarce, 120)
    the_worker_comes(scarce)
    (following,) = offers(second)
    assert following.place_id == offer.place_id
    assert again(first).is_waiting
    assert len(offers(first)) == 1


def test_who_has_less_time_comes_first_and_then_the_lot_decides_never_the_time_of_joining(scarce: Scarce) -> None:
    waitlist = opened(scarce, WayKind.FIRST_COME)
    appointments = [scarce.diary.booked(TUESDAY + timedelta(hours=n)) for n in range(3)]
    late = [joins(scarce, waitlist, person) for person in people(4)]
    urgent = joins(scarce, waitlist, AMINA, deadline=date(2026, 11, 18))
    for appointment in appointments:
        gives_back(scarce, appointment)
    the_worker_comes(scarce)
    with acting_as(JOB):
        secret = bytes(Seed.objects.get(pk=waitlist.seed_id).secret)
        entrants = [again(one).entrant(on=date(2026, 11, 16)) for one in (*late, urgent)]
    order = waitlist_order(secret, waitlist.number, entrants)
    assert order[0] == str(urgent.number)
    offered = {str(one.number) for one in (*late, urgent) if offers(one)}
    assert offered == set(order[:3])


def test_nobody_joins_twice_and_whoever_has_an_appointment_does_not_wait(scarce: Scarce, visitor: Client) -> None:
    waitlist = opened(scarce)
    joins(scarce, waitlist, AMINA)
    assert visitor.post(LIST, says()).status_code == 409
    assert visitor.post(LIST, says(birth_0="5")).status_code == 302
    with acting_as(JOB):
        assert Application.objects.count() == 2  # the other Amina was born on another day


def test_an_entry_that_never_answers_ends_after_three_offers(scarce: Scarce) -> None:
    waitlist = opened(scarce, offer_hours=1)
    entry = joins(scarce, waitlist, AMINA)
    for _round in range(4):
        the_worker_comes(scarce)
        minutes_later(scarce, 61)
    the_worker_comes(scarce)
    assert [offer.answer for offer in offers(entry)] == [Answer.LAPSED] * 3
    assert not again(entry).is_waiting
    assert again(entry).name == ""


def test_on_its_day_a_place_that_nobody_took_is_for_those_who_come(scarce: Scarce) -> None:
    opened(scarce, WayKind.FIRST_COME)
    appointment = scarce.diary.booked(TUESDAY)
    gives_back(scarce, appointment)
    the_worker_comes(scarce)
    (place,) = scarce.places()
    assert place.pool == Pool.WAITLIST
    scarce.hall.clock.now = TUESDAY - timedelta(hours=2)
    the_worker_comes(scarce)
    (place,) = scarce.places()
    assert (place.pool, place.claim) == (Pool.SAME_DAY, None)


def test_a_list_is_closed_when_places_go_another_way_and_its_seed_is_public(scarce: Scarce, visitor: Client) -> None:
    waitlist = opened(scarce)
    joins(scarce, waitlist, AMINA)
    scarce.gives_by(WayKind.OPEN)
    the_worker_comes(scarce)
    page = text(visitor, LIST)
    assert "geschlossen" in page
    with acting_as(Identity(kind=Kind.ANONYMOUS)):
        secret = bytes(Seed.objects.get(pk=waitlist.seed_id).secret)
    assert secret.hex() in page
    assert hashlib.sha256(secret).hexdigest() == waitlist.seed_id
    assert visitor.post(LIST, says("Olek Bondar")).status_code == 200
    with acting_as(JOB):
        assert Application.objects.count() == 1


def test_a_closed_place_is_offered_to_nobody(scarce: Scarce) -> None:
    waitlist = opened(scarce, WayKind.FIRST_COME)
    appointment = scarce.diary.booked(TUESDAY)
    entry = joins(scarce, waitlist, AMINA)
    gives_back(scarce, appointment)
    closed(scarce.diary, TUESDAY.date())
    the_worker_comes(scarce)
    assert offers(entry) == []
    assert scarce.places() == []


def test_a_visitor_joins_on_the_page_and_finds_the_offer_there(scarce: Scarce, visitor: Client) -> None:
    opened(scarce)
    answer = visitor.post(LIST, says())
    assert (answer.status_code, answer.headers["Location"]) == (302, "/bewerbung/")
    assert "Sie stehen auf der Warteliste" in text(visitor)
    the_worker_comes(scarce)
    assert "Sie haben einen Platz" in text(visitor)
    assert visitor.post("/bewerbung/absage/").status_code == 302
    assert "Sie stehen auf der Warteliste" in text(visitor)
    assert visitor.post("/bewerbung/absage/").status_code == 302
    assert "zurückgezogen" in text(visitor)
    with acting_as(JOB):
        assert Offer.objects.get().answer == Answer.DECLINED


@pytest.mark.parametrize("language", ["en", "ar", "uk", "tr", "fa", "fr", "ru"])
def test_the_list_speaks_the_language_of_the_visitor(scarce: Scarce, visitor: Client, language: str) -> None:
    opened(scarce)
    page = text(visitor, f"{LIST}?sprache={language}")
    assert f'lang="{language}"' in page
    assert "warten" not in page
