# SPDX-License-Identifier: EUPL-1.2
"""The same arrays without counting who holds them: counting cost seventy times as much as the play itself.

Only for `kernel.play`, whose caller holds every array until it returns.
"""

from __future__ import annotations

from kurzweg.engine.forecast.floor import Crowd, Desks, Floor
from kurzweg.engine.simulation.compiling import borrowed, compiled


@compiled
def held_floor(floor: Floor) -> Floor:
    return Floor(
        floor.now,
        floor.ends,
        floor.early_calls,
        floor.language_bonus,
        floor.waiting,
        borrowed(floor.group),
        borrowed(floor.due),
        borrowed(floor.entered),
        borrowed(floor.agenda_at),
        borrowed(floor.agenda_who),
        borrowed(floor.row_group),
        borrowed(floor.line),
        borrowed(floor.language),
        borrowed(floor.override),
        borrowed(floor.rank),
        borrowed(floor.idle_since),
        borrowed(floor.span_of),
        borrowed(floor.span_until),
        borrowed(floor.begin),
        borrowed(floor.end),
        borrowed(floor.serves),
        borrowed(floor.speaks),
        borrowed(floor.line_service),
        borrowed(floor.target),
        borrowed(floor.breadth),
        borrowed(floor.honoured),
        borrowed(floor.work),
        borrowed(floor.stays),
        borrowed(floor.walks_in),
        borrowed(floor.row),
        borrowed(floor.until),
        floor.is_whole,
    )


@compiled
def held_crowd(crowd: Crowd) -> Crowd:
    return Crowd(
        borrowed(crowd.group_of),
        borrowed(crowd.due_of),
        borrowed(crowd.entered_of),
        borrowed(crowd.after),
        borrowed(crowd.head),
        borrowed(crowd.tail),
        borrowed(crowd.line),
        borrowed(crowd.due),
        borrowed(crowd.entered),
        borrowed(crowd.missing),
    )


@compiled
def held_desks(desks: Desks) -> Desks:
    return Desks(
        borrowed(desks.at),
        borrowed(desks.busy),
        borrowed(desks.idle_since),
        borrowed(desks.fits),
        borrowed(desks.number),
    )
