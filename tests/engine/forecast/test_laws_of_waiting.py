# SPDX-License-Identifier: EUPL-1.2
"""What holds for every forecast: quantiles grow, an empty hall is no wait, who comes behind takes no time from others.

In one line with equal lanes a closed lane never helps anybody. With several lines it may help a single person (the
policy then meets them at another moment), and with people who give up, too; so that law is asked of one line only.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.engine.forecast import (
    MINUTE,
    CloseLane,
    Fitted,
    Lane,
    Leaving,
    Outlook,
    ServiceTimes,
    Serving,
    Situation,
    Ticket,
    WaitForecast,
    WalkIns,
    forecast,
    live_state,
)
from kurzweg.engine.forecast.chance import drawn
from kurzweg.engine.forecast.changes import changed
from kurzweg.engine.forecast.running import outlook_of, play_out
from tests.engine.forecast.situations import NOW, Hall, quiet

NOTHING_KNOWN = Fitted(service_times=ServiceTimes(by_kind={}, by_service={}))
IMPATIENT = replace(NOTHING_KNOWN, leaving=Leaving(by_service={}, overall=1 / 60))
SEEDS = st.integers(0, 100_000)


def everybody(outlook: Outlook) -> list[WaitForecast]:
    return [*outlook.tickets.values(), *outlook.newcomers.values()]


@st.composite
def one_line(draw: st.DrawFn) -> Situation:
    """One line, equal lanes that are always staffed; some serve, some people wait, one or the other is booked."""
    lanes = draw(st.integers(2, 5))
    people = draw(st.lists(st.integers(0, 60), max_size=8))
    busy = draw(st.lists(st.integers(0, 30), min_size=lanes, max_size=lanes))
    hall = quiet(lanes, hours=400)
    return replace(
        hall,
        lanes=tuple(
            replace(lane, serving=Serving(service="title", since=NOW - since * MINUTE) if since or people else None)
            for lane, since in zip(hall.lanes, busy, strict=True)
        ),
        tickets=tuple(
            Ticket(number=number, service="title", due_at=NOW - ago * MINUTE, entered_at=NOW - ago * MINUTE)
            for number, ago in enumerate(people)
        ),
    )


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_quantiles_grow_with_their_share_and_chances_are_chances(seed: int) -> None:
    for fitted in (NOTHING_KNOWN, IMPATIENT):
        for one in everybody(forecast(live_state(Hall(seed).situation()), fitted, seed=seed, runs=50)):
            assert 0 <= one.called <= 1
            assert 0 <= one.gone <= 1 - one.called + 1e-12
            if one.called > 0:
                assert 0 <= one.p50 <= one.p80 <= one.p90
            else:
                assert np.isnan([one.mean, one.p50, one.p80, one.p90]).all()


@given(st.integers(1, 6), st.integers(1, 4))
def test_in_an_empty_hall_nobody_waits(lanes: int, services: int) -> None:
    hall = quiet(lanes, services=tuple(f"service-{number}" for number in range(services)))
    for one in everybody(forecast(live_state(hall), NOTHING_KNOWN, seed=1, runs=10)):
        assert one == WaitForecast(mean=0.0, p50=0.0, p80=0.0, p90=0.0, called=1.0, gone=0.0)


@given(one_line(), SEEDS)
@settings(max_examples=100, deadline=None)
def test_a_person_behind_takes_no_time_from_those_ahead(hall: Situation, seed: int) -> None:
    behind = Ticket(number=99, service="title", due_at=NOW, entered_at=NOW)
    longer = replace(hall, tickets=(*hall.tickets, behind))
    chance = drawn(live_state(longer), NOTHING_KNOWN, seed=seed, runs=20)
    waiting = len(hall.tickets)
    shorter = chance._replace(
        work=np.delete(chance.work, waiting, axis=1), stays=np.delete(chance.stays, waiting, axis=1)
    )
    before = play_out(live_state(hall), shorter).called[:, :waiting]
    assert (play_out(live_state(longer), chance).called[:, :waiting] == before).all()


@given(one_line(), SEEDS)
@settings(max_examples=100, deadline=None)
def test_a_closed_lane_shortens_no_wait_in_one_line(hall: Situation, seed: int) -> None:
    state = live_state(hall)
    chance = drawn(state, NOTHING_KNOWN, seed=seed, runs=20)
    before = play_out(state, chance).called
    after = play_out(live_state(changed(hall, CloseLane(number=1))), chance).called
    assert (after >= before).all()


@given(SEEDS)
@settings(max_examples=50, deadline=None)
def test_the_same_question_gets_the_same_answer_whatever_is_counted_from(seed: int) -> None:
    """All moments later by the same time: nothing changes, to the microsecond."""
    given_hall = Hall(seed).situation()
    first = forecast(live_state(given_hall), NOTHING_KNOWN, seed=seed, runs=20)
    again = forecast(live_state(given_hall), NOTHING_KNOWN, seed=seed, runs=20)
    assert repr(first) == repr(again)
    later = live_state(shifted(given_hall, 12 * 60 * MINUTE))
    assert repr(forecast(later, NOTHING_KNOWN, seed=seed, runs=20)) == repr(first)


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_drawing_only_those_who_come_soon_changes_no_answer(seed: int) -> None:
    """A busy morning: who comes late is drawn only when some run needs them."""
    hall = Hall(seed).situation()
    full = replace(
        hall,
        closes=NOW + 300 * MINUTE,
        walk_ins=(WalkIns(service="service-0", per_half_hour=(40.0,) * 10),),
    )
    state = live_state(full)
    for fitted in (NOTHING_KNOWN, IMPATIENT):
        whole = play_out(state, drawn(state, fitted, seed=seed, runs=20))
        assert repr(outlook_of(state, whole.called)) == repr(forecast(state, fitted, seed=seed, runs=20))


def test_walk_ins_that_are_drawn_are_the_same_however_many_are_drawn() -> None:
    hall = replace(quiet(), walk_ins=(WalkIns(service="title", per_half_hour=(30.0,) * 16),), walk_ins_from=NOW)
    state = live_state(hall)
    every, soon = (drawn(state, IMPATIENT, seed=3, runs=5, within=minutes) for minutes in (inf, 20))
    columns = soon.row.shape[1]
    assert (soon.is_whole, every.is_whole, columns) == (0, 1, 64)
    for name in ("work", "stays", "walks_in", "row"):
        assert (getattr(every, name)[:, :columns] == getattr(soon, name)).all(), name
    assert not play_out(state, soon, to_the_end=True).is_whole


def shifted(hall: Situation, by: int) -> Situation:
    def lane(one: Lane) -> Lane:
        serving = replace(one.serving, since=one.serving.since + by) if one.serving else None
        staffed = tuple((begin + by, end + by) for begin, end in one.staffed)
        return replace(one, serving=serving, staffed=staffed, idle_since=one.idle_since + by)

    return replace(
        hall,
        now=hall.now + by,
        closes=hall.closes + by,
        walk_ins_from=hall.walk_ins_from + by,
        lanes=tuple(map(lane, hall.lanes)),
        tickets=tuple(replace(one, due_at=one.due_at + by, entered_at=one.entered_at + by) for one in hall.tickets),
        booked=tuple(replace(one, at=one.at + by) for one in hall.booked),
    )


def test_who_has_been_served_for_long_is_not_done_at_once() -> None:
    """Remaining time given elapsed time: the lognormal has no memory loss, it grows doubtful."""
    hall = quiet()
    waits = []
    for minutes in (0, 10, 40):
        serving = Serving(service="title", since=NOW - minutes * MINUTE)
        busy = replace(hall, lanes=(replace(hall.lanes[0], serving=serving),))
        waits.append(forecast(live_state(busy), NOTHING_KNOWN, seed=5, runs=2_000).newcomers["title"].mean)
    assert abs(waits[0] - 12.0) < 1.0
    assert waits[1] < waits[2]


def test_whoever_may_not_be_called_today_is_told_so() -> None:
    hall = quiet()
    end = NOW + 30 * MINUTE
    lane = replace(hall.lanes[0], staffed=((NOW, end),), serving=Serving(service="title", since=NOW))
    people = tuple(Ticket(number=n, service="title", due_at=NOW - n, entered_at=NOW - n) for n in range(8))
    outlook = forecast(live_state(replace(hall, lanes=(lane,), tickets=people)), NOTHING_KNOWN, seed=2)
    chances = [outlook.tickets[number].called for number in range(7, -1, -1)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 0.9
    assert chances[-1] < 0.1
