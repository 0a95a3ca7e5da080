# SPDX-License-Identifier: EUPL-1.2
"""Appointment schedules, exactly: how long people wait and staff idle when service times are exponential, mean 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, factorial

MOST_AT_ONCE = 4
"""Nobody books more people than this into one slot."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """What a schedule brings: waits (of those who come), idle staff, the end, work left after the last slot."""

    mean_wait: float
    total_wait: float
    idle: float
    end: float
    left: float


def session(booked: Sequence[int], *, slot: float = 1.0, show: float = 1.0) -> Session:
    """The exact means of a session; `booked[t]` people are booked for the moment t·slot, each comes with chance `show`.

    Recursion over the number of people present; Bailey and Welch 1952 is `[2, 1, 1, …]`.

    >>> round(session([1] * 10).mean_wait, 6)
    1.059454
    """
    present, waited, came = [1.0], 0.0, 0.0
    for t, people in enumerate(booked):
        for _ in range(people):
            waited += sum(share * show * k for k, share in enumerate(present))
            came += show
            present = _one_more(present, show)
        if t < len(booked) - 1:
            present = _later(present, slot)
    end = (len(booked) - 1) * slot + _work(present)
    return Session(
        mean_wait=waited / came, total_wait=waited, idle=end - came, end=end, left=_work(_later(present, slot))
    )


def best_schedule(
    people: int, slots: int, *, wait: float, idle: float, left: float = 0.0
) -> tuple[tuple[int, ...], float]:
    """The schedule with the least weighted sum of total wait, idle staff and work left; by trying all.

    >>> best_schedule(3, 3, wait=1, idle=4)[0]
    (2, 1, 0)
    """
    best: tuple[tuple[int, ...], float] | None = None
    for booked in _ways(people, slots):
        told = session(booked)
        costs = wait * told.total_wait + idle * told.idle + left * told.left
        if best is None or costs < best[1] - 1e-12:
            best = (booked, costs)
    if best is None:
        raise ValueError(f"{people} people do not fit into {slots} slots of at most {MOST_AT_ONCE}. Add slots.")
    return best


def _ways(people: int, slots: int) -> Iterator[tuple[int, ...]]:
    if not slots:
        if not people:
            yield ()
        return
    for first in range(min(people, MOST_AT_ONCE) + 1):
        for rest in _ways(people - first, slots - 1):
            yield (first, *rest)


def _one_more(present: list[float], show: float) -> list[float]:
    stay, come = [*present, 0.0], [0.0, *present]
    return [a * (1 - show) + b * show for a, b in zip(stay, come, strict=True)]


def _later(present: list[float], passed: float) -> list[float]:
    """As many leave as a Poisson process lets, at most all."""
    after = [0.0] * len(present)
    for k, share in enumerate(present):
        gone = [exp(-passed) * passed**n / factorial(n) for n in range(k)]
        for n, chance in enumerate([*gone, 1 - sum(gone)]):
            after[k - n] += share * chance
    return after


def _work(present: list[float]) -> float:
    return sum(share * k for k, share in enumerate(present))
