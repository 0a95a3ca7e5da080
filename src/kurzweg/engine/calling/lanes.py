# SPDX-License-Identifier: EUPL-1.2
"""Which of several idle lanes takes somebody who arrives: plain sequences in, one place out."""

from __future__ import annotations

from collections.abc import Sequence

NO_LANE = -1


def next_lane(fits: Sequence[int], breadth: Sequence[int], idle_since: Sequence[float], number: Sequence[int]) -> int:
    """The place of the idle lane that takes an arriving ticket, or -1 when none fits.

    Parameters, one entry per lane: `fits` (1 when the lane is idle, open and serves the ticket's queue), `breadth`
    (how many queues it serves), `idle_since`, `number` (its id). The least flexible lane comes first, so that those
    who can do everything stay free; among equals the one that has been idle longest, then the smaller number: a total
    order. Source: engine/calling.md §1.4 (FCFS-ALIS; Adan, Boon, Weiss).

    >>> next_lane([1, 1, 0], [3, 1, 1], [0, 5, 0], [1, 2, 3]), next_lane([1, 1], [1, 1], [7, 4], [1, 2])
    (1, 1)
    """
    chosen = -1
    for place in range(len(fits)):
        if fits[place] == 0:
            continue
        if chosen >= 0:
            if breadth[place] != breadth[chosen]:
                better = breadth[place] < breadth[chosen]
            elif idle_since[place] != idle_since[chosen]:
                better = idle_since[place] < idle_since[chosen]
            else:
                better = number[place] < number[chosen]
            if not better:
                continue
        chosen = place
    return chosen
