# SPDX-License-Identifier: EUPL-1.2
"""Who walks in by chance, and the streams of chance: one per seed and purpose, for walk-ins one per block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf, sqrt
from typing import Final

import numpy as np
from numpy.random import Generator, Philox

from kurzweg.engine.forecast.situation import HALF_HOUR, MINUTE
from kurzweg.engine.forecast.state import Ints, LiveState, Reals

NEVER: Final = 2**62
"""A moment after everything."""
DRIFT, SERVED, WORK, SHOWS, PATIENCE, GAPS, ROWS = range(7)
"""The purposes of chance."""
BLOCK: Final = 32
"""So many walk-ins are drawn at once."""
TINY: Final = 1e-300

Draw = Callable[[Generator, tuple[int, int]], Reals]


def stream(seed: int, purpose: int, block: int = 0) -> Generator:
    """Philox with seed, purpose and block as its key (Salmon et al. 2011): streams of different keys never meet."""
    return Generator(Philox(key=(seed % 2**64) | purpose << 64 | block << 96))


def in_blocks(draw: Draw, purpose: int, seed: int, runs: int, columns: int) -> Reals:
    """The first columns of an endless table; the same, however many are asked for."""
    blocks = range(1, ceil(columns / BLOCK) + 1)
    parts = [draw(stream(seed, purpose, block), (runs, BLOCK)) for block in blocks]
    return np.concatenate(parts, axis=1) if parts else np.empty((runs, 0))


@dataclass(frozen=True, kw_only=True, eq=False)
class Expected:
    """Walk-ins until closing: `means[row, half-hour]` between `edges`, and so many `columns` hold nearly every run.

    One run in thirty thousand would have more people than columns; it loses its very last ones.
    """

    edges: Ints
    means: Reals
    columns: int

    @property
    def cumulated(self) -> Reals:
        return np.concatenate([[0.0], np.cumsum(self.means.sum(axis=0))])


def expected_walk_ins(state: LiveState) -> Expected:
    """What is left of the half-hours between now and closing."""
    given = state.situation
    edges = given.walk_ins_from + HALF_HOUR * np.arange(state.expected.shape[1] + 1)
    clipped = np.clip(edges, given.now, max(given.closes, given.now))
    means = state.expected * np.diff(clipped) / HALF_HOUR
    return Expected(edges=clipped, means=means, columns=_columns(float(means.sum())))


def draw_walk_ins(expected: Expected, *, seed: int, runs: int, within: float = inf) -> tuple[Ints, Ints]:
    """Moments and rows of those who come, for all or at least for those of the next minutes.

    Poisson arrivals whose rate changes by half-hour: unit exponentials laid on the cumulated mean (time change;
    Çinlar, Introduction to Stochastic Processes, 1975, 4.7), then a row in proportion to its share of the half-hour.
    """
    columns, means, cumulated = expected.columns, expected.means, expected.cumulated
    if within < inf:
        soon = np.interp(expected.edges[0] + within * MINUTE, expected.edges, cumulated)
        columns = min(columns, _columns(float(soon)))
    amount = np.cumsum(in_blocks(Generator.standard_exponential, GAPS, seed, runs, columns), axis=1)
    if not amount.size:
        return np.empty((runs, 0), np.int64), np.empty((runs, 0), np.int64)
    slot = np.minimum(np.searchsorted(cumulated, amount, side="right") - 1, means.shape[1] - 1)
    moment = np.interp(amount, cumulated, expected.edges)
    at: Ints = np.where(amount < cumulated[-1], moment, float(NEVER)).astype(np.int64)
    shares = np.cumsum(means, axis=0) / np.maximum(means.sum(axis=0), TINY)
    chance, row = in_blocks(Generator.random, ROWS, seed, runs, columns), np.zeros(at.shape, np.int64)
    for share in shares[:-1]:
        row += chance >= share.take(slot)
    return at, row


def _columns(total: float) -> int:
    """Whole blocks for a Poisson number with this mean, and four standard deviations."""
    return BLOCK * ceil((total + 4 * sqrt(total) + 4) / BLOCK) if total > 0 else 0
