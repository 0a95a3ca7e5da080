# SPDX-License-Identifier: EUPL-1.2
"""Structures made to be hard: the proof ends, or refuses with a count."""

from __future__ import annotations

import random
import time

import pytest

from kurzweg.engine.responsibility import (
    STATUSES,
    NeedsFacts,
    Responsible,
    TooManyCells,
    check,
    compile_structure,
    route,
)
from kurzweg.engine.structure import Rule
from tests.engine.responsibility.offices import SERVICE, Person, led, office

EVERYONE = {SERVICE: ()}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HOUSEHOLDS = ("single", "couple", "family", "unaccompanied")


def crossing(count: int, seed: int) -> tuple[Rule, ...]:
    """Rules over five facts that cut across each other as much as they can."""
    chance = random.Random(seed)
    rules = []
    for index in range(count):
        low, high = sorted(chance.sample(range(26), 2))
        young, old = sorted(chance.sample(range(131), 2))
        rules.append(
            led(
                f"u{index % 4 + 1}",
                surname=f"{LETTERS[low]}{chance.choice(LETTERS)}-{LETTERS[high]}{chance.choice(LETTERS)}",
                age=f"{young}-{old}",
                status=chance.sample(STATUSES, 14),
                household=chance.sample(HOUSEHOLDS, 2),
                municipality=[f"{chance.randrange(100):02d}", f"{chance.randrange(1000):03d}"],
            )
        )
    return tuple(rules)


def chessboard() -> tuple[Rule, ...]:
    """200 rules over five facts that cover everybody exactly once: none can be merged with its neighbour."""
    rules: list[Rule] = []
    for place in range(25):
        letters = [f"{LETTERS[place]}-{LETTERS[place] if place < 24 else 'z'}", *(["unknown"] if place == 24 else [])]
        for household in (["single", "couple"], ["family", "unaccompanied", "unknown"]):
            for age in ("<18", "18-64"):
                unit = f"u{(place + len(rules)) % 4 + 1}"
                rules.append(led(unit, surname=letters, household=household, age=age, nationality=["eu"]))
    adults = {"age": [">=65", "unknown"], "nationality": ["eu"]}
    others = [["counter"], ["appointment", "phone"], ["mail", "online", "employer", "unknown"]]
    rules += [led("u1", **adults, channel=channel) for channel in others]
    rules += [led("u2", nationality=["ukraine", "other", "unknown"], surname=f"{one}-{one}") for one in LETTERS]
    rules.append(led("u3", nationality=["ukraine", "other", "unknown"], surname="unknown"))
    return tuple(rules)


def test_a_chessboard_of_rules_is_proven() -> None:
    assert check(office(*chessboard(), units=()), EVERYONE) == ()


def test_one_field_missing_on_the_chessboard_is_named() -> None:
    rules = list(chessboard())
    lost = rules.pop(41)
    (gap,) = check(office(*rules, units=()), EVERYONE)
    assert gap.kind == "gap"
    assert {one.fact: one.values for one in gap.region}["age"] == {one.fact: one.values for one in lost.when}["age"]


def test_two_hundred_crossing_rules_are_answered_or_refused_with_a_count_of_cells() -> None:
    for seed in range(3):
        begin = time.process_time()
        findings = check(office(*crossing(200, seed), units=()), EVERYONE)
        assert time.process_time() - begin < 10  # orientation 5 s; a hang would be minutes
        refused = [finding for finding in findings if finding.kind == "refused"]
        assert refused
        assert all(finding.detail for finding in refused)


def test_route_on_crossing_rules_asks_and_ends() -> None:
    table = compile_structure(office(*crossing(60, 1)), EVERYONE)
    person: Person = {
        "surname": "Haddad",
        "age": 40,
        "status": "duldung-60a",
        "household": "family",
        "municipality": "15084590",
    }
    known: Person = {}
    answer = route(table, SERVICE, known)
    while isinstance(answer, NeedsFacts):
        known[answer.facts[0]] = person[answer.facts[0]]
        answer = route(table, SERVICE, known)
    assert answer == route(table, SERVICE, person)


def test_route_on_the_chessboard_needs_few_facts() -> None:
    table = compile_structure(office(*chessboard()), EVERYONE)
    answer = route(table, SERVICE, {"nationality": "eu", "age": 70, "channel": "phone"})
    assert isinstance(answer, Responsible)


def test_more_rules_than_any_office_has_are_refused_with_their_count() -> None:
    rules = tuple(led("u1", age=str(index % 131)) for index in range(1001))
    (refused,) = check(office(*rules, units=()), EVERYONE)
    assert (refused.kind, refused.detail) == ("refused", "1001 rules, more than 1000")
    with pytest.raises(TooManyCells):
        compile_structure(office(*rules), EVERYONE)
