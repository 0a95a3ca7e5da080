# SPDX-License-Identifier: EUPL-1.2
"""There is one table of steps: the counter, the log and the database read the same."""

from __future__ import annotations

from itertools import product

import pytest
from django.db import DatabaseError, transaction

from kurzweg.engine.calling import BEGINNING, STATES, STEPS
from kurzweg.events.edges import STATE_EDGES
from kurzweg.servicepoint.models import Ticket
from kurzweg.servicepoint.models.state import AT_A_LANE, State
from kurzweg.walls.identity import JOB, acting_as
from tests.servicepoint.conftest import Hall

EVERY_PAIR = [(before, after) for before, after in product(STATES, STATES) if before != after]


def put(ticket: Ticket, state: str, lane: int) -> bool:
    """Whether the database lets a ticket go there."""
    try:
        with transaction.atomic():
            Ticket.objects.filter(pk=ticket.pk).update(state=state, lane_id=lane if state in AT_A_LANE else None)
    except DatabaseError:
        return False
    return True


def way_to(state: str) -> list[str]:
    """A shortest way of steps from waiting to a state."""
    ways: dict[str, list[str]] = {"waiting": []}
    while state not in ways:
        ways |= {after: [*ways[before], after] for before, after in STEPS if before in ways and after not in ways}
    return ways[state]


def test_the_states_of_the_pages_are_those_of_the_table() -> None:
    assert set(State.values) == set(STATES)


def test_every_step_has_its_kind_in_the_log() -> None:
    told = {(before, after): kind.name for (noun, before, after), kind in STATE_EDGES.items() if noun == "ticket"}
    assert told == STEPS


@pytest.mark.parametrize(("before", "after"), EVERY_PAIR, ids=str)
def test_the_database_allows_exactly_the_steps_of_the_table(hall: Hall, before: str, after: str) -> None:
    ticket, lane = hall.number(), hall.lane("s1").lane
    with acting_as(JOB):
        assert all(put(ticket, state, lane) for state in way_to(before))
        assert put(ticket, after, lane) == ((before, after) in STEPS)


def test_nobody_begins_in_the_middle() -> None:
    assert [after for before, after in STEPS if before == BEGINNING] == ["waiting"]


def test_a_state_that_the_table_does_not_know_is_refused(hall: Hall) -> None:
    ticket = hall.number()
    with acting_as(JOB), pytest.raises(DatabaseError), transaction.atomic():
        Ticket.objects.filter(pk=ticket.pk).update(state="asleep")
