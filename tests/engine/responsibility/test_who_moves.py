# SPDX-License-Identifier: EUPL-1.2
"""`compare`: which open matters change hands when another structure goes live."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.responsibility import (
    DecisionTable,
    Move,
    OpenMatter,
    Responsible,
    compare,
    compile_structure,
    route,
)
from kurzweg.engine.structure import Elsewhere, Rule, Structure
from tests.engine.responsibility.offices import PEOPLE, SERVICE, Person, covered, led, office, thorough

LETTERS = (led("u1", surname="A-K"), led("u2", surname=["L-Z", "unknown"]))


def compiled(structure: Structure) -> DecisionTable:
    return compile_structure(structure, {SERVICE: ()})


def matters_of(table: DecisionTable, people: list[Person]) -> list[OpenMatter]:
    found = []
    for number, person in enumerate(people):
        answer = route(table, SERVICE, person)
        unit = answer.unit if isinstance(answer, Responsible) else "u1"
        found.append(OpenMatter(id=f"m{number}", service=SERVICE, facts=person, unit=unit))
    return found


@given(covered(), st.lists(PEOPLE, max_size=10))
@thorough
def test_nothing_moves_between_a_structure_and_itself(rules: tuple[Rule, ...], people: list[Person]) -> None:
    table = compiled(office(*rules))
    assert compare(table, table, matters_of(table, people)) == ()


@given(covered(), st.lists(PEOPLE, max_size=10))
@thorough
def test_a_merge_moves_exactly_the_matters_of_the_merged_units(rules: tuple[Rule, ...], people: list[Person]) -> None:
    before = compiled(office(*rules))
    merged = tuple(replace(rule, lead="neu" if rule.lead in ("u1", "u2") else rule.lead) for rule in rules)
    after = compiled(office(*merged, successors=(("u1", "neu"), ("u2", "neu"))))
    matters = matters_of(before, people)
    moved = {matter for move in compare(before, after, matters) for matter in move.matters}
    assert moved == {matter.id for matter in matters if matter.unit in ("u1", "u2")}


@given(covered(), st.lists(PEOPLE, max_size=10))
@thorough
def test_a_renamed_unit_is_no_move(rules: tuple[Rule, ...], people: list[Person]) -> None:
    before = office(*rules)
    units = tuple(replace(unit, name=(("de", "Neuer Name"),)) for unit in before.units)
    table = compiled(before)
    assert compare(table, compiled(replace(before, units=units)), matters_of(table, people)) == ()


def test_moves_are_counted_by_unit_from_and_to() -> None:
    before, after = compiled(office(*LETTERS)), compiled(office(led("u1")))
    people: list[Person] = [{"surname": name} for name in ("Abel", "Lange", "Zander")]
    moves = compare(before, after, matters_of(before, people))
    assert moves == (Move(from_unit="u2", to_unit="u1", why="rule", matters=("m1", "m2")),)
    assert moves[0].count == 2


def test_a_matter_that_goes_to_another_body_has_no_unit() -> None:
    outside = Rule(service=SERVICE, elsewhere=(Elsewhere(body="Land"),))
    matter = OpenMatter(id="m1", service=SERVICE, facts={}, unit="u1")
    moves = compare(compiled(office(led("u1"))), compiled(office(outside)), [matter])
    assert moves == (Move(from_unit="u1", to_unit=None, why="elsewhere", matters=("m1",)),)


def test_where_a_fact_is_missing_the_successor_takes_over_else_it_is_undecided() -> None:
    before = compiled(office(led("amt33")))
    matter = OpenMatter(id="m1", service=SERVICE, facts={}, unit="amt33")
    heir = compiled(office(*LETTERS, successors=(("amt33", "u3"),)))
    assert compare(before, heir, [matter]) == (Move(from_unit="amt33", to_unit="u3", why="successor", matters=("m1",)),)
    split = compiled(office(*LETTERS, successors=(("amt33", "u1"), ("amt33", "u2"))))
    assert compare(before, split, [matter]) == (
        Move(from_unit="amt33", to_unit=None, why="undecided", matters=("m1",)),
    )
