# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest
from django import forms

from kurzweg.ui.dates import DayField, PartialDate, PartialDayField

TODAY = date(2026, 11, 22)


class Question(forms.Form):
    day = DayField(label="Tag", today=TODAY, required=False)


class Birth(forms.Form):
    born = PartialDayField(label="Geburt", birthday=True, today=TODAY)


def typed(*parts: str) -> Question:
    return Question({f"day_{number}": part for number, part in enumerate(parts)})


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("3", "4", "2027"), date(2027, 4, 3)),
        (("03", "04", "27"), date(2027, 4, 3)),
        (("3.4.27", "", ""), date(2027, 4, 3)),
        (("3.4.2027", "", ""), date(2027, 4, 3)),
        (("3.", "4.", "1999"), date(1999, 4, 3)),
        (("3", "4", "85"), date(1985, 4, 3)),
        (("3", "4", "00"), date(2000, 4, 3)),
        (("3.4.00", "", ""), date(2000, 4, 3)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("", "", ""), None),
    ],
)
def test_a_day_is_understood_as_people_write_it(parts: tuple[str, ...], day: date | None) -> None:
    form = typed(*parts)

    assert form.is_valid()
    assert form.cleaned_data["day"] == day


@pytest.mark.parametrize(
    "parts",
    [
        ("31", "2", "1990"),
        ("x", "4", "2027"),
        ("3", "13", "2027"),
        ("0", "1", "2027"),
        ("00", "1", "2027"),
        ("3", "00", "2027"),
        ("3", "4", "0"),
        ("3", "4", "0000"),
        ("3", "4", "9999999999"),
        ("9999999999", "4", "2027"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_an_example(parts: tuple[str, ...]) -> None:
    form = typed(*parts)

    assert not form.is_valid()
    assert form.errors["day"] == ["Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr, zum Beispiel 3 4 2027."]


def test_half_a_day_is_asked_for_again_and_what_was_typed_stays() -> None:
    form = typed("3", "", "2027")

    assert form.errors["day"] == ["Schreiben Sie Tag, Monat und Jahr, zum Beispiel 3 4 2027."]
    assert 'value="2027"' in str(form)


@pytest.mark.parametrize(
    ("parts", "known"),
    [
        (("", "", "1990"), PartialDate(1990)),
        (("", "4", "1990"), PartialDate(1990, 4)),
        (("3", "4", "1990"), PartialDate(1990, 4, 3)),
    ],
)
def test_a_day_of_birth_may_be_known_in_part(parts: tuple[str, ...], known: PartialDate) -> None:
    form = Birth({f"born_{number}": part for number, part in enumerate(parts)})

    assert form.is_valid()
    assert form.cleaned_data["born"] == known


@pytest.mark.parametrize("parts", [("", "", ""), ("3", "", "1990"), ("3", "4", "")])
def test_a_day_of_birth_needs_at_least_its_year(parts: tuple[str, ...]) -> None:
    form = Birth({f"born_{number}": part for number, part in enumerate(parts)})

    assert not form.is_valid()


def test_the_browser_may_fill_in_the_day_of_birth() -> None:
    assert 'autocomplete="bday-year"' in str(Birth())


def test_the_three_fields_carry_their_own_labels() -> None:
    html = str(typed("", "", ""))

    assert [html.count(f">{label}</label>") for label in ("Tag", "Monat", "Jahr")] == [1, 1, 1]
