# SPDX-License-Identifier: EUPL-1.2
"""Many people and two workers at the same instant: each person once, each place once, each draw once."""

from __future__ import annotations

import json
from collections import Counter as Tally
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from kurzweg.allocation.errors import AllocationError
from kurzweg.allocation.models import (
    Answer,
    Application,
    Draw,
    EmergencyReason,
    HandedPlace,
    Offer,
    Round,
    Waitlist,
    Way,
    WayKind,
)
from kurzweg.allocation.models.application import Wished
from kurzweg.allocation.models.way import Terms
from kurzweg.allocation.offering import offer_places
from kurzweg.allocation.person import Person
from kurzweg.allocation.stock import places_between
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.people.birth import BirthDate
from kurzweg.servicepoint.models import Appointment, KeptPlace, Pool
from kurzweg.walls.identity import JOB, Identity, acting_as
from kurzweg.walls.identity import Kind as Who
from kurzweg.walls.keys import uuid7
from tests.together.test_booking import at_once
from tests.world import World

NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
CLOSES = NOW + timedelta(hours=2)
SERVICE = "fiktionsbescheinigung"
MANY = 12


@pytest.fixture
def office(committed_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return committed_world


def round_of(world: World, count: int, *, week: int) -> Round:
    """A round over so many places of a week, open now; each test takes a week of its own."""
    unit, first = world.units["servicepoint"], (NOW + timedelta(days=7 * week)).date()
    with transaction.atomic(), acting_as(JOB):
        way = Way.set(WayKind.DRAW, service=world.services[SERVICE].pk, unit=unit, from_day=NOW.date(), by=None, at=NOW)
        places = places_between(SERVICE, unit, first, first + timedelta(days=4), at=NOW)[:count]
        return Round.announce(way, places, opens_at=NOW, closes_at=CLOSES, by=None, at=NOW)


def applies(round_: Round, name: str) -> Callable[[], object]:
    """One application; what it came to."""

    def apply() -> object:
        try:
            with transaction.atomic(), acting_as(Identity(kind=Who.ANONYMOUS)):
                made, _secret = Application.make(round_, Person(name, BirthDate(1990)), Wished(language="de"), at=NOW)
                return made.number
        except AllocationError as refused:
            return type(refused).__name__

    return apply


def holds(round_: Round) -> Callable[[], object]:
    def hold() -> object:
        with transaction.atomic(), acting_as(JOB):
            return Draw.hold(round_, at=CLOSES).document

    return hold


def test_many_apply_at_once_and_numbers_have_no_gap(office: World) -> None:
    round_ = round_of(office, 3, week=1)
    numbers = at_once(*(applies(round_, f"Person {'abcdefghijkl'[n]}") for n in range(MANY)))
    assert sorted(numbers, key=str) == sorted(range(1, MANY + 1), key=str)


def test_one_person_applies_from_twelve_phones_at_once_and_counts_once(office: World) -> None:
    round_ = round_of(office, 3, week=2)
    answers = Tally(at_once(*(applies(round_, "Amina Warsame") for _phone in range(MANY))))
    assert answers["AppliedAlreadyError"] == MANY - 1
    with transaction.atomic(), acting_as(JOB):
        assert Application.objects.filter(round=round_).count() == 1


def test_four_workers_hold_a_draw_while_people_still_try(office: World) -> None:
    round_ = round_of(office, 4, week=3)
    at_once(*(applies(round_, f"Person {'abcdefgh'[n]}") for n in range(8)))
    answers = at_once(*(holds(round_) for _worker in range(4)), *(applies(round_, f"Spät {'ab'[n]}") for n in range(2)))
    assert len(set(answers[:4])) == 1
    with transaction.atomic(), acting_as(JOB):
        told = json.loads(Draw.objects.get(round=round_).document)
        claims = [place.claim for place in KeptPlace.objects.living() if place.claim]
        assert LogEvent.objects.filter(activity=Kind.DrawHeld, attrs__round=round_.number).count() == 1
        offered = Offer.objects.filter(application__round=round_)
        assert len({offer.place_id for offer in offered}) == offered.count() == 4
    assert len(claims) == len(set(claims))
    assert set(told["awards"]) <= {one["id"] for one in told["applications"]}


def test_accepting_declining_and_lapsing_at_once_come_to_one_of_them(office: World) -> None:
    round_ = round_of(office, 1, week=4)
    at_once(applies(round_, "Amina Warsame"))
    holds(round_)()
    with transaction.atomic(), acting_as(JOB):
        offer = Offer.objects.get(application__round=round_)
        me = Identity(kind=Who.KEY, matter=offer.application_id)

    def act(verb: str) -> Callable[[], object]:
        def run() -> object:
            try:
                with transaction.atomic(), acting_as(JOB if verb == "lapse" else me):
                    mine = Offer.objects.get(pk=offer.pk)
                    getattr(mine, verb)(at=mine.until if verb == "lapse" else CLOSES)
            except AllocationError as refused:
                return type(refused).__name__
            return verb

        return run

    at_once(*(act(verb) for verb in ("accept", "decline", "lapse") * 4))
    with transaction.atomic(), acting_as(JOB):
        offer.refresh_from_db()
        booked = Appointment.objects.living().filter(matter=offer.application_id).count()
        place = KeptPlace.objects.get(pk=offer.place_id)
    assert booked == (offer.answer == Answer.ACCEPTED)
    assert (place.claim is None) == (offer.answer != Answer.ACCEPTED)


def test_a_place_is_kept_or_booked_and_never_both(office: World) -> None:
    unit = office.units["servicepoint"]
    day = (NOW + timedelta(days=37)).date()
    with transaction.atomic(), acting_as(JOB):
        Way.set(WayKind.OPEN, service=office.services[SERVICE].pk, unit=unit, from_day=NOW.date(), by=None, at=NOW)
        slot = places_between(SERVICE, unit, day, day + timedelta(days=4), at=NOW)[0]
        service = office.services[SERVICE].pk

    def keep() -> None:
        try:
            with transaction.atomic(), acting_as(JOB):
                KeptPlace.keep(slot, service=service, pool=Pool.ROUND, at=NOW)
        except Exception as refused:
            if type(refused).__name__ != "TakenMeanwhileError":
                raise

    def book() -> None:
        with transaction.atomic(), acting_as(JOB):
            Appointment.hold(office.matter(SERVICE, unit="servicepoint", at=NOW, facts={}), slot, at=NOW)

    at_once(*(keep, book) * 6)
    with transaction.atomic(), acting_as(JOB):
        kept = KeptPlace.objects.living().filter(lane=slot.lane, during__startswith=slot.start).count()
        booked = Appointment.objects.living().filter(lane=slot.lane, during__startswith=slot.start).count()
    assert kept + booked == 1


def test_four_workers_offer_from_one_waitlist_and_nobody_is_offered_two(office: World) -> None:
    with transaction.atomic(), acting_as(JOB):
        way = Way.set(
            WayKind.WAITLIST, service=office.services[SERVICE].pk, unit=office.units["servicepoint"],
            from_day=NOW.date(), by=None, at=NOW,
        )  # fmt: skip
        waitlist = Waitlist.open_for(way, at=NOW)
    for name in ("Abebe", "Bekele", "Çelik", "Demir"):
        with transaction.atomic(), acting_as(Identity(kind=Who.ANONYMOUS)):
            Application.make(waitlist, Person(name, BirthDate(1990)), Wished(language="de"), at=NOW)

    def offers() -> object:
        with transaction.atomic(), acting_as(JOB):
            return offer_places(waitlist, at=NOW)

    assert sorted(at_once(*(offers for _worker in range(4))), key=str) == [0, 0, 0, 4]
    with transaction.atomic(), acting_as(JOB):
        made = list(Offer.objects.filter(application__waitlist=waitlist))
    assert len({offer.place_id for offer in made}) == len({offer.application_id for offer in made}) == len(made) == 4


def test_eight_colleagues_give_the_last_emergency_and_one_does(office: World) -> None:
    service, unit = office.services[SERVICE].pk, office.units["servicepoint"]
    terms = Terms(emergencies_a_day=2, emergency_reasons=[EmergencyReason.DANGER])
    day = (NOW + timedelta(days=30)).date()
    with transaction.atomic(), acting_as(JOB):
        Way.set(WayKind.FIRST_COME, service=service, unit=unit, from_day=NOW.date(), terms=terms, by=None, at=NOW)
        slots = places_between(SERVICE, unit, day, day, at=NOW)[:8]
        places = [KeptPlace.keep(slot, service=service, pool=Pool.EMERGENCY, at=NOW) for slot in slots]

    def gives(n: int) -> Callable[[], object]:
        def give() -> object:
            person = Person(f"Person {'abcdefgh'[n]}", BirthDate(1990))
            try:
                with transaction.atomic(), office.as_(office.adler, at=NOW):
                    HandedPlace.give(
                        places[n], person, key=uuid7(), reason="danger", language="de", by=office.adler, at=NOW
                    )
            except AllocationError as refused:
                return type(refused).__name__
            return "given"

        return give

    assert Tally(at_once(*(gives(n) for n in range(8)))) == {"given": 2, "QuotaUsedUpError": 6}
    with transaction.atomic(), acting_as(JOB):
        claims = [place.claim for place in KeptPlace.objects.filter(pk__in=[one.pk for one in places])]
    assert len([claim for claim in claims if claim]) == 2


def test_two_colleagues_give_one_place_and_one_person_has_it(office: World) -> None:
    service, unit = office.services[SERVICE].pk, office.units["servicepoint"]
    day = (NOW + timedelta(days=31)).date()
    with transaction.atomic(), acting_as(JOB):
        slot = places_between(SERVICE, unit, day, day, at=NOW)[0]
        place = KeptPlace.keep(slot, service=service, pool=Pool.SAME_DAY, at=NOW)

    def gives(name: str) -> Callable[[], object]:
        def give() -> object:
            try:
                with transaction.atomic(), office.as_(office.adler, at=NOW):
                    mine = KeptPlace.objects.get(pk=place.pk)
                    HandedPlace.give(
                        mine, Person(name, BirthDate(1990)), key=uuid7(), language="de", by=office.adler, at=NOW
                    )
            except AllocationError as refused:
                return type(refused).__name__
            return "given"

        return give

    answers = at_once(gives("Amina Warsame"), gives("Olek Bondar"), gives("Abebe Haile"))
    assert Tally(answers) == {"given": 1, "PlaceGoneError": 2}
