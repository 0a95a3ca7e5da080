# SPDX-License-Identifier: EUPL-1.2
"""What a log tells once somebody says what it does not: hand-made logs with known answers, random ones by reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.eventlog.log import PERSON, EventLog
from kurzweg.engine.eventlog.objects import Attributes, Objects
from kurzweg.engine.mining import Asked, Measures, Span, TooManyLinks, UnknownConcern, Untold, measure, usual_edges
from kurzweg.engine.mining import concerned as links
from kurzweg.engine.mining.concerned import concerned
from kurzweg.engine.mining.due import GIVEN, LOGGED, after
from kurzweg.engine.mining.durations import DAY
from kurzweg.engine.mining.example import office_log
from kurzweg.engine.mining.fitness import Fitness
from kurzweg.engine.mining.flattening import flatten
from kurzweg.engine.mining.parallel_matters import CROWD
from tests.engine.mining import reference_of_persons as reference
from tests.engine.mining.reference_of_persons import ASKS, NAMES, Step, log_of

SETTLED, MISSED = 3, 4
ASKED = Asked(person=PERSON, paper="paper", requests=("asked",), missed=("missed",), due=())
steps = st.lists(
    st.builds(
        Step,
        matter=st.integers(1, 6),
        at=st.integers(0, 12).map(lambda days: days * DAY),
        activity=st.integers(1, 4),
        unit=st.integers(0, 3),
        service=st.integers(0, 2),
        person=st.integers(0, 3),
        paper=st.integers(0, 2),
    ),
    min_size=1,
    max_size=30,
)


def told(rows: Sequence[Step], asked: Asked = ASKED, ends: Sequence[int] | None = (SETTLED,)) -> Measures:
    return measure(log_of(rows), asked=asked, ends=ends)


def cells(table: Any, *columns: str) -> dict[Any, Any]:
    """The rows of a table of arrays, by all columns but the last two."""
    rows = zip(*(getattr(table, one).tolist() for one in columns), strict=True)
    return {tuple(row[:-2]): tuple(row[-2:]) for row in rows}


def test_a_log_that_says_nothing_more_says_what_is_missing() -> None:
    assert [(one.measure, one.needs) for one in measure(office_log()).untold] == [
        ("deadlines", "spans"), ("fitness", "model"), ("parallel_matters", "person"), ("double_capture", "person"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "needs"),
    [
        (Asked(person=PERSON, within={"marriage": Span(days=1)}), {"deadlines": "service", "double_capture": "paper"}),
        (Asked(person=PERSON, paper="paper", requests=("begged",)), {"double_capture": "request"}),
    ],
)
def test_what_the_log_does_not_name_is_no_zero(asked: Asked, needs: dict[str, str]) -> None:
    untold = {one.measure: one.needs for one in told([Step(1, 0, activity=ASKS, person=7, paper=1)], asked).untold}
    assert needs.items() <= untold.items()


def test_without_service_or_unit_nobody_has_matters_in_parallel() -> None:
    for missing, needs in (({"service": 0}, "service"), ({"unit": 0}, "unit")):
        found = told([Step(1, 0, person=7, **missing)]).parallel_matters
        assert found == Untold(measure="parallel_matters", needs=needs)


def test_two_open_matters_of_one_person_in_two_units_are_found() -> None:
    rows = [
        Step(1, 0, person=7, unit=1), Step(1, 9 * DAY, activity=SETTLED, unit=1),
        Step(2, 3 * DAY, person=7, unit=2), Step(2, 4 * DAY, activity=SETTLED, unit=2),
        Step(3, 3 * DAY, person=7, unit=2, service=2), Step(4, 10 * DAY, person=7, unit=2),
        Step(5, 3 * DAY, person=8, unit=3), Step(6, 3 * DAY, unit=3),
    ]  # fmt: skip
    found = told(rows).parallel_matters
    assert not isinstance(found, Untold)
    assert cells(found, "service", "one", "other", "persons", "pairs") == {(1, 1, 2): (1, 1)}
    assert (found.all_persons, found.crowds, found.unknown) == (1, 0, 1)


def test_a_matter_belongs_to_the_unit_that_did_most_of_it() -> None:
    rows = [
        Step(1, 0, person=7, unit=1), Step(1, 1, unit=2), Step(1, 2, unit=2), Step(1, 50, unit=3),
        Step(2, 5, person=7, unit=1), Step(2, 60, unit=1),
    ]  # fmt: skip
    found = told(rows, ends=None).parallel_matters
    assert not isinstance(found, Untold)
    assert cells(found, "one", "other", "persons", "pairs") == {(1, 2): (1, 1)}


def test_a_number_that_stands_for_everybody_is_no_person() -> None:
    crowd = [Step(number, number, person=9, unit=1 + number % 2) for number in range(1, CROWD + 2)]
    person = [Step(100, 0, person=7, unit=1), Step(101, 1, person=7, unit=2)]
    found = told([*crowd, *person]).parallel_matters
    assert not isinstance(found, Untold)
    assert (found.all_persons, found.crowds, found.persons.tolist()) == (1, 1, [1])
    fewer = told([*crowd[:-1], *person]).parallel_matters
    assert not isinstance(fewer, Untold)
    assert (fewer.all_persons, fewer.crowds) == (2, 0)


def test_a_paper_asked_for_again_by_another_unit_while_it_is_valid() -> None:
    rows = [
        Step(1, 0, activity=ASKS, person=7, paper=1, unit=1),
        Step(2, 100 * DAY, person=7, unit=2),
        Step(2, 100 * DAY, activity=ASKS, paper=1, unit=2),
        Step(2, 100 * DAY, activity=ASKS, paper=2, unit=2),
        Step(3, 300 * DAY, activity=ASKS, person=7, paper=1, unit=3),
        Step(4, 1, activity=ASKS, paper=1, unit=1),
        Step(5, 0, activity=ASKS, person=8, paper=1, unit=1),
        Step(5, 180 * DAY, activity=ASKS, paper=1, unit=2),
    ]  # fmt: skip
    found = told(rows).double_capture
    assert not isinstance(found, Untold)
    assert cells(found, "item", "first", "again", "persons", "times") == {(1, 1, 2): (1, 1)}
    assert (found.words[1], found.all_persons, found.requests, found.unknown) == ("passport", 1, 7, 1)


def test_deadlines_that_the_log_states_are_counted() -> None:
    rows = [Step(1, 0), Step(1, 5, activity=MISSED), Step(2, 0, activity=2), Step(3, 0, service=2)]
    found = told(rows, Asked(due=("asked",), missed=("missed",))).deadlines
    assert not isinstance(found, Untold)
    assert (found.basis, found.service.tolist(), found.due.tolist()) == (LOGGED, [1], [2])
    assert (found.missed.tolist(), found.running.tolist(), found.share) == ([1], [1], 0.5)


def test_deadlines_that_are_given_are_measured_from_the_opening() -> None:
    rows = [
        Step(1, 0), Step(1, 90 * DAY, activity=SETTLED),
        Step(2, 0), Step(2, 90 * DAY + 1, activity=SETTLED),
        Step(3, 0), Step(4, 60 * DAY), Step(5, 0, service=2),
    ]  # fmt: skip
    found = told(rows, Asked(within={"duldung": Span(months=3)})).deadlines
    assert not isinstance(found, Untold)
    assert (found.basis, found.due.tolist(), found.missed.tolist(), found.running.tolist()) == (GIVEN, [4], [2], [1])


def test_three_months_end_with_the_day_of_the_same_number_or_the_last_one() -> None:
    days = np.array(["2026-01-31T08:00", "2026-11-30T23:59", "2027-11-30", "1969-12-31"], "M8[us]")
    found = after(days.astype(np.int64), Span(months=3)).astype("M8[us]")
    assert found.astype("M8[m]").astype(str).tolist() == [
        "2026-04-30T08:00", "2027-02-28T23:59", "2028-02-29T00:00", "1970-03-31T00:00",
    ]  # fmt: skip


def test_every_forbidden_step_of_the_worked_example_is_listed() -> None:
    allowed = usual_edges(flatten(office_log()), 2)
    found = measure(office_log(), asked=Asked(allowed=allowed)).fitness
    assert isinstance(found, Fitness)
    assert cells(found.forbidden, "source", "target", "count", "traces") == {(2, 4): (1, 1)}
    assert (found.traces, round(found.edges, 6)) == (0.75, 0.956522)


def test_an_object_centric_log_names_persons_and_papers_by_type_and_attribute() -> None:
    objects = Objects(
        type=np.array([1, 2, 2]), ids=("P", "D1", "D2"), types=("", "person", "document"),
        event=np.array([0, 0, 1]), object=np.array([0, 1, 2]), qualifier=np.zeros(3, int), qualifiers=("",),
        attributes=Attributes(
            object=np.array([1, 2, 2]), name=np.ones(3, int), value=np.array([2, 2, 1]), at=np.array([0, 0, 9]),
            names=("", "kind"), values=("", "photo", "passport"),
        ),
    )  # fmt: skip
    log = EventLog(at=np.array([1, 2]), activity=np.array([1, 1]), objects=objects)
    assert concerned(log, "document").code.tolist() == [2, 3]
    kinds = concerned(log, "document.kind")
    assert [kinds.words[code] for code in kinds.code] == ["passport", "passport"]
    for word in ("letter", "document.size"):
        with pytest.raises(UnknownConcern, match=word.rpartition(".")[2]):
            concerned(log, word)


def test_a_log_in_which_everything_concerns_everybody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_LINKS", 8)
    with pytest.raises(TooManyLinks):
        links.meeting(np.ones(3, int), np.ones(3, int))


@given(steps)
def test_matters_in_parallel_equal_the_slow_reference(rows: list[Step]) -> None:
    found = told(rows).parallel_matters
    if isinstance(found, Untold):
        assert not any(row.service for row in rows) or not any(row.unit for row in rows)
        return
    expected = reference.side_by_side(rows, (SETTLED,))
    assert cells(found, "service", "one", "other", "persons", "pairs") == expected


requests = st.lists(
    st.builds(
        Step,
        matter=st.integers(1, 3),
        at=st.integers(0, 9).map(lambda days: days * DAY),
        activity=st.sampled_from([1, ASKS, ASKS, ASKS]),
        unit=st.integers(0, 2),
        person=st.integers(0, 2),
        paper=st.integers(0, 1),
    ),
    min_size=1,
    max_size=20,
)


@given(requests, st.integers(1, 4))
def test_papers_asked_for_twice_equal_the_slow_reference(rows: list[Step], valid: int) -> None:
    asked = Asked(person=PERSON, paper="paper", requests=("asked",), valid=valid)
    found = told(rows, asked).double_capture
    if isinstance(found, Untold):
        assert not any(row.unit for row in rows)
        return
    expected = reference.asked_twice(rows, valid * DAY)
    assert cells(found, "item", "first", "again", "persons", "times") == expected


@given(steps, st.dictionaries(st.integers(0, 2), st.integers(1, 9), min_size=1))
def test_given_deadlines_equal_the_slow_reference(rows: list[Step], days: dict[int, int]) -> None:
    within = {NAMES["service"][code]: Span(days=number) for code, number in days.items()}
    found = told(rows, Asked(within=within)).deadlines
    assert not isinstance(found, Untold)
    columns = zip(*(getattr(found, one).tolist() for one in ("service", "due", "missed", "running")), strict=True)
    expected = reference.deadlines(rows, days, (SETTLED,), DAY)
    assert {service: tuple(more) for service, *more in columns} == expected


@given(steps, st.sets(st.tuples(*(st.sampled_from(NAMES["activity"]),) * 2)))
def test_forbidden_steps_equal_the_slow_reference(rows: list[Step], allowed: set[tuple[str, str]]) -> None:
    found = told(rows, Asked(allowed=allowed)).fitness
    assert isinstance(found, Fitness)
    words = {-1: "", **dict(enumerate(NAMES["activity"]))}
    listed = cells(found.forbidden, "source", "target", "count", "traces")
    assert {(words[a], words[b]): n for (a, b), n in listed.items()} == reference.forbidden(rows, allowed)
