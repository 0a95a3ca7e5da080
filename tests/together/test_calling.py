# SPDX-License-Identifier: EUPL-1.2
"""Sixteen clerks press at the same instant, on the real database. The log is then replayed and judged."""

from __future__ import annotations

import threading
from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from kurzweg.accounts.models import Membership, Role, Staff
from kurzweg.engine.structure import Lane, Structure
from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.matters.once import new_form_key
from kurzweg.offices import models as offices
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.small_office import small_office
from tests.world import PASSWORD, World

CLERKS = 16
MORNING = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
NOON = MORNING + timedelta(hours=4)


def many_lanes() -> Structure:
    """The small office with sixteen lanes at the Servicepoint."""
    office = small_office()
    lanes = tuple(Lane(id=f"v{n}", services=("schnell",), name=f"Schalter {n}") for n in range(CLERKS))
    units = tuple(replace(unit, lanes=lanes) if unit.id == "servicepoint" else unit for unit in office.units)
    return replace(office, label="mit vielen Schaltern", units=units)


@pytest.fixture(scope="module")
def clerks(own_database: str) -> list[Staff]:
    """Sixteen people at the Servicepoint, engaged for good in this module's own database."""
    with transaction.atomic(), acting_as(JOB):
        structure = offices.Structure.draft(many_lanes(), by=None, at=MORNING)
        structure.go_live(on=date(2026, 11, 30), by=None, at=MORNING)
        unit = offices.Unit.objects.get(code="servicepoint")
        engaged = []
        for n in range(CLERKS):
            clerk = Staff.objects.engage(f"clerk{n}", name=f"Kraft {n}", password=PASSWORD, at=MORNING)
            Membership.objects.create(staff=clerk, unit=unit, role=Role.DESK, valid=DateRange(date(2026, 1, 5), None))
            engaged.append(clerk)
    return engaged


@pytest.fixture
def hall(clerks: list[Staff], committed_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Every lane open, nobody there, noon."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    with transaction.atomic(), acting_as(JOB):
        Ticket.objects.filter(state="waiting").update(state="left")
        Ticket.objects.at_a_lane().filter(state="called").update(state="missed", lane=None)
        Ticket.objects.at_a_lane().update(state="done", lane=None)
    for n, clerk in enumerate(clerks):
        with transaction.atomic(), committed_world.as_(clerk, at=NOON):
            lane(n).open(by=clerk, at=NOON)
    return committed_world


def lane(n: int) -> Counter:
    counter = Counter.at(live_structure(NOON.date()), f"v{n}")
    assert counter is not None
    return counter


def people(world: World, count: int) -> list[Ticket]:
    """So many people have drawn a number, one a minute from the morning on."""
    with transaction.atomic(), acting_as(JOB):
        site = live_structure(NOON.date()).sites["haus"]
        drawn = []
        for n in range(count):
            at = MORNING + timedelta(minutes=n)
            matter = world.matter("fiktionsbescheinigung", unit="servicepoint", at=at)
            drawn.append(Ticket.draw(matter, site=site, at=at))
    return drawn


def at_once(*acts: Callable[[], object]) -> list[object]:
    """All of them at the same instant, each with a connection of its own; what each came to."""
    start = threading.Barrier(len(acts))
    answers: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait()
            answers[place] = act()
        except Exception as failure:
            answers[place] = failure
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failures = [answer for answer in answers if isinstance(answer, Exception)]
    assert failures == []
    return answers


def history(tickets: list[Ticket]) -> list[tuple[Ticket, list[Kind]]]:
    """What the log says happened to each, in order."""
    with transaction.atomic(), acting_as(JOB):
        return [
            (ticket, [one.kind for one in LogEvent.objects.of_matter(ticket.matter_id).order_by("event_id")])
            for ticket in tickets
        ]


def called(world: World, clerk: Staff, n: int) -> Ticket | None:
    with transaction.atomic(), world.as_(clerk, at=NOON):
        return lane(n).call_next(by=clerk, at=NOON)


def test_two_clerks_never_get_the_same_visitor(hall: World, clerks: list[Staff]) -> None:
    waiting = people(hall, 10)
    answers = at_once(*(lambda clerk=clerk, n=n: called(hall, clerk, n) for n, clerk in enumerate(clerks)))
    got = [answer for answer in answers if answer is not None]
    assert sorted(got, key=str) == sorted(waiting, key=str)
    assert all(kinds.count(Kind.TicketCalled) == 1 for _ticket, kinds in history(waiting))


def test_those_who_came_first_are_called_when_there_are_fewer_lanes(hall: World, clerks: list[Staff]) -> None:
    waiting = people(hall, 24)
    answers = at_once(*(lambda clerk=clerk, n=n: called(hall, clerk, n) for n, clerk in enumerate(clerks)))
    assert set(answers) == set(waiting[:CLERKS])


def test_a_double_click_of_every_clerk_calls_one_visitor_each(hall: World, clerks: list[Staff]) -> None:
    waiting = people(hall, 20)

    def press(clerk: Staff, n: int) -> Callable[[], object]:
        with transaction.atomic():
            browser = hall.browser(clerk)
        return lambda: browser.post(f"/servicepoint/v{n}/aufruf/").status_code

    pairs = [press(clerk, n) for n, clerk in enumerate(clerks[:8]) for _click in (1, 2)]
    assert at_once(*pairs) == [302] * 16
    calls = Tally(kinds.count(Kind.TicketCalled) for _ticket, kinds in history(waiting))
    assert calls == {1: 8, 0: 12}


def test_the_hall_is_served_to_the_last_visitor_and_the_log_can_be_replayed(hall: World, clerks: list[Staff]) -> None:
    waiting = people(hall, 48)

    def work(clerk: Staff, n: int) -> None:
        while True:
            visitor = called(hall, clerk, n)
            if visitor is None:
                return
            with transaction.atomic(), hall.as_(clerk, at=NOON):
                visitor.start(by=clerk, at=NOON)
            with transaction.atomic(), hall.as_(clerk, at=NOON):
                visitor.finish(None, by=clerk, at=NOON)

    at_once(*(lambda clerk=clerk, n=n: work(clerk, n) for n, clerk in enumerate(clerks)))
    whole = [
        Kind.MatterOpened, Kind.TicketDrawn, Kind.TicketCalled, Kind.ServingStarted, Kind.ServingFinished,
    ]  # fmt: skip
    assert [kinds for _ticket, kinds in history(waiting)] == [whole] * len(waiting)


def test_a_form_sent_sixteen_times_at_once_draws_one_number(hall: World) -> None:
    form = {"service": "fiktionsbescheinigung", "mark": new_form_key(None)}
    with transaction.atomic(), acting_as(JOB):
        before = set(Ticket.objects.values_list("pk", flat=True))
    answers = at_once(*(lambda: Client().post("/ticket/", form).status_code for _click in range(16)))
    with transaction.atomic(), acting_as(JOB):
        drawn = set(Ticket.objects.values_list("pk", flat=True)) - before
    assert answers == [302] * 16
    assert len(drawn) == 1


def test_one_of_two_people_opens_the_lane_and_the_other_is_told(hall: World, clerks: list[Staff]) -> None:
    with transaction.atomic(), hall.as_(clerks[0], at=NOON):
        lane(0).close(by=clerks[0], at=NOON)
    with transaction.atomic():
        browsers = [hall.browser(clerk) for clerk in clerks]
    answers = at_once(*(lambda one=one: one.post("/servicepoint/v0/oeffnung/").status_code for one in browsers))
    assert Tally(answers) == {302: 1, 409: CLERKS - 1}
