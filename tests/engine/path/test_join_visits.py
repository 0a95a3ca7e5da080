# SPDX-License-Identifier: EUPL-1.2
"""Steps are done in one visit where house, day and hours allow it, and told why."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from kurzweg.engine.path import Plan, Step, Window, plan
from tests.engine.path.offices import AFTERNOON, DAYS, MORNING, SmallOffice, in_one_house, paths, step


def visits(office: SmallOffice, *steps: Step) -> list[tuple[str, ...]]:
    laid_out = plan(paths(*steps), {}, {}, office, DAYS)
    assert isinstance(laid_out, Plan)
    return [visit.steps for visit in laid_out.visits]


def test_what_is_open_together_in_one_house_is_one_visit() -> None:
    office = SmallOffice(
        houses={"a": "h", "b": "h"},
        open_on={"a": {"mon": (MORNING,), "tue": (MORNING, AFTERNOON)}, "b": {"tue": (AFTERNOON,)}},
    )
    laid_out = plan(paths(step("a"), step("b")), {}, {}, office, DAYS)
    assert isinstance(laid_out, Plan)
    (visit,) = laid_out.visits
    assert (visit.steps, visit.place) == (("a", "b"), "h")
    assert visit.windows == (Window(day="tue", first=time(13), last=time(17, 40)),)


def test_other_houses_and_other_hours_are_other_visits() -> None:
    houses = SmallOffice(houses={"a": "h", "b": "k"})
    hours = SmallOffice(houses={"a": "h", "b": "h"}, open_on={"a": {"mon": (MORNING,)}, "b": {"mon": (AFTERNOON,)}})
    assert visits(houses, step("a"), step("b")) == [("a",), ("b",)]
    assert visits(hours, step("a"), step("b")) == [("a",), ("b",)]


def test_what_another_body_does_is_a_way_of_its_own() -> None:
    assert visits(in_one_house("a", "c"), step("a"), step("b"), step("c")) == [("a", "c"), ("b",)]


def test_a_follow_up_joins_only_when_what_it_needs_is_in_the_hand_at_once() -> None:
    office = in_one_house("a", "b")
    assert visits(office, step("a"), step("b", "a")) == [("a", "b")]
    assert visits(office, step("a", at_once=False), step("b", "a")) == [("a",), ("b",)]


def test_a_step_that_a_letter_calls_for_joins_nothing() -> None:
    called = replace(step("b", "a"), by_letter=True)
    assert visits(in_one_house("a", "b", "c"), step("a"), called, step("c")) == [("a", "c"), ("b",)]


def test_three_hours_of_talking_are_enough_for_one_day() -> None:
    office = SmallOffice(houses=dict.fromkeys("abc", "h"), talks=dict.fromkeys("abc", 90))
    assert visits(office, step("a", days=1), step("b", days=1), step("c", days=1)) == [("a", "b"), ("c",)]


def test_what_does_not_press_goes_along_with_a_later_visit() -> None:
    office = SmallOffice(houses={"a": "h", "c": "h"})
    assert visits(office, step("a"), step("b", days=1), step("c", "b", days=1)) == [("b",), ("a", "c")]


def test_what_presses_does_not_wait_for_a_later_visit() -> None:
    office = SmallOffice(houses={"a": "h", "c": "h"})
    assert visits(office, step("a", days=0), step("b", days=1), step("c", "b", days=1)) == [("a",), ("b",), ("c",)]


def test_a_unit_without_fixed_hours_is_visited_alone_and_has_no_window() -> None:
    office = SmallOffice(houses={"a": "h", "b": "h"}, open_on={"a": {}})
    laid_out = plan(paths(step("a"), step("b")), {}, {}, office, DAYS)
    assert isinstance(laid_out, Plan)
    assert [(visit.steps, bool(visit.windows)) for visit in laid_out.visits] == [(("a",), False), (("b",), True)]
