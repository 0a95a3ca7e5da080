# SPDX-License-Identifier: EUPL-1.2
"""Fifty people with programs ask for thousands of places under invented names; it brings them nothing to sell.

7,000 persons apply once each, 50 operators under 60 invented identities each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from math import exp, fsum, sqrt

from kurzweg.engine.calling import Application, Round, draw, waitlist_order

PERSONS, OPERATORS, INVENTED, PLACES, SEEDS = 7_000, 50, 60, 500, 200
APPLICATIONS = PERSONS + OPERATORS * INVENTED


def seed(number: int) -> bytes:
    return hashlib.sha256(b"scene" + number.to_bytes(4, "big")).digest()


def of_an_operator(application: str) -> bool:
    return application.startswith("invented")


@cache
def applications() -> tuple[Application, ...]:
    """In the order in which they came: programs are faster than people."""
    invented = [f"invented {name} of operator {one}" for one in range(OPERATORS) for name in range(INVENTED)]
    people = [f"person {one}" for one in range(PERSONS)]
    return tuple(Application(id=one, applicant=one) for one in (*invented, *people))


@cache
def winners() -> tuple[tuple[str, ...], ...]:
    """Who receives a place, in each of the draws."""
    slots = tuple(f"place {one}" for one in range(PLACES))
    rounds = (Round(id=f"round {number}", slots=slots, applications=applications()) for number in range(SEEDS))
    return tuple(tuple(one for one, _ in draw(seed(n), round_).awards) for n, round_ in enumerate(rounds))


def test_programs_win_no_more_than_their_share_of_the_applications() -> None:
    shares = [sum(map(of_an_operator, won)) / PLACES for won in winners()]
    mean = sum(shares) / SEEDS
    error = sqrt(sum((share - mean) ** 2 for share in shares) / (SEEDS - 1) / SEEDS)
    fair = OPERATORS * INVENTED / APPLICATIONS
    assert fair == 0.3
    assert abs(mean - fair) <= 3 * error


def test_a_place_that_a_program_gives_back_goes_to_nobody_it_chose() -> None:
    """A seller gives a place back the moment before the buyer asks: it is offered in an order that both cannot move."""
    losers = [one for one in applications() if not of_an_operator(one.id)][:1_000]
    buyer = losers[0].id
    first = sum(waitlist_order(seed(number), "list", losers)[0] == buyer for number in range(SEEDS))
    assert first <= 3  # one in a thousand, as for everybody


def test_who_came_sooner_won_no_more_often() -> None:
    """Kolmogorov-Smirnov, the ranks of coming of those who won against those of all: p > 0.001."""
    came = {one.id: place for place, one in enumerate(applications())}
    ranks = [came[one] / APPLICATIONS for won in winners() for one in won]
    assert probability_of_ranks(ranks) > 0.001


def test_a_draw_that_preferred_the_fast_would_be_noticed() -> None:
    first_come = [place / APPLICATIONS for place in range(PLACES)]
    slightly = [min(place / 10_000 * 0.97, 1.0) for place in range(10_000)]
    assert probability_of_ranks(first_come) < 0.001
    assert probability_of_ranks(slightly) < 0.001


def probability_of_ranks(ranks: Sequence[float]) -> float:
    """How probable so large a distance from evenly spread ranks is (Kolmogorov 1933, asymptotic)."""
    ordered, size = sorted(ranks), len(ranks)
    distance = max(max((n + 1) / size - rank, rank - n / size) for n, rank in enumerate(ordered))
    scaled = (sqrt(size) + 0.12 + 0.11 / sqrt(size)) * distance
    return min(2 * fsum((-1.0) ** (n - 1) * exp(-2 * (n * scaled) ** 2) for n in range(1, 101)), 1.0)
