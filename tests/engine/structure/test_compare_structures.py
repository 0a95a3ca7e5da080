# SPDX-License-Identifier: EUPL-1.2
"""What changes from one structure to another is told in sentences; order is no change."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kurzweg.engine.structure import Change, Structure, Unit, diff, example, read
from tests.engine.structure.offices import HEAD, UNITS
from tests.engine.structure.strategies import structures

thorough = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def with_unit(structure: Structure, unit: Unit) -> Structure:
    units = tuple(unit if one.id == unit.id else one for one in structure.units)
    return replace(structure, units=units)


def kinds(old: Structure, new: Structure) -> list[tuple[str, str]]:
    return [(change.kind, change.place) for change in diff(old, new)]


def test_a_renamed_unit_is_one_change_in_two_languages() -> None:
    servicepoint = replace(example().unit("servicepoint"), name=(("de", "Servicepoint"),))
    assert diff(example(), with_unit(example(), servicepoint)) == (
        Change(
            kind="unit_renamed",
            place="units.servicepoint.name",
            before={"de": "Eingangszone", "en": "Service point"},
            after="Servicepoint",
            german="Einheit Eingangszone heißt künftig Servicepoint.",
            english="Unit Eingangszone will be called Servicepoint.",
        ),
    )


def test_a_new_translation_is_no_new_name() -> None:
    servicepoint = replace(example().unit("servicepoint"), name=(("de", "Eingangszone"), ("fr", "Accueil")))
    (change,) = diff(example(), with_unit(example(), servicepoint))
    assert (change.kind, change.german) == (
        "unit_changed",
        "Einheit Eingangszone: Name in einer anderen Sprache geändert.",
    )


def test_hours_and_lists_are_told_without_brackets() -> None:
    unit = example().unit("servicepoint")
    changed = replace(unit, hours=unit.hours[:1], compartments=("allgemein", "aufenthalt"))
    assert [(change.german, change.english) for change in diff(example(), with_unit(example(), changed))] == [
        (
            "Einheit Eingangszone: Vertraulichkeitsbereiche: neu aufenthalt.",
            "Unit Eingangszone: compartments: new aufenthalt.",
        ),
        (
            "Einheit Eingangszone: Öffnungszeiten bisher Mo 08:00–12:00 13:00–16:00, Di 08:00–12:00 13:00–18:00, "
            "Do 08:00–12:00 13:00–18:00, künftig Mo 08:00–12:00 13:00–16:00.",
            "Unit Eingangszone: hours was Mon 08:00–12:00 13:00–16:00, Tue 08:00–12:00 13:00–18:00, "
            "Thu 08:00–12:00 13:00–18:00, becomes Mon 08:00–12:00 13:00–16:00.",
        ),
    ]


def test_a_unit_that_comes_moves_or_goes_is_told() -> None:
    sites = "sites: [{id: nord, name: Nord}, {id: sued, name: Süd}]\n"
    middle, added = "{id: mitte, name: Mitte, kind: front, site: sued}", "{id: neu, name: Neu, kind: back}"
    old = read(HEAD + sites + UNITS.replace("front}", "front, site: nord}"))
    new = read(HEAD + sites + f"units: [{middle}, {added}]")
    assert [(change.kind, change.german) for change in diff(old, new)] == [
        ("unit_moved", "Einheit Mitte zieht um: Nord → Süd."),
        ("unit_removed", "Einheit Recht entfällt."),
        ("unit_added", "Einheit Neu kommt hinzu."),
    ]


def test_changed_hours_staff_and_lanes_are_told() -> None:
    unit = example().unit("servicepoint")
    changed = replace(unit, hours=unit.hours[:2], staff=6.0, lanes=unit.lanes[:1])
    assert kinds(example(), with_unit(example(), changed)) == [
        ("staff_changed", "units.servicepoint.staff"),
        ("hours_changed", "units.servicepoint.hours"),
        ("lane_removed", "units.servicepoint.lanes.s2"),
    ]


def test_a_lane_that_goes_to_another_unit_is_a_move() -> None:
    unit, youth = example().unit("servicepoint"), example().unit("jugend")
    moved = with_unit(example(), replace(unit, lanes=unit.lanes[:1]))
    moved = with_unit(moved, replace(youth, lanes=unit.lanes[1:]))
    (change,) = diff(example(), moved)
    assert (change.kind, change.english) == ("lane_moved", "Lane s2 moves: Eingangszone → Jugendhilfe.")


def test_another_lead_for_the_same_persons_is_a_changed_lead() -> None:
    rules = list(example().responsibilities)
    rules[1] = replace(rules[1], lead="jugend")
    (change,) = diff(example(), replace(example(), responsibilities=tuple(rules)))
    assert (change.kind, change.before, change.after) == ("lead_changed", "auslaenderrecht-1", "jugend")
    assert change.german == "Zuständigkeit für duldung (surname A-K): künftig Jugendhilfe statt Ausländerrecht 1."


def test_other_persons_for_the_same_lead_are_a_changed_rule() -> None:
    rules = list(example().responsibilities)
    rules[0] = replace(rules[0], when=rules[3].when)
    (change,) = diff(example(), replace(example(), responsibilities=tuple(rules)))
    assert (change.kind, change.english) == ("rule_changed", "The rule for front: when is now age <18.")


def test_rules_that_come_and_go_are_told() -> None:
    rules = example().responsibilities
    assert kinds(example(), replace(example(), responsibilities=rules[1:])) == [
        ("rule_removed", "responsibilities.front")
    ]
    twice = replace(example(), responsibilities=(*rules, rules[0]))
    assert kinds(example(), twice) == [("rule_added", "responsibilities.front")]


def test_what_the_simulation_needs_is_compared_too() -> None:
    new = replace(
        example(),
        season=(("jan", 1.2),),
        backlog=(),
        flows=(),
        policy=replace(example().policy, emergency_share=0.1),
    )
    assert kinds(example(), new) == [
        ("flow_removed", "flows.duldung"),
        ("policy_changed", "policy.emergency_share"),
        ("backlog_removed", "backlog.duldung"),
        ("season_changed", "season.jan.factor"),
        ("season_removed", "season.aug"),
    ]


@given(structures(), st.randoms(use_true_random=False))
@thorough
def test_another_order_is_no_change(structure: Structure, chance: random.Random) -> None:
    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(items, len(items)))

    other = replace(
        structure,
        sites=mixed(structure.sites),
        units=mixed(tuple(replace(unit, lanes=mixed(unit.lanes)) for unit in structure.units)),
        responsibilities=mixed(tuple(replace(rule, when=mixed(rule.when)) for rule in structure.responsibilities)),
        groups=mixed(tuple((name, mixed(services)) for name, services in structure.groups)),
        demand=mixed(structure.demand),
        backlog=mixed(structure.backlog),
    )
    assert diff(structure, other) == ()


@given(structures(), structures())
@thorough
def test_every_difference_has_a_sentence_in_both_languages(old: Structure, new: Structure) -> None:
    changes = diff(old, new)
    assert bool(changes) == (bool(diff(new, old)))
    assert changes or old == new
    for change in changes:
        assert change.german.endswith(".")
        assert change.english.endswith(".")
        assert change.before != change.after


@given(structures(), structures())
@thorough
def test_what_is_added_one_way_is_removed_the_other_way(old: Structure, new: Structure) -> None:
    there = [change.kind for change in diff(old, new)]
    back = [change.kind for change in diff(new, old)]
    assert sorted(there) == sorted(_turned(kind) for kind in back)


def _turned(kind: str) -> str:
    noun, _, what = kind.rpartition("_")
    return f"{noun}_{ {'added': 'removed', 'removed': 'added'}.get(what, what) }"
