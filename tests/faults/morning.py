# SPDX-License-Identifier: EUPL-1.2
"""A morning that really happens in a database of its own, written down as the chaos clients write it down."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from chaos.history import History
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Matter
from kurzweg.matters.models import Outcome as Settled
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.walls.identity import JOB, acting_as
from kurzweg.walls.keys import uuid7
from tests.world import MONDAY, World

NOTE = "Vorgang 1-brandt-1"


@dataclass(frozen=True)
class Story:
    """A morning that really happened in the database, and what its people were told."""

    history: History
    matter: str
    ticket: str
    waiting: str
    handed_over: str


def _later(minutes: int) -> datetime:
    return MONDAY + timedelta(minutes=minutes)


def a_morning(world: World) -> Story:
    """Two numbers are drawn, one visitor is served to the end, one matter is handed over."""
    history = History()
    first, ticket = _draw(world, history, "form-1", at=_later(0))
    _, waiting = _draw(world, history, "form-2", at=_later(1))
    _serve(world, history, ticket)
    with world.as_(world.brandt):
        matter = world.matter(at=_later(20))
        handover = matter.offer_to(world.units["leistung"], NOTE, by=world.brandt, at=_later(21))
    with world.as_(world.celik):
        handover.accept(by=world.celik, at=_later(22))
    history.send("offer", NOTE)
    history.acknowledge("brandt", "offer", NOTE)
    history.acknowledge("celik", "accept", NOTE)
    return Story(history, str(first.pk), str(ticket.pk), str(waiting.pk), str(matter.pk))


def _draw(world: World, history: History, form: str, *, at: datetime) -> tuple[Matter, Ticket]:
    with acting_as(JOB):
        matter = Matter.open(
            key=uuid7(), service=world.services["fiktionsbescheinigung"], unit=world.units["servicepoint"], facts={},
            channel=Channel.COUNTER, language="de", at=at,
        )  # fmt: skip
        ticket = Ticket.draw(matter, site=live_structure(at.date()).sites["haus"], at=at)
        key = hashlib.sha256(matter.issue_key(at=at).encode()).hexdigest()
    history.send("draw", form)
    history.acknowledge("visitors", "draw", form, key=key)
    history.acknowledge("visitors", "number", key, number=ticket.call_number)
    return matter, ticket


def _serve(world: World, history: History, ticket: Ticket) -> None:
    with world.as_(world.adler):
        counter = Counter.at(live_structure(MONDAY.date()), "s1")
        assert counter is not None
        counter.open(by=world.adler, at=_later(2))
        called = counter.call_next(by=world.adler, at=_later(3))
        assert called == ticket
        called.start(by=world.adler, at=_later(4))
        called.finish(Settled.DONE, by=world.adler, at=_later(9))
    history.acknowledge("adler", "open", "s1")
    history.acknowledge("adler", "call", str(ticket.pk), lane="s1")
    history.acknowledge("adler", "start", str(ticket.pk), lane="s1")
    history.acknowledge("adler", "finish", str(ticket.pk), lane="s1", outcome="settled")
