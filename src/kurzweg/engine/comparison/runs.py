# SPDX-License-Identifier: EUPL-1.2
"""Offices played again and again: what they come to, with intervals, and how two differ that saw the same people.

Not part of the front door of the room: it needs numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from math import isnan, sqrt
from typing import Final

import numpy as np

from kurzweg.engine.comparison.intervals import Difference, Estimate, student
from kurzweg.engine.simulation.office.measuring import UNITS, Measures, measures_of
from kurzweg.engine.simulation.office.playing import Stage

FEW: Final = {1: 12.7062, 2: 4.3027, 3: 3.1824}
"""97.5 % quantiles of Student's t where the series is not yet exact."""
SIGNED: Final = frozenset({"backlog-growth"})
"""Measures that may be below zero; the interval of no other is."""
NOTABLE: Final = 0.1
"""From so many pieces of work a day on a growing backlog is told."""


@dataclass(frozen=True, kw_only=True)
class RunFigure:
    """One measure over all runs; `subject`: "" for the whole office, a service of the demand, or a unit."""

    measure: str
    subject: str
    unit: str
    estimate: Estimate


@dataclass(frozen=True, kw_only=True)
class RunChange:
    """One measure in two offices that saw the same people; the difference is that of the pairs of runs."""

    measure: str
    subject: str
    unit: str
    before: Estimate
    after: Estimate
    difference: Difference

    @property
    def verdict(self) -> str:
        return self.difference.verdict


def play_runs(
    stages: Sequence[Stage],
    runs: int,
    warm_up: int,
    *,
    executor: Executor | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> tuple[tuple[Measures, ...], ...]:
    """Play each stage so many times: run n of all stages sees the same people.

    Parameters: `warm_up`, days that are not measured; `executor`, any of `concurrent.futures` (that of Dask, too);
    `told`, called after each run with how many are done. The result does not depend on the executor.
    """
    wanted = [(stage, run, warm_up) for run in range(runs) for stage in stages]
    found = []
    for done, one in enumerate((executor.map if executor else map)(_run, wanted), 1):
        found.append(one)
        told(done)
    return tuple(tuple(found[place :: len(stages)]) for place in range(len(stages)))


def figures_of_runs(runs: Sequence[Measures]) -> tuple[RunFigure, ...]:
    """Every measure with its 95 % interval over the runs, in the order of `UNITS`; first the whole office."""
    return tuple(
        RunFigure(
            measure=measure,
            subject=subject,
            unit=UNITS[measure],
            estimate=_estimate(_values(runs, (measure, subject)), measure in SIGNED),
        )
        for measure, subject in _keys(runs)
    )


def changes_of_runs(before: Sequence[Measures], after: Sequence[Measures]) -> tuple[RunChange, ...]:
    """What differs, measure by measure that both know; of twenty intervals one misses by chance."""
    changes = []
    common = set(_keys(after))
    for measure, subject in _keys(before):
        if (measure, subject) not in common:
            continue
        one, other = (_values(runs, (measure, subject)) for runs in (before, after))
        paired = _estimate(other - one)
        changes.append(
            RunChange(
                measure=measure,
                subject=subject,
                unit=UNITS[measure],
                before=_estimate(one, measure in SIGNED),
                after=_estimate(other, measure in SIGNED),
                difference=Difference(value=paired.value, low=paired.low, high=paired.high),
            )
        )
    return tuple(changes)


def overloaded(figures: Sequence[RunFigure]) -> Iterator[RunFigure]:
    """The units that cannot serve their demand: their backlog grows, and chance does not explain it.

    One run has no interval: then the growth is told as it is.
    """
    for one in figures:
        grows = one.measure == "backlog-growth" and one.subject and one.estimate.value >= NOTABLE
        if grows and (one.estimate.low is None or one.estimate.low > 0):
            yield one


def _run(wanted: tuple[Stage, int, int]) -> Measures:
    stage, run, warm_up = wanted
    return measures_of(stage.play(run), warm_up)


def _keys(runs: Sequence[Measures]) -> list[tuple[str, str]]:
    known = dict.fromkeys(key for run in runs for key in run)
    order = list(UNITS)
    return sorted(known, key=lambda key: (key[1] != "", order.index(key[0])))


def _values(runs: Sequence[Measures], key: tuple[str, str]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([run.get(key, np.nan) for run in runs], np.float64)


def _estimate(values: np.ndarray[tuple[int], np.dtype[np.float64]], signed: bool = True) -> Estimate:
    """Mean and interval of independent runs; runs in which the measure has no value do not count."""
    some = [value for value in values.tolist() if not isnan(value)]
    n = len(some)
    value = sum(some) / n if n else float("nan")
    if n < 2:
        return Estimate(value=value, low=None, high=None, n=n)
    spread = sqrt(sum((one - value) ** 2 for one in some) / (n - 1) / n)
    half = FEW.get(n - 1, student(n - 1)) * spread
    return Estimate(value=value, low=value - half if signed else max(value - half, 0.0), high=value + half, n=n)
