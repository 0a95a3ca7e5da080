# SPDX-License-Identifier: EUPL-1.2
"""One takes a visitor back at the instant at which another calls them: one of the two wins, the log says which."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.desk_errors import CalledElsewhereError
from kurzweg.servicepoint.models import Counter, Ticket, Transfer
from kurzweg.walls.identity import JOB, acting_as
from tests.together.test_calling import at_once
from tests.world import World

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=10)
ROUNDS = 5


def lane(code: str) -> Counter:
    counter = Counter.at(live_structure(NOON.date()), code)
    assert counter is not None
    return counter


@pytest.fixture
def desks(committed_world: World) -> World:
    """Frau Adler at the Servicepoint and Frau Çelik at the Leistungsstelle have opened their lanes."""
    for code, who in (("s1", committed_world.adler), ("l1", committed_world.celik)):
        with transaction.atomic(), committed_world.as_(who, at=NOON):
            lane(code).open(by=who, at=NOON)
    return committed_world


def sent_on(world: World, n: int) -> tuple[Ticket, Transfer]:
    """Somebody whom Frau Adler has served and sent on."""
    adler, at = world.adler, NOON + timedelta(seconds=n)
    with transaction.atomic(), world.as_(adler, at=at):
        matter = world.matter("fiktionsbescheinigung", unit="servicepoint", at=at)
        ticket = Ticket.draw(matter, site=lane("s1").site, at=at)
        ticket.be_called_to(lane("s1").lane, by=adler, at=at)
        ticket.start(by=adler, at=at)
        service = world.services["bezahlkarte"].pk
        return ticket, Transfer.send(ticket, unit=world.units["leistung"], service=service, by=adler, at=at)


def test_taken_back_or_called_but_never_both(desks: World) -> None:
    for n in range(ROUNDS):
        ticket, sent = sent_on(desks, n)

        def take_back(sent: Transfer = sent) -> str:
            with transaction.atomic(), desks.as_(desks.adler, at=LATER):
                try:
                    sent.take_back(by=desks.adler, at=LATER)
                except CalledElsewhereError:
                    return "too late"
            return "back"

        def call() -> str:
            with transaction.atomic(), desks.as_(desks.celik, at=LATER):
                called = lane("l1").call_next(by=desks.celik, at=LATER)
                if called is not None:
                    called.miss(by=desks.celik, at=LATER)
                return "called" if called else "nobody"

        assert at_once(take_back, call) in (["back", "nobody"], ["too late", "called"])
        with transaction.atomic(), acting_as(JOB):
            told = [one.kind for one in LogEvent.objects.of_matter(ticket.matter_id)]
            assert (told.count(Kind.TicketTransferred) == 2) != (told.count(Kind.VisitorMissed) == 1)
            Ticket.objects.filter(pk=ticket.pk).update(state="left")
