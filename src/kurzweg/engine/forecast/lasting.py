# SPDX-License-Identifier: EUPL-1.2
"""How long everybody takes and stays, from unit chance: compiled, in one pass. Importing this module loads numba.

As columns of arrays it took five times as long: each of twenty steps went through memory of its own.
"""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from kurzweg.engine.forecast.arriving import NEVER
from kurzweg.engine.forecast.situation import MINUTE
from kurzweg.engine.forecast.state import Ints, Reals
from kurzweg.engine.simulation.compiling import borrowed, compiled

MOST = 1e6
"""Minutes; two years are without end."""


class Units(NamedTuple):
    """Unit chance per run and person, what it is stretched by per `kind`, and who is of which kind and comes when."""

    normal: Reals
    patience: Reals
    mu: Reals
    sigma: Reals
    rate: Reals
    kind: Ints
    comes: Ints
    row_kind: Ints
    row: Ints
    walks_in: Ints


@compiled
def _whole(minutes: float) -> int:
    """Whole microseconds, at least one: so a lane that begins is done later than it began."""
    return max(int(min(minutes, MOST) * MINUTE + 0.5), 1)


@compiled
def _fill(units: Units, work: Ints, stays: Ints) -> None:
    there = len(units.kind)
    for run in range(work.shape[0]):
        for who in range(work.shape[1]):
            if who < there:
                kind, comes = units.kind[who], units.comes[who]
            else:
                kind, comes = units.row_kind[units.row[run, who - there]], units.walks_in[run, who - there]
                if comes == NEVER:
                    continue
            work[run, who] = _whole(exp(units.mu[run, kind] + units.sigma[kind] * units.normal[run, who]))
            if units.rate[kind] > 0:
                stays[run, who] = comes + _whole(units.patience[run, who] / units.rate[kind])


@compiled
def fill(units: Units, work: Ints, stays: Ints) -> None:
    """Lognormal `work`; exponential patience, which has no memory: who has waited for long stays as long again."""
    _fill(
        Units(
            borrowed(units.normal),
            borrowed(units.patience),
            borrowed(units.mu),
            borrowed(units.sigma),
            borrowed(units.rate),
            borrowed(units.kind),
            borrowed(units.comes),
            borrowed(units.row_kind),
            borrowed(units.row),
            borrowed(units.walks_in),
        ),
        borrowed(work),
        borrowed(stays),
    )
