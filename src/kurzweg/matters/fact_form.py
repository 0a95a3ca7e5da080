# SPDX-License-Identifier: EUPL-1.2
"""The questions that decide who is responsible, asked by staff: only those that can still change the answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.responsibility import CLOSED, UNKNOWN
from kurzweg.engine.structure import Structure
from kurzweg.matters.facts_in_words import fact_name, said_about

NATIONALITIES = ("eu", "ukraine", "other")
OLDEST = 130
WITHOUT = _("Leer lassen, wenn unbekannt.")


class FactForm(forms.Form):
    """One field per fact. An empty answer is an answer: not known."""

    def __init__(self, *args: Any, facts: Iterable[str], plan: Structure, **named: Any) -> None:
        super().__init__(*args, **named)
        for fact in facts:
            self.fields[fact] = _field(fact, plan)

    @property
    def facts(self) -> dict[str, str]:
        """What was said, as `route` reads it."""
        said = self.cleaned_data.items()
        return {fact: str(UNKNOWN if value in ("", None) else value) for fact, value in said}


def _field(fact: str, plan: Structure) -> forms.Field:
    label = fact_name(fact)
    if fact == "surname":
        words = forms.TextInput({"dir": "auto", "autocomplete": "off"})
        return forms.CharField(label=label, help_text=WITHOUT, required=False, max_length=200, widget=words)
    if fact == "age":
        years = forms.TextInput({"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"})
        return forms.IntegerField(
            label=label, help_text=WITHOUT, required=False, min_value=0, max_value=OLDEST, widget=years,
            error_messages={"invalid": _("Schreiben Sie das Alter in ganzen Jahren, zum Beispiel 17.")},
        )  # fmt: skip
    return forms.ChoiceField(label=label, choices=[*_choices(fact, plan), ("", _("nicht bekannt"))], required=False)


def _choices(fact: str, plan: Structure) -> list[tuple[str, str]]:
    if fact == "municipality":
        return [(site.ags, site.name) for site in plan.sites if site.ags]
    codes = CLOSED.get(fact, NATIONALITIES)
    return [(code, said_about(fact, code)) for code in codes]
