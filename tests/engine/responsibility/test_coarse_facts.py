# SPDX-License-Identifier: EUPL-1.2
"""The log keeps a letter, a band of ages, a group: enough to ask the rules again, too little to find somebody."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.responsibility import BadCondition
from kurzweg.engine.responsibility.axes import axis_for
from kurzweg.engine.responsibility.bands import FACT_OF, WORDS, coarse
from kurzweg.engine.responsibility.scales import SCALES

NAMES = st.text(ascii_lowercase, min_size=1, max_size=6)
RANGES = st.lists(st.tuples(NAMES, NAMES).map(lambda two: "-".join(sorted(two))), max_size=4)


def _is_meant(key: str, value: str, conditions: list[list[str]]) -> bool:
    """Whether the class of a person is among those that the coarse word of this person may mean."""
    fact = FACT_OF.get(key, key)
    axis = axis_for(fact, conditions, SCALES)
    code = coarse({fact: value})[key]
    word = str(code).zfill(8) if key == "ags" else WORDS[key][code]
    return bool(axis.meet(word) >> axis.classify(value) & 1)


@given(NAMES, RANGES)
def test_behind_a_letter_stands_everybody_whose_name_begins_with_it(name: str, ranges: list[str]) -> None:
    assert _is_meant("letter_block", name, [[one] for one in ranges])


@given(st.integers(0, 130), st.lists(st.integers(1, 120), max_size=4))
def test_behind_a_band_stands_everybody_of_these_ages(age: int, borders: list[int]) -> None:
    assert _is_meant("age_band", str(age), [[f"<{border}"] for border in borders])


@given(st.sampled_from(["eu", "ukraine", "other", "syrien", "iran"]), st.lists(st.sampled_from(["syrien", "irak"])))
def test_behind_the_other_nationalities_stands_whoever_only_some_rules_name(code: str, named: list[str]) -> None:
    assert _is_meant("nationality_group", code, [[one] for one in named])


@given(st.integers(1_000_000, 16_999_999), st.lists(st.sampled_from(["15", "15084", "15084355", "05111000"])))
def test_behind_a_key_stands_this_municipality(key: int, named: list[str]) -> None:
    assert _is_meant("ags", f"{key:08d}", [[one] for one in named])


def test_behind_a_household_stands_this_household() -> None:
    assert _is_meant("household", "couple", [["single"]])


def test_what_is_not_known_is_zero() -> None:
    assert set(coarse({}).values()) == {0}
    nonsense = {"surname": "123", "age": "old", "municipality": "Hof", "nationality": "unknown", "household": "many"}
    assert set(coarse(nonsense).values()) == {0}


def test_a_word_that_is_none_is_refused() -> None:
    with pytest.raises(BadCondition):
        axis_for("household", [], SCALES).meet("many")
