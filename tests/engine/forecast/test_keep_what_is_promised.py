# SPDX-License-Identifier: EUPL-1.2
"""On simulated days, with times and rates fitted from other days, four of five are called by the P80 that was shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import log

import pytest

from kurzweg.engine.forecast import (
    MINUTE,
    Outlook,
    Told,
    estimate,
    forecast,
    judge,
    live_state,
    score,
    shown,
    usual_quantiles,
)
from tests.engine.forecast.days import CLOSES, OPENS, SERVICES, Day, Learned, at_the_counter, days, learned

PAST, NEW = 60, 100
RUNS = 300


@pytest.fixture(scope="module")
def every() -> list[Day]:
    return days(PAST + NEW, seed=4)


@pytest.fixture(scope="module")
def told(every: list[Day]) -> list[Told]:
    """A hundred days after sixty to learn from: every half-hour everybody who waits is told a time."""
    return told_on(every[PAST:], learned(every[:PAST]), usual_waits(every[:PAST]))


def told_on(new: list[Day], known: Learned, usual: dict[tuple[str, int], list[float]]) -> list[Told]:
    rows = []
    for place, day in enumerate(new):
        for minute in range(OPENS + 20 + 7 * place % 30, CLOSES, 30):
            given = at_the_counter(day, minute, known)
            outlook: Outlook = forecast(live_state(given), known.fitted, seed=1000 * place + minute, runs=RUNS)
            for number, said in outlook.tickets.items():
                work, service = day.works[number], SERVICES[day.service[number]]
                simple = estimate(given, known.fitted, service, ticket=number)
                rows.append(
                    Told(
                        forecast=said,
                        waited=(int(work["start"]) - given.now) / MINUTE if work["start"] >= 0 else None,
                        by_queue_length=simple.by_queue_length,
                        by_head_of_line=simple.by_head_of_line,
                        usual=usual_quantiles(usual[service, minute // 60]),
                    )
                )
    return rows


def usual_waits(past: list[Day]) -> dict[tuple[str, int], list[float]]:
    """What people waited by service and hour: what a sign on the wall could say."""
    found: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for day in past:
        for work, service in zip(day.works, day.service, strict=True):
            if work["start"] > work["due"]:
                hour = int(work["entered"]) // (60 * MINUTE)
                found[SERVICES[service], hour].append((int(work["start"]) - int(work["due"])) / MINUTE)
    return found


def test_four_of_five_are_called_by_the_p80_and_nine_of_ten_by_the_p90(told: list[Told]) -> None:
    week = score(told)
    assert week.scored > 2_000
    assert 0.77 <= week.coverage[0.8] <= 0.83
    assert 0.87 <= week.coverage[0.9] <= 0.93


def test_the_week_is_judged_good_enough_to_show_figures(told: list[Told]) -> None:
    judgement = judge(score(told))
    assert judgement.is_enough
    assert judgement.broken == ()
    assert judgement.trusted(before=False)
    assert not shown(told[0].forecast, trusted=judgement.trusted(before=False)).is_fallback


def test_out_of_calibration_no_figure_is_shown_any_more(every: list[Day]) -> None:
    """The fault planted: services take a third longer than what was learned. Ten weeks are enough to see it."""
    known = learned(every[:PAST])
    times = known.fitted.service_times
    faster = {kind: replace(time, mu=time.mu - log(4 / 3)) for kind, time in times.by_kind.items()}
    stale = replace(known, fitted=replace(known.fitted, service_times=replace(times, by_kind=faster)))
    judgement = judge(score(told_on(every[PAST : PAST + 50], stale, usual_waits(every[:PAST]))))
    assert judgement.is_enough
    assert {"coverage_p80", "bias"} <= {verdict.promise for verdict in judgement.broken}
    assert not judgement.trusted(before=True)


def test_the_forecast_is_better_than_the_line_the_first_in_it_and_a_sign_on_the_wall(told: list[Told]) -> None:
    week = score(told)
    assert week.errors.rmse < week.queue_length.rmse < week.head_of_line.rmse
    assert all(skill > 0.2 for skill in week.skill.values())


def test_who_gives_up_is_foreseen(told: list[Told]) -> None:
    week = score(told)
    assert 0 < week.left < 0.06
    assert abs(week.said_left - week.left) < 0.015
