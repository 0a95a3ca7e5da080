# SPDX-License-Identifier: EUPL-1.2
"""Scarce appointments are drawn in rounds that anybody can recompute. Values: engine/calling.md §2.1."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.engine.calling import Application, BadRound, Round, Weights, commitment_of, draw, lot_of

thorough = settings(derandomize=True, deadline=None, max_examples=200)
SEED = bytes(range(32))
FIVE = tuple(Application(id=name, weight=weight) for name, weight in zip("ABCDE", (1, 1, 2, 4, 8), strict=True))
SEEDS = 100_000


def seeds(count: int) -> list[bytes]:
    return [hashlib.sha256(n.to_bytes(4, "big")).digest() for n in range(count)]


def test_the_published_example_comes_out_digit_by_digit() -> None:
    result = draw(SEED, Round(id="2026-W48-AT", slots=("8:00", "8:20"), applications=FIVE))
    assert commitment_of(SEED) == "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"
    assert [(lot.application, lot.number, f"{lot.key:.12f}") for lot in result.order] == [
        ("B", 18417989023546814517, "0.001560030608"),
        ("A", 18292341961682959631, "0.008405381719"),
        ("C", 16029560714888193827, "0.070226659817"),
        ("E", 9259693869545044258, "0.086152111660"),
        ("D", 10701795275225249373, "0.136119092955"),
    ]
    assert result.awards == (("B", "8:00"), ("A", "8:20"))


def test_weights_win_as_often_as_they_should() -> None:
    """Weights (2, 1, 1): one slot 1/2, 1/4, 1/4; two slots 5/6, 7/12, 7/12. χ² with two degrees, p > 0.001: 13.82."""
    people = tuple(Application(id=name, weight=weight) for name, weight in zip("ABC", (2, 1, 1), strict=True))
    first, losers = dict.fromkeys("ABC", 0), dict.fromkeys("ABC", 0)
    for seed in seeds(SEEDS):
        order = sorted((lot_of(seed, "r", one) for one in people), key=lambda lot: lot.key)
        first[order[0].application] += 1
        losers[order[2].application] += 1
    assert chi_square(first, {"A": 1 / 2, "B": 1 / 4, "C": 1 / 4}) < 13.82
    assert chi_square(losers, {"A": 1 / 6, "B": 5 / 12, "C": 5 / 12}) < 13.82


def chi_square(seen: dict[str, int], share: dict[str, float]) -> float:
    return sum((seen[one] - SEEDS * share[one]) ** 2 / (SEEDS * share[one]) for one in seen)


def test_everybody_receives_the_first_wish_that_is_still_free() -> None:
    people = (
        Application(id="A", wishes=("9:00",)),
        Application(id="B", wishes=("9:00", "10:00")),
        Application(id="C"),
    )
    result = draw(SEED, Round(id="2026-W48-AT", slots=("8:00", "9:00", "10:00"), applications=people))
    assert [lot.application for lot in result.order] == ["B", "A", "C"]
    assert result.awards == (("B", "9:00"), ("C", "8:00"))


ids = st.text(st.characters(codec="utf-8", exclude_characters="|"), min_size=1, max_size=6)
weights = st.sampled_from((1.0, 1.5, 2.0, 4.0, 8.0, 40.0))
applications = st.lists(
    st.builds(Application, id=ids, weight=weights), min_size=2, max_size=12, unique_by=lambda one: one.id
)


def order_of(people: list[Application]) -> list[str]:
    result = draw(SEED, Round(id="r", slots=("x",), applications=tuple(people)))
    return [lot.application for lot in result.order]


@thorough
@given(applications)
def test_neither_the_order_of_coming_nor_one_more_moves_anybody(people: list[Application]) -> None:
    shuffled = sorted(people, key=lambda one: hashlib.sha256(one.id.encode()).digest())
    assert order_of(shuffled) == order_of(people)
    without = order_of(people[1:])
    assert [one for one in order_of(people) if one != people[0].id] == without


@thorough
@given(applications)
def test_a_bigger_weight_never_worsens_a_place(people: list[Application]) -> None:
    heavier = [replace(people[0], weight=people[0].weight * 2), *people[1:]]
    assert order_of(heavier).index(people[0].id) <= order_of(people).index(people[0].id)


def test_lost_rounds_count_but_not_without_end() -> None:
    weights = Weights()
    assert [weights.of(days_left=days) for days in (0, 7, 8, 30, 31, 60, 61)] == [8, 8, 4, 4, 2, 2, 1]
    assert [weights.of(days_left=None, lost_rounds=n) for n in (0, 1, 2, 4, 50)] == [1, 1.5, 2.25, 5, 5]


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ((Application(id="A"), Application(id="A")), "The application A stands there twice. Keep one of them."),
        (
            (Application(id="A", applicant="p"), Application(id="B", applicant="p")),
            "The applicant p stands there twice. Keep one of them.",
        ),
        ((Application(id="A", weight=0),), "Application A has the weight 0. Weights are above 0."),
        ((Application(id="A", weight=float("nan")),), "Application A has the weight nan. Weights are above 0."),
    ],
)
def test_nobody_applies_twice_for_one_matter_or_without_weight(people: tuple[Application, ...], sentence: str) -> None:
    with pytest.raises(BadRound) as refused:
        Round(id="r", slots=("x",), applications=people)
    assert str(refused.value) == sentence


def test_a_short_seed_is_refused() -> None:
    with pytest.raises(BadRound, match=r"The seed has 3 bytes\. Draw 32 at random\."):
        draw(b"abc", Round(id="r", slots=(), applications=()))
