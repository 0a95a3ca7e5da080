# SPDX-License-Identifier: EUPL-1.2
"""A Monday morning at the Servicepoint, with a clock that the tests move by hand."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from kurzweg.accounts.models import Membership, Role, Staff
from kurzweg.matters.keyholder import COOKIE, kept
from kurzweg.matters.models import Matter
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import LaneShift
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.clock import Clock
from tests.world import BEGINNING, PASSWORD, World


@dataclass
class Hall:
    """The waiting hall: people draw numbers; Frau Adler and Herr Birk serve at the Servicepoint."""

    world: World
    clock: Clock
    adler: Staff
    birk: Staff

    def as_(self, person: Staff) -> AbstractContextManager[None]:
        return self.world.as_(person, at=self.clock.now)

    def number(
        self, service: str = "fiktionsbescheinigung", *, unit: str = "servicepoint", language: str = "ar"
    ) -> Ticket:
        """Somebody draws a number; a minute later the next may come."""
        with acting_as(JOB):
            matter = self.world.matter(service, unit=unit, language=language, at=self.clock.now)
            site = live_structure(self.clock.now.date()).sites["haus"]
            ticket = Ticket.draw(matter, site=site, at=self.clock.now)
        self.clock.wait(minutes=1)
        return ticket

    def lane(self, code: str, *, by: Staff | None = None) -> Counter:
        """A lane, opened by somebody if they are named."""
        with acting_as(JOB):
            counter = Counter.at(live_structure(self.clock.now.date()), code)
        assert counter is not None
        if by is not None:
            with self.as_(by):
                counter.open(by=by, at=self.clock.now)
        return counter

    def call_next(self, code: str, *, by: Staff) -> Ticket | None:
        with self.as_(by):
            return self.lane(code).call_next(by=by, at=self.clock.now)

    def called(self, code: str = "s1") -> Ticket:
        """Somebody who is called to a lane of Frau Adler."""
        self.number()
        self.lane(code, by=self.adler)
        ticket = self.call_next(code, by=self.adler)
        assert ticket is not None
        return ticket

    def served(self, code: str = "s1") -> Ticket:
        """Somebody who is being served by Frau Adler."""
        ticket = self.called(code)
        with self.as_(self.adler):
            ticket.start(by=self.adler, at=self.clock.wait(minutes=1))
        return ticket

    def parked(self) -> Ticket:
        """Somebody who fetches something."""
        ticket = self.served()
        with self.as_(self.adler):
            ticket.park(by=self.adler, at=self.clock.wait(minutes=1))
        return ticket

    def shift(self, counter: Counter) -> LaneShift | None:
        with acting_as(JOB):
            return counter.shift(at=self.clock.now)


@pytest.fixture
def hall(world: World, clock: Clock) -> Hall:
    return Hall(world, clock, world.adler, a_colleague(world))


def a_colleague(world: World) -> Staff:
    """Herr Birk, who serves beside Frau Adler."""
    with acting_as(JOB):
        birk = Staff.objects.engage("birk", name="Herr Birk", password=PASSWORD, at=BEGINNING)
        Membership.objects.create(
            staff=birk,
            unit_id=world.units["servicepoint"],
            role=Role.DESK,
            valid=DateRange(BEGINNING.date(), None),
        )
    return birk


def phone_of(hall: Hall, ticket: Ticket) -> Client:
    """The phone of whoever holds this number."""
    with acting_as(JOB):
        secret = Matter.objects.get(pk=ticket.matter_id).issue_key(at=hall.clock.now)
    phone = Client()
    phone.cookies[COOKIE] = kept(secret)
    return phone
