# SPDX-License-Identifier: EUPL-1.2
"""`check`: gaps and clashes with one concrete person, and what else can be wrong in a structure."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from kurzweg.engine.responsibility import Finding, check
from kurzweg.engine.structure import Elsewhere, Flow, Interval, Lane, Minutes, Rule, Step, Structure, Unit, Workforce
from tests.engine.responsibility.offices import SERVICE, led, office, when

EVERYONE = {SERVICE: ()}
TWO_ROOMS = (led("u1", surname="A-K"), led("u2", surname=["L-Z", "unknown"]))
MORNING = (("mon", (Interval(start=time(8), end=time(12)),)),)


def told(*rules: Rule, scope: object = (), **fields: object) -> list[tuple[str, str]]:
    """Kind and person of each finding about the rules themselves."""
    findings = check(office(*rules, **{"units": (), **fields}), {SERVICE: scope})  # type: ignore[dict-item]
    return [(finding.kind, finding.person("en")) for finding in findings]


def of_units(structure: Structure, **walls: str) -> list[Finding]:
    return list(check(structure, EVERYONE, compartments=walls))


def test_two_ranges_and_the_unknown_cover_everybody() -> None:
    assert told(*TWO_ROOMS) == []


def test_nothing_about_the_unknown_is_a_gap() -> None:
    assert told(led("u1", surname="A-K"), led("u2", surname="L-Z")) == [
        ("gap", "surname unknown (single name), any age")
    ]


def test_a_letter_in_two_ranges_is_a_clash() -> None:
    assert told(led("u1", surname="A-L"), led("u2", surname=["L-Z", "unknown"])) == [
        ("clash", "surname Lange, any age")
    ]


def test_a_rule_for_minors_only_leaves_a_gap_from_18_on() -> None:
    assert told(led("u1", age="<18")) == [("gap", "any surname, 18 years old")]


def test_a_rule_for_everyone_clashes_with_every_other() -> None:
    assert told(*TWO_ROOMS, led("u3")) == [
        ("clash", "surname Abel, any age"),
        ("clash", "surname Lange, any age"),
    ]


def test_a_service_for_minors_needs_rules_for_minors_only() -> None:
    minors = when(age="<18")
    assert told(led("u1"), scope=minors) == []
    assert told(led("u1", age="<18"), scope=minors) == []
    assert told(led("u1", age="<17"), scope=minors) == [("gap", "any surname, 17 years old")]


def test_a_service_without_any_rule_is_a_gap_for_everybody() -> None:
    assert told() == [("gap", "any surname, any age")]


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz")
def test_one_missing_letter_is_found(letter: str) -> None:
    others = [f"{other}-{other}" for other in "abcdefghijklmnopqrstuvwxyz" if other != letter]
    (gap,) = check(office(led("u1", surname=[*others, "unknown"]), units=()), EVERYONE)
    assert gap.kind == "gap"
    assert str(dict(gap.facts)["surname"]).lower().startswith(letter)


@pytest.mark.parametrize("year", [0, 1, 17, 64, 129, 130])
def test_one_year_in_two_rules_is_found(year: int) -> None:
    (clash,) = check(office(led("u1"), led("u2", age=str(year)), units=()), EVERYONE)
    assert (clash.kind, clash.facts, clash.rules) == ("clash", (("age", year),), (0, 1))


def test_three_rules_for_one_person_are_named_together() -> None:
    findings = check(office(led("u1"), led("u2"), led("u3"), units=()), EVERYONE)
    assert [(finding.kind, finding.units, finding.rules) for finding in findings] == [
        ("clash", ("u1", "u2", "u3"), (0, 1, 2))
    ]


def test_two_rules_with_the_same_unit_must_not_meet_either() -> None:
    assert told(led("u1"), led("u1", age="<18")) == [("clash", "any surname, 17 years old")]


def test_a_person_is_told_in_german_and_english_with_all_facts() -> None:
    rules = (led("u1", age="<18", municipality="15084590", surname="A-K"),)
    gaps = [finding for finding in check(office(*rules, units=()), EVERYONE) if finding.kind == "gap"]
    people = {gap.person("de") for gap in gaps}
    assert "Nachname Lange, 30 Jahre alt, Wohnort Düsseldorf" in people
    assert "Nachname Abel, 18 Jahre alt, Wohnort Düsseldorf" in people
    assert "Nachname Abel, 17 Jahre alt, Wohnort Düsseldorf" in people


def test_a_finding_names_person_region_and_mend() -> None:
    (gap,) = check(office(led("u1", age="<18"), units=()), EVERYONE)
    assert gap.text("en") == (
        "duldung: nobody is responsible. Example: any surname, 18 years old. Concerned: age 18 years and over or "
        "unknown. Add a rule for these persons, or widen an existing one."
    )
    assert gap.text("de").startswith("duldung: Niemand ist zuständig. Beispiel: beliebiger Nachname, 18 Jahre alt.")
    assert gap.region == when(age=[">=18", "unknown"])


def test_the_other_municipalities_are_the_complement_of_the_named_ones() -> None:
    named = led("u1", municipality=["15084355", "15084590"])
    assert told(named, led("u2", municipality=["other", "unknown"])) == []
    assert told(named, led("u2", municipality="other")) == [("gap", "any surname, any age, place of residence unknown")]


def test_a_rule_that_can_never_apply_is_found() -> None:
    minors = when(age="<18")
    assert told(led("u1"), led("u2", age=">=18"), scope=minors) == [("never-applies", "")]
    assert told(led("u1"), led("u2", age="<0")) == [("never-applies", "")]


def test_a_rule_for_a_service_that_nobody_knows_is_found() -> None:
    (finding,) = check(office(led("u1"), Rule(service="duldnug", lead="u1"), units=()), EVERYONE)
    assert (finding.kind, finding.service, finding.rules) == ("unknown-service", "duldnug", (1,))


def test_a_status_that_does_not_exist_is_found_with_its_rule() -> None:
    (finding,) = check(office(led("u1"), led("u2", status="gedultet"), units=()), EVERYONE)
    assert (finding.kind, finding.rules) == ("bad-condition", (1,))
    assert "gedultet" in finding.text("de")


def test_a_body_elsewhere_needs_a_source() -> None:
    outside = Rule(service=SERVICE, elsewhere=(Elsewhere(body="Familienkasse"),))
    assert told(outside) == [("elsewhere-without-source", "")]
    assert told(replace(outside, sources=("https://example.org",))) == []
    named = Elsewhere(body="Familienkasse", source="https://example.org")
    assert told(replace(outside, elsewhere=(named,))) == []


def unit(code: str, **fields: object) -> Unit:
    return Unit(**{"id": code, "name": (("de", code),), "kind": "casework", **fields})  # type: ignore[arg-type]


def test_a_unit_that_leads_nothing_and_has_no_other_part_is_found() -> None:
    structure = office(led("u1"), units=(unit("u1"), unit("u9")))
    assert [(one.kind, one.unit) for one in of_units(structure)] == [("idle-unit", "u9")]


def test_who_supervises_takes_part_works_in_a_flow_or_is_a_partner_is_not_idle() -> None:
    rule = replace(led("u1"), participants=("u2",), inform=("u3",), deputy="u4", decides="u5", signs="u6")
    flow = Flow(service=SERVICE, steps=(Step(at="u8", channel="desk", minutes=Minutes(mean=5)),))
    units = (
        unit("u1", parent="top", professional="fach"),
        *(unit(code) for code in ("top", "fach", "u2", "u3", "u4", "u5", "u6", "u8")),
        unit("verein", kind="partner"),
    )
    assert of_units(office(rule, units=units, flows=(flow,))) == []


def test_a_front_service_needs_a_lane_that_can_serve_it() -> None:
    bare = office(led("u1"), units=(unit("u1", kind="front"),))
    assert [(one.kind, one.service, one.rules) for one in of_units(bare)] == [("front-without-lane", SERVICE, (0,))]
    lane = Lane(id="s1", services=("front",))
    served = office(led("u1"), units=(unit("u1", kind="front", lanes=(lane,)),), groups=(("front", (SERVICE,)),))
    assert of_units(served) == []


def test_a_lane_for_a_service_of_another_unit_is_found() -> None:
    lane = Lane(id="s2", services=(SERVICE,))
    structure = office(led("u1"), units=(unit("u1"), unit("u2", kind="partner", lanes=(lane,))))
    assert [(one.kind, one.unit, one.lane) for one in of_units(structure)] == [("foreign-lane", "u2", "s2")]


@pytest.mark.parametrize(
    ("fields", "people"),
    [
        ({}, Workforce()),
        ({"lanes": (Lane(id="s1", services=(SERVICE,)),), "staff": 0.0}, Workforce()),
        ({"lanes": (Lane(id="s1", services=(SERVICE,)),), "staff": 1.0}, Workforce(vacancies=(("u1", 1.0),))),
    ],
    ids=["no lane", "no post", "all posts vacant"],
)
def test_hours_in_which_nobody_can_do_it_are_found(fields: dict[str, object], people: Workforce) -> None:
    structure = office(led("u1"), units=(unit("u1", hours=MORNING, **fields),), people=people)
    assert [(one.kind, one.unit) for one in of_units(structure)] == [("unattended-hours", "u1")]


def test_a_unit_must_stand_inside_the_walls_of_what_it_leads() -> None:
    outside = office(led("u1"), units=(unit("u1", compartments=("allgemein",)),))
    assert [(one.kind, one.detail) for one in of_units(outside, duldung="aufenthalt")] == [
        ("outside-compartments", "aufenthalt")
    ]
    inside = office(led("u1"), units=(unit("u1", compartments=("aufenthalt",)),))
    assert of_units(inside, duldung="aufenthalt") == []
