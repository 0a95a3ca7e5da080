# SPDX-License-Identifier: EUPL-1.2
"""Which services another unit leads after a change, and for whom: exactly."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from kurzweg.engine.comparison import HandChange, hand_changes
from kurzweg.engine.comparison.hands import Holder
from kurzweg.engine.responsibility import Responsible, compile_structure, route
from kurzweg.engine.structure import Condition, Elsewhere, Rule, Structure
from tests.engine.responsibility.offices import PEOPLE, SERVICE, Person, covered, holding, led, office, thorough, when

EVERYONE: dict[str, tuple[Condition, ...]] = {SERVICE: ()}


def changes(before: Structure, after: Structure) -> tuple[HandChange, ...]:
    return hand_changes(before, after, EVERYONE)


def unit_for(structure: Structure, person: Person) -> str:
    answer = route(compile_structure(structure, EVERYONE), SERVICE, person)
    assert isinstance(answer, Responsible)
    return answer.unit


def meant(change: HandChange, person: Person) -> bool:
    """Whether a person is among those of whom a change speaks, read straight from its words."""
    as_rules = tuple(Rule(service=SERVICE, lead="u1", when=region) for region in change.regions)
    return not as_rules or bool(holding(as_rules, person))


@given(covered(), covered(), PEOPLE)
@thorough
def test_a_change_is_told_for_exactly_those_whom_another_unit_serves(
    olds: tuple[Rule, ...], news: tuple[Rule, ...], person: Person
) -> None:
    before, after = office(*olds), office(*news)
    told = [(change.before, change.after) for change in changes(before, after) if meant(change, person)]
    was, will_be = unit_for(before, person), unit_for(after, person)
    assert told == ([] if was == will_be else [(Holder(unit=was), Holder(unit=will_be))])


@given(covered())
@thorough
def test_nothing_changes_hands_between_equal_offices(rules: tuple[Rule, ...]) -> None:
    assert changes(office(*rules), office(*reversed(rules))) == ()


def test_only_those_letters_are_told_that_move() -> None:
    before = office(led("u1", surname="A-K"), led("u2", surname=["L-Z", "unknown"]))
    after = office(led("u1", surname="A-M"), led("u2", surname=["N-Z", "unknown"]))
    assert changes(before, after) == (
        HandChange(
            services=(SERVICE,),
            before=Holder(unit="u2"),
            after=Holder(unit="u1"),
            regions=(when(surname="L-M"),),
            by_succession=False,
        ),
    )


def test_services_that_go_the_same_way_are_told_together() -> None:
    catalogue = {"duldung": (), "einbuergerung": ()}
    before, after = (
        replace(
            office(),
            groups=(("alles", ("duldung", "einbuergerung")),),
            responsibilities=(Rule(service="alles", lead=unit),),
        )
        for unit in ("u1", "u2")
    )
    (change,) = hand_changes(before, after, catalogue)
    assert (change.services, change.regions) == (("duldung", "einbuergerung"), ())


def test_a_unit_that_takes_over_from_one_that_is_no_more_is_its_successor() -> None:
    after = office(led("u2"), successors=(("u1", "u2"),))
    assert [change.by_succession for change in changes(office(led("u1")), after)] == [True]


def test_what_goes_to_a_body_outside_and_what_comes_from_it_is_told() -> None:
    outside = Rule(service=SERVICE, elsewhere=(Elsewhere(body="Familienkasse"),))
    went, came = changes(office(led("u1")), office(outside)), changes(office(outside), office(led("u1")))
    assert [(one.before, one.after) for one in (*went, *came)] == [
        (Holder(unit="u1"), Holder(body="Familienkasse")),
        (Holder(body="Familienkasse"), Holder(unit="u1")),
    ]


def test_in_a_draft_a_service_may_have_nobody() -> None:
    assert [(one.before, one.after) for one in changes(office(led("u1")), office())] == [(Holder(unit="u1"), None)]


def test_rules_that_cannot_be_read_are_left_to_the_check() -> None:
    assert changes(office(led("u1")), office(led("u2", status="zauberer"))) == ()


def test_a_service_that_exists_only_for_children_moves_for_everybody_who_has_it() -> None:
    children = {SERVICE: when(age="<18")}
    (change,) = hand_changes(office(led("u1", age="<18")), office(led("u2", age="<18")), children)
    assert change.regions == ()
