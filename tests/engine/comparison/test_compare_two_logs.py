# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
import pytest

from kurzweg.engine.comparison.intervals import (
    HIGHER,
    LOWER,
    SAME,
    TOO_FEW,
    Estimate,
    difference_of,
    mean_of,
    quantile_of,
    share_of,
)
from kurzweg.engine.comparison.logs import LogChange, compare_logs
from kurzweg.engine.comparison.samples import side_of
from kurzweg.engine.eventlog.log import END, QUEUED, START, EventLog

HOUR = 3_600_000_000
ROUNDS = 300


def office_year(seed: int, *, days: float, hands: float, matters: int = 600, service: str = "duldung") -> EventLog:
    """Matters that arrive over a year, last some days, and go to another unit or not."""
    draw = np.random.default_rng(seed)
    opened = draw.integers(0, 360 * 24, matters) * HOUR
    lasting = (draw.exponential(days * 24, matters) * HOUR).astype(np.int64)
    other = 1 + (draw.random(matters) < hands)
    waited = (draw.exponential(0.5, matters) * HOUR).astype(np.int64)
    number = np.arange(1, matters + 1)
    at = np.concatenate([opened, opened + waited, opened + waited + HOUR // 4, opened + waited + HOUR + lasting])
    unit = np.concatenate([np.ones(3 * matters, np.int64), other])
    phase = np.repeat(np.array([QUEUED, START, END, ord("i")], np.uint8), matters)
    item = np.concatenate([number, number, number, np.zeros(matters, np.int64)])
    return EventLog(
        at=at,
        activity=np.repeat([1, 2, 3, 4], matters),
        unit=unit,
        phase=phase,
        work_item=item,
        matter=np.tile(number, 4),
        service=np.ones(4 * matters, np.int64),
        names={"activity": ("", "Drawn", "Served", "Done", "Settled"), "service": ("", service)},
    )


def by_measure(changes: tuple[LogChange, ...]) -> dict[tuple[str, str], LogChange]:
    return {(one.measure, one.service): one for one in changes}


def test_what_became_quicker_is_told_and_what_stayed_is_not_distinguishable() -> None:
    before, after = office_year(1, days=9, hands=0.3), office_year(2, days=5, hands=0.3)
    told = by_measure(compare_logs(side_of(before), side_of(after)))
    assert told["throughput-median", ""].verdict == LOWER
    assert told["throughput-median", "duldung"].verdict == LOWER
    assert told["handovers", ""].verdict == SAME
    assert told["waiting-mean", ""].verdict == SAME
    assert told["throughput-median", ""].difference.value < 0


def test_more_hand_overs_are_told() -> None:
    before, after = office_year(3, days=5, hands=0.2), office_year(4, days=5, hands=0.4)
    told = by_measure(compare_logs(side_of(before), side_of(after)))
    assert told["handovers", ""].verdict == HIGHER
    assert told["throughput-median", ""].verdict == SAME


def test_a_log_is_not_distinguishable_from_itself() -> None:
    side = side_of(office_year(5, days=5, hands=0.3))
    assert {one.verdict for one in compare_logs(side, side)} == {SAME}
    assert {one.difference.value for one in compare_logs(side, side)} == {0.0}


def test_few_matters_say_nothing() -> None:
    one, two = office_year(6, days=2, hands=0.5, matters=20), office_year(7, days=9, hands=0.1, matters=20)
    assert {change.verdict for change in compare_logs(side_of(one), side_of(two))} == {TOO_FEW}


def test_services_that_only_one_log_names_are_not_compared() -> None:
    one, two = office_year(8, days=2, hands=0.5), office_year(9, days=2, hands=0.5, service="eat")
    assert {change.service for change in compare_logs(side_of(one), side_of(two))} == {""}


def test_open_matters_stand_beside_throughput() -> None:
    side = side_of(office_year(10, days=2, hands=0.5), ends=["Settled", "never seen"])
    (closed,) = [one for one in compare_logs(side, side) if one.measure == "closed"]
    assert (closed.before.value, closed.before.n) == (1.0, 600)


def held(found: list[Estimate], true: float) -> int:
    return sum(one.low is not None and one.high is not None and one.low <= true <= one.high for one in found)


def test_intervals_hold_in_95_of_100_cases() -> None:
    draw = np.random.default_rng(11)
    week = np.arange(240) % 30
    means = [mean_of(draw.exponential(3, 240), week) for _ in range(ROUNDS)]
    shares = [share_of(draw.random(240) < 0.1, week) for _ in range(ROUNDS)]
    medians = [quantile_of(draw.exponential(3, 240), week, 0.5) for _ in range(ROUNDS)]
    p90s = [quantile_of(draw.exponential(3, 240), week, 0.9) for _ in range(ROUNDS)]
    for found, true in ((means, 3), (shares, 0.1), (medians, 3 * np.log(2)), (p90s, 3 * np.log(10))):
        assert 0.905 * ROUNDS <= held(found, float(true)) <= 0.995 * ROUNDS


def test_weeks_that_are_alike_inside_widen_the_interval_until_it_holds() -> None:
    draw = np.random.default_rng(12)
    week = np.repeat(np.arange(40), 10)
    found, naive = [], []
    for _ in range(ROUNDS):
        values = np.repeat(draw.normal(0, 1, 40), 10) + draw.normal(5, 1, 400)
        found.append(mean_of(values, week))
        naive.append(mean_of(values, np.zeros(400, np.int64)))
    assert held(found, 5) >= 0.905 * ROUNDS
    assert held(naive, 5) < 0.8 * ROUNDS


def test_two_logs_of_one_office_are_told_apart_in_5_of_100_cases_only() -> None:
    draw = np.random.default_rng(13)
    week = np.arange(200) % 25
    alarms = sum(
        difference_of(
            quantile_of(draw.exponential(3, 200), week, 0.5), quantile_of(draw.exponential(3, 200), week, 0.5)
        ).is_distinguishable
        for _ in range(ROUNDS)
    )
    assert alarms <= 0.09 * ROUNDS


def test_the_share_of_nobody_and_of_everybody_has_an_interval_too() -> None:
    week = np.zeros(50, np.int64)
    nobody, everybody = share_of(np.zeros(50, np.bool_), week), share_of(np.ones(50, np.bool_), week)
    assert (nobody.low, everybody.high) == (0.0, 1.0)
    assert nobody.high == pytest.approx(0.0713, abs=1e-3)
    assert everybody.low == pytest.approx(0.9287, abs=1e-3)
