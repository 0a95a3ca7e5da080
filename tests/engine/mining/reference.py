# SPDX-License-Identifier: EUPL-1.2
"""The measures once more, slow and obvious, over plain lists; what the arrays must agree with on any log."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from kurzweg.engine.eventlog.log import EventLog


@dataclass(frozen=True)
class E:
    """One event, as a person would write it down."""

    matter: int
    activity: int
    unit: int
    at: int
    phase: str = "i"
    item: int = 0
    reason: int = 0


def as_log(events: Sequence[E]) -> EventLog:
    """The same as arrays."""
    return EventLog(
        at=np.array([e.at for e in events], np.int64),
        activity=np.array([e.activity for e in events], np.int32),
        unit=np.array([e.unit for e in events], np.int32),
        matter=np.array([e.matter for e in events], np.int64),
        phase=np.array([ord(e.phase) for e in events], np.uint8),
        work_item=np.array([e.item for e in events], np.int64),
        reason=np.array([e.reason for e in events], np.int16),
    )


def cases(events: Sequence[E]) -> dict[int, list[E]]:
    """Traces by number, each in order of time; equal times keep their order."""
    found: dict[int, list[E]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.at):
        if event.matter:
            found[event.matter].append(event)
    return dict(sorted(found.items()))


def quantile(values: Sequence[int], share: Fraction) -> float:
    """Linear interpolation at (n - 1) · p."""
    ordered, place = sorted(values), (len(values) - 1) * share
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return float(ordered[low] + (ordered[high] - ordered[low]) * (place - low))


def edges(events: Sequence[E]) -> dict[tuple[int, int], list[int]]:
    """The times between neighbours, by pair of activities."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for case in cases(events).values():
        for one, two in pairwise(case):
            found[one.activity, two.activity].append(two.at - one.at)
    return found


def ways(events: Sequence[E]) -> Counter[tuple[int, ...]]:
    return Counter(tuple(e.activity for e in case) for case in cases(events).values())


def handed(events: Sequence[E]) -> tuple[dict[tuple[int, int], list[int]], int]:
    """The times between neighbours in different known units, and how many steps touch an unknown one."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    unknown = 0
    for case in cases(events).values():
        for one, two in pairwise(case):
            if not (one.unit and two.unit):
                unknown += 1
            elif one.unit != two.unit:
                found[one.unit, two.unit].append(two.at - one.at)
    return found, unknown


def there_and_back(events: Sequence[E]) -> dict[tuple[int, int], list[tuple[int, int, int]]]:
    """For each (unit, other): number of the trace, detour, reason of the return."""
    found: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for number, case in cases(events).items():
        runs: list[E] = []
        for event in case:
            if event.unit and (not runs or runs[-1].unit != event.unit):
                runs.append(event)
        for one, two, three in zip(runs, runs[1:], runs[2:], strict=False):
            if one.unit == three.unit:
                found[one.unit, two.unit].append((number, three.at - two.at, three.reason))
    return found


def done_again(events: Sequence[E]) -> dict[int, tuple[int, int, int, int]]:
    """By activity: traces, of them repeat, redo, and extra occurrences."""
    found: dict[int, tuple[int, int, int, int]] = {}
    for case in cases(events).values():
        for activity in sorted({e.activity for e in case}):
            same = [e for e in case if e.activity == activity]
            if len(same) < 2:
                continue
            known = [e.unit for e in same if e.unit]
            redo = len(set(known)) > 1
            repeat = len(known) > 1 and not redo
            old = found.get(activity, (0, 0, 0, 0))
            found[activity] = (old[0] + 1, old[1] + repeat, old[2] + redo, old[3] + len(same) - 1)
    return found


def fit(events: Sequence[E], allowed: set[tuple[int, int]]) -> tuple[float, float]:
    """Share of traces without a forbidden edge, share of allowed edges; -1 is the border."""
    good = right = whole = 0
    for case in cases(events).values():
        path = [-1, *(e.activity for e in case), -1]
        answers = [edge in allowed for edge in pairwise(path)]
        good += all(answers)
        right += sum(answers)
        whole += len(answers)
    return good / len(cases(events)), right / whole


@dataclass
class Piece:
    """A piece of work, followed event by event."""

    state: str = ""
    since: int = 0
    fits: bool = True
    waiting: int = 0
    service: int = 0
    paused: int = 0


AFTER = {"": "qs", "q": "qsec", "s": "pecq", "p": "rsecq", "r": "pecq", "e": "", "c": ""}


def pieces(events: Sequence[E]) -> dict[int, Piece]:
    found: dict[int, Piece] = defaultdict(Piece)
    for event in sorted(events, key=lambda e: e.at):
        if not event.item or event.phase == "i":
            continue
        piece = found[event.item]
        spent = event.at - piece.since
        if piece.state == "q":
            piece.waiting += spent
        if piece.state in ("s", "r"):
            piece.service += spent
        if piece.state == "p":
            piece.paused += spent
        piece.fits = piece.fits and event.phase in AFTER[piece.state]
        piece.state, piece.since = event.phase, event.at
    return found
