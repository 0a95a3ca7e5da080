# SPDX-License-Identifier: EUPL-1.2
"""What concerns persons, papers and deadlines once more, slow and obvious, over plain lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from kurzweg.engine.eventlog.log import PERSON, EventLog

ASKS = 2
"""The activity that requests a paper."""
NAMES = {
    "activity": ("", "opened", "asked", "settled", "missed"),
    "unit": ("", "U1", "U2", "U3"),
    "service": ("", "duldung", "wohnen"),
    "paper": ("", "passport", "photo"),
}


@dataclass(frozen=True)
class Step:
    """One event; 0 is unknown."""

    matter: int
    at: int
    activity: int = 1
    unit: int = 1
    service: int = 1
    person: int = 0
    paper: int = 0


def log_of(steps: Sequence[Step]) -> EventLog:
    """The same as arrays; no person is the word of a column, so the column of persons has none."""
    whole: dict[str, Any] = {
        name: np.array([getattr(one, name) for one in steps], np.int64) for name in Step.__dataclass_fields__
    }
    more = {PERSON: whole.pop("person"), "paper": whole.pop("paper")}
    return EventLog(**whole, more=more, names=NAMES)


def traces_of(steps: Sequence[Step]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    for step in sorted(steps, key=lambda one: one.at):
        found[step.matter].append(step)
    return dict(sorted(found.items()))


def service_of(trace: Sequence[Step]) -> int:
    return next((step.service for step in trace if step.service), 0)


def unit_of(trace: Sequence[Step]) -> int:
    counted = Counter(step.unit for step in trace if step.unit)
    return min(counted, key=lambda unit: (-counted[unit], unit), default=0)


def closes(trace: Sequence[Step], ends: Sequence[int]) -> bool:
    return any(step.activity in ends for step in trace)


def side_by_side(steps: Sequence[Step], ends: Sequence[int]) -> dict[tuple[int, int, int], tuple[int, int]]:
    """By service and two units: persons, pairs of matters."""
    last = max(step.at for step in steps) + 1
    persons: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    pairs: Counter[tuple[int, int, int]] = Counter()
    for one, two in combinations(traces_of(steps).values(), 2):
        service, units = service_of(one), sorted((unit_of(one), unit_of(two)))
        if not service or service != service_of(two) or units[0] == units[1] or not units[0]:
            continue
        spans = sorted((trace[0].at, trace[-1].at if closes(trace, ends) else last) for trace in (one, two))
        if spans[0][0] == spans[1][0]:  # opened at once: the one that is written first must last longer than that
            overlap = traces_of([*one, *two])[min(one[0].matter, two[0].matter)]
            overlaps = (overlap[-1].at if closes(overlap, ends) else last) > spans[0][0]
        else:
            overlaps = spans[0][1] > spans[1][0]
        both = {step.person for step in one} & {step.person for step in two} - {0}
        if overlaps and both:
            persons[service, units[0], units[1]] |= both
            pairs[service, units[0], units[1]] += len(both)
    return {cell: (len(persons[cell]), pairs[cell]) for cell in pairs}


def asked_twice(steps: Sequence[Step], valid: int) -> dict[tuple[int, int, int], tuple[int, int]]:
    """By paper, first unit and the one that asked again: persons, times. Nobody else asked in between."""
    asked: dict[tuple[int, int], list[Step]] = defaultdict(list)
    traces = traces_of(steps)
    for step in sorted(steps, key=lambda one: one.at):
        if step.activity == ASKS and step.paper and step.unit:
            for person in {step.person} if step.person else {one.person for one in traces[step.matter]} - {0}:
                asked[person, step.paper].append(step)
    persons: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    times: Counter[tuple[int, int, int]] = Counter()
    for (person, paper), several in asked.items():
        for one, two in pairwise(several):
            if one.unit != two.unit and two.at - one.at < valid:
                persons[paper, one.unit, two.unit].add(person)
                times[paper, one.unit, two.unit] += 1
    return {cell: (len(persons[cell]), times[cell]) for cell in times}


def forbidden(steps: Sequence[Step], allowed: set[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, int]]:
    """Every step that is not allowed, borders included: how often, in how many traces."""
    count: Counter[tuple[str, str]] = Counter()
    traces: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, trace in traces_of(steps).items():
        way = ["", *(NAMES["activity"][step.activity] for step in trace), ""]
        for edge in pairwise(way):
            if edge not in allowed:
                count[edge] += 1
                traces[edge].add(number)
    return {edge: (count[edge], len(traces[edge])) for edge in count}


def deadlines(
    steps: Sequence[Step], days: dict[int, int], ends: Sequence[int], day: int
) -> dict[int, tuple[int, int, int]]:
    """By service: due, missed, running, each trace looked at by itself. 0 in `days` is all other services."""
    now = max(step.at for step in steps)
    found: dict[int, tuple[int, int, int]] = {}
    for trace in traces_of(steps).values():
        service = service_of(trace)
        span = days.get(service, days.get(0)) if service else days.get(0)
        if span is None:
            continue
        closed = closes(trace, ends)
        late = (trace[-1].at if closed else now) > trace[0].at + span * day
        old = found.get(service, (0, 0, 0))
        found[service] = (old[0] + 1, old[1] + late, old[2] + (not closed and not late))
    return found
