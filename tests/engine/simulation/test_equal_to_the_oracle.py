# SPDX-License-Identifier: EUPL-1.2
"""Simulator and oracle tell the same story, event by event, about a thousand random offices; and laws that hold."""

from __future__ import annotations

import numpy as np
import pytest

from kurzweg.engine.simulation.hall import (
    COUNTER,
    DONE,
    LEFT,
    SERVING,
    TURNED_AWAY,
    UNREACHED,
    WAITING,
    Hall,
    fresh,
)
from kurzweg.engine.simulation.kernel import play
from tests.engine.simulation.halls import random_hall
from tests.engine.simulation.oracle import Oracle

OFFICES = 1_000
FIELDS = ("entered", "start", "end", "lane", "state")


def played(hall: Hall) -> Hall:
    ready = fresh(hall)
    play(ready)
    return ready


@pytest.mark.parametrize("hundred", range(OFFICES // 100))
def test_the_simulator_tells_what_the_oracle_tells(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        hall = random_hall(seed)
        told = Oracle(hall).play()
        works = played(hall).works
        for name in FIELDS:
            assert works[name].tolist() == getattr(told, name), (seed, name)


def test_the_offices_show_everything_that_can_happen() -> None:
    states = np.concatenate([played(random_hall(seed)).works["state"] for seed in range(100)])
    assert set(states.tolist()) == {UNREACHED, WAITING, SERVING, DONE, LEFT, TURNED_AWAY}


def test_the_same_office_gives_the_same_day_byte_by_byte() -> None:
    assert played(random_hall(7)).works.tobytes() == played(random_hall(7)).works.tobytes()


def test_playing_does_not_touch_what_was_given() -> None:
    hall = random_hall(8)
    before = hall.works.tobytes(), hall.lanes.tobytes(), hall.lines.tobytes(), hall.pools.tobytes()
    played(hall)
    assert (hall.works.tobytes(), hall.lanes.tobytes(), hall.lines.tobytes(), hall.pools.tobytes()) == before


def test_nobody_gets_lost_and_no_lane_serves_two() -> None:
    for seed in range(200):
        hall = played(random_hall(seed))
        works = hall.works
        assert len(hall.first) == int(np.isin(hall.first, np.flatnonzero(works["state"] != UNREACHED)).sum())
        started = works[works["start"] >= 0]
        for lane in range(len(hall.lanes)):
            mine = np.sort(started[started["lane"] == lane], order=["start", "end"])
            assert (mine["end"][:-1] <= mine["start"][1:]).all()
            assert (hall.serves[lane, mine["line"] - hall.pools[hall.lanes[lane]["pool"]]["line_of"]] == 1).all()


def test_length_is_rate_times_wait_in_every_office() -> None:
    """L = λW: the area under the line is the sum of the waits, whoever goes how."""
    for seed in range(50):
        works = played(random_hall(seed)).works
        done = works[np.isin(works["state"], (DONE, SERVING, LEFT, TURNED_AWAY)) & (works["entered"] >= 0)]
        out = np.where(done["start"] >= 0, done["start"], done["end"])
        moments = np.arange(int(out.max(initial=0)) + 1)
        inside = ((done["entered"][:, None] <= moments) & (moments < out[:, None])).sum()
        assert int(inside) == int((out - done["entered"]).sum())


def test_work_at_a_counter_begins_only_while_it_is_open_or_for_those_who_were_there() -> None:
    for seed in range(200):
        hall = played(random_hall(seed))
        counters = np.flatnonzero(hall.pools["kind"] == COUNTER)
        for work in hall.works[np.isin(hall.works["pool"], counters) & (hall.works["start"] >= 0)]:
            pool = hall.pools[work["pool"]]
            spans = hall.spans[pool["open_of"] : pool["open_until"]]
            entered = work["entered"]
            assert ((spans["begin"] - hall.ahead <= entered) & (entered < spans["end"])).any() or (
                (spans["begin"] <= entered).any() and (spans["end"] > entered).any()
            )
