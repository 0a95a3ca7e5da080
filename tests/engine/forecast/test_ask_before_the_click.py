# SPDX-License-Identifier: EUPL-1.2
"""What if a lane is closed, moved or added: the same people in both halls, and the effect on everybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kurzweg.engine.forecast import (
    MINUTE,
    AddLane,
    CloseLane,
    Fitted,
    Lane,
    MoveLane,
    NoSuchLane,
    ServiceTimes,
    Serving,
    Situation,
    Ticket,
    WalkIns,
    forecast,
    live_state,
    what_if,
)
from kurzweg.engine.forecast.changes import Change
from tests.engine.forecast.situations import NOW, Hall, quiet

NOTHING_KNOWN = Fitted(service_times=ServiceTimes(by_kind={}, by_service={}))
BOTH = frozenset({"title", "card"})


def busy(services: tuple[str, ...] = ("title", "card")) -> Situation:
    """Three lanes that serve, six people for each service, more to come."""
    hall = quiet(3, services=services)
    return replace(
        hall,
        lanes=tuple(replace(lane, serving=Serving(service="title", since=NOW - 5 * MINUTE)) for lane in hall.lanes),
        tickets=tuple(
            Ticket(number=number, service=services[number % 2], due_at=NOW - number, entered_at=NOW - number)
            for number in range(12)
        ),
        walk_ins=tuple(WalkIns(service=service, per_half_hour=(2.0,) * 8) for service in services),
        walk_ins_from=NOW,
    )


def test_a_closed_lane_costs_everybody_time_and_the_last_most() -> None:
    effect = what_if(busy(), NOTHING_KNOWN, CloseLane(number=2), seed=1)
    added = [effect.tickets[number].minutes for number in range(11, -1, -1)]
    assert all(minutes > 0 for minutes in added[1:])
    assert added[-1] > added[1]
    assert all(one.minutes > 5 > 5 * one.error for one in effect.newcomers.values())
    assert all(after.mean_wait > before.mean_wait for before, after in effect.to_come.values())


def test_closed_for_half_an_hour_costs_less_than_closed_for_the_day() -> None:
    hall = busy()
    short = what_if(hall, NOTHING_KNOWN, CloseLane(number=2, until=NOW + 30 * MINUTE), seed=1)
    long = what_if(hall, NOTHING_KNOWN, CloseLane(number=2), seed=1)
    assert 0 < short.newcomers["title"].minutes < long.newcomers["title"].minutes


def test_a_clerk_more_saves_everybody_time() -> None:
    new = Lane(number=9, services=BOTH, staffed=((NOW, NOW + 600 * MINUTE),))
    effect = what_if(busy(), NOTHING_KNOWN, AddLane(lane=new), seed=1)
    assert effect.tickets[11].minutes < 0
    assert all(one.minutes < -5 for one in effect.newcomers.values())


def test_a_lane_moved_to_one_service_helps_that_and_costs_the_other() -> None:
    effect = what_if(busy(), NOTHING_KNOWN, MoveLane(number=1, services=frozenset({"card"})), seed=1)
    moved = what_if(
        busy(), NOTHING_KNOWN, MoveLane(number=1, services=frozenset({"card"}), skills=frozenset({"ramp"})), seed=1
    )
    assert effect.newcomers["title"].minutes > 0 > effect.newcomers["card"].minutes
    assert effect.newcomers == moved.newcomers


def test_a_change_that_changes_nothing_has_no_effect_at_all() -> None:
    for seed in range(30):
        hall = Hall(seed).situation()
        nobody = Lane(number=99, services=frozenset(), staffed=((NOW, NOW + MINUTE),))
        effect = what_if(hall, NOTHING_KNOWN, AddLane(lane=nobody), seed=seed, runs=20)
        assert repr(effect.before) == repr(effect.after)
        assert {one.minutes for one in effect.tickets.values()} <= {0.0} or any(
            one.called == 0 for one in effect.before.tickets.values()
        )


def test_before_the_change_is_what_the_forecast_says() -> None:
    hall = busy()
    effect = what_if(hall, NOTHING_KNOWN, CloseLane(number=1), seed=4)
    assert effect.before == forecast(live_state(hall), NOTHING_KNOWN, seed=4)


def test_those_to_come_are_counted_whole() -> None:
    """Sixteen a service are expected; whoever is not called comes in vain."""
    hall = busy()
    end = NOW + 60 * MINUTE
    short = replace(hall, lanes=tuple(replace(lane, staffed=((NOW, end),)) for lane in hall.lanes))
    for given in (hall, short):
        effect = what_if(given, NOTHING_KNOWN, CloseLane(number=1), seed=4)
        for before, after in effect.to_come.values():
            assert before.called + before.in_vain == pytest.approx(16, abs=1)
            assert after.called + after.in_vain == pytest.approx(before.called + before.in_vain)
    assert effect.to_come["title"][1].in_vain > effect.to_come["title"][0].in_vain > 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (CloseLane(number=7), "change: there is no lane 7 here. Choose one of 1, 2, 3."),
        (
            AddLane(lane=Lane(number=2, services=BOTH, staffed=())),
            "change: there is a lane 2 already. Give the new one another number.",
        ),
        (
            AddLane(lane=Lane(number=4, services=BOTH, staffed=(), serving=Serving(service="title", since=NOW))),
            "change: lane 4 is new and cannot serve somebody yet. Leave it out.",
        ),
    ],
)
def test_a_change_of_a_lane_that_is_not_there_is_refused(change: Change, sentence: str) -> None:
    with pytest.raises(NoSuchLane) as caught:
        what_if(busy(), NOTHING_KNOWN, change, seed=1)
    assert str(caught.value) == sentence
