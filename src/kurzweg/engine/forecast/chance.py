# SPDX-License-Identifier: EUPL-1.2
"""What chance decides, drawn before anything is played: row by run, column by person.

So the course of a run changes nobody's service time. Two forecasts of one state with one seed see the same people,
whichever lanes are open (common random numbers), and the slow oracle of the tests replays the same days.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np

from kurzweg.engine.forecast.demand import Leaving
from kurzweg.engine.forecast.service_times import Lognormal, ServiceTimes
from kurzweg.engine.forecast.situation import HALF_HOUR, MINUTE
from kurzweg.engine.forecast.state import Ints, LiveState, Reals

NEVER: Final = 2**62
MOST: Final = 1e6
"""Minutes; two years are without end."""
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
    order of coming, `until` when each lane that serves now is done.
    """

    work: Ints
    stays: Ints
    walks_in: Ints
    row: Ints
    until: Ints


def drawn(state: LiveState, fitted: Fitted, *, seed: int, runs: int) -> Drawn:
    """Draw the chance of so many runs; Philox with the seed, so the same everywhere."""
    random = np.random.Generator(np.random.Philox(seed))
    times = [fitted.service_times.of(kind) for kind in state.kinds]
    error, sigma = np.array([time.error for time in times]), np.array([time.sigma for time in times])
    mu = np.array([time.mu for time in times]) + error * random.standard_normal((runs, len(times)))
    until = _remaining(state, times, random.random((runs, len(state.lanes))))
    walks_in, row = _walk_ins(state, random, runs)
    persons = len(state.people)
    kind = np.empty((runs, persons + row.shape[1]), np.int64)
    kind[:, :persons] = state.people["kind"]
    kind[:, persons:] = state.walk_ins["kind"].take(row)
    own = kind + len(times) * np.arange(runs)[:, None]
    work = _whole(np.exp(mu.take(own) + sigma.take(kind) * random.standard_normal(kind.shape)))
    stays = np.full(kind.shape, NEVER, np.int64)
    rates = np.array([fitted.leaving.of(one.service) for one in state.kinds])
    if rates.any():
        begins = np.concatenate([np.broadcast_to(state.people["comes"], (runs, persons)), walks_in], axis=1)
        stays = _stays(rates.take(kind), begins, random)
    stays[:, :persons][random.random((runs, persons)) < state.no_show] = -1
    return Drawn(work=work, stays=stays, walks_in=walks_in, row=row, until=until)


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
        whole = _whole(np.maximum(np.exp(time.mu + time.sigma * normal) - elapsed, 0))
        until[:, lane] = now + whole
    return until


def _walk_ins(state: LiveState, random: np.random.Generator, runs: int) -> tuple[Ints, Ints]:
    """Poisson arrivals whose rate changes by half-hour: unit exponentials laid on the cumulated mean (time change).

    One run in thirty thousand would have more people than columns; it loses its very last ones.
    """
    situation = state.situation
    edges = situation.walk_ins_from + HALF_HOUR * np.arange(state.expected.shape[1] + 1)
    clipped = np.clip(edges, situation.now, max(situation.closes, situation.now))
    means = state.expected * np.diff(clipped) / HALF_HOUR
    total = float(means.sum())
    if total <= 0:
        return np.empty((runs, 0), np.int64), np.empty((runs, 0), np.int64)
    most = ceil(total + 4 * sqrt(total)) + 4
    amount = np.cumsum(random.standard_exponential((runs, most)), axis=1)
    cumulated = np.concatenate([[0.0], np.cumsum(means.sum(axis=0))])
    slot = np.minimum(np.searchsorted(cumulated, amount, side="right") - 1, means.shape[1] - 1)
    at = np.where(amount < total, np.interp(amount, cumulated, clipped), float(NEVER)).astype(np.int64)
    shares = np.cumsum(means, axis=0) / np.maximum(means.sum(axis=0), TINY)
    chance, row = random.random(at.shape), np.zeros(at.shape, np.int64)
    for share in shares[:-1]:
        row += chance >= share.take(slot)
    return at, row


def _stays(rate: Reals, begins: Ints, random: np.random.Generator) -> Ints:
    """Exponential patience has no memory: who has waited for long stays as long again as a newcomer."""
    with np.errstate(divide="ignore"):
        patience = random.standard_exponential(rate.shape) / rate
    until: Ints = np.minimum(begins + _whole(patience), NEVER)
    return until


def _whole(minutes: Reals) -> Ints:
    """Whole microseconds, at least one: so a lane that begins is done later than it began."""
    whole: Ints = np.maximum(np.rint(np.minimum(minutes, MOST) * MINUTE), 1).astype(np.int64)
    return whole
