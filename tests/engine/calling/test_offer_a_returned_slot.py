# SPDX-License-Identifier: EUPL-1.2
"""A slot between two rounds is offered to one person at a time, and never falls back to the public page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.engine.calling import SLOT_EDGES, Application, hold_ends, may_go, next_offer, waitlist_order

SEED = bytes(range(32))
OPEN = [
    (datetime(2026, 11, day, start, tzinfo=UTC), datetime(2026, 11, day, end, tzinfo=UTC))
    for day in (23, 24)
    for start, end in ((8, 12), (13, 16))
]
SLOT = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_less_time_left_comes_first_then_the_lot_and_never_the_time_of_entry() -> None:
    people = [Application(id=str(n), weight=8 if n % 3 == 0 else 1) for n in range(9)]
    order = waitlist_order(SEED, "list", people)
    assert set(order[:3]) == {"0", "3", "6"}
    assert waitlist_order(SEED, "list", reversed(people)) == order


def test_one_person_is_asked_once_and_nobody_gets_two() -> None:
    order = ("B", "A", "C")
    assert next_offer(order, asked=(), served=()) == "B"
    assert next_offer(order, asked=("B",), served=("A",)) == "C"
    assert next_offer(order, asked=order, served=()) is None


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 23, 11, tzinfo=UTC)),
        (datetime(2026, 11, 23, 11, tzinfo=UTC), datetime(2026, 11, 23, 14, tzinfo=UTC)),
        (datetime(2026, 11, 23, 15, 30, tzinfo=UTC), datetime(2026, 11, 24, 9, 30, tzinfo=UTC)),
        (datetime(2026, 11, 23, 22, tzinfo=UTC), datetime(2026, 11, 24, 10, tzinfo=UTC)),
    ],
)
def test_an_offer_lapses_after_two_opening_hours(at: datetime, until: datetime) -> None:
    assert hold_ends(at, SLOT, OPEN) == until


def test_an_offer_for_today_lapses_after_a_quarter_of_an_hour_and_never_after_the_slot() -> None:
    slot = OPEN[0][0] + timedelta(hours=3)
    assert hold_ends(OPEN[0][0], slot, OPEN) == OPEN[0][0] + timedelta(minutes=15)
    assert hold_ends(slot - timedelta(minutes=5), slot, OPEN) == slot
    assert hold_ends(SLOT - timedelta(days=1), SLOT, []) == SLOT


POOLS_OF_THE_PUBLIC = {"public"}


@settings(derandomize=True, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=12), st.sampled_from(("round", "public")))
def test_a_slot_that_somebody_had_is_never_public_again(steps: list[int], place: str) -> None:
    for step in steps:
        ways = sorted(SLOT_EDGES[place])
        if not ways:
            break
        following = ways[step % len(ways)]
        assert may_go(place, following)
        assert following not in POOLS_OF_THE_PUBLIC
        place = following


def test_every_place_that_follows_is_a_place() -> None:
    assert {one for ways in SLOT_EDGES.values() for one in ways} <= set(SLOT_EDGES)
