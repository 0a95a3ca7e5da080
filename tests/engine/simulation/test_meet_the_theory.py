# SPDX-License-Identifier: EUPL-1.2
"""The simulator meets the exact values of the theory of queues, within four standard deviations of a run."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from kurzweg.engine.calling import next_lane, next_ticket
from kurzweg.engine.simulation.calls import call_next, choose_lane
from kurzweg.engine.simulation.hall import DONE, LEFT, Records, fresh
from kurzweg.engine.simulation.kernel import play
from kurzweg.engine.simulation.stations import UNIT, Line, Station, Visits, hall_of
from tests.engine.simulation.anchors import ANCHORS, COMPILED, CUSTOMERS, RUNS, given, is_near, value

Reals = npt.NDArray[np.float64]


def chance(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(seed))


def played(stations: Sequence[Station], visits: Visits) -> Records:
    hall = fresh(hall_of(stations, visits))
    play(hall)
    return hall.works


def waits(works: Records) -> Reals:
    told: Reals = (works["start"] - works["entered"]) / UNIT
    return told


def come(rates: Sequence[float], random: np.random.Generator, size: int) -> tuple[Reals, Any]:
    at = np.cumsum(random.exponential(1 / sum(rates), size))
    return at, random.choice(len(rates), size, p=np.array(rates) / sum(rates))


def served(kind: str, random: np.random.Generator, size: int) -> Reals:
    if kind == "D":
        return np.ones(size)
    if kind == "E2":
        return random.gamma(2, 0.5, size)
    if kind == "M":
        return random.exponential(1, size)
    short = 0.5 * (1 + sqrt(3 / 5))
    phase = random.random(size) < short
    return random.exponential(1, size) / np.where(phase, 2 * short, 2 * (1 - short))


def test_the_simulator_and_the_counter_use_the_same_functions() -> None:
    assert getattr(call_next, "py_func", call_next) is next_ticket
    assert getattr(choose_lane, "py_func", choose_lane) is next_lane


@pytest.mark.parametrize("anchor", ["EC-1", "EC-2", "EC-5", "EC-8"])
def test_one_line_for_all_lanes(anchor: str) -> None:
    random = chance(1)
    at, line = come([given(anchor, "lam")], random, CUSTOMERS)
    works = played([Station(lanes=given(anchor, "c"))], Visits(at=at, line=line, work=random.exponential(1, CUSTOMERS)))
    assert is_near(anchor, "Wq", float(waits(works).mean()), CUSTOMERS)
    assert is_near(anchor, "C", float((waits(works) > 0).mean()), CUSTOMERS)
    if anchor == "EC-1":
        assert is_near("EC-T", "P", float((waits(works) > given("EC-T", "t")).mean()), CUSTOMERS)


@pytest.mark.parametrize(("anchor", "kind"), [("PK-1", "D"), ("PK-2", "E2"), ("PK-3", "M"), ("PK-4", "H2")])
def test_the_spread_of_service_times_makes_people_wait(anchor: str, kind: str) -> None:
    random = chance(2)
    at, line = come([given(anchor, "lam")], random, CUSTOMERS)
    works = played([Station(lanes=1)], Visits(at=at, line=line, work=served(kind, random, CUSTOMERS)))
    assert is_near(anchor, "Wq", float(waits(works).mean()), CUSTOMERS)


@pytest.mark.parametrize("anchor", ["CO-1", "CO-2", "CO-3", "CO-4"])
def test_hard_overrides_are_strict_priorities(anchor: str) -> None:
    random = chance(3)
    rates = given(anchor, "lam")
    at, line = come(rates, random, CUSTOMERS)
    means = np.array(ANCHORS[anchor]["params"].get("mean_service", [1] * len(rates)))
    station = Station(
        lanes=ANCHORS[anchor]["params"].get("c", 1), lines=tuple(Line(override=n + 1) for n in range(len(rates)))
    )
    works = played([station], Visits(at=at, line=line, work=random.exponential(1, CUSTOMERS) * means[line]))
    for n in range(len(rates)):
        assert is_near(anchor, f"W{n + 1}", float(waits(works)[line == n].mean()), CUSTOMERS)


@pytest.mark.parametrize("anchor", ["AP-1", "AP-2", "AP-3"])
def test_the_calling_policy_on_one_lane_is_accumulating_priority(anchor: str) -> None:
    """With b = 1/target the live policy reproduces the exact waits."""
    random = chance(4)
    rates, growth = given(anchor, "lam"), given(anchor, "b")
    at, line = come(rates, random, CUSTOMERS)
    station = Station(lanes=1, lines=tuple(Line(target=1 / b) for b in growth))
    works = played([station], Visits(at=at, line=line, work=random.exponential(1, CUSTOMERS)))
    means = [float(waits(works)[line == n].mean()) for n in range(len(rates))]
    assert all(is_near(anchor, f"W{n + 1}", mean, CUSTOMERS) for n, mean in enumerate(means)), means


@pytest.mark.parametrize("anchor", ["EA-1", "EA-2", "EA-3"])
def test_people_lose_patience_as_they_should(anchor: str) -> None:
    random = chance(5)
    at, line = come([given(anchor, "lam")], random, CUSTOMERS)
    visits = Visits(
        at=at,
        line=line,
        work=random.exponential(1, CUSTOMERS),
        patience=random.exponential(1 / given(anchor, "theta"), CUSTOMERS),
    )
    works = played([Station(lanes=given(anchor, "c"))], visits)
    left = works["state"] == LEFT
    waited = left | (works["start"] > works["entered"])
    assert is_near(anchor, "P_ab", float(left.mean()), CUSTOMERS)
    assert is_near(anchor, "P_wait", float(waited.mean()), CUSTOMERS)


def many_runs(estimates: list[float]) -> tuple[float, float]:
    return float(np.mean(estimates)), float(np.std(estimates, ddof=1) / sqrt(len(estimates)))


@pytest.mark.parametrize("anchor", ["PO-2", "PO-3", "PO-5"])
def test_separate_offices_that_become_one_wait_as_much_shorter(anchor: str) -> None:
    k, size = given(anchor, "k"), CUSTOMERS // 4
    estimates = []
    for run in range(RUNS):
        random = chance(100 + run)
        at, line = come([given(anchor, "lam_each") * k], random, size)
        works = played([Station(lanes=k)], Visits(at=at, line=line, work=random.exponential(1, size)))
        estimates.append(float(waits(works).mean()))
    mean, error = many_runs(estimates)
    assert abs(mean - value(anchor, "Wq")) <= 3.5 * error
    assert error <= 0.01 * value(anchor, "Wq") or not COMPILED


def test_two_stations_that_send_people_to_each_other() -> None:
    size = CUSTOMERS // 4
    found: list[tuple[float, float]] = []
    for run in range(RUNS):
        visits = walks(chance(200 + run), size)
        works = played([Station(lanes=2), Station(lanes=3)], visits)
        found.append((float(waits(works)[visits.line == 0].mean()), float(waits(works)[visits.line == 1].mean())))
    for n, name in enumerate(("Wq1", "Wq2")):
        mean, error = many_runs([one[n] for one in found])
        assert abs(mean - value("JA-1", name)) <= 3.5 * error
        assert error <= 0.01 * value("JA-1", name) or not COMPILED


def walks(random: np.random.Generator, size: int) -> Visits:
    """Everybody's way through the two stations of JA-1, drawn before they come."""
    at, start = come(given("JA-1", "gamma"), random, size)
    sent = np.array([given("JA-1", "p12"), given("JA-1", "p21")])
    rows, lines = [np.arange(size)], [start]
    while len(rows[-1]):
        goes = random.random(len(rows[-1])) < sent[lines[-1]]
        rows.append(rows[-1][goes])
        lines.append(1 - lines[-1][goes])
    row, line = np.concatenate(rows), np.concatenate(lines)
    step = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    order = np.lexsort((step, row))
    row, line, step = row[order], line[order], step[order]
    work = random.exponential(1, len(row)) / np.array(given("JA-1", "mu"))[line]
    return Visits(at=np.where(step == 0, at[row], np.nan), line=line, work=work)


def test_whatever_the_policy_the_load_waits_the_same_in_all() -> None:
    """Conservation: equal exponential services, no idling: the mean is that of first come first served."""
    random = chance(6)
    at, line = come([0.3, 0.3, 0.2], random, CUSTOMERS)
    visits = Visits(at=at, line=line, work=random.exponential(1, CUSTOMERS))
    means = []
    for lines in ((1.0, 1.0, 1.0), (1.0, 0.5, 0.25), (0.01, 1.0, 10.0)):
        works = played([Station(lanes=1, lines=tuple(Line(target=one) for one in lines))], visits)
        assert (works["state"] == DONE).all()
        means.append(float(waits(works).mean()))
    assert means == pytest.approx([4.0] * 3, rel=4 * 0.0166 * sqrt(1_000_000 / CUSTOMERS))
