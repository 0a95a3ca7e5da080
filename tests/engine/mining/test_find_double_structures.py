# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.objects import Facts
from kurzweg.engine.mining.double_capture import double_capture
from kurzweg.engine.mining.doubles import DIVIDED, DOUBLE, UNKNOWN, parallel_responsibility
from kurzweg.engine.mining.example import office, office_log
from kurzweg.engine.mining.handling import MINUTE, double_handling, examples_of, twin_units
from kurzweg.engine.mining.parallel_matters import parallel_matters
from kurzweg.engine.mining.shares import Done, allocation_keys, counts_by_unit, effective, what_was_done
from kurzweg.engine.mining.work import work_items


def done_by(units: Sequence[int], activity: Sequence[int] | None = None, trace: Sequence[int] | None = None) -> Done:
    size = len(units)
    return Done(
        basis="work",
        row=np.arange(size),
        activity=np.array(activity or [1] * size),
        unit=np.array(units),
        trace=np.arange(size) if trace is None else np.array(trace),
        service=np.full(size, 10 * MINUTE),
    )


def test_shares_of_six_three_and_one_are_two_units_in_effect() -> None:
    assert effective(np.array([[0, 6, 3, 1]])).tolist() == [pytest.approx(2.173913, abs=1e-6)]


def test_the_worked_example_counts_units_in_effect() -> None:
    done = what_was_done(office(), work_items(office_log()))
    split = effective(counts_by_unit(done.activity, done.unit))
    assert split.tolist() == pytest.approx([0, 1, 25 / 11, 25 / 13, 1])


def test_a_split_by_district_is_a_division_of_labour_and_its_leak_is_named() -> None:
    units = [1] * 40 + [2] * 50 + [1] * 6 + [2] * 4
    districts = np.array([1] * 40 + [2] * 50 + [3] * 10)
    letters = np.arange(100) % 3 + 1
    (told,) = parallel_responsibility(done_by(units), {"letter": letters, "district": districts})
    assert told.effective == pytest.approx(1.987281, abs=1e-6)
    assert told.explained_by is not None
    assert (told.explained_by.key, told.explained_by.leaks) == ("district", (3,))
    assert told.explained_by.left == pytest.approx(1.092308, abs=1e-6)
    assert [test.key for test in told.tests] == ["district", "letter"]


def test_a_split_that_no_key_explains_stays_a_candidate() -> None:
    (told,) = parallel_responsibility(done_by([1, 2] * 30), {"letter": np.repeat([1, 2, 3], 20)})
    assert (told.kind, told.effective, told.explained_by) == (DOUBLE, 2.0, None)
    assert (told.units, told.counts, told.n) == ((1, 2), (30, 30), 60)


def test_a_key_with_nearly_as_many_values_as_work_explains_nothing() -> None:
    (told,) = parallel_responsibility(done_by([1, 2] * 30), {"file number": np.arange(60) // 2 + 1})
    assert (told.kind, told.tests) == (DOUBLE, ())


def test_what_nobody_wrote_down_explains_nothing_away() -> None:
    units, key = [1, 2] * 30, np.zeros(60, int)
    assert parallel_responsibility(done_by(units), {"district": key})[0].tests == ()
    key[:20] = [1, 2] * 10
    (told,) = parallel_responsibility(done_by(units), {"district": key})
    assert (told.kind, told.tests[0].leaks) == (DOUBLE, (0,))


def test_one_bucket_of_unknown_is_told_as_unknown_and_not_as_a_double_structure() -> None:
    (told,) = parallel_responsibility(done_by([1, 2, 0] * 20), {})
    assert told.kind == UNKNOWN
    assert told.unknown_share == pytest.approx(1 / 3)


def test_few_pieces_of_work_and_small_helpers_say_nothing() -> None:
    assert parallel_responsibility(done_by([1, 2] * 14), {}) == ()
    assert parallel_responsibility(done_by([1] * 97 + [2, 3, 4]), {}) == ()


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 3)), min_size=30, max_size=90))
def test_what_is_left_of_a_split_equals_the_formula(rows: list[tuple[int, int]]) -> None:
    units, key = [unit for unit, _ in rows], np.array([value for _, value in rows])
    for told in parallel_responsibility(done_by(units), {"key": key}):
        if not told.tests:
            continue
        left = Fraction(0)
        for value, n in Counter(value for _, value in rows).items():
            of_value = Counter(unit for unit, other in rows if other == value)
            left += Fraction(n, len(rows)) / sum(Fraction(count, n) ** 2 for count in of_value.values())
        assert told.tests[0].left == pytest.approx(float(left))
        assert (told.kind == DIVIDED) == (left < Fraction(11, 10))


def test_work_done_twice_for_one_matter_costs_its_minutes() -> None:
    done = done_by([1, 2, 2, 1, 0, 1], activity=[1, 1, 1, 1, 1, 2], trace=[0, 0, 0, 1, 1, 1])
    told = double_handling(done)
    assert told.activity.tolist() == [1]
    assert (told.traces.tolist(), told.among.tolist(), told.again.tolist()) == ([1], [2], [2])
    assert (told.rate.tolist(), told.minutes.tolist()) == ([0.5], [20.0])


def test_a_second_pair_of_eyes_is_no_double_handling() -> None:
    done = done_by([1, 2], trace=[0, 0])
    assert double_handling(done, excused=np.array([False, True])).activity.tolist() == []


def test_one_person_with_two_open_matters_of_one_kind_in_two_units() -> None:
    columns = {
        "person": [7, 7, 7, 7, 8, 0, 7],
        "service": [1, 1, 1, 1, 1, 1, 2],
        "unit": [4, 5, 4, 5, 5, 5, 5],
        "opened": [0, 10, 12, 30, 5, 5, 5],
        "closed": [20, 15, 30, 40, 9, 9, 9],
    }
    told = parallel_matters(*(np.array(column) for column in columns.values()))
    assert told.tolist() == [[0, 1], [1, 2]]


def test_the_same_paper_asked_for_by_another_unit_while_it_is_valid() -> None:
    told = double_capture(
        person=np.array([7, 7, 7, 7, 8]),
        item=np.array([3, 3, 3, 3, 3]),
        unit=np.array([1, 1, 2, 1, 2]),
        at=np.array([0, 10, 20, 500, 11]),
        valid=100,
    )
    assert told.tolist() == [[1, 2]]


def test_units_with_like_work_for_the_same_people_are_twins() -> None:
    units, activity = [1, 1, 2, 2, 3, 3] * 20, [1, 2, 1, 2, 3, 3] * 20
    done = done_by(units, activity=activity)
    told = twin_units(done)
    assert list(zip(told.one.tolist(), told.other.tolist(), strict=True)) == [(1, 2)]
    assert told.shared.tolist() == [-1]
    apart, together = np.array(units), np.array([9] * len(units))
    assert twin_units(done, apart).one.tolist() == []
    assert twin_units(done, together).shared.tolist() == [1]


def test_facts_of_matters_are_the_keys_and_what_is_not_known_is_zero() -> None:
    nothing = np.empty(0, np.int64)
    facts = Facts(matter=np.array([9, 4]), keys={"ags": np.array([1, 2])})
    log = EventLog(at=nothing, activity=nothing, facts=facts)
    assert {key: codes.tolist() for key, codes in allocation_keys(log, np.array([4, 9, 5, 11])).items()} == {
        "ags": [2, 1, 0, 0]
    }
    assert allocation_keys(EventLog(at=nothing, activity=nothing), nothing) == {}


def test_a_few_examples_are_spread_over_all() -> None:
    assert examples_of(np.array([5, 1, 1, 9, 3])) == (1, 3, 5, 9)
    assert examples_of(np.arange(100)) == (0, 20, 40, 60, 80)
    assert examples_of(np.empty(0, np.int64)) == ()
