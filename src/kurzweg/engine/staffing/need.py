# SPDX-License-Identifier: EUPL-1.2
"""Personalbedarf: quantities times minutes, divided by the minutes of a post, in exact arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kurzweg.engine.staffing.allowances import Allowance

HALF = Fraction(1, 2)


@dataclass(frozen=True, kw_only=True)
class Task:
    """Aufgabe: how often a year, and how many minutes of work each time (never how long it takes to be finished).

    `spread` is the standard deviation of one case in minutes, `measured` on how many cases mean and spread rest, 0
    for an estimate; `cases_spread` the standard deviation of the yearly quantity. `unit` and `source` are words.
    """

    name: str
    cases: Fraction
    minutes: Fraction
    unit: str = ""
    spread: Fraction = Fraction(0)
    measured: int = 0
    cases_spread: Fraction = Fraction(0)
    source: str = ""

    def __post_init__(self) -> None:
        if self.cases < 0 or self.minutes < 0 or self.spread < 0 or self.cases_spread < 0 or self.measured < 0:
            raise ValueError(f"{self.name}: quantities, minutes and spreads are not below 0.")

    @property
    def base_minutes(self) -> Fraction:
        """Minutes of work in a year, before any allowance."""
        return self.cases * self.minutes


@dataclass(frozen=True, kw_only=True)
class Line:
    """One task in the calculation: its minutes with allowance, and the posts it takes."""

    task: Task
    minutes: Fraction
    posts: Fraction


@dataclass(frozen=True, kw_only=True)
class Need:
    """The result, unrounded: minutes of work a year, minutes of a post a year, posts in full-time equivalents (VZÄ)."""

    lines: tuple[Line, ...]
    minutes: Fraction
    post_minutes: Fraction
    posts: Fraction

    @property
    def in_half_posts(self) -> Fraction:
        """Rounded up to half posts, for the establishment plan only.

        >>> from kurzweg.engine.staffing import Deduction
        >>> tasks = [Task(name="A", cases=Fraction(2400), minutes=Fraction(45)),
        ...          Task(name="B", cases=Fraction(900), minutes=Fraction(90))]
        >>> float(need(tasks, Fraction(95_400), Deduction(Fraction("0.09"))).in_half_posts)
        2.5
        """
        return -(-self.posts // HALF) * HALF

    def of_unit(self, unit: str) -> Fraction:
        """The posts of one unit."""
        return sum((line.posts for line in self.lines if line.task.unit == unit), Fraction(0))


def need(tasks: Sequence[Task], year_minutes: Fraction, allowance: Allowance) -> Need:
    """How many posts these tasks take: the sum of cases times minutes, divided by the minutes of a post.

    Parameters: `tasks` in any order; `year_minutes`, the Jahresarbeitszeit of one full post in minutes; `allowance`,
    the one way in which Verteilzeit is counted.
    Returns a `Need` of fractions. Raises ValueError when a post has no minutes.

    >>> from kurzweg.engine.staffing import Deduction
    >>> tasks = [Task(name="A", cases=Fraction(2400), minutes=Fraction(45)),
    ...          Task(name="B", cases=Fraction(900), minutes=Fraction(90))]
    >>> round(float(need(tasks, Fraction(95_400), Deduction(Fraction("0.09"))).posts), 6)
    2.177068

    Source: Organisationshandbuch 2.4.3.5.4, Bedarf = Σ (Fallzahl × mittlere Bearbeitungszeit) / Jahresarbeitszeit.
    """
    if year_minutes <= 0:
        raise ValueError("A post works more than 0 minutes a year.")
    worked = [allowance.on(task.base_minutes, year_minutes) for task in tasks]
    _none, post_minutes = allowance.on(Fraction(0), year_minutes)
    lines = tuple(
        Line(task=task, minutes=minutes, posts=minutes / post_minutes)
        for task, (minutes, _year) in zip(tasks, worked, strict=True)
    )
    minutes = sum((line.minutes for line in lines), Fraction(0))
    return Need(lines=lines, minutes=minutes, post_minutes=post_minutes, posts=minutes / post_minutes)
