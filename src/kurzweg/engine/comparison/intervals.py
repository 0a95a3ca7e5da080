# SPDX-License-Identifier: EUPL-1.2
"""How sure a figure is: intervals for means, shares and quantiles of matters, and for the difference of two.

Matters of one week have the same queue in front of them, so they count as a cluster: the error is that of the weeks'
sums (Taylor linearisation, Kish 1965), never smaller than that of single matters. Shares by Wilson (1927), quantiles by
Woodruff (1952), differences of two by the method of Zou and Donner (2008), which for shares is Newcombe's (1998).

Not part of the front door of the room: it needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
import numpy.typing as npt

Z: Final = 1.959963984540054
"""97.5 % of a normal distribution lie below it: intervals hold in 95 of 100 cases."""
FEWEST: Final = 30
"""With fewer matters no interval is given."""
WEEKS: Final = 10
"""From so many weeks on their spread says something."""
LOWER, HIGHER, SAME, TOO_FEW = "lower", "higher", "not distinguishable", "too few"

Values = npt.NDArray[np.float64]
Weeks = npt.NDArray[np.integer]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A figure with its 95 % interval; both ends None with too few matters."""

    value: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, kw_only=True)
class Difference:
    """After minus before with its 95 % interval; both ends None with too few matters on one side."""

    value: float
    low: float | None
    high: float | None

    @property
    def is_distinguishable(self) -> bool:
        """Whether no difference at all lies outside the interval."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high

    @property
    def verdict(self) -> str:
        """The difference in a word: `LOWER`, `HIGHER`, `SAME` (chance may explain it), or `TOO_FEW` to say anything.

        >>> Difference(value=-3.0, low=-5.0, high=-1.0).verdict
        'lower'
        """
        if self.low is None:
            return TOO_FEW
        if not self.is_distinguishable:
            return SAME
        return HIGHER if self.value > 0 else LOWER


def mean_of(values: Values, week: Weeks) -> Estimate:
    """The mean of matters.

    >>> told = mean_of(np.arange(100.0), np.zeros(100, int))
    >>> told.value, round(told.low, 1), round(told.high, 1)
    (49.5, 43.7, 55.3)
    """
    if len(values) < FEWEST:
        return Estimate(value=float(values.mean()) if len(values) else 0.0, low=None, high=None, n=len(values))
    half = _error(values, week)
    value = float(values.mean())
    return Estimate(value=value, low=value - half, high=value + half, n=len(values))


def share_of(hits: npt.NDArray[np.bool_], week: Weeks) -> Estimate:
    """The share of matters for which something is so.

    >>> told = share_of(np.arange(100) < 20, np.zeros(100, int))
    >>> told.value, round(told.low, 3), round(told.high, 3)
    (0.2, 0.132, 0.291)
    """
    n = len(hits)
    share = float(hits.mean()) if n else 0.0
    if n < FEWEST:
        return Estimate(value=share, low=None, high=None, n=n)
    error = _error(hits.astype(np.float64), week) / Z
    effective = min(share * (1 - share) / error**2, n) if error > 0 else n
    middle = (share + Z**2 / (2 * effective)) / (1 + Z**2 / effective)
    half = Z / (1 + Z**2 / effective) * sqrt(share * (1 - share) / effective + Z**2 / (4 * effective**2))
    return Estimate(value=share, low=max(middle - half, 0.0), high=min(middle + half, 1.0), n=n)


def quantile_of(values: Values, week: Weeks, share: float) -> Estimate:
    """A quantile of matters; the ends of its interval are matters themselves.

    >>> told = quantile_of(np.arange(101.0), np.zeros(101, int), 0.5)
    >>> told.value, told.low, told.high
    (50.0, 40.0, 60.0)
    """
    n = len(values)
    value = float(np.quantile(values, share)) if n else 0.0
    if n < FEWEST:
        return Estimate(value=value, low=None, high=None, n=n)
    half = _error((values <= value).astype(np.float64), week)
    if half == 0:
        half = Z * sqrt(share * (1 - share) / n)
    ordered = np.sort(values)
    low, high = ((share - half) * (n - 1), (share + half) * (n - 1))
    return Estimate(
        value=value,
        low=float(ordered[max(int(np.floor(low)), 0)]),
        high=float(ordered[min(int(np.ceil(high)), n - 1)]),
        n=n,
    )


def difference_of(before: Estimate, after: Estimate) -> Difference:
    """After minus before, with what is known about both.

    >>> one = Estimate(value=10.0, low=9.0, high=11.0, n=50)
    >>> told = difference_of(one, one)
    >>> told.value, round(told.low, 3), told.is_distinguishable
    (0.0, -1.414, False)
    """
    value = after.value - before.value
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return Difference(value=value, low=None, high=None)
    return Difference(
        value=value,
        low=value - sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2),
        high=value + sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2),
    )


def _error(values: Values, week: Weeks) -> float:
    """Half of the 95 % interval of a mean: of single matters, or of weeks where there are enough and it is larger."""
    n = len(values)
    single = float(values.std(ddof=1)) / sqrt(n) * student(n - 1)
    _, cluster = np.unique(week, return_inverse=True)
    count = int(cluster.max()) + 1
    if count < WEEKS:
        return single
    sums = np.bincount(cluster, weights=values - values.mean())
    return max(single, sqrt(count / (count - 1) * float((sums**2).sum())) / n * student(count - 1))


def student(freedom: int) -> float:
    """97.5 % quantile of Student's t (Abramowitz and Stegun 26.7.5)."""
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return Z + first / freedom + second / freedom**2 + third / freedom**3
