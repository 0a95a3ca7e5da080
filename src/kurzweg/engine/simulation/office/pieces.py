# SPDX-License-Identifier: EUPL-1.2
"""The pieces of work that a matter is: its steps one after the other, with what comes again and second looks."""

from __future__ import annotations

from math import exp, sqrt

from kurzweg.engine.simulation.compiling import borrowed, compiled
from kurzweg.engine.simulation.hall import KEPT, Ints, Records
from kurzweg.engine.simulation.office.assumptions import MINUTE
from kurzweg.engine.simulation.office.going import Floor, Going, Kinds, lent, lent_floor, lent_kinds
from kurzweg.engine.simulation.office.population import ROLES

NAMED = len(ROLES)


@compiled
def count_pieces(going: Going, floor: Floor, works: Records, kinds: Kinds, count: Ints, first_at: Ints) -> None:
    """Tell how many pieces each matter of a crowd has, and when its first one comes; nothing is laid out yet."""
    _count(lent(going), lent_floor(floor), borrowed(works), lent_kinds(kinds), borrowed(count), borrowed(first_at))


@compiled
def _count(going: Going, floor: Floor, works: Records, kinds: Kinds, count: Ints, first_at: Ints) -> None:
    for one in range(len(going.at)):
        if going.comes[one]:
            first = going.step_of[going.service[one]]
            at_once = going.steps[first]["at_counter"] == 1
            count[one] = _walk(going, floor, one, works, kinds, -1)
            first_at[one] = going.at[one] + (0 if at_once else going.steps[first]["wait"])


@compiled
def lay_pieces(going: Going, floor: Floor, works: Records, kinds: Kinds, begin: Ints, matter: int) -> None:
    """Lay the pieces of each matter of a crowd into the rows from its `begin`; `matter`: the number of its first."""
    _lay_all(lent(going), lent_floor(floor), borrowed(works), lent_kinds(kinds), borrowed(begin), matter)


@compiled
def _lay_all(going: Going, floor: Floor, works: Records, kinds: Kinds, begin: Ints, matter: int) -> None:
    for one in range(len(going.at)):
        if going.comes[one]:
            row = begin[one]
            size = _walk(going, floor, one, works, kinds, row)
            for place in range(row, row + size):
                kinds.matter[place] = matter + one
            works[row + size - 1]["last"] = 1
            if going.due[one] >= 0:
                works[row]["due"] = going.due[one]


@compiled
def _walk(going: Going, floor: Floor, one: int, works: Records, kinds: Kinds, row: int) -> int:
    """Walk the way of a matter; lay its pieces from `row` on, or below 0 only count them. How many there are."""
    size, carried, sent_on = 0, 0, False  # sent on: straight from a counter
    service = going.service[one]
    for place in range(going.step_of[service], going.step_until[service]):
        step = going.steps[place]
        visits, missing = step["at_counter"] == 1, True
        for time in range(going.most_returns + 3):
            returns = 0 < time <= going.most_returns
            if (returns and not missing) or not _happens(going, one, place, time):
                missing = missing and not returns
                continue
            at_counter = visits and time <= going.most_returns
            if row >= 0:
                delay = step["return_delay"] if returns else 0
                if time == 0:
                    delay = carried + (0 if visits else step["wait"])
                _lay(going, floor, one, works, kinds, row + size, place, time, at_counter, sent_on, delay)
            sent_on = at_counter
            size += 1
        carried = step["wait"] if visits else 0
        if step["settles_in"] >= 0 and going.chance[step["settles_in"], one] < step["settles"]:
            break
    return size


@compiled
def _happens(going: Going, one: int, place: int, time: int) -> bool:
    """Whether a step is done this time: once; again, while papers are missing; anew; by a second pair of eyes."""
    step = going.steps[place]
    if time == 0:
        return True
    if time <= going.most_returns:
        return bool(step["returns_in"] >= 0 and going.chance[step["returns_in"] + time - 1, one] < step["returns"])
    if time == going.most_returns + 1:
        return bool(step["rework_in"] >= 0 and going.chance[step["rework_in"], one] < step["rework"])
    return bool(step["signs"] >= 0)


@compiled
def _lay(
    going: Going, floor: Floor, one: int, works: Records, kinds: Kinds, row: int, place: int, time: int,
    at_counter: bool, sent_on: bool, delay: int,
) -> None:  # fmt: skip
    """Lay one piece. Emergencies stand in a line of their own; a unit without lanes works at its desks."""
    step, second = going.steps[place], time == going.most_returns + 2
    role = step["signs"] if second else step["at"]
    unit = going.led[role, going.service[one], going.who[one]] if role < NAMED else role - NAMED
    service = going.among[going.service[one]]
    line = floor.line[unit, service] if at_counter else -1
    if line >= 0 and going.urgent_in >= 0 and going.chance[going.urgent_in, one] < going.urgent_share:
        urgent = floor.urgent_line[unit, service]
        line = urgent if urgent >= 0 else line
    visit = line >= 0
    kept = visit and sent_on and delay == 0
    works[row]["pool"] = floor.counter[unit] if visit else floor.desk[unit]
    works[row]["line"] = line if visit else floor.desk_line[unit, service]
    works[row]["minutes"] = _minutes(going, one, place, time, at_counter)
    works[row]["delay"] = delay
    works[row]["last"] = 0
    works[row]["due"] = KEPT if kept else -1
    works[row]["patience"] = going.patience[one] if visit else -1
    kinds.unit[row] = unit
    kinds.visit[row] = visit
    kinds.again[row] = 0 < time <= going.most_returns + 1
    kinds.kept[row] = kept


@compiled
def _minutes(going: Going, one: int, place: int, time: int, at_counter: bool) -> int:
    """Lognormal work with this mean and spread, in microseconds; a family at the counter has more to say."""
    step = going.steps[place]
    mean, drawn_in = step["mean"], step["minutes_in"]
    if time == going.most_returns + 2:
        mean, drawn_in = step["second_mean"], step["second_minutes_in"]
    elif time == going.most_returns + 1:
        drawn_in = step["rework_minutes_in"]
    elif time > 0:
        drawn_in = step["return_minutes_in"] + time - 1
    longer = 1.0
    if at_counter and going.family_in >= 0 and going.chance[going.family_in, one] < going.family_share:
        longer = going.family_minutes
    return int(mean * longer * MINUTE * exp(sqrt(step["spread"]) * going.chance[drawn_in, one] - step["spread"] / 2))
