# SPDX-License-Identifier: EUPL-1.2
"""Who is there: people at lanes while the counter is open, at their desks else; absent ones leave lanes closed."""

from __future__ import annotations

from math import ceil

import numpy as np

from kurzweg.engine.simulation.hall import COUNTER, SPAN, Ints, Reals, Records, table
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.calendar import Days, Mask, Week, open_on, week_of
from kurzweg.engine.simulation.office.chance import Chance
from kurzweg.engine.simulation.office.places import Pool, posts_of
from kurzweg.engine.structure import Structure, Unit

YEAR, MONTH = 365.0, 365.25 / 12
"""Days."""
KINDS = ("counter", "desk")


def hours_of(unit: Unit, assumed: Assumptions) -> Week:
    """When a unit receives people; with lanes but without hours, in working time."""
    return week_of(unit.hours or (assumed.working_week if unit.lanes else ()))


def present(unit: Unit, structure: Structure, days: Days, chance: Chance) -> Ints:
    """How many of a unit are there on each day; a part of a post is there on part of the days."""
    posts = posts_of(unit, structure)
    people = ceil(posts)
    there = chance.stream("there", unit.id).random((people, len(days))) >= structure.people.absence
    if people > posts:
        there[-1] &= chance.stream("part", unit.id).random(len(days)) < posts - (people - 1)
    told: Ints = there.sum(axis=0, dtype=np.int64)
    return told


def speeds(
    unit: Unit, kind: int, people: int, structure: Structure, days: Days, chance: Chance, newcomer: float
) -> Reals:
    """How fast each of some people works on each day: those who replaced somebody lately are slower."""
    told = np.ones((people, len(days)))
    turnover, ramp_up = structure.people.turnover, structure.people.ramp_up_months * MONTH
    if not (turnover and ramp_up and people):
        return told
    begins = chance.stream("begins", unit.id, KINDS[kind]).random(told.shape) < turnover / YEAR
    day = np.arange(len(days))
    since = np.maximum.accumulate(np.where(begins, day, -1), axis=1)
    learnt = np.minimum((day - since) / ramp_up, 1.0)
    return np.where(since >= 0, newcomer + (1 - newcomer) * learnt, told)


def opening_rows(
    pools: tuple[Pool, ...], structure: Structure, days: Days, assumed: Assumptions
) -> tuple[Records, Ints]:
    """The opening spans of every counter and how many each has; desks need none."""
    begins, ends, lasts, counts = [], [], [], []
    for pool in pools:
        week = hours_of(structure.units[pool.unit], assumed) if pool.kind == COUNTER else ((),) * 7
        some = [
            (day, number)
            for day in np.flatnonzero(open_on(days, week)).tolist()
            for number in range(len(week[days.weekday[day]]))
        ]
        spans = [(week[days.weekday[day]], int(days.midnight[day]), number) for day, number in some]
        begins += [midnight + of_day[number][0] for of_day, midnight, number in spans]
        ends += [midnight + of_day[number][1] for of_day, midnight, number in spans]
        lasts += [int(number == len(of_day) - 1) for of_day, _, number in spans]
        counts.append(len(spans))
    return table(SPAN, len(begins), begin=begins, end=ends, last=lasts), np.array(counts, np.int64)


def opened_on(structure: Structure, days: Days, assumed: Assumptions) -> Mask:
    """On which days each unit's counter has hours."""
    return np.stack([open_on(days, hours_of(unit, assumed)) for unit in structure.units])


def people_of(structure: Structure, opened: Mask, days: Days, chance: Chance) -> tuple[Ints, Ints]:
    """How many of each unit sit at its lanes on each day, and how many are there at all."""
    there = np.stack([present(unit, structure, days, chance) for unit in structure.units])
    lanes = np.array([len(unit.lanes) for unit in structure.units], np.int64)
    return np.where(opened, np.minimum(there, lanes[:, None]), 0), there
