# SPDX-License-Identifier: EUPL-1.2
"""Figures of offices that were played, as people read them: with their unit, and within which interval they lie."""

from __future__ import annotations

from math import isnan

from kurzweg.cli.amounts import percent, points, unsigned
from kurzweg.cli.moments import lasting
from kurzweg.engine.comparison.intervals import Difference, Estimate
from kurzweg.engine.simulation.office.measuring import DAYS, MINUTES, PER_DAY, SHARE


def amount(value: float, unit: str) -> str:
    """A figure with its unit; a dash for what was not there.

    >>> amount(0.543, SHARE), amount(2.0, PER_DAY), amount(12.5, MINUTES), amount(float("nan"), DAYS)
    ('54.3%', '2.00 a day', '12.5 min', '–')
    """
    if isnan(value):
        return "–"
    if unit in (MINUTES, DAYS):
        return lasting(value * (60 if unit == MINUTES else 86_400))
    if unit == SHARE:
        return percent(value)
    return unsigned(f"{value:,.2f}") + (" a day" if unit == PER_DAY else "")


def change(value: float, unit: str) -> str:
    """The difference of two figures; that of two shares is in points.

    >>> change(0.1, SHARE), change(-2.0, PER_DAY)
    ('10.0 points', '-2.00 a day')
    """
    return points(value) if unit == SHARE and not isnan(value) else amount(value, unit)


def interval(told: Estimate | Difference, unit: str) -> str:
    """Where 95 of 100 such figures lie around the true one; a dash for what too few runs say.

    >>> interval(Difference(value=0.1, low=0.05, high=0.15), SHARE)
    '5.0 to 15.0 points'
    """
    if told.low is None or told.high is None:
        return "–"
    if isinstance(told, Difference):
        return f"{change(told.low, unit).removesuffix(' points')} to {change(told.high, unit)}"
    return f"{amount(told.low, unit)} to {amount(told.high, unit)}"
