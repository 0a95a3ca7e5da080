# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.lang import names


def test_lists_follow_the_german_phone_book() -> None:
    listed = [
        "Zuse",
        "Ärmel",
        "Afra",
        "Älter",
        "Muller",
        "Müller",
        "Straßer",
        "Özil",
        "Ott",
        "Oetker",
    ]

    assert sorted(listed, key=names.sort_key) == [
        "Älter",
        "Ärmel",
        "Afra",
        "Müller",
        "Muller",
        "Oetker",
        "Özil",
        "Ott",
        "Straßer",
        "Zuse",
    ]


@pytest.mark.parametrize(("one", "other"), [("Müller", "Mueller"), ("Weiß", "Weiss"), ("Ørsted", "Orsted")])
def test_two_spellings_of_one_letter_stand_side_by_side(one: str, other: str) -> None:
    listed = sorted([one, "Aachen", "Zwick", other], key=names.sort_key)

    assert set(listed[1:3]) == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller", "Mu\u0308ller"),
        ("Weiß", "WEISS"),
        ("O'Neil", "O’Neil"),
        ("El-Masri", "El Masri"),
        ("Nguyễn", "Nguyen"),
        ("Şahin", "Sahin"),
        ("Ткаченко", "Tkačenko"),
    ],
)
def test_two_spellings_of_one_name_are_found_alike(one: str, other: str) -> None:
    assert names.folded(one) == names.folded(other)


def test_a_name_of_another_script_gets_latin_letters() -> None:
    assert names.romanised("გიორგი") == "giorgi"
    assert names.romanised("محمد يوسف").isascii() is False
    assert names.folded("محمد يوسف") == "mhmd ywsf"


@given(st.text(max_size=60))
def test_any_name_can_be_sorted_and_searched(name: str) -> None:
    assert isinstance(names.sort_key(name), bytes)
    assert names.folded(names.folded(name)) == names.folded(names.folded(names.folded(name)))
