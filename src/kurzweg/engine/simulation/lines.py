# SPDX-License-Identifier: EUPL-1.2
"""Waiting lines, for the kernel: standing in line by due time, losing patience, being called, going home in vain."""

from __future__ import annotations

from kurzweg.engine.simulation.compiling import compiled
from kurzweg.engine.simulation.hall import LEFT, TURNED_AWAY, WAITING, Hall


@compiled
def show_head(hall: Hall, pool: int, line: int) -> None:
    work = hall.lines[line]["head"]
    if work < 0:
        hall.lines[line]["queue"] = -1
    else:
        hall.lines[line]["queue"] = line - hall.pools[pool]["line_of"]
        hall.lines[line]["due"] = hall.works[work]["due"]
        hall.lines[line]["entered"] = hall.works[work]["entered"]


@compiled
def queue(hall: Hall, work: int) -> None:
    """Stand in line by due time, then by entry, then by number."""
    line = hall.works[work]["line"]
    behind = hall.lines[line]["tail"]
    while behind >= 0:
        if hall.works[behind]["due"] != hall.works[work]["due"]:
            earlier = hall.works[behind]["due"] < hall.works[work]["due"]
        elif hall.works[behind]["entered"] != hall.works[work]["entered"]:
            earlier = hall.works[behind]["entered"] < hall.works[work]["entered"]
        else:
            earlier = behind < work
        if earlier:
            break
        behind = hall.works[behind]["before"]
    follows = hall.lines[line]["head"] if behind < 0 else hall.works[behind]["after"]
    hall.works[work]["before"] = behind
    hall.works[work]["after"] = follows
    if behind >= 0:
        hall.works[behind]["after"] = work
    else:
        hall.lines[line]["head"] = work
        show_head(hall, hall.works[work]["pool"], line)
    if follows >= 0:
        hall.works[follows]["before"] = work
    else:
        hall.lines[line]["tail"] = work
    hall.works[work]["state"] = WAITING


@compiled
def leave_line(hall: Hall, work: int) -> None:
    line = hall.works[work]["line"]
    behind, follows = hall.works[work]["before"], hall.works[work]["after"]
    if follows >= 0:
        hall.works[follows]["before"] = behind
    else:
        hall.lines[line]["tail"] = behind
    if behind >= 0:
        hall.works[behind]["after"] = follows
    else:
        hall.lines[line]["head"] = follows
        show_head(hall, hall.works[work]["pool"], line)


@compiled
def let_go(hall: Hall, work: int, now: int) -> bool:
    """Whoever has lost patience before now is gone since then."""
    patience = hall.works[work]["patience"]
    if patience < 0 or hall.works[work]["entered"] + patience >= now:
        return False
    hall.works[work]["state"] = LEFT
    hall.works[work]["end"] = hall.works[work]["entered"] + patience
    leave_line(hall, work)
    return True


@compiled
def send_home(hall: Hall, pool: int, now: int) -> None:
    """The counter has closed and nobody works there any more: whoever still waits has come in vain."""
    for line in range(hall.pools[pool]["line_of"], hall.pools[pool]["line_until"]):
        work = hall.lines[line]["head"]
        while work >= 0:
            follows = hall.works[work]["after"]
            if not let_go(hall, work, now):
                hall.works[work]["state"] = TURNED_AWAY
                hall.works[work]["end"] = now
                leave_line(hall, work)
            work = follows
