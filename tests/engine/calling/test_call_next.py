# SPDX-License-Identifier: EUPL-1.2
"""Whom a lane calls next, and what holds for every queue."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.engine.calling import (
    AT_A_LANE,
    DEADLINE_TODAY,
    EMERGENCY,
    NOBODY,
    STATE_EDGES,
    VULNERABLE,
    may_become,
    next_ticket,
)

thorough = settings(derandomize=True, deadline=None, max_examples=300)
GERMAN, ARABIC = 0, 1


@dataclass(frozen=True)
class Visitor:
    due: int
    queue: int = 0
    entered: int | None = None
    number: int = 0
    language: int = GERMAN
    override: int = 0


@dataclass(frozen=True)
class Hall:
    """Everything `next_ticket` asks for, with one lane that serves three queues and speaks German only."""

    visitors: tuple[Visitor, ...]
    now: int = 0
    serves: tuple[int, ...] = (1, 1, 1)
    speaks: tuple[int, ...] = (0, 0)
    target: tuple[int, ...] = (20, 5, 30)
    breadth: tuple[int, ...] = (1, 1, 1)
    honoured: tuple[int, ...] = (0, 1, 1, 1, 1)
    bonus: float = 0.0
    early: int = 0

    def call(self) -> int:
        return next_ticket(
            self.now,
            [one.due for one in self.visitors],
            [one.due if one.entered is None else one.entered for one in self.visitors],
            [one.number for one in self.visitors],
            [one.queue for one in self.visitors],
            [one.language for one in self.visitors],
            [one.override for one in self.visitors],
            self.serves,
            self.speaks,
            self.target,
            self.breadth,
            self.honoured,
            self.bonus,
            self.early,
        )


def test_the_largest_relative_lateness_is_called() -> None:
    card, appointment, title = Visitor(-18, 0), Visitor(-6, 1), Visitor(-40, 2)
    assert Hall((card, appointment, title)).call() == 2
    assert Hall((card, appointment)).call() == 1


def test_an_empty_hall_and_foreign_tickets_call_nobody() -> None:
    assert Hall(()).call() == NOBODY
    assert Hall((Visitor(-18, 1),), serves=(1, 0, 1)).call() == NOBODY
    assert Hall((Visitor(-18, -1),)).call() == NOBODY


def test_an_appointment_is_called_early_only_when_the_policy_allows_and_nobody_else_waits() -> None:
    early, waiting = Visitor(5, 1), Visitor(0, 0)
    assert Hall((early,)).call() == NOBODY
    assert Hall((early,), early=1).call() == 0
    assert Hall((early, waiting), early=1).call() == 1
    assert Hall((replace(early, language=ARABIC), waiting), early=1, speaks=(0, 1), bonus=9).call() == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Visitor(-20, 0, entered=-3), Visitor(-5, 1, entered=-9)),
        (Visitor(-20, 0, entered=-20, number=9), Visitor(-20, 0, entered=-19, number=1)),
        (Visitor(-20, 0, number=1), Visitor(-20, 0, number=2)),
    ],
    ids=["earlier due", "earlier entered", "smaller number"],
)
def test_ties_are_broken_always_in_the_same_way(first: Visitor, second: Visitor) -> None:
    assert Hall((first, second)).call() == 0
    assert Hall((second, first)).call() == 1


def test_among_equal_lateness_the_matter_that_fewer_lanes_can_serve_is_called() -> None:
    common, special = Visitor(-20, 0), Visitor(-5, 1)
    assert Hall((common, special), breadth=(4, 1, 4)).call() == 1


def test_overrides_come_first_class_by_class_if_the_policy_honours_them() -> None:
    late = Visitor(-90, 1)
    today, vulnerable, danger = (Visitor(-1, 0, override=kind) for kind in (DEADLINE_TODAY, VULNERABLE, EMERGENCY))
    assert Hall((late, today, vulnerable, danger)).call() == 3
    assert Hall((late, today, vulnerable)).call() == 2
    assert Hall((late, today, vulnerable), honoured=(0, 1, 0, 1, 0)).call() == 0


def test_an_emergency_does_not_wait_for_its_appointment() -> None:
    assert Hall((Visitor(-90, 1), Visitor(30, 0, override=EMERGENCY))).call() == 1


def test_a_lane_that_speaks_the_language_prefers_but_never_excludes() -> None:
    german, arabic = Visitor(-11, 0), Visitor(-10, 0, language=ARABIC)
    assert Hall((german, arabic), speaks=(0, 1), bonus=0.25).call() == 1
    assert Hall((german, arabic), speaks=(0, 0), bonus=0.25).call() == 0
    assert Hall((german,), speaks=(0, 1), bonus=0.25).call() == 0


def test_arrays_and_lists_give_the_same_call() -> None:
    due, zero = array("q", [-18, -6, -40]), array("q", [0, 0, 0])
    one, five = array("q", [1, 1, 1]), array("q", [0, 1, 1, 1, 1])
    queue, target = array("q", [0, 1, 2]), array("d", [20, 5, 30])
    assert next_ticket(0, due, due, queue, queue, zero, zero, one, one[:1], target, one, five, 0.0, 0) == 2


VISITORS = st.builds(
    Visitor,
    due=st.integers(-600, 60),
    queue=st.integers(-1, 2),
    entered=st.integers(-600, 0),
    number=st.integers(0, 10**6),
    language=st.integers(0, 1),
    override=st.integers(0, 4),
)
HALLS = st.builds(
    Hall,
    visitors=st.lists(VISITORS, max_size=12, unique_by=lambda one: one.number).map(tuple),
    serves=st.tuples(*[st.integers(0, 1)] * 3),
    speaks=st.tuples(*[st.integers(0, 1)] * 2),
    target=st.tuples(*[st.integers(1, 60)] * 3),
    breadth=st.tuples(*[st.integers(1, 4)] * 3),
    honoured=st.tuples(st.just(0), *[st.integers(0, 1)] * 4),
    bonus=st.sampled_from([0.0, 0.25]),
    early=st.integers(0, 1),
)


def rank(hall: Hall, one: Visitor) -> tuple[float, ...] | None:
    """The order of the page, written as a key; None for who may not be called here."""
    if one.queue < 0 or not hall.serves[one.queue]:
        return None
    late = (hall.now - one.due) / hall.target[one.queue]
    honoured = one.override > 0 and hall.honoured[one.override] == 1
    if late < 0 and not honoured and not hall.early:
        return None
    kind = one.override if honoured else (5 if late >= 0 else 6)
    late += hall.bonus if hall.speaks[one.language] else 0
    entered = one.due if one.entered is None else one.entered
    return (kind, -late, hall.breadth[one.queue], one.due, entered, one.number)


@given(HALLS)
@thorough
def test_the_called_ticket_has_the_first_rank_of_all_that_may_be_called(hall: Hall) -> None:
    ranks = {place: key for place, one in enumerate(hall.visitors) if (key := rank(hall, one)) is not None}
    assert hall.call() == (min(ranks, key=ranks.__getitem__) if ranks else NOBODY)


@given(HALLS)
@thorough
def test_within_a_queue_without_overrides_the_order_is_by_due_time(hall: Hall) -> None:
    plain = replace(hall, honoured=(0, 0, 0, 0, 0), bonus=0.0)
    place = plain.call()
    if place != NOBODY:
        called = plain.visitors[place]
        assert all(called.due <= one.due for one in plain.visitors if one.queue == called.queue)


@given(HALLS, st.integers(2, 9), st.integers(-10_000, 10_000))
@thorough
def test_stretching_all_targets_or_shifting_all_times_changes_no_call(hall: Hall, factor: int, shift: int) -> None:
    plain = replace(hall, bonus=0.0)
    stretched = replace(plain, target=tuple(target * factor for target in plain.target))
    assert stretched.call() == plain.call()
    moved = tuple(
        replace(one, due=one.due + shift, entered=None if one.entered is None else one.entered + shift)
        for one in hall.visitors
    )
    assert replace(hall, visitors=moved, now=hall.now + shift).call() == hall.call()


@given(HALLS)
@thorough
def test_the_same_people_in_another_order_give_the_same_call(hall: Hall) -> None:
    turned = replace(hall, visitors=hall.visitors[::-1])
    place, other = hall.call(), turned.call()
    assert (place == NOBODY) == (other == NOBODY)
    if place != NOBODY:
        assert hall.visitors[place] == turned.visitors[other]


def test_every_state_that_follows_is_a_state_and_the_end_is_the_end() -> None:
    assert {state for following in STATE_EDGES.values() for state in following} <= set(STATE_EDGES)
    assert {state for state, following in STATE_EDGES.items() if not following} == {"done", "left", "cancelled"}
    assert set(STATE_EDGES) >= AT_A_LANE


@pytest.mark.parametrize(
    ("edge", "allowed"),
    [
        (("waiting", "called"), True),
        (("waiting", "serving"), False),
        (("called", "missed"), True),
        (("serving", "parked"), True),
        (("serving", "missed"), False),
        (("missed", "called"), False),
        (("done", "waiting"), False),
    ],
)
def test_a_ticket_goes_only_along_the_edges(edge: tuple[str, str], allowed: bool) -> None:
    assert may_become(*edge) is allowed
