# SPDX-License-Identifier: EUPL-1.2
"""A wrong field is told with file, line, path, cause and mend."""

from __future__ import annotations

import pytest

from kurzweg.engine.structure import Problem, StructureError, read_conditions
from tests.engine.structure.offices import HEAD, UNITS, problems_in, told, told_below_head


def test_a_problem_names_file_line_field_cause_and_mend() -> None:
    assert problems_in(HEAD + "unitz: []") == (
        Problem(
            file="amt.yaml",
            line=6,
            field="unitz",
            cause='A structure has no field "unitz".',
            mend='Did you mean "units"?',
        ),
    )


def test_several_problems_are_told_in_one_pass_in_the_order_of_the_lines() -> None:
    text = "units:\n  - {id: Mitte, name: 5, kind: frond}\n  - {id: b, nam: B, kind: back, staff: viele}\n"
    assert told_below_head(text) == [
        'amt.yaml, line 7, units[0].id: "Mitte" is not an id. Use small letters a–z, digits and hyphens, '
        "as in auslaenderrecht-1.",
        'amt.yaml, line 7, units[0].name: This is a number ("5"), but a text is needed. Put it in quotes: "5".',
        'amt.yaml, line 7, units[0].kind: "frond" is no kind of unit. Did you mean "front"?',
        'amt.yaml, line 8, units[1].nam: A unit has no field "nam". Did you mean "name"?',
        'amt.yaml, line 8, units[1].staff: This is a text ("viele"), but a number is needed. '
        "Write it as in 12 or 0.5, without quotes or separators.",
        "amt.yaml, line 8, units[1]: A unit has no name. Add `name:` (name, German or per language).",
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("office: Zwei", '"office" stands here twice, first in line 2. Keep one of them.'),
        ("units: {}", "This is a mapping, but a list is needed."),
        ("units: []", "The list is empty. Add an item, or remove the line."),
        ("groups: {}", "The mapping is empty. Add an entry, or remove the line."),
        ("units:", "There is no value here. Write a list, or remove the line."),
        ("sources: [no]", 'This is a yes or no ("no"), but a text is needed. Put it in quotes: "no".'),
        ("sources: [2018-04-26]", "This is a date"),
        ('sources: [""]', "The text is empty. Write it, or remove the line."),
        ("people: {absence: .nan}", 'This is no finite number (".nan"), but a number is needed.'),
        ("people: {absence: 1e999}", "but a number is needed."),
        ("people: {absence: 2}", "2 is out of range. Write a number from 0 to 1."),
        ("people: {absence: '0.1'}", "This is a text"),
        ("people: {ramp_up: 6}", "This is a number"),
        ("people: {ramp_up: 6 weeks}", '"6 weeks" is not a duration. Write a number and its unit (mo), as in 15mo.'),
        ("people: {ramp_up: 2000mo}", '"2000mo" is too long. At most 1200mo.'),
        ("backlog: {a: 1.5}", "1.5 is not a whole number. Round it."),
        ("season: {januar: 1}", '"januar" is no month. Did you mean "jan"?'),
        ("? [a, b]\n: c", "The name of a field is a list. Write a plain name before the colon."),
        ("notes: {a: \"x\\0y\"}", "The text holds U+0000, which is no letter. Remove it."),
        ("sources: [\"a\\nb\", \"a\\nb\"]", "stands here twice. Keep one of them."),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_its_mend(line: str, sentence: str) -> None:
    (only,) = told_below_head(line + "\n")
    assert only.startswith("amt.yaml, line ")
    assert sentence in only


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2018-02-30", 'There is no day "2018-02-30". Check month and day.'),
        ("26.04.2018", "but a date is needed. Write year, month and day, as in 2018-04-26."),
    ],
)
def test_a_day_must_exist(day: str, sentence: str) -> None:
    (only,) = told(HEAD.replace("2018-04-26", day))
    assert sentence in only


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (
            "{mon: '12:00-08:00'}",
            'hours.mon: "12:00-08:00" ends before it begins. Did you mean "08:00-12:00"?',
        ),
        ("{mon: '08:00-08:00'}", 'hours.mon: "08:00-08:00" has no length. Write '),
        (
            "{mon: '08:00-12:00 11:00-13:00'}",
            'hours.mon: "08:00-12:00" overlaps "11:00-13:00". End the first before the second begins.',
        ),
        ("{mon: '8-12'}", 'hours.mon: "8-12" is not a time of day from-to.'),
        ("{mon: '08:00-24:00'}", "at the latest until 23:59."),
        ("{montag: '08:00-12:00'}", '"montag" is no day of the week. Did you mean "mon"?'),
    ],
)
def test_opening_hours_must_make_sense(hours: str, sentence: str) -> None:
    (only,) = told_below_head(f"units: [{{id: a, name: A, kind: back, hours: {hours}}}]")
    assert sentence in only


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("{surname: L-A}", 'when.surname: "L-A" runs backward. Did you mean "A-L"?'),
        ("{surname: Z-Ä}", '"Z-Ä" runs backward.'),
        ("{surname: A-K-Z}", "is not a range of letters."),
        ("{surname: '1-5'}", "is not a range of letters."),
        ("{surname: Мо}", "is not a range of letters."),
        ("{age: 20-18}", '"20-18" runs backward. Did you mean "18-20"?'),
        ("{age: jung}", "is not an age. Write whole years"),
        ('{age: "<0"}', '"<0" holds nobody.'),
        ("{age: 400}", "nobody is older than 130."),
        ("{municipality: 15084}", 'Put it in quotes: "15084".'),
        ("{household: wg}", '"wg" is no household. Known:'),
        ("{surnam: A-K}", 'A rule cannot ask about "surnam". Did you mean "surname"?'),
        ("{service: a}", 'A rule cannot ask about "service".'),
        ("{}", "There is no condition. Remove `when`"),
        ("A-K", "a mapping of facts is needed."),
    ],
)
def test_conditions_must_make_sense(when: str, sentence: str) -> None:
    (only,) = told(HEAD + UNITS + f"responsibilities: [{{service: a, lead: mitte, when: {when}}}]")
    assert sentence in only


@pytest.mark.parametrize(
    ("arrivals", "sentence"),
    [
        ("{'08:00-10:00': 0.5, '09:00-12:00': 0.5}", '"08:00-10:00" overlaps "09:00-12:00".'),
        ("{'08:00-10:00': 0.5}", "The shares add up to 0.50. Let them add up to 1."),
        ("{'10:00-08:00': 1}", "ends before it begins."),
    ],
)
def test_arrivals_must_fill_the_day(arrivals: str, sentence: str) -> None:
    (only,) = told_below_head(f"demand: [{{service: a, per_day: 1, channel: walk_in, arrivals: {arrivals}}}]")
    assert sentence in only


def test_a_newer_format_asks_for_a_newer_kurzweg() -> None:
    (only,) = told(HEAD.replace("kurzweg: 1", "kurzweg: 2"))
    assert only == (
        "amt.yaml, line 1, kurzweg: This version reads format 1 only. Write 1; a newer format needs a newer kurzweg."
    )


def test_the_limits_of_a_service_are_told_as_wrong_too() -> None:
    with pytest.raises(StructureError) as refused:
        read_conditions({"age": "jung"}, file="catalogue.yaml")
    assert str(refused.value).startswith('catalogue.yaml, line 1, age: "jung" is not an age.')
