# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from kurzweg.engine.mining.matrix import CLEAR, DEAD, DOUBLE, GAP, LIVED, SHADOW, responsibility_matrix

DULDUNG = ("duldung", "")


def test_a_rule_that_is_worked_is_lived_and_one_that_is_not_is_dead() -> None:
    (row,) = responsibility_matrix([(DULDUNG, "AB1"), (DULDUNG, "AB2")], [(DULDUNG, "AB1", 5), (DULDUNG, "AB2", 4)])
    assert (row.rule, row.units(LIVED), row.units(DEAD)) == (DOUBLE, ("AB1",), ("AB2",))


def test_work_without_a_rule_is_shadow_work() -> None:
    (row,) = responsibility_matrix([(DULDUNG, "AB1")], [(DULDUNG, "AB1", 90), (DULDUNG, "Sozialamt", 9)])
    assert (row.rule, row.units(SHADOW), row.count) == (CLEAR, ("Sozialamt",), 99)


def test_a_few_cases_among_thousands_are_no_shadow_work() -> None:
    (row,) = responsibility_matrix([(DULDUNG, "AB1")], [(DULDUNG, "AB1", 900), (DULDUNG, "Sozialamt", 9)])
    assert row.units(SHADOW) == ()
    (row,) = responsibility_matrix([(DULDUNG, "AB1")], [(DULDUNG, "AB1", 20), (DULDUNG, "Sozialamt", 4)])
    assert row.units(SHADOW) == ()


def test_work_in_a_row_that_no_rule_knows_shows_the_gap() -> None:
    (row,) = responsibility_matrix([], [(("eat", "A-K"), "AB1", 30)])
    assert (row.service, row.value, row.rule, row.units(SHADOW)) == ("eat", "A-K", GAP, ("AB1",))


def test_counts_of_the_same_row_and_unit_add_up() -> None:
    (row,) = responsibility_matrix([(DULDUNG, "AB1")], [(DULDUNG, "AB1", 3), (DULDUNG, "AB1", 2)])
    assert [(cell.unit, cell.count, cell.state) for cell in row.cells] == [("AB1", 5, LIVED)]
