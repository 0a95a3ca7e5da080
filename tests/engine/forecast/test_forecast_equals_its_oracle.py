# SPDX-License-Identifier: EUPL-1.2
"""The forecast and a slow oracle tell the same, call by call, about a thousand random halls."""

from __future__ import annotations

import numpy as np
import pytest

from kurzweg.engine.calling import next_lane, next_ticket
from kurzweg.engine.forecast import kernel
from kurzweg.engine.forecast.floor import GONE, NOT_CALLED
from kurzweg.engine.forecast.running import play_out
from kurzweg.engine.forecast.state import live_state
from tests.engine.forecast.oracle import Oracle
from tests.engine.forecast.situations import NOW, Hall

HALLS, RUNS = 1_000, 3


@pytest.mark.parametrize("hundred", range(HALLS // 100))
def test_the_forecast_tells_what_the_oracle_tells(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        hall = Hall(seed)
        situation = hall.situation()
        state = live_state(situation)
        chance = hall.chance(state, RUNS)
        told = play_out(state, chance).called
        for run in range(RUNS):
            waiting, _ = Oracle(situation, chance, run).play()
            newcomers = [Oracle(situation, chance, run, service).play()[1] for service in state.services]
            assert told[run].tolist() == [*waiting, *newcomers], (seed, run)


def test_the_forecast_calls_with_the_counters_own_functions() -> None:
    for name, own in (("call_next", next_ticket), ("choose_lane", next_lane)):
        asked = vars(kernel)[name]
        assert getattr(asked, "py_func", asked) is own


def test_the_halls_show_everything_that_can_happen() -> None:
    fates: set[int] = set()
    for seed in range(100):
        hall = Hall(seed)
        state = live_state(hall.situation())
        called = play_out(state, hall.chance(state)).called
        fates |= set(np.unique(np.where(called > NOW, 1, np.where(called == NOW, 0, called))).tolist())
    assert fates == {0, 1, GONE, NOT_CALLED}


def test_playing_to_the_end_changes_nothing_for_those_who_wait() -> None:
    for seed in range(200):
        hall = Hall(seed)
        state = live_state(hall.situation())
        chance = hall.chance(state)
        assert (play_out(state, chance).called == play_out(state, chance, to_the_end=True).called).all()
