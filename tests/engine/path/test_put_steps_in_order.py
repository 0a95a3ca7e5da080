# SPDX-License-Identifier: EUPL-1.2
"""Steps stand behind what they wait for, the pressing ones first; circles are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kurzweg.engine.path import CircleError, Plan, in_order, plan
from tests.engine.path.offices import DAYS, SmallOffice, in_one_house, paths, step


def ordered(*steps: object) -> list[str]:
    ways = paths(*steps)  # type: ignore[arg-type]
    return [one.id for one in in_order(ways, ways.steps)]


def test_a_step_stands_behind_what_it_waits_for() -> None:
    assert ordered(step("c", "b"), step("b", "a"), step("a")) == ["a", "b", "c"]


def test_what_presses_comes_first_and_takes_along_what_it_waits_for() -> None:
    assert ordered(step("slow"), step("soon", "first", days=7), step("first"), step("later", days=30)) == [
        "first",
        "soon",
        "later",
        "slow",
    ]


def test_among_equals_the_order_of_the_data_decides() -> None:
    assert ordered(step("b"), step("a"), step("c")) == ["b", "a", "c"]


def test_a_step_waits_also_for_what_is_behind_a_step_that_is_not_due() -> None:
    ways = paths(step("a"), step("b", "a"), step("c", "b"))
    due = [one for one in ways.steps if one.id != "b"]
    assert [one.id for one in in_order(ways, reversed(due))] == ["a", "c"]


def test_a_step_whose_law_has_ended_is_left_out_and_the_others_keep_their_order() -> None:
    ways = paths(step("a"), step("b", "a"), step("c", "b"))
    left = ways.only(lambda one: one.id != "b")
    assert [(one.id, one.after) for one in left.steps] == [("a", ()), ("c", ("a",))]


def test_a_step_holds_while_its_law_is_in_force() -> None:
    dated = replace(step("a"), valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [dated.holds_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("steps", "circle"),
    [
        ((step("a", "a"),), ("a", "a")),
        ((step("a", "b"), step("b", "a")), ("a", "b", "a")),
        ((step("x", "a"), step("a", "c"), step("b", "a"), step("c", "b")), ("a", "c", "b", "a")),
    ],
)
def test_steps_that_wait_for_each_other_are_refused_and_named(steps: tuple[object, ...], circle: tuple[str]) -> None:
    with pytest.raises(CircleError) as caught:
        paths(*steps)  # type: ignore[arg-type]
    assert caught.value.steps == circle
    assert str(caught.value) == (
        f"These steps wait for each other: {' → '.join(circle)}. Remove one of them from the `after` of the next."
    )


def test_a_step_names_what_comes_right_before_it() -> None:
    laid_out = plan(paths(step("a"), step("b", "a"), step("c", "a", "b")), {}, {}, in_one_house("a", "b", "c"), DAYS)
    assert isinstance(laid_out, Plan)
    assert [(one.number, one.step.id, one.after) for one in laid_out.steps] == [
        (1, "a", ()),
        (2, "b", (1,)),
        (3, "c", (2,)),
    ]


def test_each_paper_stands_once_with_all_its_steps() -> None:
    office = SmallOffice(
        houses={"a": "h", "b": "h"}, documents={"a": ("passport", "photo"), "b": ("lease", "passport")}
    )
    laid_out = plan(paths(step("a"), step("b", "a")), {}, {}, office, DAYS)
    assert isinstance(laid_out, Plan)
    assert [(paper.id, paper.steps) for paper in laid_out.papers] == [
        ("passport", (1, 2)),
        ("photo", (1,)),
        ("lease", (2,)),
    ]
