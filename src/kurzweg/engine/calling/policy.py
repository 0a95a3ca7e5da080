# SPDX-License-Identifier: EUPL-1.2
"""Whom a lane calls next: the one policy function of the counter, the forecast and the simulator.

It is plain on purpose: parallel sequences of numbers in, one place out, no objects, no calls, so that the
counter runs it as it is and the simulator compiles the very same function.
"""

from __future__ import annotations

from collections.abc import Sequence

NOBODY = -1

EMERGENCY, VULNERABLE, RETURNED, DEADLINE_TODAY = 1, 2, 3, 4
"""Hard overrides (engine/calling.md §1.3), the smaller the sooner; 0 is none. The policy says which it honours."""


def next_ticket(  # noqa: C901, PLR0912 - one plain function, which the simulator compiles as it stands
    now: float,
    due: Sequence[float],
    entered: Sequence[float],
    number: Sequence[int],
    queue: Sequence[int],
    language: Sequence[int],
    override: Sequence[int],
    serves: Sequence[int],
    speaks: Sequence[int],
    target: Sequence[float],
    breadth: Sequence[int],
    honoured: Sequence[int],
    language_bonus: float,
    early_calls: int,
) -> int:
    """The place of the ticket that a free lane calls next, or -1 when there is none for it.

    Parameters, one entry per waiting ticket: `due` (appointment, or entry of a walk-in; kept after a
    transfer), `entered`, `number` (its id), `queue` (-1 marks an empty place), `language`, `override` (0
    none, 1 emergency, 2 vulnerable, 3 returned from parked, 4 deadline today). About the lane: `serves` per
    queue and `speaks` per language (1 or 0). About the policy: `target` wait per queue (> 0, in the unit of
    the times), `breadth` per queue (how many lanes can serve it), `honoured` per override class (index 0 to
    4), `language_bonus`, `early_calls` (1: an appointment may be called before its time when nobody else
    waits).

    The largest relative lateness (now - due) / target is called, plus the bonus where the lane speaks the
    language; honoured overrides come first, class by class, and may be called before their time. Ties: the
    matter fewer lanes can serve, then earlier due, earlier entered, smaller number: a total order, so the
    same state always gives the same call. Times as whole numbers keep the order of fractions exact. Raises
    nothing for sequences that fit. Source: engine/calling.md §1.2 to 1.4; accumulating priority, Kleinrock
    1964.

    >>> next_ticket(0, [-18, -6, -40], [-18, -6, -40], [1, 2, 3], [0, 1, 2], [0, 0, 0], [0, 0, 0],
    ...             [1, 1, 1], [1], [20, 5, 30], [1, 1, 1], [1, 1, 1, 1, 1], 0.25, 0)
    2
    """
    chosen = -1
    best_class = best_breadth = best_number = 0
    best_late = best_due = best_entered = 0.0
    for place in range(len(queue)):
        line = queue[place]
        if line < 0 or serves[line] == 0:
            continue
        late = (now - due[place]) / target[line]
        if override[place] > 0 and honoured[override[place]] != 0:
            rank = override[place]
        elif late >= 0:
            rank = 5
        elif early_calls != 0:
            rank = 6
        else:
            continue
        if speaks[language[place]] != 0:
            late += language_bonus
        if chosen >= 0:
            if rank != best_class:
                better = rank < best_class
            elif late != best_late:
                better = late > best_late
            elif breadth[line] != best_breadth:
                better = breadth[line] < best_breadth
            elif due[place] != best_due:
                better = due[place] < best_due
            elif entered[place] != best_entered:
                better = entered[place] < best_entered
            else:
                better = number[place] < best_number
            if not better:
                continue
        chosen = place
        best_class, best_late, best_breadth = rank, late, breadth[line]
        best_due, best_entered, best_number = due[place], entered[place], number[place]
    return chosen
