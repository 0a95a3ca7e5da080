# SPDX-License-Identifier: EUPL-1.2
"""Everything of the text form arrives in the model."""

from __future__ import annotations

from datetime import date, time

from kurzweg.engine.structure import (
    Condition,
    Elsewhere,
    Interval,
    Lane,
    Minutes,
    Rule,
    Step,
    Workforce,
    example,
    filing_key,
    is_assumed,
    read,
    read_conditions,
)
from tests.engine.structure.offices import HEAD, UNITS


def test_a_head_alone_is_a_structure() -> None:
    structure = read(HEAD)
    assert (structure.office, structure.land, structure.valid_from) == ("Amt", "ST", date(2018, 4, 26))
    assert structure.units == ()


def test_a_unit_arrives_with_lanes_hours_and_both_lines_of_supervision() -> None:
    unit = example().unit("servicepoint")
    assert unit.name == (("de", "Eingangszone"), ("en", "Service point"))
    assert (unit.parent, unit.professional, unit.staff) == ("migrationsagentur", "ordnungsamt", 5.0)
    assert unit.lanes == (Lane(id="s1", services=("front",)), Lane(id="s2", services=("front", "duldung")))
    assert unit.hours[0] == (
        "mon",
        (Interval(start=time(8), end=time(12)), Interval(start=time(13), end=time(16))),
    )


def test_rules_arrive_with_conditions_and_participants() -> None:
    assert example().responsibilities[3] == Rule(
        service="uma-inobhutnahme",
        lead="jugend",
        when=(Condition(fact="age", values=("<18",)),),
        participants=("auslaenderrecht-1",),
        decides="jugend",
        law="§ 42a SGB VIII",
    )


def test_elsewhere_is_one_body_or_several() -> None:
    one = "responsibilities: [{service: a, elsewhere: {body: Familienkasse}}]"
    two = "responsibilities: [{service: a, elsewhere: [{body: Familienkasse}, {body: Jobcenter}]}]"
    assert read(HEAD + one).responsibilities[0].elsewhere == (Elsewhere(body="Familienkasse"),)
    assert [body.body for body in read(HEAD + two).responsibilities[0].elsewhere] == [
        "Familienkasse",
        "Jobcenter",
    ]


def test_days_of_the_week_and_languages_come_in_their_official_order() -> None:
    unit = "units: [{id: a, name: {en: Desk, de: Mitte}, kind: back, hours: {fri: '08:00-09:00', mon: '08:00-09:00'}}]"
    read_unit = read(HEAD + unit).unit("a")
    assert [day for day, _ in read_unit.hours] == ["mon", "fri"]
    assert read_unit.name == (("de", "Mitte"), ("en", "Desk"))


def test_durations_arrive_in_the_unit_of_their_field() -> None:
    policy = "policy: {targets: {default: 1.5h, a: 15min}}\npeople: {ramp_up: 6mo}\n"
    demand = "demand: [{service: a, per_day: 1, channel: appointment, lead: 2w}]"
    structure = read(HEAD + policy + demand)
    assert structure.policy.targets == (("default", 90.0), ("a", 15.0))
    assert structure.people == Workforce(ramp_up_months=6.0)
    assert structure.demand[0].lead_days == 14.0


def test_a_step_may_send_people_home_for_a_paper() -> None:
    assert example().flows[0].steps[1] == Step(
        at="lead", channel="desk", minutes=Minutes(mean=25.0), returns=0.2, return_days=14.0
    )


def test_letter_ranges_and_ages_are_kept_in_one_form() -> None:
    rule = "responsibilities: [{service: a, lead: recht, when: {surname: Casb – Dza, age: ['<=17', '>64', 30]}}]"
    assert read(HEAD + UNITS + rule).responsibilities[0].when == (
        Condition(fact="surname", values=("Casb-Dza",)),
        Condition(fact="age", values=("<18", ">=65", "30")),
    )


def test_an_upper_bound_holds_all_that_begins_with_it() -> None:
    rule = "responsibilities: [{service: a, lead: recht, when: {surname: Sch-S}}]"
    assert read(HEAD + UNITS + rule).responsibilities[0].when[0].values == ("Sch-S",)


def test_letters_are_filed_as_in_the_telephone_directory() -> None:
    assert [filing_key(name) for name in ("Ä", "Č", "Ş", "ß", "Ø", "İ", "A\u0308")] == [
        "ae", "c", "s", "ss", "o", "i", "ae",
    ]  # fmt: skip


def test_a_split_names_several_successors() -> None:
    structure = read(HEAD + UNITS + "successors: {alt: [mitte, recht], ganz-alt: mitte}")
    assert structure.successors == (("alt", "mitte"), ("alt", "recht"), ("ganz-alt", "mitte"))


def test_a_guess_covers_what_stands_below_it() -> None:
    structure = read(HEAD + UNITS.replace("kind: front", "kind: front, staff: 5") + "assumed: [units.mitte, office]")
    assert is_assumed(structure, "units", "mitte", "staff")
    assert not is_assumed(structure, "units", "recht", "staff")


def test_the_limits_of_a_service_are_read_like_the_conditions_of_a_rule() -> None:
    assert read_conditions({"age": "<18", "household": ["single", "unknown"]}) == (
        Condition(fact="age", values=("<18",)),
        Condition(fact="household", values=("single", "unknown")),
    )


def test_json_with_letters_in_two_halves_is_read() -> None:
    text = (
        '{"kurzweg": 1, "office": "Amt \\ud83d\\ude00 a\\/b", "label": "x", "land": "ST", "valid_from": "2018-04-26"}'
    )
    assert read(text).office == "Amt \U0001f600 a/b"


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert read(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()) == read(HEAD)
