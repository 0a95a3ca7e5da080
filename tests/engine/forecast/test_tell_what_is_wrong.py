# SPDX-License-Identifier: EUPL-1.2
"""A situation that contradicts itself is refused: every fault in one sentence, with place, cause and mend."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kurzweg.engine.forecast import (
    MINUTE,
    BadSituation,
    Booked,
    Fitted,
    Lane,
    Policy,
    ServiceTimes,
    Serving,
    Situation,
    Ticket,
    WalkIns,
    forecast,
    live_state,
)
from tests.engine.forecast.situations import NOW, quiet

HALL = quiet()
LANE = HALL.lanes[0]
TICKET = Ticket(number=5, service="title", due_at=NOW, entered_at=NOW)


def with_lane(lane: Lane) -> Situation:
    return replace(HALL, lanes=(lane,))


FAULTS = {
    "no target": (
        replace(HALL, tickets=(replace(TICKET, service="card"),)),
        "tickets[0] (number 5): the service 'card' has no target wait in policy.targets. Give it one there, or correct "
        "its name.",
    ),
    "no lane": (
        replace(HALL, lanes=()),
        "lanes: there is none. Give at least one, be it closed, or ask for no forecast.",
    ),
    "no services": (
        replace(HALL, policy=Policy(targets={}), lanes=(replace(LANE, services=frozenset()),)),
        "policy.targets: no service has a target wait. Name every service of the hall with its minutes.",
    ),
    "a target of nothing": (
        replace(HALL, policy=Policy(targets={"title": 0})),
        "policy.targets: 'title' has a target of 0 minutes. Give more than 0.",
    ),
    "an unknown class": (
        replace(HALL, policy=Policy(targets={"title": 9}, honoured=frozenset({5}))),
        "policy.honoured: there is no class 5. Name classes from 1 to 4.",
    ),
    "a bonus below nothing": (
        replace(HALL, policy=Policy(targets={"title": 9}, language_bonus=-1)),
        "policy.language_bonus: -1 is no bonus. Give 0 or more.",
    ),
    "a ticket twice": (
        replace(HALL, tickets=(TICKET, TICKET)),
        "tickets: the number 5 stands there 2 times. Give each its own.",
    ),
    "a ticket of the future": (
        replace(HALL, tickets=(replace(TICKET, entered_at=NOW + 1),)),
        f"tickets[0] (number 5): entered at {NOW + 1}, after now ({NOW}). Who is still to come belongs to booked or "
        "walk_ins.",
    ),
    "an unknown override": (
        replace(HALL, tickets=(replace(TICKET, override=9),)),
        "tickets[0] (number 5): there is no override 9. Give 0 for none, or 1 to 4.",
    ),
    "a lane that serves the unknown": (
        with_lane(replace(LANE, services=frozenset({"card"}))),
        "lanes[0] (number 1): the service 'card' has no target wait in policy.targets. Give it one there, or correct "
        "its name.",
    ),
    "a span that ends first": (
        with_lane(replace(LANE, staffed=((5, 3),))),
        "lanes[0] (number 1): staffed from 5 until 3 ends before it begins. Swap them, or leave the span out.",
    ),
    "spans over each other": (
        with_lane(replace(LANE, staffed=((0, 9), (5, 20)))),
        "lanes[0] (number 1): a span begins at 5, before the one before it ends (9). Order or join them.",
    ),
    "idle since tomorrow": (
        with_lane(replace(LANE, idle_since=NOW + 2)),
        f"lanes[0] (number 1): idle since {NOW + 2}, after now ({NOW}). Give the moment the last visitor went.",
    ),
    "served since tomorrow": (
        with_lane(replace(LANE, serving=Serving(service="title", since=NOW + 2))),
        f"lanes[0] (number 1).serving: since {NOW + 2}, after now ({NOW}). Give the moment of the call.",
    ),
    "a chance above one": (
        replace(HALL, booked=(Booked(at=NOW, service="title", no_show=1.5),)),
        "booked[0]: a chance of 1.5 that nobody comes is none. Give a number from 0 to 1.",
    ),
    "fewer than nobody": (
        replace(HALL, walk_ins=(WalkIns(service="title", per_half_hour=(1.0, -2.0)),)),
        "walk_ins[0].per_half_hour[1]: -2.0 people cannot be expected. Give 0 or more.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_in_one_sentence(name: str) -> None:
    given, sentence = FAULTS[name]
    with pytest.raises(BadSituation) as caught:
        live_state(given)
    assert caught.value.faults == (sentence,)


def test_all_faults_are_told_at_once() -> None:
    given = replace(HALL, lanes=(LANE, LANE), tickets=(replace(TICKET, service="card", override=-1),))
    with pytest.raises(BadSituation) as caught:
        live_state(given)
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        "lanes", "tickets[0] (number 5)", "tickets[0] (number 5)"
    ]  # fmt: skip


def test_numbers_longer_than_the_machine_counts_are_welcome() -> None:
    """Tickets of the counter are counted by 128 bits."""
    hall = replace(HALL, tickets=(replace(TICKET, number=2**127), replace(TICKET, number=3)))
    nothing_known = Fitted(service_times=ServiceTimes(by_kind={}, by_service={}))
    outlook = forecast(live_state(hall), nothing_known, seed=1)
    assert outlook.tickets[3].mean == 0
    assert outlook.tickets[2**127].mean > 5


def test_fewer_than_ten_runs_are_refused() -> None:
    nothing_known = Fitted(service_times=ServiceTimes(by_kind={}, by_service={}))
    with pytest.raises(ValueError, match=r"^9 runs carry no P90\. Take at least 10, or the 300 that it comes with\.$"):
        forecast(live_state(HALL), nothing_known, seed=1, runs=9)


def test_a_hall_may_be_old_late_or_empty_without_a_fault() -> None:
    """Overdue appointments come at once; half-hours of the past and after closing bring nobody."""
    hall = replace(
        HALL,
        closes=NOW - 5 * MINUTE,
        booked=(Booked(at=NOW - 9 * MINUTE, service="title"),),
        walk_ins=(WalkIns(service="title", per_half_hour=(50.0,) * 20),),
        walk_ins_from=NOW - 60 * MINUTE,
    )
    nothing_known = Fitted(service_times=ServiceTimes(by_kind={}, by_service={}))
    assert forecast(live_state(hall), nothing_known, seed=1).newcomers["title"].mean == 0
