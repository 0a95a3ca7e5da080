# SPDX-License-Identifier: EUPL-1.2
"""What holds for every office: the laws of responsibility."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.responsibility import NeedsFacts, Nobody, Responsible, check, compile_structure, route
from kurzweg.engine.structure import Rule, Structure
from tests.engine.responsibility.offices import (
    PEOPLE,
    SERVICE,
    Person,
    anything,
    comes_to,
    corners,
    covered,
    holding,
    led,
    office,
    thorough,
)

EVERYONE = {SERVICE: ()}


def answers_of(structure: Structure, people: list[Person]) -> list[tuple[object, ...]]:
    table = compile_structure(structure, EVERYONE)
    return [comes_to(route(table, SERVICE, person)) for person in people]


def kinds_of(rules: tuple[Rule, ...]) -> set[str]:
    return {str(finding.kind) for finding in check(office(*rules, units=()), EVERYONE)} - {"never-applies"}


def facts_of(rules: tuple[Rule, ...]) -> list[str]:
    return list(dict.fromkeys(condition.fact for rule in rules for condition in rule.when))


@given(covered(), PEOPLE)
@thorough
def test_where_check_finds_nothing_everybody_has_exactly_one_unit(rules: tuple[Rule, ...], person: Person) -> None:
    assert kinds_of(rules) == set()
    answer = route(compile_structure(office(*rules), EVERYONE), SERVICE, person)
    assert isinstance(answer, Responsible)
    assert [answer.rule] == holding(rules, person)


@given(anything())
@thorough
def test_check_says_gap_or_clash_exactly_when_some_person_has_no_rule_or_two(rules: tuple[Rule, ...]) -> None:
    counts = {min(len(holding(rules, person)), 2) for person in corners(rules, facts_of(rules))}
    found = kinds_of(rules)
    assert ("gap" in found) == (0 in counts)
    assert ("clash" in found) == (2 in counts)


@given(anything())
@thorough
def test_every_counterexample_really_is_one(rules: tuple[Rule, ...]) -> None:
    table = compile_structure(office(*rules), EVERYONE)
    for finding in check(office(*rules, units=()), EVERYONE):
        if finding.kind in ("gap", "clash"):
            answer = route(table, SERVICE, dict(finding.facts))
            assert answer == Nobody(service=SERVICE, rules=finding.rules if finding.kind == "clash" else ())


@given(covered(), st.data())
@thorough
def test_taking_one_rule_away_is_found_as_a_gap_for_its_own_people(
    rules: tuple[Rule, ...], data: st.DataObject
) -> None:
    lost = data.draw(st.integers(0, len(rules) - 1))
    left = rules[:lost] + rules[lost + 1 :]
    gaps = [finding for finding in check(office(*left, units=()), EVERYONE) if finding.kind == "gap"]
    assert gaps
    for gap in gaps:
        person: Person = {"surname": "unknown", "age": "unknown", "household": "unknown", "nationality": "unknown"}
        assert not holding(left, {**person, **dict(gap.facts)})


@given(covered(), st.lists(PEOPLE, min_size=1, max_size=8))
@thorough
def test_the_order_of_rules_and_the_names_of_units_change_no_answer(
    rules: tuple[Rule, ...], people: list[Person]
) -> None:
    before = answers_of(office(*rules), people)
    assert answers_of(office(*reversed(rules)), people) == before
    renamed = tuple(replace(rule, lead=f"{rule.lead}-neu") for rule in rules)
    expected = [(kind, f"{unit}-neu") for kind, unit in before]
    assert answers_of(office(*renamed), people) == expected


@given(covered(), PEOPLE, st.integers(1, 130), st.sets(st.sampled_from(["surname", "age", "household", "nationality"])))
@thorough
def test_splitting_a_rule_into_two_halves_changes_no_answer_and_asks_no_more(
    rules: tuple[Rule, ...], person: Person, year: int, told: set[str]
) -> None:
    known = {fact: value for fact, value in person.items() if fact in told}
    whole = [rule for rule in rules if "age" not in {one.fact for one in rule.when}]
    halves = tuple(half for rule in rules for half in (_halves(rule, year) if rule in whole else (rule,)))
    before = route(compile_structure(office(*rules), EVERYONE), SERVICE, known)
    after = route(compile_structure(office(*halves), EVERYONE), SERVICE, known)
    if isinstance(before, NeedsFacts):
        assert isinstance(after, NeedsFacts)
        assert set(after.facts) == set(before.facts)
    else:
        assert comes_to(after) == comes_to(before)


def _halves(rule: Rule, year: int) -> tuple[Rule, Rule]:
    young = led(str(rule.lead), age=f"<{year}").when
    old = led(str(rule.lead), age=[f">={year}", "unknown"]).when
    return replace(rule, when=rule.when + young), replace(rule, when=rule.when + old)


@given(covered(), PEOPLE, st.data())
@thorough
def test_asking_ends_and_its_order_does_not_matter(
    rules: tuple[Rule, ...], person: Person, data: st.DataObject
) -> None:
    table = compile_structure(office(*rules), EVERYONE)
    final = comes_to(route(table, SERVICE, person))
    known: Person = {}
    for _ in range(len(facts_of(rules)) + 1):
        answer = route(table, SERVICE, known)
        if not isinstance(answer, NeedsFacts):
            break
        assert not set(answer.facts) & set(known)
        asked = data.draw(st.sampled_from(answer.facts))
        known[asked] = person[asked]
    assert comes_to(answer) == final


@given(anything() | covered(), PEOPLE, st.sets(st.sampled_from(["surname", "age", "household", "nationality"])))
@thorough
def test_only_facts_that_can_change_the_answer_are_asked(
    rules: tuple[Rule, ...], person: Person, told: set[str]
) -> None:
    table = compile_structure(office(*rules), EVERYONE)
    known = {fact: value for fact, value in person.items() if fact in told}
    answer = route(table, SERVICE, known)
    people = [{**one, **known} for one in corners(rules, facts_of(rules))]
    outcomes = [comes_to(route(table, SERVICE, one)) for one in people]
    if not isinstance(answer, NeedsFacts):
        assert set(outcomes) <= {comes_to(answer)}
    elif all(len(holding(rules, one)) < 2 for one in people):
        assert set(answer.facts) == {
            fact for fact in facts_of(rules) if fact not in told and _matters(fact, people, outcomes)
        }


def _matters(fact: str, people: list[Person], outcomes: list[tuple[object, ...]]) -> bool:
    seen: dict[tuple[object, ...], tuple[object, ...]] = {}
    for person, outcome in zip(people, outcomes, strict=True):
        rest = tuple(value for other, value in person.items() if other != fact)
        if seen.setdefault(rest, outcome) != outcome:
            return True
    return False
