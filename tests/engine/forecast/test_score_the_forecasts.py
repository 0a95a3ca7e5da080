# SPDX-License-Identifier: EUPL-1.2
"""The daily score, by known answers made by hand, and the verdict that decides what may be shown."""

from __future__ import annotations

from dataclasses import replace
from math import isnan, nan, sqrt

import pytest

from kurzweg.engine.forecast import (
    Errors,
    Score,
    Shown,
    Told,
    WaitForecast,
    judge,
    score,
    shown,
    usual_quantiles,
)


def said(mean: float, p50: float, p80: float, p90: float, *, called: float = 1.0, gone: float = 0.0) -> WaitForecast:
    return WaitForecast(mean=mean, p50=p50, p80=p80, p90=p90, called=called, gone=gone)


FOUR = [
    Told(said(10, 9, 14, 18), 8.0, 12.0, 4.0, (10, 20, 30)),
    Told(said(20, 18, 26, 31), 28.0, 16.0, 20.0, (10, 20, 30)),
    Told(said(6, 5, 8, 10), 5.0, 6.0, None, (10, 20, 30)),
    Told(said(30, 28, 40, 48, called=0.7, gone=0.3), None, 25.0, 30.0, (10, 20, 30)),
]


def test_a_day_of_four_people_is_scored_as_by_hand() -> None:
    day = score(FOUR)
    assert (day.scored, day.left) == (3, 0.25)
    assert day.said_left == pytest.approx(0.075)
    assert day.mean_wait == pytest.approx(41 / 3)
    assert day.coverage == pytest.approx({0.5: 2 / 3, 0.8: 2 / 3, 0.9: 1.0})
    assert day.pinball == pytest.approx(
        {
            0.5: (0.5 * 1 + 0.5 * 10 + 0) / 3,
            0.8: (0.2 * 6 + 0.8 * 2 + 0.2 * 3) / 3,
            0.9: (0.1 * 10 + 0.1 * 3 + 0.1 * 5) / 3,
        }
    )
    assert day.errors == pytest.approx(Errors(bias=(2 - 8 + 1) / 3, mae=11 / 3, rmse=sqrt((4 + 64 + 1) / 3)))
    assert day.sharpness == pytest.approx((9 + 13 + 5) / 3)
    assert day.queue_length == pytest.approx(Errors(bias=(4 - 12 + 1) / 3, mae=17 / 3, rmse=sqrt(161 / 3)))
    assert day.head_of_line == pytest.approx(Errors(bias=-6, mae=6, rmse=sqrt((16 + 64) / 2)))
    usual = (0.2 * 12 + 0.8 * 8 + 0.2 * 15) / 3
    assert day.skill[0.8] == pytest.approx(1 - day.pinball[0.8] / usual)


def test_who_left_counts_in_no_figure_but_the_share_of_those_who_left() -> None:
    day, without = score(FOUR), score(FOUR[:3])
    for name in ("scored", "mean_wait", "coverage", "pinball", "errors", "sharpness", "queue_length", "skill"):
        assert getattr(day, name) == getattr(without, name), name
    assert (day.left, without.left) == (0.25, 0.0)


def test_a_day_without_anybody_has_no_figures_and_no_fault() -> None:
    empty = score([])
    assert empty.scored == 0
    assert isnan(empty.left)
    assert all(isnan(value) for value in [*empty.coverage.values(), *empty.pinball.values(), *empty.errors])


def test_a_wait_equal_to_the_quantile_is_covered() -> None:
    assert score([Told(said(10, 10, 10, 10), 10.0)]).coverage == {0.5: 1.0, 0.8: 1.0, 0.9: 1.0}


def test_the_sign_on_the_wall_is_the_usual_wait_of_the_hour() -> None:
    assert usual_quantiles([]) is None
    assert usual_quantiles([7.0]) == (7.0, 7.0, 7.0)
    assert usual_quantiles(list(range(1, 101))) == (50, 80, 90)


def week(**changed: object) -> Score:
    good = Score(
        scored=600, left=0.02, said_left=0.02, mean_wait=20.0, coverage={0.5: 0.5, 0.8: 0.8, 0.9: 0.9},
        pinball={0.5: 3.0, 0.8: 2.5, 0.9: 1.6}, errors=Errors(0.5, 5.0, 8.0), sharpness=9.0,
        queue_length=Errors(1.0, 6.0, 9.0), head_of_line=Errors(2.0, 9.0, 14.0), skill={0.5: 0.4, 0.8: 0.4, 0.9: 0.4},
    )  # fmt: skip
    return replace(good, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "broken"),
    [
        ({}, []),
        ({"coverage": {0.5: 0.5, 0.8: 0.769, 0.9: 0.9}}, ["coverage_p80"]),
        ({"coverage": {0.5: 0.5, 0.8: 0.83, 0.9: 0.931}}, ["coverage_p90"]),
        ({"errors": Errors(0.5, 5.0, 9.1)}, ["rmse"]),
        ({"errors": Errors(-1.01, 5.0, 8.0)}, ["bias"]),
        ({"queue_length": Errors(nan, nan, nan)}, []),
        ({"coverage": {0.5: nan, 0.8: nan, 0.9: nan}}, ["coverage_p80", "coverage_p90"]),
    ],
)
def test_a_week_is_judged_by_what_was_promised(changed: dict[str, object], broken: list[str]) -> None:
    assert [verdict.promise for verdict in judge(week(**changed)).broken] == broken


def test_a_week_of_few_people_changes_nothing() -> None:
    few = judge(week(scored=499, coverage={0.5: 0.1, 0.8: 0.1, 0.9: 0.1}))
    assert (few.trusted(before=True), few.trusted(before=False)) == (True, False)
    assert judge(week()).trusted(before=False)
    assert not judge(week(coverage={0.5: 0.1, 0.8: 0.1, 0.9: 0.1})).trusted(before=True)


@pytest.mark.parametrize(
    ("minutes", "about", "latest"),
    [((0.0, 0.0), 0, 0), ((0.1, 5.0), 5, 5), ((20.0, 39.9), 20, 40), ((21.0, 40.1), 25, 45)],
)
def test_minutes_are_shown_rounded_up_to_five(minutes: tuple[float, float], about: int, latest: int) -> None:
    one = said(minutes[0], minutes[0], minutes[1], minutes[1])
    assert shown(one, trusted=True) == Shown(about=about, at_the_latest=latest)


def test_out_of_calibration_the_simple_estimate_is_shown_and_says_so() -> None:
    one = said(20, 18, 30, 40)
    assert shown(one, trusted=False, simple=12.0) == Shown(about=15, at_the_latest=None, is_fallback=True)
    assert shown(one, trusted=False) == Shown(about=None, at_the_latest=None, is_fallback=True)


def test_where_today_may_be_too_short_the_display_says_so() -> None:
    never = WaitForecast(mean=nan, p50=nan, p80=nan, p90=nan, called=0.0)
    assert shown(never, trusted=True) == Shown(about=None, at_the_latest=None, in_doubt=True)
    assert shown(said(60, 60, 70, 80, called=0.85), trusted=True).in_doubt
    assert not shown(said(60, 60, 70, 80, called=0.85, gone=0.1), trusted=True).in_doubt
