# SPDX-License-Identifier: EUPL-1.2
"""What is needed to walk the ways of a crowd, as arrays; `lent`: without counting who holds them (see `borrowed`)."""

from __future__ import annotations

from typing import NamedTuple

from kurzweg.engine.simulation.compiling import borrowed, compiled
from kurzweg.engine.simulation.hall import Ints, Reals, Records
from kurzweg.engine.simulation.office.calendar import Mask
from kurzweg.engine.simulation.office.places import Places


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
def lent(going: Going) -> Going:
    return Going(
        borrowed(going.comes), borrowed(going.at), borrowed(going.due), borrowed(going.patience),
        borrowed(going.service), borrowed(going.who), borrowed(going.among), borrowed(going.led), borrowed(going.steps),
        borrowed(going.step_of), borrowed(going.step_until), borrowed(going.chance), going.urgent_in,
        going.urgent_share, going.family_in, going.family_share, going.family_minutes, going.most_returns,
    )  # fmt: skip


@compiled
def lent_floor(floor: Floor) -> Floor:
    return Floor(
        borrowed(floor.counter), borrowed(floor.desk), borrowed(floor.line), borrowed(floor.urgent_line),
        borrowed(floor.desk_line),
    )  # fmt: skip


@compiled
def lent_kinds(kinds: Kinds) -> Kinds:
    return Kinds(
        borrowed(kinds.matter), borrowed(kinds.unit), borrowed(kinds.visit), borrowed(kinds.again), borrowed(kinds.kept)
    )
