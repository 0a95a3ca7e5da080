# SPDX-License-Identifier: EUPL-1.2
"""How sure the need is: an interval from the spread of quantities and minutes, and what moves it most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kurzweg.engine.staffing.need import Need, Task

LEVEL = 0.95
DRAWS = 4_000
DRIVERS = 5
TAILS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)

Draws = NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """From and to, in posts, with this level of confidence."""

    low: float
    high: float
    level: float = LEVEL


@dataclass(frozen=True)
class Driver:
    """One quantity that moves the need: the posts with its lowest and with its highest plausible value."""

    task: str
    quantity: str
    low: float
    high: float

    @property
    def swing(self) -> float:
        """By how many posts it moves the result."""
        return abs(self.high - self.low)


def interval(tasks: Sequence[Task], found: Need, *, seed: int) -> Interval:
    """Between which figures the need lies, from the spread of quantities and measured minutes.

    Mean minutes are drawn from Student's t with `measured` - 1 degrees of freedom around the mean (an estimate, with
    `measured` 0, from a normal distribution with `spread` as its doubt), quantities from a normal distribution with
    `cases_spread`, or as a Poisson count where none is said. Nothing falls below 0.

    Parameters: the `tasks` of the need that was `found`, in its order; `seed` makes it repeatable.
    Returns the central interval of 95 percent over 4,000 draws.

    >>> from fractions import Fraction
    >>> from kurzweg.engine.staffing import Deduction, need
    >>> tasks = [Task(name="A", cases=Fraction(2400), minutes=Fraction(45), spread=Fraction(20), measured=50)]
    >>> found = need(tasks, Fraction(95_400), Deduction(Fraction(0)))
    >>> told = interval(tasks, found, seed=1)
    >>> round(float(found.posts), 2), round(told.low, 2), round(told.high, 2)
    (1.13, 0.98, 1.28)
    """
    random = np.random.default_rng(seed)
    posts = np.zeros(DRAWS)
    for task, line in zip(tasks, found.lines, strict=True):
        if task.base_minutes:
            share = _minutes(task, random) * _cases(task, random) / float(task.base_minutes)
            posts += share * float(line.posts)
    low, high = np.quantile(posts, TAILS)
    return Interval(float(low), float(high))


def drivers(tasks: Sequence[Task], found: Need, *, seed: int) -> tuple[Driver, ...]:
    """The quantities that move the need most, each alone between the ends of its own interval, largest first.

    Parameters as for `interval`. Returns at most five: the bars of a tornado.

    >>> from fractions import Fraction
    >>> from kurzweg.engine.staffing import Deduction, need
    >>> tasks = [Task(name="A", cases=Fraction(2400), minutes=Fraction(45), spread=Fraction(20), measured=50)]
    >>> [one.quantity for one in drivers(tasks, need(tasks, Fraction(95_400), Deduction(Fraction(0))), seed=1)]
    ['minutes', 'cases']
    """
    random = np.random.default_rng(seed)
    moved: list[Driver] = []
    for task, line in zip(tasks, found.lines, strict=True):
        for quantity, value, drawn in (
            ("minutes", task.minutes, _minutes(task, random)),
            ("cases", task.cases, _cases(task, random)),
        ):
            if value:
                low, high = np.quantile(drawn / float(value), TAILS) - 1
                whole, part = float(found.posts), float(line.posts)
                moved.append(Driver(task.name, quantity, whole + part * float(low), whole + part * float(high)))
    moved = [driver for driver in moved if driver.swing]
    return tuple(sorted(moved, key=lambda driver: -driver.swing)[:DRIVERS])


def _minutes(task: Task, random: np.random.Generator) -> Draws:
    doubt = float(task.spread)
    if task.measured > 1:
        drawn = random.standard_t(task.measured - 1, DRAWS) * doubt / np.sqrt(task.measured)
    else:
        drawn = random.standard_normal(DRAWS) * doubt
    minutes: Draws = np.maximum(float(task.minutes) + drawn, 0.0)
    return minutes


def _cases(task: Task, random: np.random.Generator) -> Draws:
    if task.cases_spread:
        return np.maximum(float(task.cases) + random.standard_normal(DRAWS) * float(task.cases_spread), 0.0)
    return random.poisson(float(task.cases), DRAWS).astype(np.float64)
