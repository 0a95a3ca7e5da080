# SPDX-License-Identifier: EUPL-1.2
"""Several offices for one matter of one person: counted from who takes part and from the steps of the flow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kurzweg.engine.comparison import Work, figures_of, offices_of, supervision_changes, work_on
from kurzweg.engine.structure import Flow, Minutes, Rule, Step, Structure, Unit

MINUTES = Minutes(mean=10)


def unit(code: str, parent: str | None, **fields: object) -> Unit:
    return Unit(id=code, name=(("de", code),), kind="casework", parent=parent, **fields)  # type: ignore[arg-type]


def city(*rules: Rule, flows: tuple[Flow, ...] = ()) -> Structure:
    """Two offices of two units each, and a welfare organisation beside them."""
    units = (
        unit("stadt", None),
        unit("amt-33", "stadt"),
        unit("aufenthalt", "amt-33", site="a"),
        unit("empfang", "amt-33", site="a"),
        unit("amt-50", "stadt"),
        unit("leistung", "amt-50", site="b"),
        unit("traeger", None, site="c"),
    )
    return Structure(
        office="Stadt",
        label="",
        land="NW",
        valid_from=date(2017, 1, 1),
        units=units,
        responsibilities=rules,
        flows=flows,
    )


def step(at: str, *, wait: float = 0.0) -> Step:
    return Step(at=at, channel="desk", minutes=MINUTES, outside_wait=wait)


def work(*rules: Rule, steps: tuple[Step, ...] = ()) -> Work:
    flows = (Flow(service="duldung", steps=steps),) if steps else ()
    return work_on(city(*rules, flows=flows), ["duldung"])["duldung"]


def test_the_management_of_a_unit_is_what_stands_below_the_top() -> None:
    offices = offices_of(city())
    assert offices == {
        "stadt": "stadt",
        "amt-33": "amt-33",
        "aufenthalt": "amt-33",
        "empfang": "amt-33",
        "amt-50": "amt-50",
        "leistung": "amt-50",
        "traeger": "traeger",
    }


def test_a_line_of_management_may_be_as_long_as_a_file_allows() -> None:
    levels = [str(level) for level in range(20_000)]
    units = [unit(below, above) for below, above in zip(levels, [None, *levels], strict=False)]
    tall = replace(city(), units=tuple(reversed(units)))
    assert offices_of(tall) == dict.fromkeys(levels, "1") | {"0": "0"}
    assert figures_of(tall, []).offices == 2


def test_units_of_one_office_are_no_double_structure() -> None:
    one = work(Rule(service="duldung", lead="aufenthalt", participants=("empfang",)))
    assert (one.offices, one.is_double) == (("amt-33",), False)


def test_a_part_of_another_office_is_one() -> None:
    one = work(Rule(service="duldung", lead="aufenthalt", participants=("leistung", "traeger"), assumed=("with",)))
    assert one.offices == ("amt-33", "amt-50", "traeger")
    assert one.sites == ("a", "b", "c")
    assert one.is_double
    assert one.assumed


def test_a_step_in_another_office_is_one_too_and_the_way_back_is_counted() -> None:
    one = work(
        Rule(service="duldung", lead="aufenthalt"),
        steps=(step("lead"), step("leistung", wait=5), step("lead", wait=30)),
    )
    assert (one.units, one.handovers, one.returns, one.days) == (("aufenthalt", "leistung"), 2, 1, 5)


def test_a_way_that_nobody_published_is_a_guess() -> None:
    flow = Flow(service="duldung", steps=(step("lead"), step("leistung"), step("lead")))
    known = city(Rule(service="duldung", lead="aufenthalt"), flows=(flow,))
    guessed = replace(known, assumed=("flows",))
    assert [work_on(one, ["duldung"])["duldung"].assumed for one in (known, guessed)] == [False, True]


def test_two_steps_of_one_unit_are_no_handover() -> None:
    one = work(Rule(service="duldung", lead="aufenthalt"), steps=(step("lead"), step("decides"), step("aufenthalt")))
    assert (one.handovers, one.returns) == (0, 0)


def test_two_leads_for_different_people_are_no_double_structure() -> None:
    one = work(Rule(service="duldung", lead="aufenthalt"), Rule(service="duldung", lead="leistung"))
    assert not one.is_double


def test_of_several_rules_the_person_with_the_most_offices_counts() -> None:
    one = work(
        Rule(service="duldung", lead="aufenthalt"), Rule(service="duldung", lead="leistung", participants=("empfang",))
    )
    assert one.units == ("leistung", "empfang")


def test_a_flow_of_the_service_wins_over_the_flow_of_its_group() -> None:
    flows = (Flow(service="duldung", steps=(step("leistung"),)), Flow(service="viele", steps=(step("empfang"),)))
    structure = replace(
        city(Rule(service="viele", lead="aufenthalt"), flows=flows), groups=(("viele", ("duldung", "einbuergerung")),)
    )
    found = work_on(structure, ["duldung", "einbuergerung"])
    assert {service: one.units for service, one in found.items()} == {
        "duldung": ("aufenthalt", "leistung"),
        "einbuergerung": ("aufenthalt", "empfang"),
    }


def test_what_the_office_does_not_lead_is_not_counted() -> None:
    assert work_on(city(), ["duldung"]) == {}


def test_figures_count_own_posts_and_those_of_partners_apart() -> None:
    units = (
        unit("a", None, staff=8.5, site="x"),
        unit("b", "a", staff=2.0, site="y"),
        replace(unit("c", "a", staff=1.0), kind="partner"),
        unit("d", "a"),
    )
    structure = replace(city(), units=units, assumed=("units.a.staff", "units.d"))
    figures = figures_of(structure, ())
    assert (figures.units, figures.sites, figures.staff, figures.partner_staff) == (4, 2, 10.5, 1.0)
    assert figures.guessed_staff == 1


def test_nobody_gave_a_number_is_not_nought() -> None:
    assert figures_of(city(), ()).staff is None


def test_a_secondment_is_told_with_both_lines() -> None:
    before = city()
    seconded = replace(before.unit("leistung"), parent="amt-33", professional="amt-50")
    after = replace(before, units=(*before.units[:5], seconded, before.units[6]))
    (change,) = supervision_changes(before, after)
    assert change.unit == "leistung"
    assert (change.before and change.before.line, change.after and change.after.line) == ("amt-50", "amt-33")
    assert change.after is not None
    assert change.after.are_two
    assert figures_of(after, ()).two_lines == 1
