# SPDX-License-Identifier: EUPL-1.2
"""Ways through the office: which sequences of activities there are, and how many traces take each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurzweg.engine.mining.ordering import SMALL, Reals, Whole
from kurzweg.engine.mining.traces import Traces

SEED, TRIES = 20_180_426, 4


class HashClash(ArithmeticError):  # noqa: N818 - named for what it is
    """Different ways got one hash, again and again: somebody made this log to mislead."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Variants:
    """The ways, the most frequent first: `example` is one trace of each, `coverage` the cumulative share of traces.

    `of` says for each trace which way it takes.
    """

    example: Whole
    count: Whole
    coverage: Reals
    of: Whole


def variants(traces: Traces, seed: int = SEED) -> Variants:
    """Group traces by their sequence of activities.

    By a 64-bit hash, and every trace is compared with the representative of its group: a clash is never a wrong
    count. It is hashed again with another seed, and `HashClash` is raised when that does not help either.

    >>> from kurzweg.engine.mining.example import office
    >>> variants(office()).count.tolist()
    [2, 1, 1]
    """
    if not len(traces):
        nothing = np.empty(0, np.int64)
        return Variants(example=nothing, count=nothing, coverage=np.empty(0), of=nothing)
    for again in range(TRIES):
        hashes = _hashes(traces, seed + again)
        first, group, count = _grouped(*(_ordered(hashes) if again else _ordered_shortly(hashes)))
        if _is_proven(traces, first[group]):
            break
    else:
        raise HashClash(f"Two ways share a hash under each of {TRIES} seeds.")
    order = np.lexsort((first, -count))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    coverage = np.cumsum(count[order]) / len(traces)
    return Variants(example=first[order], count=count[order], coverage=coverage, of=rank[group])


def _hashes(traces: Traces, seed: int) -> Whole:
    """Sum of a number drawn for each activity in each place, modulo 2⁶⁴."""
    draw = np.random.default_rng(seed)
    longest = int(traces.sizes.max())
    if longest * traces.activities < SMALL:  # one number for each activity in each place: one look-up
        of_both = draw.integers(0, 2**64, longest * traces.activities, dtype=np.uint64)
        cell = traces.place.astype(np.uint16) * np.uint16(traces.activities) + traces.activity
        return np.add.reduceat(of_both[cell], traces.start)
    of_activity = draw.integers(0, 2**64, traces.activities, dtype=np.uint64) | np.uint64(1)
    of_place = draw.integers(0, 2**64, longest, dtype=np.uint64) | np.uint64(1)
    return np.add.reduceat(of_activity[traces.activity] * of_place[traces.place], traces.start)


def _ordered(hashes: Whole) -> tuple[Whole, Whole]:
    order = np.argsort(hashes, kind="stable")
    return hashes[order], order


def _ordered_shortly(hashes: Whole) -> tuple[Whole, Whole]:
    """The same by as many leading bits of each hash as leave room for the number of its trace.

    Both in one number need no sorting of places, three times faster. When the bits are too few to tell the ways
    apart, the proof fails and whole hashes are taken.
    """
    kept = np.uint64(max(len(hashes) - 1, 1).bit_length())
    both = (hashes >> kept << kept) | np.arange(len(hashes), dtype=np.uint64)
    both.sort()
    return both >> kept, (both & ((np.uint64(1) << kept) - np.uint64(1))).astype(np.intp)


def _grouped(ordered: Whole, order: Whole) -> tuple[Whole, Whole, Whole]:
    """For each different hash its first trace and how often it is; for each trace the place of its hash."""
    new = np.ones(len(order), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    begins = np.flatnonzero(new)
    group = np.empty(len(order), np.int64)
    group[order] = np.cumsum(new) - 1
    return order[begins], group, np.diff(np.append(begins, len(order)))


def _is_proven(traces: Traces, representative: Whole) -> bool:
    """Whether every trace is its representative, activity by activity."""
    if (traces.sizes != traces.sizes[representative]).any():
        return False
    away = (traces.start[representative] - traces.start).astype(np.int32)
    twin = np.repeat(away, traces.sizes)
    twin += np.arange(len(twin), dtype=np.int32)
    return bool((traces.activity == traces.activity.take(twin, mode="clip")).all())  # all inside: nothing is clipped
