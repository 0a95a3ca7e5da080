# SPDX-License-Identifier: EUPL-1.2
"""A whole calculation of an office: what it rests on, what comes in, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kurzweg.engine.staffing.allowances import Allowance
from kurzweg.engine.staffing.need import Need, Task, need
from kurzweg.engine.staffing.phases import Temporary, backlog_posts, by_year
from kurzweg.engine.staffing.presence import Presence, posts_for_hours
from kurzweg.engine.staffing.spread import Driver, Interval, drivers, interval


@dataclass(frozen=True, kw_only=True)
class Counter:
    """A unit with an open door: people at once in each span of the week, and how many at least."""

    unit: str
    needed: tuple[int, ...] = ()
    hours: Fraction = Fraction(1)
    weeks: Fraction = Fraction(50)
    minimum: Fraction = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """Rückstand: minutes of work that lie there, and in how many years they shall be gone."""

    minutes: Fraction
    years: Fraction


@dataclass(frozen=True, kw_only=True)
class Calculation:
    """Personalbedarfsermittlung: one working time, one allowance, tasks, counters, backlog. As a text: `read`."""

    office: str
    as_of: date
    year_minutes: Fraction
    working_time: str
    allowance: Allowance
    allowance_name: str
    tasks: tuple[Task, ...]
    counters: tuple[Counter, ...] = ()
    backlog: Backlog | None = None
    temporary: tuple[Temporary, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a calculation says: the need with its interval and drivers, the counters, the years."""

    need: Need
    interval: Interval
    drivers: tuple[Driver, ...]
    counters: Mapping[str, Presence]
    posts: Fraction
    by_year: tuple[Fraction, ...]


def calculate(calculation: Calculation, *, seed: int = 1) -> Result:
    """Work the calculation out. `posts` takes for each unit with a counter the largest of its three figures.

    `seed` makes the interval repeatable; everything else is exact. Raises ValueError for a post without minutes.

    >>> from kurzweg.engine.staffing import Deduction
    >>> tasks = (Task(name="Duldung", unit="desk", cases=Fraction(2400), minutes=Fraction(45)),)
    >>> asked = Calculation(office="Musterstadt", as_of=date(2026, 11, 23), year_minutes=Fraction(95_400),
    ...     working_time="KGSt", allowance=Deduction(Fraction(9, 100)), allowance_name="Abzug", tasks=tasks,
    ...     counters=(Counter(unit="desk", minimum=Fraction(2)),))
    >>> told = calculate(asked)
    >>> round(float(told.need.posts), 3), float(told.posts), told.counters["desk"].reason
    (1.244, 2.0, 'minimum')

    Source: Organisationshandbuch 2.4.3.5.4; for counters, the larger of yearly and hourly need.
    """
    found = need(calculation.tasks, calculation.year_minutes, calculation.allowance)
    counters = {counter.unit: _presence(counter, found) for counter in calculation.counters}
    posts = found.posts + sum((one.posts - one.by_work for one in counters.values()), Fraction(0))
    return Result(
        need=found,
        interval=interval(calculation.tasks, found, seed=seed),
        drivers=drivers(calculation.tasks, found, seed=seed),
        counters=counters,
        posts=posts,
        by_year=by_year(posts, _temporary(calculation, found)),
    )


def _presence(counter: Counter, found: Need) -> Presence:
    return Presence(
        by_work=found.of_unit(counter.unit),
        by_hours=posts_for_hours(counter.needed, counter.hours, counter.weeks, found.post_minutes),
        minimum=counter.minimum,
    )


def _temporary(calculation: Calculation, found: Need) -> list[Temporary]:
    temporary = list(calculation.temporary)
    if calculation.backlog is not None:
        years = calculation.backlog.years
        posts = backlog_posts(calculation.backlog.minutes, found.post_minutes, years)
        temporary.append(Temporary(posts, -(-years.numerator // years.denominator)))
    return temporary
