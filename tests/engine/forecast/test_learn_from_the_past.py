# SPDX-License-Identifier: EUPL-1.2
"""What is fitted from the past: known answers, and sense where little or nothing was observed."""

from __future__ import annotations

from datetime import date, timedelta
from math import exp, inf, log, nan, sqrt

import numpy as np
import pytest

from kurzweg.engine.forecast import (
    APPOINTMENT,
    Came,
    Kept,
    Kind,
    Lognormal,
    Served,
    Waited,
    fit_leaving,
    fit_no_shows,
    fit_service_times,
    fit_walk_ins,
)

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def lognormal(kind: Kind, median: float, sigma: float, count: int, seed: int = 1) -> list[Served]:
    random = np.random.Generator(np.random.Philox(seed))
    return [Served(kind, float(minutes)) for minutes in median * np.exp(sigma * random.standard_normal(count))]


def test_much_that_was_seen_is_believed() -> None:
    times = fit_service_times(lognormal(Kind("title"), 12, 0.6, 5_000))
    fitted = times.of(Kind("title"))
    assert exp(fitted.mu) == pytest.approx(12, rel=0.03)
    assert fitted.sigma == pytest.approx(0.6, rel=0.03)
    assert fitted.error < 0.01
    assert fitted.mean == pytest.approx(12 * exp(0.18), rel=0.03)


def test_a_kind_that_was_hardly_seen_is_drawn_to_its_service() -> None:
    often = [Kind("title", language) for language in ("de", "ar", "uk", "tr")]
    seen = [row for place, kind in enumerate(often) for row in lognormal(kind, 12 + place, 0.6, 400, seed=place)]
    times = fit_service_times([*seen, Served(Kind("title", "so"), 60.0)])
    assert exp(times.of(Kind("title", "so")).mu) < 20
    assert times.of(Kind("title", "so")).error > 2 * times.of(Kind("title", "de")).error
    assert exp(times.of(Kind("title", "tr")).mu) > exp(times.of(Kind("title", "de")).mu)


def test_a_kind_never_seen_gets_its_service_and_a_service_never_seen_all() -> None:
    times = fit_service_times(lognormal(Kind("title"), 12, 0.6, 300) + lognormal(Kind("card"), 3, 0.4, 300, seed=2))
    assert times.of(Kind("title", "ps", APPOINTMENT)) == times.by_service["title"]
    assert times.of(Kind("benefits")) == times.overall
    assert exp(times.by_service["card"].mu) == pytest.approx(3, rel=0.1)


def test_with_nothing_seen_something_is_assumed_and_one_observation_does_not_overthrow_it() -> None:
    nothing, one = fit_service_times([]), fit_service_times([Served(Kind("title"), 200.0)])
    assert nothing.overall.mean == pytest.approx(12)
    assert 12 < one.of(Kind("title")).mean < 25
    assert nothing.overall.error == pytest.approx(0.7 / sqrt(5))


def test_forgotten_clicks_and_slips_count_as_the_longest_and_the_shortest() -> None:
    slips = fit_service_times([Served(Kind("title"), 0.0)] * 50 + [Served(Kind("title"), 9_999.0)] * 50)
    assert slips == fit_service_times([Served(Kind("title"), 0.5)] * 50 + [Served(Kind("title"), 240.0)] * 50)


def test_a_duration_that_is_no_number_is_named_with_its_place() -> None:
    with pytest.raises(ValueError, match=r"^observed\[1\]: nan minutes are no duration\. Leave the row out\.$"):
        fit_service_times([Served(Kind("title"), 5.0), Served(Kind("title"), nan)])


@pytest.mark.parametrize("wrong", [{"sigma": 0.0}, {"sigma": nan}, {"error": -1.0}, {"mu": inf}])
def test_a_lognormal_that_is_none_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(
        ValueError, match=r"sigma must be above 0, error 0 or more, all of them finite\. Fit them anew\.$"
    ):
        Lognormal(**{"mu": 2.0, "sigma": 0.5, **wrong})


def test_the_shrinkage_is_the_one_of_the_formula() -> None:
    """Three services of one observation each leave nothing to tell within; the assumed between counts: by hand."""
    times = fit_service_times([Served(Kind("title"), 10.0), Served(Kind("card"), 10.0)])
    overall = (2 * log(10) + 5 * (log(12) - 0.7**2 / 2)) / 7
    share = 0.25 / (0.25 + times.overall.sigma**2)
    assert times.overall.mu == pytest.approx(overall)
    assert times.by_service["card"].mu == pytest.approx(share * log(10) + (1 - share) * overall)


def test_walk_ins_of_a_weekday_are_its_mean_drawn_to_all_days() -> None:
    days = [MONDAY + timedelta(weeks=week) for week in range(8)] + [TUESDAY]
    rates = fit_walk_ins([Came(day, 485.0, "title") for day in days[:8] for _ in range(3)], days)
    usual = 24 / 9
    assert rates.of("title", 0)[16] == pytest.approx((24 + 2 * usual) / 10)
    assert rates.of("title", 1)[16] == pytest.approx(2 * usual / 3)
    assert rates.of("title", 0, first_slot=16)[0] == rates.of("title", 0)[16]
    assert rates.of("title", 0)[17] == 0
    assert rates.of("benefits", 0, first_slot=40) == (0.0,) * 8


def test_without_any_day_nobody_is_expected() -> None:
    assert fit_walk_ins([], []).of("title", 4) == (0.0,) * 48


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (Came(MONDAY, 1440, "title"), "came[0]: a day has no minute 1440. Count from midnight, below 1440."),
        (
            Came(TUESDAY, 9, "title"),
            "came[0]: 2026-03-03 is not among the open days. Add it there, or leave the row out.",
        ),
    ],
)
def test_a_visitor_of_no_known_time_is_named(row: Came, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^came\[0\]") as caught:
        fit_walk_ins([row], [MONDAY])
    assert str(caught.value) == sentence


def test_no_shows_grow_with_the_lead_time_where_that_was_seen() -> None:
    """1000 appointments of three days before, 5 % missed; 1000 of six weeks before, 30 %."""
    past = [Kept(3, i >= 50) for i in range(1_000)] + [Kept(42, i >= 300) for i in range(1_000)]
    rates = fit_no_shows(past)
    usual = (350 + 1.5) / 2_010
    assert rates.after(3) == rates.after(7) == (50 + 20 * usual) / 1_020
    assert rates.after(42) == (300 + 20 * usual) / 1_020
    assert rates.after(0) == rates.after(10) == rates.after(28) == pytest.approx(usual)


def test_with_no_appointment_seen_fifteen_in_a_hundred_are_expected_to_miss_theirs() -> None:
    assert fit_no_shows([]).by_lead == (0.15,) * 5


def test_patience_counts_those_who_were_called_first_as_patient_until_then() -> None:
    random = np.random.Generator(np.random.Philox(3))
    patience, wait = random.exponential(200, 20_000), random.exponential(60, 20_000)
    rows = [Waited("title", float(min(p, w)), bool(p < w)) for p, w in zip(patience, wait, strict=True)]
    assert 1 / fit_leaving(rows).of("title") == pytest.approx(200, rel=0.05)
    assert fit_leaving([]).of("title") == 0.0
    with pytest.raises(ValueError, match=r"^waits\[0\]: nobody waits -1 minutes\. Give 0 or more\.$"):
        fit_leaving([Waited("title", -1, False)])
