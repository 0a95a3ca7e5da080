# SPDX-License-Identifier: EUPL-1.2
"""Small groups are not shown: a figure about fewer than five is nearly a figure about somebody."""

from __future__ import annotations

from typing import Final

import numpy as np

from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.traces import Mask

LEAST: Final = 5


def shown(counts: Whole, least: int = LEAST) -> Mask:
    """Which counts of a table may be shown beside its sum.

    Counts below `least` may not (0 may). When those hidden add up to less than `least`, the sum would give them
    away, and the smallest count that is shown is hidden with them. Of two tables of the same log that are both
    shown this way, none differs from the sum by a group below `least`.

    >>> shown(np.array([40, 3, 12])).tolist(), shown(np.array([40, 3, 2])).tolist()
    ([True, False, False], [True, False, False])
    """
    visible: Mask = (counts == 0) | (counts >= least)
    hidden = int(counts[~visible].sum())
    if 0 < hidden < least:
        candidates = np.flatnonzero(visible & (counts > 0))
        if len(candidates):
            visible[candidates[np.argmin(counts[candidates])]] = False
    return visible


def shown_matrix(counts: Whole, least: int = LEAST) -> Mask:
    """The same for a table with sums of rows and of columns: both are looked at until nothing can be computed back.

    >>> shown_matrix(np.array([[40, 3, 20], [12, 30, 15]])).tolist()
    [[True, False, False], [True, False, False]]
    """
    visible = np.ones(counts.shape, np.bool_)
    while True:
        before = visible.copy()
        for line in range(counts.shape[0]):
            visible[line] &= _line(counts[line], visible[line], least)
        for line in range(counts.shape[1]):
            visible[:, line] &= _line(counts[:, line], visible[:, line], least)
        if (before == visible).all():
            return visible


def _line(counts: Whole, visible: Mask, least: int) -> Mask:
    """One row or column, some of which may be hidden already."""
    visible = visible & ((counts == 0) | (counts >= least))
    gone = ~visible
    alone = gone.sum() == 1
    if gone.any() and (alone or counts[gone].sum() < least):
        candidates = np.flatnonzero(visible & (counts > 0))
        if len(candidates):
            visible[candidates[np.argmin(counts[candidates])]] = False
    return visible
