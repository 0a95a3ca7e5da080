# SPDX-License-Identifier: EUPL-1.2
"""Only what decides is asked, in the order of the data, and not to know is an answer."""

from __future__ import annotations

from kurzweg.engine.path import Asks, Fact, Plan, concerning, plan
from tests.engine.path.offices import DAYS, SmallOffice, in_one_house, paths, said, step, when

ARRIVAL = Fact(
    id="arrival", values=("asylum", "visa"), gives={"visa": (("status", "unknown"),), "asylum": (("status", "x"),)}
)
PAPER = Fact(id="paper", values=("none", "some"), when=when(arrival="asylum"))
NEEDS = Fact(id="needs", values=("money", "doctor"), many=True)
WAYS = paths(
    step("title", arrival="visa"),
    step("shelter", arrival="asylum", paper="none"),
    step("aid", needs="money"),
    facts=(ARRIVAL, PAPER, NEEDS),
)
OFFICE = in_one_house("title", "shelter", "aid")


def planned(**answers: str) -> Plan | Asks:
    return plan(WAYS, said(**answers), {}, OFFICE, DAYS)


def due(**answers: str) -> list[str]:
    laid_out = planned(**answers)
    assert isinstance(laid_out, Plan)
    return [one.step.id for one in laid_out.steps]


def test_the_first_question_is_asked_first() -> None:
    assert planned() == Asks("arrival", of_path=True)


def test_a_question_that_does_not_concern_this_person_is_not_asked() -> None:
    assert planned(arrival="visa") == Asks("needs", of_path=True)
    assert planned(arrival="asylum") == Asks("paper", of_path=True)


def test_what_was_said_decides_what_is_due() -> None:
    assert due(arrival="visa", needs="doctor") == ["title"]
    assert due(arrival="asylum", paper="none", needs="money doctor") == ["shelter", "aid"]


def test_an_answer_to_a_question_that_would_not_be_asked_counts_for_nothing() -> None:
    """Whoever goes back and answers otherwise leaves no trace of the first answer."""
    assert due(arrival="visa", paper="none", needs="doctor") == ["title"]
    assert concerning(WAYS, said(arrival="visa", paper="none")) == said(arrival="visa")


def test_what_nobody_offers_as_an_answer_is_asked_again() -> None:
    assert planned(arrival="ufo") == Asks("arrival", of_path=True)
    assert planned(arrival="visa asylum") == Asks("arrival", of_path=True)


def test_not_to_know_is_an_answer_and_leaves_steps_that_may_be_due() -> None:
    laid_out = planned(arrival="unknown", needs="unknown")
    assert isinstance(laid_out, Plan)
    assert laid_out.steps == ()
    assert [one.id for one in laid_out.maybe] == ["title", "shelter", "aid"]


def test_a_step_can_be_for_those_who_do_not_know() -> None:
    ways = paths(step("advice", arrival="unknown"), step("title", arrival="visa"), facts=(ARRIVAL,))
    laid_out = plan(ways, said(arrival="unknown"), {}, in_one_house("advice", "title"), DAYS)
    assert isinstance(laid_out, Plan)
    assert [one.step.id for one in laid_out.steps] == ["advice"]


def test_a_fact_that_decides_who_is_responsible_is_asked_last_and_only_when_it_does() -> None:
    office = SmallOffice(houses={"title": "h", "aid": "h"}, asks={"title": "surname"})
    assert plan(WAYS, said(arrival="visa", needs="doctor"), {}, office, DAYS) == Asks(
        "surname", of_path=False, service="title"
    )
    assert isinstance(plan(WAYS, said(arrival="asylum", paper="some", needs="money"), {}, office, DAYS), Plan)
    assert isinstance(plan(WAYS, said(arrival="visa", needs="doctor"), {"surname": "Abe"}, office, DAYS), Plan)


def test_what_an_answer_settles_is_not_asked_a_second_time() -> None:
    office = SmallOffice(houses={"title": "h"}, asks={"title": "status"})
    for arrival in ("visa", "unknown"):
        assert isinstance(plan(WAYS, said(arrival=arrival, needs="doctor"), {}, office, DAYS), Plan)


def test_a_service_that_is_not_for_this_person_is_no_step() -> None:
    office = SmallOffice(houses={"title": "h"}, not_for=frozenset({"title"}))
    laid_out = plan(WAYS, said(arrival="visa", needs="doctor"), {}, office, DAYS)
    assert isinstance(laid_out, Plan)
    assert laid_out.steps == ()
