# SPDX-License-Identifier: EUPL-1.2
"""The sums beside the tables of `asked_tables`, hidden where they, or what is left of the whole, are a small group."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from kurzweg.engine.mining.asked import DEADLINES, DOUBLE_CAPTURE, FITNESS, PARALLEL_MATTERS, Untold
from kurzweg.engine.mining.double_capture import DoubleCapture
from kurzweg.engine.mining.due import Deadlines
from kurzweg.engine.mining.fitness import Fitness
from kurzweg.engine.mining.parallel_matters import ParallelMatters
from kurzweg.engine.mining.small_groups import shown
from kurzweg.engine.mining.whole import Measures

Sums: TypeAlias = dict[str, str | int | float | None]


def sums_of(told: Measures, least: int) -> dict[str, Sums | None]:
    """Sums of each measure that could be told; None for one that could not. A sum of None is too small to be told.

    >>> from kurzweg.engine.mining import Asked, measure
    >>> from kurzweg.engine.mining.example import office_log
    >>> sums_of(measure(office_log(), asked=Asked(missed=["c"])), least=1)["deadlines"]
    {'basis': 'logged', 'due': 4, 'missed': 4, 'share': 1.0, 'running': 0}
    """
    return {
        DEADLINES: None if isinstance(told.deadlines, Untold) else _deadlines(told.deadlines, least),
        FITNESS: None if isinstance(told.fitness, Untold) else _fitness(told.fitness, least),
        PARALLEL_MATTERS: None if isinstance(told.parallel_matters, Untold) else _matters(told.parallel_matters, least),
        DOUBLE_CAPTURE: None if isinstance(told.double_capture, Untold) else _papers(told.double_capture, least),
    }


def _deadlines(told: Deadlines, least: int) -> Sums:
    due, missed, running = (int(column.sum()) for column in (told.due, told.missed, told.running))
    seen = shown(np.array([missed, running, due - missed - running]), least).tolist()
    return {
        "basis": told.basis,
        "due": _told(due, least),
        "missed": missed if seen[0] else None,
        "share": told.share if seen[0] else None,
        "running": running if seen[1] else None,
    }


def _fitness(told: Fitness, least: int) -> Sums:
    fit = int(told.fits.sum())
    seen = shown(np.array([fit, len(told.fits) - fit]), least).all()
    return {"traces": told.traces if seen else None, "edges": told.edges if seen else None}


def _matters(told: ParallelMatters, least: int) -> Sums:
    return {"persons": _told(told.all_persons, least), "crowds": told.crowds, "unknown": told.unknown}


def _papers(told: DoubleCapture, least: int) -> Sums:
    return {"persons": _told(told.all_persons, least), "requests": told.requests, "unknown": told.unknown}


def _told(count: int, least: int) -> int | None:
    return count if shown(np.array([count]), least)[0] else None
