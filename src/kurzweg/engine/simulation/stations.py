# SPDX-License-Identifier: EUPL-1.2
"""Halls without calendars, as the theory of queues knows them: lanes that never close, lines with their targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from kurzweg.engine.simulation.hall import (
    LANE,
    LINE,
    NEVER,
    POOL,
    SHIFT,
    SPAN,
    WORK,
    Hall,
    Ints,
    Reals,
    rows_of,
    table,
)

UNIT: Final = 1_000_000_000
"""Whole numbers of one unit of time: fine enough that nothing is lost by rounding."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A waiting line: the target that its urgency grows by (1/target), and its class of hard override."""

    target: float = 1.0
    override: int = 0


@dataclass(frozen=True, kw_only=True)
class Station:
    """A place with lanes, each with the lines it serves; without `skills` every lane serves every line."""

    lanes: int
    lines: tuple[Line, ...] = (Line(),)
    skills: tuple[frozenset[int], ...] = ()
    ranks: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Visits:
    """Who comes: one row per visit, in the order of coming. Several rows of one matter follow each other.

    `at` the moment of coming (NaN: directly after the row before), `line` counted over all stations, `work` in the
    same unit of time, `patience` (NaN: without end).
    """

    at: Reals
    line: Ints
    work: Reals
    patience: Reals = field(default_factory=lambda: np.empty(0))


def hall_of(stations: Sequence[Station], visits: Visits, *, horizon: float = NEVER / UNIT) -> Hall:
    """Lay a network of stations and its visits out for the simulator.

    >>> once = Visits(at=np.array([0.0, 0.5]), line=np.array([0, 0]), work=np.array([1.0, 1.0]))
    >>> hall = hall_of([Station(lanes=1)], once)
    >>> hall.first_at.tolist()
    [0, 500000000]
    """
    lanes = sum(one.lanes for one in stations)
    line_of, line_until = rows_of([len(one.lines) for one in stations])
    lane_of, lane_until = rows_of([one.lanes for one in stations])
    lines = [line for one in stations for line in one.lines]
    skills = [served for one in stations for served in _skills(one)]
    serves = np.zeros((lanes, max(len(one.lines) for one in stations)), np.int64)
    for lane, served in enumerate(skills):
        serves[lane, sorted(served)] = 1
    comes = ~np.isnan(visits.at)
    every = np.arange(len(stations))
    return Hall(
        works=table(
            WORK,
            len(visits.at),
            pool=np.repeat(every, line_until - line_of)[visits.line],
            line=visits.line,
            minutes=_whole(visits.work),
            last=np.append(comes[1:], True),
            due=-1,
            patience=_whole(visits.patience) if len(visits.patience) else -1,
        ),
        first=np.flatnonzero(comes),
        first_at=_whole(visits.at[comes]),
        pools=table(
            POOL,
            len(stations),
            lane_of=lane_of,
            lane_until=lane_until,
            line_of=line_of,
            line_until=line_until,
            open_of=every,
            open_until=every + 1,
        ),
        spans=table(SPAN, len(stations), end=NEVER, last=1),
        lanes=table(
            LANE,
            lanes,
            pool=np.repeat(every, lane_until - lane_of),
            rank=[rank for one in stations for rank in one.ranks or [len(served) for served in _skills(one)]],
            shift_of=np.arange(lanes),
            shift_until=np.arange(lanes) + 1,
        ),
        shifts=table(SHIFT, lanes, end=NEVER, last=1, speed=1.0),
        serves=serves,
        lines=table(
            LINE,
            len(lines),
            target=[line.target * UNIT for line in lines],
            breadth=[sum(n in served for served in _skills(one)) for one in stations for n in range(len(one.lines))],
            override=[line.override for line in lines],
        ),
        honoured=np.array([0, 1, 1, 1, 1], np.int64),
        nothing=np.zeros(1, np.int64),
        horizon=int(horizon * UNIT),
        ahead=0,
    )


def _skills(station: Station) -> tuple[frozenset[int], ...]:
    return station.skills or (frozenset(range(len(station.lines))),) * station.lanes


def _whole(amounts: Reals) -> Ints:
    """Whole numbers of `UNIT`; -1 for what does not end (NaN)."""
    return np.where(np.isnan(amounts), -1.0, np.rint(np.nan_to_num(amounts) * UNIT)).astype(np.int64)
