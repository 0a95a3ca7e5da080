# SPDX-License-Identifier: EUPL-1.2
"""Sorting and grouping of integer columns: the few kernels that every measure stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Whole: TypeAlias = npt.NDArray[np.integer]
Reals: TypeAlias = npt.NDArray[np.float64]

SMALL: Final = 1 << 16
"""Keys of 16 bits are sorted by counting, which is many times faster than comparing."""
MANY_GROUPS: Final = 4_000
DENSE: Final = 1 << 20
"""So many slots are counted directly, whatever the size of the log."""


def stable_order(keys: Whole) -> npt.NDArray[np.intp]:
    """The places of `keys` in rising order; equal keys keep their order.

    >>> stable_order(np.array([7, 5, 7, 5])).tolist()
    [1, 3, 0, 2]
    """
    if len(keys) == 0:
        return np.empty(0, np.intp)
    low, high = int(keys.min()), int(keys.max())
    if high - low >= SMALL * SMALL:
        return np.argsort(keys, kind="stable")
    dense = (keys - low).astype(np.uint32)
    order = np.argsort(dense.astype(np.uint16), kind="stable")
    if high - low >= SMALL:
        order = order[np.argsort((dense >> np.uint32(16)).astype(np.uint16)[order], kind="stable")]
    return order


@dataclass(frozen=True, eq=False)
class Groups:
    """Every element of a column belongs to one of few groups: `slot` says which, `label` what the group stands for.

    The last group, without a label, takes what belongs to none.
    """

    slot: Whole
    label: Whole

    @property
    def count(self) -> int:
        return len(self.label)

    def sizes(self) -> Whole:
        return np.bincount(self.slot, minlength=self.count + 1)[:-1]

    def sums(self, values: Whole) -> Reals:
        summed: Reals = np.bincount(self.slot, weights=values, minlength=self.count + 1)[:-1].astype(np.float64)
        return summed


def grouped(codes: Whole, belongs: npt.NDArray[np.bool_], size: int) -> Groups:
    """Groups of `codes` below `size`; where `belongs` is false an element is in no group.

    Codes are used as slots as they are while that is cheap, and numbered anew when there are too many: a log with a
    million activities costs memory for the pairs that it has, not for those it could have.
    """
    if size <= max(DENSE, 2 * len(codes)):
        slots = np.where(belongs, codes, size)
        return Groups(slots.astype(np.uint16) if size < SMALL else slots, np.arange(size))
    label, inverse = np.unique(codes[belongs], return_inverse=True)
    slots = np.full(len(codes), len(label), np.int64)
    slots[belongs] = inverse
    return Groups(slots, label)


def joined(first: Whole, second: Whole, size: int) -> Groups:
    """Groups of pairs, first · size + second; every element is in one."""
    narrow = np.dtype(np.int32 if size * size < 2**31 else np.int64)
    codes: Whole = first.astype(narrow) * size + second
    return grouped(codes, np.ones(len(codes), np.bool_), size * size)


def quantiles(values: Whole, shares: Sequence[float]) -> Reals:
    """Linear interpolation between order statistics at (n - 1) · p; NaN without values.

    >>> quantiles(np.array([4, 1, 3, 2]), (0.5, 0.9)).round(1).tolist()
    [2.5, 3.7]
    """
    if len(values) == 0:
        return np.full(len(shares), np.nan, np.float64)
    found = np.empty(len(shares))
    rest, above = values, values[0]
    for column in sorted(range(len(shares)), key=lambda one: -shares[one]):
        place = shares[column] * (len(values) - 1)
        low = int(place)
        rest = np.partition(rest, low)  # one rank at a time: numpy does that by wide instructions, several not
        if low + 1 < len(rest):
            above = rest[low + 1 :].min()
        found[column] = rest[low] + (above - rest[low]) * (place - low) if place > low else rest[low]
        rest = rest[: low + 1]
    return found


def grouped_quantiles(values: Whole, groups: Groups, shares: Sequence[float]) -> Reals:
    """One row for each group, one column for each share."""
    sizes = groups.sizes()
    if np.count_nonzero(sizes) > MANY_GROUPS:
        return _of_many(values, groups, sizes, shares)
    ordered = values[stable_order(groups.slot)]
    ends = np.cumsum(sizes)
    result = np.full((groups.count, len(shares)), np.nan)
    for slot in np.flatnonzero(sizes):
        result[slot] = quantiles(ordered[ends[slot] - sizes[slot] : ends[slot]], shares)
    return result


def _of_many(values: Whole, groups: Groups, sizes: Whole, shares: Sequence[float]) -> Reals:
    """The same by one full sort, when there are too many groups to walk through."""
    ordered = values[np.lexsort((values, groups.slot))]
    begin = np.cumsum(sizes) - sizes
    result = np.full((groups.count, len(shares)), np.nan)
    some = sizes > 0
    for column, share in enumerate(shares):
        place = share * (sizes[some] - 1)
        low = place.astype(np.int64)
        high = np.minimum(low + 1, sizes[some] - 1)
        below, above = ordered[begin[some] + low], ordered[begin[some] + high]
        result[some, column] = below + (above - below) * (place - low)
    return result
