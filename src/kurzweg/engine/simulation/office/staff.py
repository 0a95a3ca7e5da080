# SPDX-License-Identifier: EUPL-1.2
"""Who is there: people at lanes while the counter is open, at their desks else; absent ones leave lanes closed."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import numpy as np

from kurzweg.engine.simulation.hall import COUNTER, SHIFT, SPAN, Ints, Records, rows_of, table
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.calendar import Days, Week, open_on, week_of, without
from kurzweg.engine.simulation.office.chance import Chance
from kurzweg.engine.simulation.office.places import Pool, posts_of
from kurzweg.engine.structure import Structure, Unit


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


def shift_rows(
    pools: tuple[Pool, ...], structure: Structure, days: Days, chance: Chance, assumed: Assumptions
) -> tuple[Records, Ints, Ints]:
    """The shifts of every lane, and the rows of each.

    Lanes that can do most open first. Whoever sits at a lane is away from the desk while the counter is open.
    """
    work = week_of(assumed.working_week)
    parts: list[tuple[Ints, ...]] = []
    first = 0
    for pool in pools:
        unit = structure.units[pool.unit]
        open_hours = hours_of(unit, assumed)
        there = present(unit, structure, days, chance)
        lanes = np.where(open_on(days, open_hours), np.minimum(there, len(unit.lanes)), 0)
        if pool.kind == COUNTER:
            order = np.array(sorted(range(len(pool.skills)), key=lambda lane: -pool.ranks[lane]), np.int64)
            parts += _laid(open_hours, days, np.zeros_like(lanes), lanes, first + order)
        else:
            people = first + np.arange(len(pool.skills))
            away = tuple(without(day, gone) for day, gone in zip(work, open_hours, strict=True))
            parts += _laid(away, days, np.zeros_like(lanes), lanes, people)
            parts += _laid(work, days, lanes, there, people)
        first += len(pool.skills)
    lane, begin, end, last = (
        (np.concatenate(columns) for columns in zip(*parts, strict=True)) if parts else (np.zeros(0, np.int64),) * 4
    )
    order = np.lexsort((begin, lane))
    shift_of, shift_until = rows_of(np.bincount(lane, minlength=first).tolist())
    rows = table(SHIFT, len(order), begin=begin[order], end=end[order], last=last[order], speed=1.0)
    return rows, shift_of, shift_until


def _laid(week: Week, days: Days, low: Ints, high: Ints, lanes: Ints) -> Iterator[tuple[Ints, ...]]:
    """The hours of a week for the lanes from place `low` up to place `high` of each day: lane, begin, end, last."""
    for weekday, spans in enumerate(week):
        some = np.flatnonzero((days.weekday == weekday) & ~days.closed)
        place = np.arange(len(lanes))[:, None]
        at, day = np.nonzero((low[some] <= place) & (place < high[some]))
        for number, (begin, end) in enumerate(spans):
            midnight = days.midnight[some[day]]
            last = np.full(len(at), int(number == len(spans) - 1), np.int64)
            yield lanes[at], midnight + begin, midnight + end, last
