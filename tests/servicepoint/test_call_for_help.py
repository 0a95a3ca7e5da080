# SPDX-License-Identifier: EUPL-1.2
"""Help at a counter: every counter of the house shows where, never who; the first who answers is told to the caller."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.servicepoint.hall import units_in_house
from kurzweg.servicepoint.models import HelpCall
from kurzweg.servicepoint.models import help as helping
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall


@pytest.fixture
def desk(hall: Hall) -> Client:
    hall.lane("s1", by=hall.adler)
    return hall.world.browser(hall.adler)


def the_call() -> HelpCall:
    with acting_as(JOB):
        return HelpCall.objects.get()


def told(kind: Kind) -> int:
    with acting_as(JOB):
        return LogEvent.objects.filter(activity=kind).count()


def test_every_counter_of_the_house_shows_where_and_never_who(hall: Hall, desk: Client) -> None:
    assert desk.post("/servicepoint/s1/hilfe/").status_code == desk.post("/servicepoint/s1/hilfe/").status_code == 302
    assert told(Kind.HelpCalled) == 1
    for who, lane in ((hall.birk, "s2"), (hall.world.celik, "l1"), (hall.world.dahl, "j1")):
        page = hall.world.browser(who).get(f"/servicepoint/{lane}/").content.decode()
        assert "Hilfe an: <bdi>Schalter 1</bdi>" in page
        assert "kw-alarm" in page
        assert "Adler" not in page


def test_the_page_of_the_caller_stays_calm(hall: Hall, desk: Client) -> None:
    desk.post("/servicepoint/s1/hilfe/")
    page = desk.get("/servicepoint/s1/").content.decode()
    assert "Gesendet." in page
    assert "kw-alarm" not in page


def test_the_caller_reads_that_somebody_comes_and_the_others_can_go_on(hall: Hall, desk: Client) -> None:
    desk.post("/servicepoint/s1/hilfe/")
    called, celik = the_call(), hall.world.browser(hall.world.celik)
    address = f"/servicepoint/l1/hilfe/{called.pk}/antwort/"
    assert celik.post(address).status_code == celik.post(address).status_code == 302
    assert told(Kind.HelpAcknowledged) == 1
    page = desk.get("/servicepoint/s1/").content.decode()
    assert "Jemand kommt." in page
    assert "Çelik" not in page
    assert "Hilfe an" not in celik.get("/servicepoint/l1/").content.decode()


def test_the_first_answer_stays(hall: Hall, desk: Client) -> None:
    desk.post("/servicepoint/s1/hilfe/")
    called = the_call()
    for person in (hall.world.celik, hall.world.dahl):
        with hall.as_(person):
            called.acknowledge(hears=(), by=person, at=hall.clock.wait(minutes=1))
    assert the_call().acknowledged_by_id == hall.world.celik.pk


def test_a_mistake_is_taken_back_by_whoever_called(hall: Hall, desk: Client) -> None:
    desk.post("/servicepoint/s1/hilfe/")
    assert desk.post(f"/servicepoint/s1/hilfe/{the_call().pk}/antwort/").status_code == 302
    assert "Hilfe an" not in hall.world.browser(hall.birk).get("/servicepoint/s2/").content.decode()


def test_it_is_heard_at_once_by_every_unit_of_the_house(
    hall: Hall, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(helping, "hint", heard.append)
    desk.post("/servicepoint/s1/hilfe/")
    assert heard == [f"queue:{unit}" for unit in units_in_house(hall.lane("s1"))]
    assert len(heard) == 5


def test_the_visitors_of_the_hall_see_nothing(hall: Hall, desk: Client, visitor: Client) -> None:
    desk.post("/servicepoint/s1/hilfe/")
    assert "Hilfe an" not in visitor.get("/anzeige/haus/").content.decode()


def test_nobody_calls_or_answers_in_the_name_of_somebody_else(hall: Hall, desk: Client) -> None:
    desk.post("/servicepoint/s1/hilfe/")
    called = the_call()
    with hall.as_(hall.world.celik), pytest.raises(DatabaseError), transaction.atomic():
        called.acknowledge(hears=(), by=hall.birk, at=hall.clock.now)
    assert hall.world.browser(hall.world.gruber).post(f"/servicepoint/s1/hilfe/{called.pk}/antwort/").status_code == 403
