# SPDX-License-Identifier: EUPL-1.2
"""How good yesterday's forecasts were: every day, with figures that anybody may read, beside simple estimates.

Source: engine/calling.md §3.1. The pinball loss is least in the mean for the true quantile (Koenker and Bassett 1978;
Gneiting 2011), so it cannot be bettered by promising too little or too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt
from statistics import fmean
from typing import NamedTuple

import numpy as np

from kurzweg.engine.forecast.outlook import SHARES, WaitForecast
from kurzweg.engine.forecast.state import Reals


class Told(NamedTuple):
    """One forecast that was shown, and what became of it: `waited` minutes until the call; None: the person left.

    `by_queue_length`, `by_head_of_line` and the constant quantiles (`usual`: P50, P80, P90) are what one would have
    said instead; None where there was nothing to say.
    """

    forecast: WaitForecast
    waited: float | None
    by_queue_length: float | None = None
    by_head_of_line: float | None = None
    usual: tuple[float, float, float] | None = None


class Errors(NamedTuple):
    """Of an estimate of the mean: mean error (over is positive), mean absolute error, root of the mean square."""

    bias: float
    mae: float
    rmse: float


@dataclass(frozen=True, kw_only=True)
class Score:
    """The figures of a day or week; minutes. NaN: nothing to count.

    `scored` people were called and counted; `left` is the share that went before, `said_left` the share that the
    forecasts expected to go. `coverage` and `pinball` by share (0.5, 0.8, 0.9). `sharpness` is mean(P90 − P50). `skill`
    by share: 1 − pinball / pinball of the usual quantile.
    """

    scored: int
    left: float
    said_left: float
    mean_wait: float
    coverage: dict[float, float]
    pinball: dict[float, float]
    errors: Errors
    sharpness: float
    queue_length: Errors
    head_of_line: Errors
    skill: dict[float, float]


def score(rows: Sequence[Told]) -> Score:
    """Score forecasts against what came.

    Who left is censored: counted in `left`, and in no other figure. So is a forecast without a call in any run. Each
    comparison is made on the rows where both sides had something to say.

    - coverage(p) = share of waits ≤ q_p; pinball(p) = mean of max(p(y − q_p), (p − 1)(y − q_p))
    - bias = mean(m − y); MAE = mean|m − y|; RMSE = √mean(m − y)², m the forecast mean

    >>> said = WaitForecast(mean=20, p50=18, p80=25, p90=30, called=1)
    >>> day = score([Told(said, 16), Told(said, 28), Told(said, None)])
    >>> day.scored, day.coverage[0.8], day.errors.bias, day.pinball[0.9]
    (2, 0.5, -2.0, 0.8)
    """
    rows = list(rows)
    counted = [row for row in rows if row.waited is not None and row.forecast.p50 == row.forecast.p50]
    waits = np.array([row.waited for row in counted], np.float64)
    said = np.array([_quantiles(row.forecast) for row in counted]).reshape(len(counted), len(SHARES))
    quantiles = dict(zip(SHARES, said.T, strict=True))
    return Score(
        scored=len(counted),
        left=fmean(row.waited is None for row in rows) if rows else nan,
        said_left=fmean(row.forecast.gone for row in rows) if rows else nan,
        mean_wait=float(waits.mean()) if counted else nan,
        coverage={share: float((waits <= told).mean()) if counted else nan for share, told in quantiles.items()},
        pinball={share: pinball(waits, told, share) for share, told in quantiles.items()},
        errors=_errors([(row.forecast.mean, row.waited) for row in counted]),
        sharpness=float((quantiles[0.9] - quantiles[0.5]).mean()) if counted else nan,
        queue_length=_errors([(row.by_queue_length, row.waited) for row in counted]),
        head_of_line=_errors([(row.by_head_of_line, row.waited) for row in counted]),
        skill=_skill(counted),
    )


def pinball(waits: Reals, told: Reals, share: float) -> float:
    """The mean pinball loss of a quantile, in minutes; NaN without any wait."""
    missed = waits - told
    return round(float(np.maximum(share * missed, (share - 1) * missed).mean()), 12) if len(waits) else nan


def usual_quantiles(waits: Sequence[float]) -> tuple[float, float, float] | None:
    """The constant that the forecast must beat: P50, P80, P90 of the same weekday and hour in the last four weeks.

    The smallest wait that this share did not exceed; None where nobody came.

    >>> usual_quantiles([4, 1, 3, 2, 5, 6, 7, 8, 9, 10])
    (5, 8, 9)
    """
    if not waits:
        return None
    ordered = sorted(waits)
    p50, p80, p90 = (ordered[max(0, -int(-round(share * len(ordered), 9) // 1) - 1)] for share in SHARES)
    return p50, p80, p90


def _quantiles(forecast: WaitForecast) -> tuple[float, float, float]:
    return forecast.p50, forecast.p80, forecast.p90


def _errors(pairs: Sequence[tuple[float | None, float | None]]) -> Errors:
    misses = [said - came for said, came in pairs if said is not None and came is not None]
    if not misses:
        return Errors(nan, nan, nan)
    return Errors(fmean(misses), fmean(map(abs, misses)), sqrt(fmean(miss * miss for miss in misses)))


def _skill(counted: Sequence[Told]) -> dict[float, float]:
    rows = [row for row in counted if row.usual is not None]
    waits = np.array([row.waited for row in rows], np.float64)
    skill = {}
    for place, share in enumerate(SHARES):
        said = np.array([_quantiles(row.forecast)[place] for row in rows])
        usual = np.array([row.usual[place] for row in rows if row.usual is not None])
        worst = pinball(waits, usual, share)
        skill[share] = 1 - pinball(waits, said, share) / worst if worst > 0 else nan
    return skill
