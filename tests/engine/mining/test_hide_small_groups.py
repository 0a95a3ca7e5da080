# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.mining.small_groups import shown, shown_matrix

counts = st.lists(st.integers(0, 12), min_size=1, max_size=8)


def test_a_count_below_five_is_hidden_with_the_next_smallest() -> None:
    assert shown(np.array([40, 3, 12, 0])).tolist() == [True, False, False, True]


def test_several_small_ones_hide_each_other() -> None:
    assert shown(np.array([40, 3, 2, 12])).tolist() == [True, False, False, True]


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    assert shown(np.array([5, 0, 9])).tolist() == [True, True, True]


@given(counts)
def test_what_is_hidden_is_never_one_to_four_in_sum_beside_something_shown(given_: list[int]) -> None:
    column = np.array(given_)
    visible = shown(column)
    assert not (visible & (column > 0) & (column < 5)).any()
    hidden = int(column[~visible].sum())
    assert hidden == 0 or hidden >= 5 or not (visible & (column > 0)).any()


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_cell_of_a_matrix_can_be_computed_from_the_sums_of_its_row_or_column(given_: list[list[int]]) -> None:
    table = np.array(given_)
    visible = shown_matrix(table)
    for line, seen in [*zip(table, visible, strict=True), *zip(table.T, visible.T, strict=True)]:
        assert not (seen & (line > 0) & (line < 5)).any()
        alone = (~seen).sum() == 1
        assert not alone or not (seen & (line > 0)).any()
