# SPDX-License-Identifier: EUPL-1.2
"""Whatever people do with scarce places, in whatever order: one place one person, what comes back is never public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kurzweg.allocation.errors import AllocationError
from kurzweg.allocation.models import Application, Draw, Offer, Round, Seed, Waitlist, WayKind
from kurzweg.allocation.models.application import Wished
from kurzweg.allocation.models.way import Terms, way_of
from kurzweg.allocation.stock import places_between
from kurzweg.engine.calling.published import differences, published
from kurzweg.events.models import LogEvent
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.booking import asked_by
from kurzweg.servicepoint.drawing import Wish
from kurzweg.servicepoint.models import Appointment, Booked, KeptPlace, Slot
from kurzweg.servicepoint.models.appointment import LIVING
from kurzweg.servicepoint.offer import offer
from kurzweg.walls.identity import JOB, Identity, Kind, acting_as
from tests.allocation.conftest import Scarce
from tests.allocation.history import complaints
from tests.allocation.rounds import people
from tests.allocation.test_apply_on_the_page import the_worker_comes
from tests.servicepoint.appointments import SERVICE

PEOPLE = people(5)
deeds = st.sampled_from(
    ["announce", "apply", "join", "withdraw", "accept", "decline", "cancel", "book", "worker", "wait", "next day"]
)
steps = st.lists(st.tuples(deeds, st.integers(0, 4)), min_size=10, max_size=30)
ways = st.sampled_from([WayKind.FIRST_COME, WayKind.DRAW, WayKind.WAITLIST])


@dataclass
class Play:
    """An office with few places in which people do things, and what must never come of it."""

    scarce: Scarce
    kind: WayKind
    mine: dict[int, list[Application]] = field(default_factory=dict)
    ever_kept: set[tuple[int, datetime]] = field(default_factory=set)

    @property
    def now(self) -> datetime:
        return self.scarce.hall.clock.now

    def do(self, deed: str, who: int) -> None:
        verbs: dict[str, Callable[[int], None]] = {
            "announce": self.announce, "apply": self.apply, "join": self.join, "withdraw": self.withdraw,
            "accept": self.accept, "decline": self.decline, "cancel": self.cancel, "book": self.book,
            "worker": lambda _who: the_worker_comes(self.scarce),
            "wait": lambda _who: self.wait(minutes=11), "next day": lambda _who: self.wait(hours=24),
        }  # fmt: skip
        try:
            with transaction.atomic():
                verbs[deed](who)
        except (AllocationError, AppointmentError):
            pass

    def wait(self, **span: float) -> None:
        self.scarce.hall.clock.wait(**span)

    def announce(self, _who: int) -> None:
        with acting_as(JOB):
            way = way_of(self.scarce.service, self.scarce.unit, on=self.now.date())
            first = (self.now + timedelta(days=3)).date()
            places = places_between(SERVICE, self.scarce.unit, first, first + timedelta(days=4), at=self.now)[:2]
            assert way is not None
            Round.announce(
                way, places, opens_at=self.now, closes_at=self.now + timedelta(hours=20), by=None, at=self.now
            )

    def apply(self, who: int) -> None:
        with acting_as(JOB):
            to = Round.objects.not_held().order_by("closes_at").first()
        self.enter(to, who)

    def join(self, who: int) -> None:
        with acting_as(JOB):
            to = Waitlist.objects.open().first()
        self.enter(to, who)

    def enter(self, to: Round | Waitlist | None, who: int) -> None:
        if to is not None:
            with acting_as(Identity(kind=Kind.ANONYMOUS)):
                made, _key = Application.make(to, PEOPLE[who], Wished(language="de"), at=self.now)
            self.mine.setdefault(who, []).append(made)

    def withdraw(self, who: int) -> None:
        for one in self.mine.get(who, [])[-1:]:
            with acting_as(Identity(kind=Kind.KEY, matter=one.pk)):
                if not Offer.objects.open().filter(application=one).exists():
                    one.withdraw(at=self.now)

    def offered(self, who: int) -> tuple[Application, Offer] | None:
        for one in self.mine.get(who, []):
            with acting_as(JOB):
                found = Offer.objects.filter(application=one).latest_first().first()
            if found:
                return one, found
        return None

    def accept(self, who: int) -> None:
        if (found := self.offered(who)) is not None:
            with acting_as(Identity(kind=Kind.KEY, matter=found[0].pk)):
                found[1].accept(at=self.now)

    def decline(self, who: int) -> None:
        if (found := self.offered(who)) is not None:
            with acting_as(Identity(kind=Kind.KEY, matter=found[0].pk)):
                found[1].decline(at=self.now)

    def cancel(self, who: int) -> None:
        with acting_as(JOB):
            planned = list(Appointment.objects.planned().in_order())
            if planned:
                planned[who % len(planned)].cancel(by=None, at=self.now)

    def book(self, who: int) -> None:
        """Somebody takes a time that everybody sees, and confirms it or not."""
        free = self.public()
        if free:
            appointment = self.scarce.diary.held(slot=free[who % len(free)])
            if who % 2:
                with acting_as(JOB):
                    appointment.confirm("Amina Warsame", by=None, at=self.now)

    def public(self) -> list[Slot]:
        with acting_as(Identity(kind=Kind.ANONYMOUS)):
            return offer(asked_by(Wish(service=SERVICE, facts={}, language="de"), at=self.now), at=self.now)

    def keeps_the_laws(self) -> None:
        with acting_as(JOB):
            places = list(KeptPlace.objects.living())
            living = list(Appointment.objects.filter(state__in=LIVING))
            open_offers = list(Offer.objects.open())
            self.one_place_one_person(places, living, open_offers)
            self.nobody_has_two(living)
            events = list(LogEvent.objects.order_by("event_id"))
            self.results_follow()
        self.nothing_returned_is_public(places)
        assert complaints(events) == []

    def one_place_one_person(self, places: list[KeptPlace], living: list[Appointment], offers: list[Offer]) -> None:
        by_pk = {place.pk: place for place in places}
        assert len({offer.place_id for offer in offers}) == len(offers)
        for one in offers:
            assert (by_pk[one.place_id].claim, by_pk[one.place_id].claim_until) == (one.application_id, one.until)
        for place in places:
            there = [one for one in living if one.lane_id == place.lane_id and one.slot.start == place.start]
            assert [one.matter_id for one in there] in ([], [place.claim])
            if place.claim and place.claim_until is None:
                assert there or self.is_over(place)
        kept = {(place.lane_id, place.start) for place in places}
        assert all((one.lane_id, one.start) in kept for one in living)

    def is_over(self, place: KeptPlace) -> bool:
        """Whether whoever had it came or did not come."""
        return (
            Appointment.objects.filter(matter=place.claim, state__in=[Booked.MISSED, Booked.SERVED]).exists()
            or place.start <= self.now
        )

    def nobody_has_two(self, living: list[Appointment]) -> None:
        """One person, one living appointment, as long as they came by an application."""
        prints = dict(Application.objects.values_list("pk", "fingerprint"))
        future = [one for one in living if one.start > self.now and one.matter_id in prints]
        counted = Counter(bytes(prints[one.matter_id]) for one in future)
        assert not [count for count in counted.values() if count > 1]

    def nothing_returned_is_public(self, places: list[KeptPlace]) -> None:
        self.ever_kept |= {(place.lane_id, place.start) for place in places}
        if self.kind is WayKind.FIRST_COME:
            assert not {(slot.lane, slot.start) for slot in self.public()} & self.ever_kept

    def results_follow(self) -> None:
        for draw in Draw.objects.all():
            assert differences(published(draw.document)) == ()
            assert published(draw.document).commitment == draw.round.seed_id
        assert not Seed.objects.exclude(round__isnull=False).exclude(waitlist__isnull=False).exists()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(ways, steps)
@example(
    WayKind.DRAW,
    [("announce", 0), ("apply", 0), ("apply", 1), ("apply", 2), ("next day", 0), ("worker", 0), ("accept", 0),
     ("accept", 1), ("accept", 2), ("cancel", 0), ("join", 2), ("worker", 0), ("accept", 2), ("worker", 0)],
)  # fmt: skip
@example(
    WayKind.WAITLIST,
    [("worker", 0), ("join", 0), ("join", 1), ("worker", 0), ("accept", 0), ("decline", 1), ("worker", 0),
     ("cancel", 0), ("worker", 0), ("next day", 0), ("worker", 0), ("next day", 0), ("worker", 0)],
)  # fmt: skip
def test_whatever_people_do_scarce_places_keep_their_laws(
    scarce: Scarce, kind: WayKind, told: list[tuple[str, int]]
) -> None:
    begins = scarce.hall.clock.now
    with transaction.atomic():
        scarce.gives_by(kind, terms=Terms(offer_hours=2))
        play = Play(scarce, kind)
        for deed, who in told:
            play.do(deed, who)
            play.keeps_the_laws()
        transaction.set_rollback(True)
    scarce.hall.clock.now = begins


def test_the_laws_find_a_place_that_two_are_offered(scarce: Scarce) -> None:
    scarce.gives_by(WayKind.WAITLIST)
    play = Play(scarce, WayKind.WAITLIST)
    for deed, who in (("worker", 0), ("join", 0), ("worker", 0)):
        play.do(deed, who)
    with acting_as(JOB):
        (one,) = Offer.objects.open()
        places = list(KeptPlace.objects.living())
    with pytest.raises(AssertionError):
        play.one_place_one_person(places, [], [one, one])
