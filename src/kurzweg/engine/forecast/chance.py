# SPDX-License-Identifier: EUPL-1.2
"""What chance decides, drawn before anything is played: row by run, column by person.

So the course of a run changes nobody's service time. Two forecasts of one state with one seed see the same people,
whichever lanes are open (common random numbers), and the slow oracle of the tests replays the same days.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from math import inf
from statistics import NormalDist
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.random import Generator

from kurzweg.engine.forecast.arriving import (
    DRIFT,
    NEVER,
    PATIENCE,
    SERVED,
    SHOWS,
    WORK,
    Draw,
    draw_walk_ins,
    expected_walk_ins,
    in_blocks,
    stream,
)
from kurzweg.engine.forecast.demand import Leaving
from kurzweg.engine.forecast.service_times import Lognormal, ServiceTimes
from kurzweg.engine.forecast.situation import MINUTE
from kurzweg.engine.forecast.state import Ints, LiveState, Reals

TINY: Final = 1e-300
NORMAL: Final = NormalDist()


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """What was learned from the past: how long serving takes, and who gives up waiting."""

    service_times: ServiceTimes
    leaving: Leaving = Leaving(by_service={})


class Drawn(NamedTuple):
    """The chance of all runs, in microseconds; columns of persons: those who wait, those booked, those who walk in.

    `work` is the time at the lane, `stays` the moment until which somebody waits (-1: a booked person does not come),
    `walks_in` the moment (`NEVER`: not today) and `row` the row of `walk_ins` of everybody who comes by chance, in the
    order of coming, `until` when each lane that serves now is done. `is_whole` 0: more may walk in after the last.
    """

    work: Ints
    stays: Ints
    walks_in: Ints
    row: Ints
    until: Ints
    is_whole: int = 1


def drawn(state: LiveState, fitted: Fitted, *, seed: int, runs: int, within: float = inf) -> Drawn:
    """Draw the chance of so many runs; walk-ins at least of the next minutes `within`.

    Every purpose has a stream of its own (Philox, keyed by seed and purpose), walk-ins one per block of columns: so
    whoever is drawn is the same, however many are drawn, on every machine.
    """
    times = [fitted.service_times.of(kind) for kind in state.kinds]
    drift = np.array([time.error for time in times]) * stream(seed, DRIFT).standard_normal((runs, len(times)))
    expected = expected_walk_ins(state)
    walks_in, row = draw_walk_ins(expected, seed=seed, runs=runs, within=within)
    persons, coming = (runs, len(state.people)), row.shape[1]
    work = np.zeros((runs, persons[1] + coming), np.int64)
    stays = np.full(work.shape, NEVER, np.int64)
    rates = np.array([fitted.leaving.of(one.service) for one in state.kinds])
    patience = np.empty((1, 1))
    if rates.any():
        patience = _of_everybody(Generator.standard_exponential, PATIENCE, seed, persons, coming)
    lasting = loaded("lasting")
    units = lasting.Units(
        normal=_of_everybody(Generator.standard_normal, WORK, seed, persons, coming),
        patience=patience,
        mu=np.array([time.mu for time in times]) + drift,
        sigma=np.array([time.sigma for time in times]),
        rate=rates,
        kind=np.ascontiguousarray(state.people["kind"]),
        comes=np.ascontiguousarray(state.people["comes"]),
        row_kind=np.ascontiguousarray(state.walk_ins["kind"]),
        row=row,
        walks_in=walks_in,
    )
    lasting.fill(units, work, stays)
    stays[:, : persons[1]][stream(seed, SHOWS).random(persons) < state.no_show] = -1
    return Drawn(
        work=work,
        stays=stays,
        walks_in=walks_in,
        row=row,
        until=_remaining(state, times, stream(seed, SERVED).random((runs, len(state.lanes)))),
        is_whole=int(coming >= expected.columns),
    )


def loaded(module: str) -> Any:
    """A compiled module of this room, loaded when it is first needed: who only imports must not carry the compiler."""
    return import_module(f"kurzweg.engine.forecast.{module}")


def _of_everybody(draw: Draw, purpose: int, seed: int, persons: tuple[int, int], coming: int) -> Reals:
    there = draw(stream(seed, purpose), persons)
    return np.concatenate([there, in_blocks(draw, purpose, seed, persons[0], coming)], axis=1)


def _remaining(state: LiveState, times: list[Lognormal], chance: Reals) -> Ints:
    """When those who are served now will be done: lognormal, given that it has already taken so long.

    X given X > e is the quantile of chance u in the upper tail: P(X > x) = (1 − u)·P(X > e). For few who will be done,
    the exact inverse costs less than any table.
    """
    until = np.full(chance.shape, -1, np.int64)
    now = state.situation.now
    for lane, row in enumerate(state.lanes):
        if row["serving"] < 0:
            continue
        time, elapsed = times[row["serving"]], (now - int(row["since"])) / MINUTE
        upper = time.longer_than(elapsed)
        tail = np.maximum((1 - chance[:, lane]) * upper, TINY).tolist()
        normal = np.array([-NORMAL.inv_cdf(min(one, 1 - 1e-16)) for one in tail])
        left = np.exp(time.mu + time.sigma * normal) - elapsed
        until[:, lane] = now + np.clip(np.rint(left * MINUTE), 1, NEVER // 2).astype(np.int64)
    return until
