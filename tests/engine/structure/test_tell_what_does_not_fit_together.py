# SPDX-License-Identifier: EUPL-1.2
"""Names must point at something, ids are never shared, nobody reports to oneself."""

from __future__ import annotations

import pytest

from tests.engine.structure.offices import HEAD, UNITS, told

LANES = """\
units:
  - {id: mitte, name: Mitte, kind: front, lanes: [{id: s1, services: [front]}]}
  - {id: recht, name: Recht, kind: casework, lanes: [{id: s1, services: [a]}]}
"""


def test_an_id_is_taken_once() -> None:
    text = "sites: [{id: haus, name: Haus}, {id: haus, name: Hof}]\n"
    assert told(HEAD + text + LANES) == [
        'amt.yaml, line 6, sites[1].id: The id "haus" is taken, in line 6. '
        "Give this one another id; ids are never shared.",
        'amt.yaml, line 9, units[1].lanes[0].id: The id "s1" is taken, in line 8. '
        "Give this one another id; ids are never shared.",
    ]


def test_a_unit_is_there_once() -> None:
    (only,) = told(HEAD + UNITS + "  - {id: mitte, name: M, kind: back}\n")
    assert 'units[2].id: The id "mitte" is taken, in line 7.' in only


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ("lead: mite", "lead"),
        ("lead: recht, with: [mite]", "with[0]"),
        ("lead: recht, inform: [mite]", "inform[0]"),
        ("lead: recht, decides: mite", "decides"),
        ("lead: recht, signs: mite", "signs"),
        ("lead: recht, deputy: mite", "deputy"),
    ],
)
def test_a_rule_names_units_of_its_own_structure(rule: str, field: str) -> None:
    (only,) = told(HEAD + UNITS + f"responsibilities:\n  - {{service: a, {rule}}}\n")
    assert only == (f'amt.yaml, line 10, responsibilities[0].{field}: There is no unit "mite". Did you mean "mitte"?')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("flows: [{service: a, steps: [{at: leed, channel: desk, minutes: {mean: 1}}]}]",
         'flows[0].steps[0].at: There is no unit or role "leed". Did you mean "lead"?'),
        ("people: {vacancies: {mite: 1}}", 'people.vacancies.mite: There is no unit "mite".'),
        ("successors: {alt: mite}", 'successors.alt: There is no unit "mite".'),
        ("successors: {mitte: recht}", '"mitte" still stands in this structure. List it among its own successors'),
        ("policy: {targets: {a: 5min}}", "policy.targets: There is no target for all other services."),
        ("groups: {default: [a]}", '"default" is a word of the policy.'),
        ("groups: {x: [a], y: [x]}", 'groups.y[0]: "x" is itself a group; groups.y may hold services only.'),
        ("assumed: [units.mitte.staff]", '"units.mitte.staff" points at nothing: there is no "staff".'),
        ("assumed: [units.mite]", 'there is no "mite". Did you mean "mitte"?'),
        ("assumed: [demand]", 'assumed[0]: "demand" points at nothing: there is no "demand".'),
        ("assumed: [units.*.phone]", 'there is no "phone".'),
        ("assumed: [Alles]", '"Alles" is not a path to a field.'),
        ("responsibilities: [{service: a, lead: mitte, assumed: [law]}]",
         'responsibilities[0].assumed[0]: "law" points at nothing'),
        ("responsibilities: [{service: a}]", "The rule does not say who is in charge. Add `lead: unit`"),
        ("responsibilities: [{service: a, lead: mitte, elsewhere: {body: B}}]",
         "The rule has both lead and elsewhere. Keep the one that is in charge."),
        ("demand: [{service: a, per_day: 1, channel: mail}, {service: a, per_day: 2, channel: mail}]",
         'demand[1]: "a" by "mail" stands in line 9 already. Put both into one entry.'),
    ],
)  # fmt: skip
def test_what_stands_between_fields_is_told(text: str, sentence: str) -> None:
    (only,) = told(HEAD + UNITS + text)
    assert only.startswith("amt.yaml, line 9")
    assert sentence in only


@pytest.mark.parametrize("line", ["parent", "professional"])
def test_supervision_runs_in_no_circle(line: str) -> None:
    text = f"""units:
  - {{id: a, name: A, kind: back, {line}: b}}
  - {{id: b, name: B, kind: back, {line}: c}}
  - {{id: c, name: C, kind: back, {line}: b}}
"""
    assert told(HEAD + text) == [
        f"amt.yaml, line 9, units[2].{line}: b under c under b: a circle. Let one of them stand at the top."
    ]


def test_nobody_is_their_own_superior() -> None:
    (only,) = told(HEAD + "units: [{id: a, name: A, kind: back, parent: a}]")
    assert "units[0].parent: a under a: a circle." in only


def test_a_unit_stands_at_a_site_that_exists() -> None:
    (only,) = told(HEAD + "sites: [{id: haus, name: H}]\nunits: [{id: a, name: A, kind: back, site: hauss}]")
    assert 'units[0].site: There is no site "hauss". Did you mean "haus"?' in only


def test_a_step_and_a_unit_cannot_have_one_name() -> None:
    (only,) = told(HEAD + "units: [{id: lead, name: A, kind: back}]")
    assert '"lead" is a word of the steps of flows.' in only


def test_services_are_those_of_the_catalogue_when_there_is_one() -> None:
    text = """groups: {front: [eat-abholung, eat-abhulung], duldung: [eat-abholung]}
responsibilities: [{service: frond, lead: mitte}, {service: duldung, lead: mitte}]
backlog: {dulding: 5}
policy: {targets: {default: 5min, front: 3min}}
"""
    assert told(HEAD + UNITS + text, services=["eat-abholung", "duldung"]) == [
        'amt.yaml, line 9, groups.duldung: "duldung" is also a service; services and groups share one name '
        "space. Give the group another name.",
        'amt.yaml, line 9, groups.front[1]: There is no service "eat-abhulung". Did you mean "eat-abholung"?',
        'amt.yaml, line 10, responsibilities[0].service: There is no service or group "frond". Did you mean "front"?',
        'amt.yaml, line 11, backlog.dulding: There is no service or group "dulding". Did you mean "duldung"?',
    ]


def test_one_wrong_name_of_a_unit_is_not_told_again_for_all_who_point_at_it() -> None:
    text = "units: [{id: a, nam: A, kind: back}]\nresponsibilities: [{service: x, lead: a}]"
    assert [line.split(": ")[0] for line in told(HEAD + text)] == [
        "amt.yaml, line 6, units[0].nam",
        "amt.yaml, line 6, units[0]",
    ]


def test_units_that_cannot_be_read_at_all_are_told_once() -> None:
    (only,) = told(HEAD + "units: 5\nresponsibilities: [{service: x, lead: a}]")
    assert "units: This is a number" in only
