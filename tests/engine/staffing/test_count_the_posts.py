# SPDX-License-Identifier: EUPL-1.2
"""Personalbedarf: the worked examples of the sources, exactly, and the laws that every calculation keeps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.staffing import (
    Allowance,
    Deduction,
    Presence,
    Surcharge,
    Task,
    Temporary,
    backlog_posts,
    by_year,
    deployment,
    drivers,
    interval,
    need,
    posts_for_hours,
    working_times,
)

TASKS = (
    Task(name="Duldung", cases=Fraction(2400), minutes=Fraction(45)),
    Task(name="Niederlassungserlaubnis", cases=Fraction(900), minutes=Fraction(90)),
)
NINE_PERCENT = Deduction(Fraction("0.09"))
TEN_PERCENT = Surcharge(personal=Fraction("0.05"), factual=Fraction("0.05"))
ALLOWANCES: st.SearchStrategy[Allowance] = st.one_of(
    st.fractions(0, Fraction(1, 2)).map(Deduction),
    st.fractions(0, Fraction(1, 2)).map(lambda share: Surcharge(personal=share)),
)
LISTS = st.lists(
    st.builds(
        Task,
        name=st.sampled_from(["Duldung", "Wohnsitz", "Einbürgerung"]),
        unit=st.sampled_from(["recht", "leistung"]),
        cases=st.fractions(0, 10_000, max_denominator=100),
        minutes=st.fractions(0, 600, max_denominator=100),
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("figure", "allowance", "posts"),
    [
        ("kgst-39", NINE_PERCENT, 2.177068),
        ("kgst-40", NINE_PERCENT, 2.122341),
        ("kgst-39", TEN_PERCENT, 2.179245),
        ("bund-39", TEN_PERCENT, 2.221154),
        ("bund-41", TEN_PERCENT, 2.107664),
    ],
)
def test_the_need_is_that_of_the_worked_examples(figure: str, allowance: Allowance, posts: float) -> None:
    assert float(need(TASKS, working_times()[figure].minutes, allowance).posts) == pytest.approx(posts, abs=5e-7)


def test_each_way_of_counting_verteilzeit_is_shown_in_minutes() -> None:
    assert need(TASKS, Fraction(95_400), NINE_PERCENT).post_minutes == 86_814
    assert need(TASKS, Fraction(97_860), NINE_PERCENT).post_minutes == Fraction("89052.6")
    assert need(TASKS, Fraction(95_400), TEN_PERCENT).minutes == 207_900
    assert need(TASKS, Fraction(95_400), NINE_PERCENT).in_half_posts == Fraction("2.5")


def test_days_away_make_posts_of_work() -> None:
    found = deployment(
        Fraction(48_000), Fraction(2_080), days=Fraction(365), absent_days=Fraction(61), stock=Fraction(26)
    )
    figures = (found.present, found.absence_factor, found.reserve, found.gross, found.net)
    assert [float(figure) for figure in figures] == pytest.approx(
        [23.0769, 0.200658, 4.630567, 27.707490, 1.707490], abs=5e-5
    )


def test_what_is_needed_for_a_time_falls_away_again() -> None:
    parts = [Temporary(Fraction("0.99"), 1), Temporary(Fraction("2.98"), 2)]
    assert by_year(Fraction("5.85"), parts) == (Fraction("9.82"), Fraction("8.83"), Fraction("5.85"))
    assert by_year(Fraction(3), ()) == (Fraction(3),)


def test_a_backlog_is_posts_times_minutes_times_years() -> None:
    assert backlog_posts(Fraction(94_446), Fraction(95_400), Fraction(1)) == Fraction("0.99")


@pytest.mark.parametrize(
    ("name", "days"),
    [("bund-39", 200), ("bund-41", 200.488), ("kgst-39", 203.846), ("kgst-40", 203.875), ("kgst-1971", 209.325)],
)
def test_every_figure_of_the_table_is_a_year_that_can_be_worked(name: str, days: float) -> None:
    figure = working_times()[name]
    assert float(figure.days) == pytest.approx(days, abs=5e-4)
    assert figure.is_plausible
    assert figure.source


@given(LISTS, ALLOWANCES)
def test_twice_the_cases_are_twice_the_posts(tasks: Sequence[Task], allowance: Allowance) -> None:
    doubled = [Task(name=task.name, cases=2 * task.cases, minutes=task.minutes) for task in tasks]
    assert posts(doubled, allowance) == 2 * posts(tasks, allowance)


@given(LISTS, ALLOWANCES)
def test_a_task_split_in_two_and_another_order_change_nothing(tasks: Sequence[Task], allowance: Allowance) -> None:
    halves = [
        Task(name=task.name, cases=task.cases / 2, minutes=task.minutes) for task in reversed(tasks) for _half in "ab"
    ]
    assert posts(halves, allowance) == posts(tasks, allowance)


@given(LISTS, ALLOWANCES)
def test_merging_units_keeps_the_sum_of_minutes(tasks: Sequence[Task], allowance: Allowance) -> None:
    apart = need(tasks, Fraction(95_400), allowance)
    merged = [Task(name=task.name, unit="eine", cases=task.cases, minutes=task.minutes) for task in tasks]
    assert apart.of_unit("recht") + apart.of_unit("leistung") == apart.posts
    assert need(merged, Fraction(95_400), allowance).minutes == apart.minutes


def posts(tasks: Sequence[Task], allowance: Allowance) -> Fraction:
    return need(tasks, Fraction(95_400), allowance).posts


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: Deduction(Fraction(1)),
        lambda: Surcharge(personal=Fraction(-1, 10)),
        lambda: Task(name="x", cases=Fraction(-1), minutes=Fraction(1)),
        lambda: need(TASKS, Fraction(0), NINE_PERCENT),
        lambda: backlog_posts(Fraction(1), Fraction(1), Fraction(0)),
        lambda: deployment(Fraction(1), Fraction(1), days=Fraction(5), absent_days=Fraction(5), stock=Fraction(0)),
        lambda: posts_for_hours([1], Fraction(0), Fraction(50), Fraction(95_400)),
    ],
)
def test_what_cannot_be_is_refused(impossible: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        impossible()  # type: ignore[operator]


def test_the_open_door_may_ask_for_more_than_the_work() -> None:
    by_hours = posts_for_hours([3] * 5, Fraction(8), Fraction(50), Fraction(86_814))
    counter = Presence(by_work=Fraction(2), by_hours=by_hours, minimum=Fraction(1))
    assert (counter.posts, counter.reason) == (by_hours, "hours")
    assert float(by_hours) == pytest.approx(3 * 40 * 60 * 50 / 86_814)


def test_a_measured_task_is_surer_than_a_guessed_one_and_both_hold_the_need() -> None:
    def width(measured: int) -> float:
        tasks = [Task(name="a", cases=Fraction(2000), minutes=Fraction(45), spread=Fraction(20), measured=measured)]
        found = need(tasks, Fraction(95_400), NINE_PERCENT)
        between = interval(tasks, found, seed=3)
        assert between.low < found.posts < between.high
        return between.high - between.low

    assert width(400) < width(0) / 5


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    random, hits = np.random.default_rng(11), 0
    for seed in range(200):
        seen = random.normal(45, 15, 30)
        counted = random.poisson(2000)
        task = Task(
            name="a", cases=Fraction(int(counted)), minutes=Fraction(float(seen.mean())),
            spread=Fraction(float(seen.std(ddof=1))), measured=30,
        )  # fmt: skip
        between = interval([task], need([task], Fraction(95_400), NINE_PERCENT), seed=seed)
        hits += between.low <= 2000 * 45 / 86_814 <= between.high
    assert 180 <= hits <= 199


def test_the_same_seed_gives_the_same_interval_and_the_largest_driver_stands_first() -> None:
    tasks = [
        Task(name="sicher", cases=Fraction(5000), minutes=Fraction(30), spread=Fraction(5), measured=900),
        Task(name="geschätzt", cases=Fraction(1000), minutes=Fraction(60), spread=Fraction(20)),
    ]
    found = need(tasks, Fraction(95_400), NINE_PERCENT)
    assert interval(tasks, found, seed=5) == interval(tasks, found, seed=5)
    told = drivers(tasks, found, seed=5)
    assert (told[0].task, told[0].quantity) == ("geschätzt", "minutes")
    assert [one.swing for one in told] == sorted((one.swing for one in told), reverse=True)
    assert len(told) == 4
