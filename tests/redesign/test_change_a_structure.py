# SPDX-License-Identifier: EUPL-1.2
"""Einheiten, Standorte und Regeln ändern: what people call one change is one change, and nothing dangles afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kurzweg.engine.responsibility import check
from kurzweg.engine.structure import Condition, Demand, Flow, Minutes, Rule, Site, Step, Structure, Unit, read, write
from kurzweg.engine.structure.example import example
from kurzweg.redesign import edits
from kurzweg.services.catalogue import load_catalogue
from tests.small_office import small_office


def names(plan: Structure) -> list[str]:
    return [unit.id for unit in plan.units]


def is_whole(plan: Structure) -> bool:
    """Whether it can be written and read again, and means the same."""
    return read(write(plan)) == plan


def test_a_new_unit_stands_behind_its_siblings() -> None:
    unit = Unit(id="neu", name=(("de", "Neu"),), kind="casework", parent="leitung")
    plan = edits.add_unit(small_office(), unit)
    assert names(plan)[-1] == "neu"
    assert is_whole(plan)


def test_what_somebody_sets_is_no_guess_any_more() -> None:
    guessed = replace(small_office(), assumed=("units.jugend.staff", "units.jugend.room", "units.leistung.staff"))
    plan = edits.change_unit(guessed, "jugend", staff=3.0, room="1.01")
    assert plan.assumed == ("units.jugend.room", "units.leistung.staff")


def test_who_takes_over_gets_rules_people_places_and_rooms() -> None:
    plan = edits.end_unit(small_office(), "auslaenderrecht-2", heir="auslaenderrecht-1")
    heir = plan.unit("auslaenderrecht-1")
    assert "auslaenderrecht-2" not in names(plan)
    assert {rule.lead for rule in plan.responsibilities if rule.service == "aufenthalt"} == {"auslaenderrecht-1"}
    assert (heir.staff, [lane.id for lane in heir.lanes]) == (4.0, ["a1", "a2-2"])
    assert plan.successors == (("auslaenderrecht-2", "auslaenderrecht-1"),)
    assert is_whole(plan)
    assert check(plan, load_catalogue().scopes) == ()


def test_an_heir_stands_in_the_legal_rooms_of_both() -> None:
    plan = edits.end_unit(small_office(), "jugend", heir="leistung")
    assert set(plan.unit("leistung").compartments) >= {"jugend", "leistung"}


def test_after_a_split_all_parts_are_successors() -> None:
    plan = edits.end_unit(small_office(), "leistung", heir="servicepoint", also=("jugend",))
    assert plan.successors == (("leistung", "servicepoint"), ("leistung", "jugend"))


def test_who_followed_on_the_closed_unit_is_followed_by_its_heir() -> None:
    before = edits.end_unit(small_office(), "auslaenderrecht-2", heir="auslaenderrecht-1")
    plan = edits.end_unit(before, "auslaenderrecht-1", heir="leistung")
    assert plan.successors == (("auslaenderrecht-2", "leistung"), ("auslaenderrecht-1", "leistung"))
    assert is_whole(plan)


def test_a_unit_that_leads_something_says_what() -> None:
    assert edits.still_in_charge(small_office(), "jugend") == ("jugend-alles",)
    assert edits.still_in_charge(small_office(), "traeger") == ()


def test_a_unit_without_a_task_goes_without_an_heir() -> None:
    plan = edits.end_unit(small_office(), "traeger")
    assert "traeger" not in names(plan)
    assert is_whole(plan)


def test_who_stood_under_a_closed_unit_stands_under_the_heir_or_above() -> None:
    plan = edits.end_unit(small_office(), "leitung", heir="servicepoint")
    assert (plan.unit("jugend").parent, plan.unit("servicepoint").parent) == ("servicepoint", None)
    assert edits.end_unit(small_office(), "leitung").unit("jugend").parent is None
    assert is_whole(plan)


def test_nothing_points_at_a_closed_unit(example_plan: Structure) -> None:
    plan = edits.tidy(edits.end_unit(example_plan, "jugend", heir="auslaenderrecht-1"))
    assert is_whole(plan)
    text = write(plan)
    assert text.count("jugend") == text.count("[jugend]") + text.count("{jugend: auslaenderrecht-1")


@pytest.fixture
def example_plan() -> Structure:
    step = Step(at="jugend", channel="desk", minutes=Minutes(mean=5))
    plan = example()
    return replace(
        plan,
        successors=(),
        flows=(*plan.flows, Flow(service="uma-inobhutnahme", steps=(step,))),
        assumed=("units.jugend.kind",),
        people=replace(plan.people, vacancies=(("jugend", 2.0),)),
        responsibilities=(
            *plan.responsibilities,
            Rule(service="schule", lead="servicepoint", participants=("jugend", "auslaenderrecht-1"), deputy="jugend"),
        ),
    )


def test_vacant_posts_go_along(example_plan: Structure) -> None:
    plan = edits.end_unit(example_plan, "jugend", heir="auslaenderrecht-1")
    assert plan.people.vacancies == (("auslaenderrecht-1", 2.0),)


def test_taking_part_twice_is_taking_part_once(example_plan: Structure) -> None:
    plan = edits.end_unit(example_plan, "jugend", heir="auslaenderrecht-1")
    rule = plan.responsibilities[-1]
    assert (rule.participants, rule.deputy) == (("auslaenderrecht-1",), "auslaenderrecht-1")


def test_who_stands_in_a_closed_house_moves() -> None:
    plan = edits.add_site(small_office(), Site(id="neu", name="Neues Haus"))
    plan = edits.end_site(plan, "haus", to="neu")
    assert {unit.site for unit in plan.units} == {"neu"}
    assert is_whole(plan)


def test_a_rule_is_added_behind_those_of_its_name_changed_in_its_place_and_taken_away() -> None:
    when = (Condition(fact="age", values=("<18",)),)
    added = Rule(service="schnell", lead="jugend", when=when)
    plan = edits.put_rule(small_office(), added)
    assert [rule.service for rule in plan.responsibilities][:3] == ["schnell", "schnell", "aufenthalt"]
    changed = Rule(service="schnell", lead="leistung", when=when)
    plan = edits.put_rule(plan, changed, instead_of=added)
    assert [rule.lead for rule in edits.rules_named(plan, "schnell")] == ["servicepoint", "leistung"]
    assert edits.drop_rule(plan, changed) == small_office()


def test_a_service_leaves_its_group_with_all_that_holds_for_it() -> None:
    step = Step(at="lead", channel="counter", minutes=Minutes(mean=5))
    before = replace(small_office(), flows=(Flow(service="schnell", steps=(step,)),))
    plan = edits.own_rules(before, "schnell", "eat-abholung")
    assert "eat-abholung" not in plan.services_of("schnell")
    assert [rule.lead for rule in edits.rules_named(plan, "eat-abholung")] == ["servicepoint"]
    assert all("eat-abholung" in lane.services for lane in plan.unit("servicepoint").lanes)
    assert [flow.service for flow in plan.flows] == ["schnell", "eat-abholung"]
    assert check(plan, load_catalogue().scopes) == ()
    assert is_whole(plan)


def test_a_guess_about_what_is_gone_falls_away_and_others_stay() -> None:
    many = tuple(f"units.jugend.{field}" for field in ("staff", "room", "phone"))
    plan = replace(small_office(), assumed=(*many, "units.leistung.staff", "demand"), demand=_demand())
    without = edits.tidy(edits.end_unit(plan, "jugend", heir="leistung"))
    assert without.assumed == ("units.leistung.staff", "demand")


def _demand() -> tuple[Demand, ...]:
    return (Demand(service="schnell", per_day=3, channel="phone"),)
