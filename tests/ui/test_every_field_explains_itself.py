# SPDX-License-Identifier: EUPL-1.2
"""Help stands at the field: a hint below it, or an explanation to unfold; what needs none is listed with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.urls import get_resolver

from kurzweg.people.forms import PersonForm

NEEDS_NONE = {
    "LoginForm.username": "everybody knows what it is",
    "LoginForm.password": "everybody knows what it is",
    "PersonForm.given_name": "the hint stands at the family name, for both",
    "PriorityForm.reason": "below it stands how many went first today, and how many may",
}


def forms_of(parent: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    """Every form of the house."""
    for form in parent.__subclasses__():
        if form.__module__.startswith("kurzweg."):
            yield form
        yield from forms_of(form)


def unexplained(found: Iterator[type[forms.BaseForm]]) -> set[str]:
    """Fields that people see, with neither hint nor explanation."""
    return {
        f"{form.__name__}.{name}"
        for form in found
        for name, field in form.base_fields.items()  # type: ignore[attr-defined]
        if field.label and not isinstance(field.widget, forms.HiddenInput)
        if not field.help_text and name not in getattr(form, "explanations", {})
    }


def test_every_field_has_a_hint_or_an_explanation() -> None:
    assert get_resolver().url_patterns  # the views, and with them all forms, are read
    assert unexplained(forms_of(forms.BaseForm)) - set(NEEDS_NONE) == set()


def test_what_is_said_to_need_none_is_still_there_and_still_has_none() -> None:
    assert set(NEEDS_NONE) <= unexplained(forms_of(forms.BaseForm))


def test_a_field_without_help_is_found() -> None:
    class Riddle(forms.Form):
        zeichen = forms.CharField(label="Zeichen")

    assert unexplained(iter([Riddle])) == {"Riddle.zeichen"}


def test_no_explanation_speaks_of_a_field_that_is_not_there() -> None:
    gone = {
        f"{form.__name__}.{name}"
        for form in forms_of(forms.BaseForm)
        for name in getattr(form, "explanations", {})
        if name not in form.base_fields  # type: ignore[attr-defined]
    }
    assert gone == set()


def test_an_explanation_unfolds_below_its_label() -> None:
    drawn = str(PersonForm()["nationality"].as_field_group())
    assert "<details" in drawn
    assert "Leer lassen, wenn sie ungeklärt ist" in drawn
