# SPDX-License-Identifier: EUPL-1.2
"""The pieces of work that a matter is: its steps one after the other, with what comes again and second looks."""

from __future__ import annotations

from math import exp, sqrt
from typing import NamedTuple

from kurzweg.engine.simulation.compiling import borrowed, compiled
from kurzweg.engine.simulation.hall import KEPT, Ints, Reals, Records
from kurzweg.engine.simulation.office.assumptions import MINUTE
from kurzweg.engine.simulation.office.calendar import Mask
from kurzweg.engine.simulation.office.places import Places
from kurzweg.engine.simulation.office.population import ROLES

NAMED = len(ROLES)


class Going(NamedTuple):
    """A crowd on its ways. Per matter: whether it `comes` at all, `at` which moment, with an appointment at `due` or
    -1 and so much `patience` or -1, for which `service` of the crowd, `who` of the persons it is.

    `among`: the place of each service of the crowd among all. `led[role, service, person]`: the unit. `chance[row]`:
    what was drawn for each matter. The others as in `Paths` and in the demand.
    """

    comes: Mask
    at: Ints
    due: Ints
    patience: Ints
    service: Ints
    who: Ints
    among: Ints
    led: Ints
    steps: Records
    step_of: Ints
    step_until: Ints
    chance: Reals
    urgent_in: int
    urgent_share: float
    family_in: int
    family_share: float
    family_minutes: float
    most_returns: int


class Floor(NamedTuple):
    """Where each unit works, as in `Places`."""

    counter: Ints
    desk: Ints
    line: Ints
    urgent_line: Ints
    desk_line: Ints


def floor_of(places: Places) -> Floor:
    """The places as arrays."""
    return Floor(places.counter, places.desk, places.line, places.urgent_line, places.desk_line)


class Kinds(NamedTuple):
    """What each piece of work is: of which matter, in which unit, a visit at a counter, once more, kept in line."""

    matter: Ints
    unit: Ints
    visit: Mask
    again: Mask
    kept: Mask


@compiled
def count_pieces(going: Going, floor: Floor, works: Records, kinds: Kinds, count: Ints, first_at: Ints) -> None:
    """Tell how many pieces each matter of a crowd has, and when its first one comes; nothing is laid out yet."""
    _count(_lent(going), _lent_floor(floor), borrowed(works), _lent_kinds(kinds), borrowed(count), borrowed(first_at))


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
    _lay_all(_lent(going), _lent_floor(floor), borrowed(works), _lent_kinds(kinds), borrowed(begin), matter)


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
def _lent(going: Going) -> Going:
    return Going(
        borrowed(going.comes), borrowed(going.at), borrowed(going.due), borrowed(going.patience),
        borrowed(going.service), borrowed(going.who), borrowed(going.among), borrowed(going.led), borrowed(going.steps),
        borrowed(going.step_of), borrowed(going.step_until), borrowed(going.chance), going.urgent_in,
        going.urgent_share, going.family_in, going.family_share, going.family_minutes, going.most_returns,
    )  # fmt: skip


@compiled
def _lent_floor(floor: Floor) -> Floor:
    return Floor(
        borrowed(floor.counter), borrowed(floor.desk), borrowed(floor.line), borrowed(floor.urgent_line),
        borrowed(floor.desk_line),
    )  # fmt: skip


@compiled
def _lent_kinds(kinds: Kinds) -> Kinds:
    return Kinds(
        borrowed(kinds.matter), borrowed(kinds.unit), borrowed(kinds.visit), borrowed(kinds.again), borrowed(kinds.kept)
    )


@compiled
def _walk(going: Going, floor: Floor, one: int, works: Records, kinds: Kinds, row: int) -> int:
    """Walk the way of a matter; lay its pieces from `row` on, or below 0 only count them. How many there are."""
    size, carried = 0, 0
    sent_on = False  # straight from a counter
    service = going.service[one]
    for place in range(going.step_of[service], going.step_until[service]):
        step = going.steps[place]
        visits = step["at_counter"] == 1
        comes_again = step["returns_in"] >= 0
        for time in range(going.most_returns + 3):
            role, minutes_in, mean = step["at"], step["minutes_in"], step["mean"]
            delay, again, at_counter = 0, True, False
            if time == 0:
                delay, again, at_counter = carried + (0 if visits else step["wait"]), False, visits
            elif time <= going.most_returns:
                comes_again = comes_again and going.chance[step["returns_in"] + time - 1, one] < step["returns"]
                if not comes_again:
                    continue
                minutes_in, delay, at_counter = step["return_minutes_in"] + time - 1, step["return_delay"], visits
            elif time == going.most_returns + 1:
                if step["rework_in"] < 0 or going.chance[step["rework_in"], one] >= step["rework"]:
                    continue
                minutes_in = step["rework_minutes_in"]
            else:
                if step["signs"] < 0:
                    continue
                role, minutes_in, mean, again = step["signs"], step["second_minutes_in"], step["second_mean"], False
            if row >= 0:
                unit = going.led[role, service, going.who[one]] if role < NAMED else role - NAMED
                _lay(going, floor, one, works, kinds, row + size, unit, at_counter, sent_on and delay == 0, delay)
                kinds.again[row + size] = again
                longer = 1.0
                if at_counter and going.family_in >= 0 and going.chance[going.family_in, one] < going.family_share:
                    longer = going.family_minutes  # a family has more to say
                drawn = sqrt(step["spread"]) * going.chance[minutes_in, one] - step["spread"] / 2
                works[row + size]["minutes"] = int(mean * longer * MINUTE * exp(drawn))
            sent_on = at_counter
            size += 1
        carried = step["wait"] if visits else 0
        if step["settles_in"] >= 0 and going.chance[step["settles_in"], one] < step["settles"]:
            break
    return size


@compiled
def _lay(
    going: Going, floor: Floor, one: int, works: Records, kinds: Kinds, row: int, unit: int, at_counter: bool,
    follows: bool, delay: int,
) -> None:  # fmt: skip
    """Where a piece is done. Emergencies stand in a line of their own; a unit without lanes works at its desks."""
    service = going.among[going.service[one]]
    line = floor.line[unit, service] if at_counter else -1
    if line >= 0 and going.urgent_in >= 0 and going.chance[going.urgent_in, one] < going.urgent_share:
        urgent = floor.urgent_line[unit, service]
        line = urgent if urgent >= 0 else line
    visit = line >= 0
    works[row]["pool"] = floor.counter[unit] if visit else floor.desk[unit]
    works[row]["line"] = line if visit else floor.desk_line[unit, service]
    works[row]["delay"] = delay
    works[row]["last"] = 0
    works[row]["due"] = KEPT if visit and follows else -1
    works[row]["patience"] = going.patience[one] if visit else -1
    kinds.unit[row] = unit
    kinds.visit[row] = visit
    kinds.kept[row] = visit and follows
