# SPDX-License-Identifier: EUPL-1.2
"""How long it takes is said honestly: learned from the house's own log, played forward from the hall as it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from kurzweg.servicepoint.models import (
    HallNotice,
    NewcomerForecast,
    Ticket,
    TicketForecast,
    ToldWait,
    WaitScore,
    WhatIf,
)
from kurzweg.servicepoint.models.forecast import STALE
from kurzweg.servicepoint.models.notice import About
from kurzweg.servicepoint.models.what_if import Change
from kurzweg.servicepoint.waits import foretelling
from kurzweg.servicepoint.waits.foretelling import foretell
from kurzweg.servicepoint.waits.learning import Learned, learn
from kurzweg.servicepoint.waits.scoring import score_what_was_told
from kurzweg.servicepoint.waits.trying import answer
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall
from tests.world import World


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    hints: list[str] = []
    monkeypatch.setattr(foretelling, "hint", hints.append)
    return hints


def learned(hall: Hall) -> Learned:
    with acting_as(JOB):
        return learn(at=hall.clock.now)


def say(hall: Hall) -> int:
    with acting_as(JOB):
        return foretell(learned(hall), at=hall.clock.now)


def forecast_of(ticket: Ticket) -> TicketForecast:
    with acting_as(JOB):
        return TicketForecast.objects.get(ticket=ticket)


def serve(hall: Hall, *, minutes: int) -> None:
    """Frau Adler calls the next visitor at s1 and serves them for so long."""
    ticket = hall.call_next("s1", by=hall.adler)
    assert ticket is not None
    with hall.as_(hall.adler):
        ticket.start(by=hall.adler, at=hall.clock.wait(minutes=1))
        ticket.finish(None, by=hall.adler, at=hall.clock.wait(minutes=minutes - 1))


def test_who_stands_further_behind_is_told_a_longer_wait(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    tickets = [hall.number() for _person in range(4)]
    say(hall)
    waits = [forecast_of(ticket).p50 for ticket in tickets]
    assert waits[0] == 0
    assert waits == sorted(waits, key=lambda wait: wait or 0)
    assert waits[-1] is not None
    assert waits[-1] > 15


def test_whoever_would_come_now_is_told_a_wait_for_each_service(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    hall.number()
    say(hall)
    with acting_as(JOB):
        newcomer = NewcomerForecast.objects.get(
            unit=hall.world.units["servicepoint"], service__code="fiktionsbescheinigung"
        )
    assert newcomer.p50 is not None
    assert newcomer.p50 > 0


def test_the_house_learns_how_long_serving_takes_from_the_call_to_the_end(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    before = learned(hall).fitted.service_times.overall.mean
    for _person in range(12):
        hall.number()
        serve(hall, minutes=40)
    after = learned(hall)
    assert after.served == 12
    assert before == pytest.approx(12)
    assert after.fitted.service_times.overall.mean > 25


def test_where_nobody_serves_nothing_is_promised_and_what_was_said_is_taken_back(hall: Hall) -> None:
    counter = hall.lane("s1", by=hall.adler)
    ticket = hall.number()
    say(hall)
    assert forecast_of(ticket).about is not None
    with hall.as_(hall.adler):
        counter.close(by=hall.adler, at=hall.clock.now)
    say(hall)
    with acting_as(JOB):
        assert not TicketForecast.objects.filter(ticket=ticket).exists()


def test_a_young_house_gives_an_estimate_and_says_that_it_is_one(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    hall.number()
    ticket = hall.number()
    say(hall)
    said = forecast_of(ticket)
    assert said.is_fallback
    assert said.about is not None
    assert said.at_the_latest is None


def test_what_is_old_is_not_shown_any_more(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    ticket = hall.number()
    say(hall)
    said = forecast_of(ticket)
    assert said.is_worth_saying(at=hall.clock.now + STALE)
    assert not said.is_worth_saying(at=hall.clock.now + STALE + timedelta(seconds=1))


def test_a_break_makes_everybody_wait_longer(hall: Hall) -> None:
    counter = hall.lane("s1", by=hall.adler)
    hall.number()
    ticket = hall.number()
    say(hall)
    working = forecast_of(ticket).p50
    with hall.as_(hall.adler):
        counter.rest(until=hall.clock.now + timedelta(minutes=30), by=hall.adler, at=hall.clock.now)
    say(hall)
    resting = forecast_of(ticket).p50
    assert working is not None
    assert resting is not None
    assert resting >= working + 25


def test_an_early_close_makes_it_doubtful_that_the_last_are_called(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    tickets = [hall.number() for _person in range(8)]
    say(hall)
    assert not forecast_of(tickets[-1]).in_doubt
    with hall.as_(hall.adler):
        HallNotice.give(
            About.CLOSING_EARLY, unit=tickets[0].unit_id, site=tickets[0].site_id, by=hall.adler, at=hall.clock.now,
            closes_at=hall.clock.now + timedelta(minutes=30),
        )  # fmt: skip
    say(hall)
    assert not forecast_of(tickets[0]).in_doubt
    assert forecast_of(tickets[-1]).in_doubt


def test_open_pages_are_told_only_when_something_else_is_to_be_read(hall: Hall, told: list[str]) -> None:
    hall.lane("s1", by=hall.adler)
    hall.number()
    say(hall)
    say(hall)
    assert sorted(set(told)) == [
        f"board:{hall.lane('s1').site}", f"forecast:{hall.world.units['servicepoint']}"
    ]  # fmt: skip
    assert len(told) == len(set(told))


def test_what_somebody_was_told_first_is_kept_and_never_changed(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    ticket = hall.number()
    say(hall)
    first = hall.clock.now
    hall.clock.wait(minutes=1)
    hall.number()
    say(hall)
    with acting_as(JOB):
        kept = ToldWait.objects.get(ticket=ticket)
        assert kept.told_at == first
        with pytest.raises(DatabaseError), transaction.atomic():
            ToldWait.objects.filter(ticket=ticket).update(p50=0)


def test_every_day_is_scored_once_when_it_is_over(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    today = hall.clock.now.date()
    for _person in range(3):
        hall.number()
        say(hall)
        serve(hall, minutes=10)
    with acting_as(JOB):
        assert score_what_was_told(today=today) == 0
        assert score_what_was_told(today=today + timedelta(days=1)) == 1
        assert score_what_was_told(today=today + timedelta(days=1)) == 0
        day = WaitScore.objects.days().get(service=None)
        week = WaitScore.objects.weeks().get()
    assert (day.scored, week.scored, week.last) == (3, 3, today)
    assert day.mean_wait is not None
    assert day.coverage_p90 is not None


def test_closing_a_lane_is_tried_before_it_is_done(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    counter = hall.lane("s2", by=hall.birk)
    for _person in range(5):
        hall.number()
    with hall.as_(hall.adler):
        asked = WhatIf.ask(counter.unit, counter.lane, Change.CLOSE, minutes=None, at=hall.clock.now)
    with acting_as(JOB):
        answer(asked.pk, learned(hall), at=hall.clock.now)
    with hall.as_(hall.adler):
        asked.refresh_from_db()
    assert asked.answer is not None
    assert asked.answer["possible"]
    assert asked.answer["people"] == 5
    assert asked.answer["waiting"]["mean"] > 0


def test_a_lane_more_makes_waits_shorter(hall: Hall) -> None:
    hall.lane("s1", by=hall.adler)
    counter = hall.lane("s2")
    for _person in range(5):
        hall.number()
    with hall.as_(hall.adler):
        asked = WhatIf.ask(counter.unit, counter.lane, Change.OPEN, minutes=None, at=hall.clock.now)
    with acting_as(JOB):
        answer(asked.pk, learned(hall), at=hall.clock.now)
        asked.refresh_from_db()
    assert asked.answer is not None
    assert asked.answer["waiting"]["mean"] < 0


def test_another_units_hall_is_not_tried_by_strangers(world: World, hall: Hall) -> None:
    counter = hall.lane("s1", by=hall.adler)
    with world.as_(world.brandt, at=hall.clock.now), pytest.raises(DatabaseError), transaction.atomic():
        WhatIf.ask(counter.unit, counter.lane, Change.CLOSE, minutes=None, at=hall.clock.now)
