# SPDX-License-Identifier: EUPL-1.2
"""The closed formulas meet every anchor: 1e-9 relative, 1e-6 for quantiles and enumerations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import sqrt

import pytest

from kurzweg.engine.simulation import theory
from kurzweg.engine.simulation.appointments import best_schedule, session
from kurzweg.engine.simulation.predictions import by_head_of_line, by_queue_length, quantile, squared_error
from tests.engine.simulation.anchors import ANCHORS, given

Told = Mapping[str, float]


def exact(number: float) -> Fraction:
    return Fraction(str(number))


def line(anchor: str) -> Told:
    steady = theory.erlang(exact(given(anchor, "lam")), exact(given(anchor, "mu")), given(anchor, "c"))
    return {"C": float(steady.waits), "Wq": float(steady.wait), "Lq": float(steady.length)}


def tail(anchor: str) -> Told:
    lam, mu, c, t = (given(anchor, name) for name in ("lam", "mu", "c", "t"))
    return {"P": theory.waits_longer(exact(lam), mu, c, t)}


def fewest(anchor: str) -> Told:
    return {"c": theory.servers_for(given(anchor, "lam"), given(anchor, "mu"), exact(given(anchor, "p")))}


def spread(anchor: str) -> Told:
    return {"Wq": float(theory.one_server(exact(given(anchor, "lam")), 1, exact(given(anchor, "cs2"))))}


def ranked(anchor: str) -> Told:
    lam = [exact(one) for one in given(anchor, "lam")]
    if "mean_service" in ANCHORS[anchor]["params"]:
        means = given(anchor, "mean_service")
        left = sum((one * mean * mean for one, mean in zip(lam, means, strict=True)), Fraction(0))
        return numbered(theory.by_rank(left, [one * mean for one, mean in zip(lam, means, strict=True)]))
    c = ANCHORS[anchor]["params"].get("c", 1)
    return numbered(theory.by_rank(theory.erlang_c(sum(lam), c) / c, [one / c for one in lam]))


def growing(anchor: str) -> Told:
    return numbered(theory.by_patience([exact(one) for one in given(anchor, "lam")], given(anchor, "b")))


def numbered(waits: list[Fraction]) -> Told:
    return {f"W{n + 1}": float(wait) for n, wait in enumerate(waits)}


def network(anchor: str) -> Told:
    come, services = ([exact(one) for one in given(anchor, name)] for name in ("gamma", "mu"))
    told = theory.two_stations(
        (come[0], come[1]),
        (exact(given(anchor, "p12")), exact(given(anchor, "p21"))),
        (services[0], services[1]),
        tuple(given(anchor, "c")),
    )
    both = {
        f"{name}{n + 1}": float(number)
        for n, station in enumerate(told.stations)
        for name, number in (("lam", told.arrivals[n]), ("C", station.waits), ("Wq", station.wait))
    }
    return {**both, "L": float(told.inside), "W": float(told.stay)}


def pooled(anchor: str) -> Told:
    k = given(anchor, "k")
    return {"Wq": float(theory.erlang(exact(given(anchor, "lam_each")) * k, 1, k).wait)}


def near_full(anchor: str) -> Told:
    return {"alpha": theory.halfin_whitt(given(anchor, "beta"))}


def near_full_or_exact(anchor: str) -> Told:
    load, c = given(anchor, "R"), given(anchor, "c")
    return {"hw": theory.halfin_whitt((c - load) / sqrt(load)), "exact": float(theory.erlang_c(load, c))}


def impatient(anchor: str) -> Told:
    told = theory.erlang_a(*(given(anchor, name) for name in ("lam", "mu", "c", "theta")))
    return {"P_wait": told.waits, "Lq": told.length, "P_ab": told.leave}


def ahead(anchor: str) -> Told:
    n, s = given(anchor, "ahead"), given(anchor, "s")
    told = by_queue_length(n, s, 1)
    quantiles = {f"p{share}": quantile(n, s, 1, share / 100) for share in (50, 80, 90)}
    return {"mean": told.mean, "sd": told.sd, **quantiles}


def first_in_line(anchor: str) -> Told:
    told = by_head_of_line(given(anchor, "lam"), given(anchor, "s"), 1, given(anchor, "w"))
    return {"mean": told.mean, "var": told.sd**2}


def errors(anchor: str) -> Told:
    return {"QL": squared_error(given(anchor, "lam"), given(anchor, "s"), 1)}


def booked(anchor: str) -> Told:
    told = session(given(anchor, "booked"), slot=given(anchor, "interval"), show=given(anchor, "show"))
    return {"mean_wait": told.mean_wait, "idle": told.idle, "makespan": told.end, "tardiness": told.left}


def best(anchor: str) -> Told:
    weights = {name: given(anchor, f"w_{name}") for name in ("wait", "idle")}
    schedule, costs = best_schedule(6, 6, left=given(anchor, "w_tardiness"), **weights)
    assert list(schedule) == given(anchor, "optimum")
    return {"objective": costs}


FORMULAS: dict[str, Callable[[str], Told]] = {
    "EC-T": tail, "EC-S": fewest, "EC": line, "PK": spread, "CO": ranked, "AP": growing, "JA": network, "PO": pooled,
    "HW": near_full, "HX": near_full_or_exact, "EA": impatient, "QL": ahead, "HO": first_in_line, "MS": errors,
    "AS": booked, "AO": best,
}  # fmt: skip
LOOSER = {"QL", "AO"}


@pytest.mark.parametrize("anchor", ANCHORS)
def test_every_formula_meets_its_exact_value(anchor: str) -> None:
    kind = anchor if anchor in FORMULAS else anchor.split("-", maxsplit=1)[0]
    told = FORMULAS[kind](anchor)
    expected = {name: one["value"] for name, one in ANCHORS[anchor]["expect"].items()}
    assert told == pytest.approx(expected, rel=1e-6 if kind in LOOSER else 1e-9, abs=1e-11)


def test_more_than_can_be_served_has_no_steady_line() -> None:
    with pytest.raises(theory.Overloaded, match=r"3 servers cannot carry a load of 3\. Take at least 4\."):
        theory.erlang(3, 1, 3)


def test_too_many_people_for_the_slots_are_told() -> None:
    with pytest.raises(ValueError, match="Add slots"):
        best_schedule(9, 2, wait=1, idle=1)
