# SPDX-License-Identifier: EUPL-1.2
"""Standing in line, for the kernel: each group by due time, entry and number, so the policy needs to see its head only.

Within a group lateness, target, language and override are the same but for time, so nobody but the first can be called.
"""

from __future__ import annotations

from kurzweg.engine.forecast.floor import CALLED, IN_VAIN, WAITED, Crowd, Floor
from kurzweg.engine.forecast.state import Ints
from kurzweg.engine.simulation.compiling import compiled


@compiled
def show_head(floor: Floor, crowd: Crowd, group: int) -> None:
    who = crowd.head[group]
    if who < 0:
        crowd.line[group] = -1
    else:
        crowd.line[group] = floor.line[group]
        crowd.due[group], crowd.entered[group] = crowd.due_of[who], crowd.entered_of[who]


@compiled
def is_before(crowd: Crowd, one: int, other: int) -> bool:
    if crowd.due_of[one] != crowd.due_of[other]:
        return bool(crowd.due_of[one] < crowd.due_of[other])
    if crowd.entered_of[one] != crowd.entered_of[other]:
        return bool(crowd.entered_of[one] < crowd.entered_of[other])
    return one < other


@compiled
def join(floor: Floor, crowd: Crowd, who: int, group: int, due: int, entered: int) -> None:
    """Stand in line of the group: nearly always behind everybody, else where one belongs."""
    crowd.group_of[who], crowd.due_of[who], crowd.entered_of[who] = group, due, entered
    behind = crowd.tail[group]
    if behind >= 0 and is_before(crowd, who, behind):
        behind, follows = -1, crowd.head[group]
        while is_before(crowd, follows, who):
            behind, follows = follows, crowd.after[follows]
    if behind >= 0:
        crowd.after[who] = crowd.after[behind]
        crowd.after[behind] = who
    else:
        crowd.after[who] = crowd.head[group]
        crowd.head[group] = who
        show_head(floor, crowd, group)
    if crowd.after[who] < 0:
        crowd.tail[group] = who


@compiled
def leave(floor: Floor, crowd: Crowd, who: int) -> None:
    group = crowd.group_of[who]
    behind = -1
    if crowd.head[group] != who:
        behind = crowd.head[group]
        while crowd.after[behind] != who:
            behind = crowd.after[behind]
    if behind >= 0:
        crowd.after[behind] = crowd.after[who]
    else:
        crowd.head[group] = crowd.after[who]
        show_head(floor, crowd, group)
    if crowd.tail[group] == who:
        crowd.tail[group] = behind
    crowd.group_of[who] = -1


@compiled
def note(floor: Floor, crowd: Crowd, run: int, who: int, told: int, called: Ints, to_come: Ints) -> None:
    """Write down what became of somebody, the moment of the call or why there was none; they are in line no more."""
    persons, group = floor.work.shape[1], crowd.group_of[who]
    leave(floor, crowd, who)
    if who < floor.waiting or who >= persons:
        called[run, who if who < floor.waiting else floor.waiting + who - persons] = told
        crowd.missing[0] -= 1
        return
    service = floor.line_service[floor.line[group]]
    if told >= 0:
        to_come[service, CALLED] += 1
        to_come[service, WAITED] += told - crowd.due_of[who]
    else:
        to_come[service, IN_VAIN] += 1
