# SPDX-License-Identifier: EUPL-1.2
"""Whether the forecasts of a site and week may be shown as figures: what was measured, what was promised.

Source: engine/calling.md §3.1. A week with too few people is no reason to trust and none to distrust: what held the
week before holds on.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Final

from kurzweg.engine.forecast.scoring import Score

ENOUGH: Final = 500
"""Scored people from which on a week is judged."""
COVERAGE: Final = {0.8: (0.77, 0.83), 0.9: (0.87, 0.93)}
MOST_BIAS: Final = 0.05
"""Of the mean wait."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One promise: `promise` names it, `measured` must lie from `least` to `most`."""

    promise: str
    measured: float
    least: float
    most: float

    @property
    def is_kept(self) -> bool:
        return self.least <= self.measured <= self.most


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """All promises of a week. `is_enough`: so many people that it counts."""

    verdicts: tuple[Verdict, ...]
    is_enough: bool

    @property
    def broken(self) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if not verdict.is_kept)

    def trusted(self, *, before: bool) -> bool:
        """Whether figures may be shown from now on; `before` is what the week before ended with."""
        return not self.broken if self.is_enough else before


def judge(week: Score) -> Judgement:
    """Coverage of P80 in 0.77 to 0.83 and of P90 in 0.87 to 0.93, RMSE not above that of the queue length, bias at most
    5 % of the mean wait; from 500 scored people on.

    >>> from kurzweg.engine.forecast.outlook import WaitForecast
    >>> from kurzweg.engine.forecast.scoring import Told, score
    >>> said = WaitForecast(mean=10, p50=9, p80=14, p90=18, called=1)
    >>> few = judge(score([Told(said, 30.0, by_queue_length=11.0)]))
    >>> few.is_enough, [verdict.promise for verdict in few.broken], few.trusted(before=True)
    (False, ['coverage_p80', 'coverage_p90', 'rmse', 'bias'], True)
    """
    limits = [
        Verdict(promise=f"coverage_p{share * 100:.0f}", measured=week.coverage[share], least=least, most=most)
        for share, (least, most) in COVERAGE.items()
    ]
    most = MOST_BIAS * week.mean_wait
    limits += [
        Verdict(promise="rmse", measured=week.errors.rmse, least=0.0, most=_or_none(week.queue_length.rmse)),
        Verdict(promise="bias", measured=week.errors.bias, least=-most, most=most),
    ]
    return Judgement(verdicts=tuple(limits), is_enough=week.scored >= ENOUGH)


def _or_none(limit: float) -> float:
    """Where nobody could be estimated simply, there is nothing to be better than."""
    return inf if limit != limit else limit  # noqa: PLR0124 - NaN
