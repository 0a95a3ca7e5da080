# SPDX-License-Identifier: EUPL-1.2
"""Sorting and grouping of integer columns: the few kernels that every measure stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Whole: TypeAlias = npt.NDArray[np.integer]
Reals: TypeAlias = npt.NDArray[np.float64]

SMALL: Final = 1 << 16
"""Keys of 16 bits are sorted by counting, which is many times faster than comparing."""
BITS: Final = 63
"""Columns that need no more are packed into one number and sorted at once."""
DENSE: Final = 1 << 20
"""So many slots are counted directly, whatever the size of the log."""


def stable_order(keys: Whole) -> npt.NDArray[np.intp]:
    """The places of `keys` in rising order; equal keys keep their order.

    >>> stable_order(np.array([7, 5, 7, 5])).tolist()
    [1, 3, 0, 2]
    """
    if len(keys) == 0:
        return np.empty(0, np.intp)
    low = int(keys.min())
    if int(keys.max()) - low < SMALL:
        return np.argsort((keys - low).astype(np.uint16), kind="stable")
    return sorted_together((keys - low, np.arange(len(keys))), only=1)[0].astype(np.intp, copy=False)


def sorted_together(columns: Sequence[Whole], only: int | None = None) -> list[Whole]:
    """Columns without negative numbers, sorted by the first, then by the second, and so on.

    They are packed into one number each, side by side, and sorted at once: numpy does that by wide instructions,
    several times faster than sorting places. `only` asks for one of the columns.

    >>> [column.tolist() for column in sorted_together((np.array([2, 1, 2]), np.array([5, 9, 4])))]
    [[1, 2, 2], [9, 4, 5]]
    """
    widths = [int(column.max(initial=0)).bit_length() for column in columns]
    wanted = range(len(columns)) if only is None else (only,)
    if sum(widths) > BITS:
        order = np.lexsort(columns[::-1])
        return [columns[one][order] for one in wanted]
    packed: Whole = columns[0].astype(np.int32 if sum(widths) < 32 else np.int64)
    for column, width in zip(columns[1:], widths[1:], strict=True):
        packed <<= width
        packed |= column
    packed.sort()
    return [(packed >> sum(widths[one + 1 :])) & (2 ** widths[one] - 1) for one in wanted]


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

    @cached_property
    def sizes(self) -> Whole:
        return np.bincount(self.slot, minlength=self.count + 1)[:-1]


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


def sums_of(values: Whole, groups: Groups) -> Whole:
    """The exact sum of each group."""
    sums = np.zeros(groups.count + 1, np.int64)
    np.add.at(sums, groups.slot, values)
    return sums[:-1]


def sums_and_quantiles(values: Whole, groups: Groups, shares: Sequence[float]) -> tuple[Reals, Reals]:
    """The sum of each group that is not empty, and its quantiles (as `quantiles`), one column for each share."""
    measured = np.where(groups.slot < groups.count, values, 0).astype(np.int64, copy=False)
    low = int(measured.min(initial=0))
    measured -= low
    width = int(measured.max(initial=0)).bit_length()
    found = np.flatnonzero(groups.sizes)
    sizes = groups.sizes[found]
    if not len(sizes):
        return np.empty(0), np.empty((0, len(shares)))
    if width + groups.count.bit_length() <= BITS:
        packed = groups.slot.astype(np.int64)
        packed <<= width
        packed |= measured
        packed.sort()  # sorted by group, then by value; the group is taken off again only from what is looked at
        base = found << width
    else:
        packed, base = measured[np.lexsort((measured, groups.slot))], np.zeros(len(found), np.int64)
    begin = np.cumsum(sizes) - sizes
    result = np.empty((len(sizes), len(shares)))
    for column, share in enumerate(shares):
        place = share * (sizes - 1)
        rank = place.astype(np.int64)
        below = (packed[begin + rank] - base).astype(np.float64)
        above = (packed[begin + np.minimum(rank + 1, sizes - 1)] - base).astype(np.float64)
        result[:, column] = low + below + (above - below) * (place - rank)
    inside = packed[: int(sizes.sum())]
    sums = np.add.reduceat(inside, begin) - base * sizes  # wraps round twice: what is left is exact
    return sums + low * sizes.astype(np.float64), result
