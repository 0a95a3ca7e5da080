# SPDX-License-Identifier: EUPL-1.2
"""The two years of the demo: one course of things, with a merger in its middle and nothing that cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from kurzweg.demo.past import course_until
from kurzweg.demo.past.course import CLOSED_AFTER, Course
from kurzweg.demo.past.merger import AFTER, BEFORE, go_live_of
from kurzweg.demo.past.moves import moves_of
from kurzweg.engine.eventlog.log import CANCELLED, END, QUEUED, START
from kurzweg.engine.structure import blueprint
from kurzweg.events.kinds import Kind
from tests.demo.conftest import TODAY

OF_NOBODY = {Kind.NobodyResponsible, Kind.ResponsibilityShown, Kind.PersonRecorded}
LATER = date(2027, 3, 4)
BERLIN = ZoneInfo("Europe/Berlin")


def moments(course: Course) -> list[datetime]:
    return [datetime.fromtimestamp(at / 1e6, tz=UTC) for at in course.events.at[[0, -1]].tolist()]


def test_the_past_is_two_years_long_and_ends_the_evening_before_today(course: Course) -> None:
    first, last = moments(course)
    assert (TODAY - first.date()).days in range(2 * 364, 2 * 364 + 60)
    assert 0 < (TODAY - last.date()).days <= 4
    assert len(course.events.at) > 380_000


def test_the_merger_is_the_monday_52_weeks_before_the_first_start(course: Course) -> None:
    assert go_live_of(TODAY) == date(2025, 11, 24)
    assert datetime.fromtimestamp(course.merger / 1e6, tz=BERLIN) == datetime(2025, 11, 24, tzinfo=BERLIN)


def test_the_same_day_gives_the_same_past_and_another_day_another(course: Course) -> None:
    again, later = course_until(TODAY), course_until(LATER)
    for mine, same in zip(course.events, again.events, strict=True):
        np.testing.assert_array_equal(mine, same)
    assert again.persons == course.persons
    assert later.merger > course.merger


def test_every_event_has_a_matter_and_every_matter_a_person(course: Course) -> None:
    without = course.events.kind[course.events.matter < 0]
    assert set(without.tolist()) <= OF_NOBODY
    recognised = course.events.only(course.events.kind == Kind.PersonRecognised)
    order = np.argsort(recognised.matter)
    np.testing.assert_array_equal(recognised.matter[order], np.arange(len(course.matters.opened)))
    np.testing.assert_array_equal(recognised.person[order], course.matters.person)


def test_every_matter_is_opened_once_first_of_all_and_ends_at_most_once(course: Course) -> None:
    events, size = course.events, len(course.matters.opened)
    opened = np.bincount(events.matter[events.kind == Kind.MatterOpened], minlength=size)
    settled = np.bincount(events.matter[events.kind == Kind.MatterSettled], minlength=size)
    assert (opened == 1).all()
    assert (settled <= 1).all()
    of_matters = events.matter >= 0
    assert (events.at[of_matters] >= course.matters.opened[events.matter[of_matters]]).all()
    done = of_matters & (course.matters.settled[events.matter] >= 0)
    assert (events.at[done] <= course.matters.settled[events.matter[done]]).all()


def test_nobody_works_in_an_office_that_does_not_exist(course: Course) -> None:
    old, new = ({unit.id for unit in blueprint(name).units} for name in (BEFORE, AFTER))
    events = course.events
    units = np.array([*course.units, ""])
    assert set(units[events.unit[events.at < course.merger]].tolist()) - {""} <= old
    assert set(units[events.unit[events.at >= course.merger]].tolist()) - {""} <= new | {
        course.units[unit] for unit in set(events.unit[events.at == course.merger].tolist())
    }


def test_what_is_open_at_the_merger_goes_to_a_unit_that_there_is(course: Course) -> None:
    new = {unit.id for unit in blueprint(AFTER).units}
    lies = course.matters.unit.copy()
    for move in moves_of(course):
        if move.turn:
            lies[move.matter] = move.unit
    still_open = (course.matters.settled < 0) | (course.matters.settled > course.merger)
    assert {course.units[unit] for unit in lies[still_open].tolist()} <= new
    assert (course.events.kind == Kind.MatterMovedByStructure).sum() > 50


def test_work_is_begun_once_and_what_the_old_units_left_is_stopped(course: Course) -> None:
    events = course.events
    for phase in (QUEUED, START, END):
        items = events.item[(events.phase == phase) & (events.item > 0)]
        assert len(np.unique(items)) == len(items)
    before = events.only((events.at <= course.merger) & (events.item > 0))
    queued = np.unique(before.item[(before.phase == QUEUED) & (before.at < course.merger)])
    ended = np.unique(before.item[np.isin(before.phase, (END, CANCELLED))])
    assert np.isin(queued, ended).all()


def test_who_is_served_was_called_before_and_after_taking_a_number(course: Course) -> None:
    events = course.events
    at = {}
    for kind in (Kind.TicketDrawn, Kind.TicketCalled, Kind.ServingStarted):
        some = events.kind == kind
        at[kind] = dict(zip(events.item[some].tolist(), events.at[some].tolist(), strict=True))
    drawn, called, served = at.values()
    assert called.keys() == served.keys()
    assert all(drawn.get(item, 0) <= called[item] <= served[item] for item in called)


def test_matters_that_nobody_came_back_for_are_closed_after_four_weeks(course: Course) -> None:
    withdrawn = course.matters.outcome == "withdrawn"
    assert withdrawn.sum() > 100
    events = course.events.only(
        (course.events.matter >= 0) & ~np.isin(course.events.kind, (Kind.MatterSettled, Kind.MatterMovedByStructure))
    )
    last = np.zeros(len(withdrawn), np.int64)
    np.maximum.at(last, events.matter, events.at)
    np.testing.assert_array_equal(course.matters.settled[withdrawn], last[withdrawn] + CLOSED_AFTER)


def test_facts_of_a_matter_are_true_of_its_person(course: Course) -> None:
    for facts, place in zip(course.matters.facts, course.matters.person.tolist(), strict=True):
        person = course.persons[place]
        assert facts.get("surname", person.family) == person.family
        assert int(facts.get("age", person.age)) == person.age


def test_people_come_in_opening_hours_of_weekdays(course: Course) -> None:
    drawn = course.events.at[course.events.kind == Kind.TicketDrawn]
    local = [datetime.fromtimestamp(at / 1e6, tz=BERLIN) for at in drawn[::97].tolist()]
    assert all(moment.weekday() < 5 for moment in local)
    assert all(time(5) < moment.time() < time(18) for moment in local)
