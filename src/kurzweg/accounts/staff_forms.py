# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Role
from kurzweg.offices.live import live_structure
from kurzweg.ui.dates import DayField

FURTHEST = timedelta(days=5 * 366)


class MembershipForm(forms.Form):
    """In which unit somebody works, as what, from when to when."""

    explanations = {
        "unit": _(
            "Die Einheit bestimmt, wessen Anliegen jemand sieht. Wer in zwei Einheiten arbeitet, bekommt zwei Rollen."
        ),
        "role": _(
            "Die Rolle bestimmt, was jemand tun darf. Alle Rollen stehen im Startpaket unter „Rollen und Rechte“."
        ),
    }

    unit = forms.TypedChoiceField(label=_("Einheit"), coerce=int)
    role = forms.ChoiceField(label=_("Rolle"), choices=[("", "–"), *Role.choices])
    first = DayField(label=_("Erster Tag"), help_text=_("Heute oder später."))
    last = DayField(
        label=_("Letzter Tag"),
        help_text=_("Leer lassen, wenn kein Ende feststeht."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data, initial={"first": today})
        self.today = today
        live = live_structure(today)
        named = sorted((live.name_of(unit, get_language() or "de"), unit) for unit in live.by_number)
        units: Any = self.fields["unit"]
        units.choices = [("", "–"), *((unit, name) for name, unit in named)]

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        first, last = typed.get("first"), typed.get("last")
        if first and first < self.today:
            self.add_error("first", _("Dieser Tag ist schon vorbei. Rechte gelten frühestens ab heute."))
        elif first and first > self.today + FURTHEST:
            self.add_error("first", _("So weit voraus lässt sich nicht planen. Prüfen Sie das Jahr."))
        if first and last and last < first:
            self.add_error("last", _("Der letzte Tag liegt vor dem ersten. Prüfen Sie beide."))
        return typed

    @property
    def days(self) -> DateRange:
        """The days as the database keeps them: the end is the first day on which it is over."""
        last = self.cleaned_data["last"]
        over = last + timedelta(days=1) if last and last < date.max else None
        return DateRange(self.cleaned_data["first"], over)


class EngageForm(MembershipForm):
    """Somebody new, with their first role."""

    field_order = ("name", "username", "unit", "role", "first", "last")
    name = forms.CharField(
        label=_("Name"), help_text=_("So, wie Kolleginnen und Kollegen ihn sagen: Frau Adler."), max_length=200
    )
    username = forms.CharField(
        label=_("Anmeldename"),
        help_text=_("Kurz, ohne Leerzeichen. Er bleibt, solange die Person hier arbeitet."),
        max_length=80,
        validators=[RegexValidator(r"\A[\w.@+-]+\Z", _("Nur Buchstaben, Ziffern und die Zeichen . @ + - _"))],
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "dir": "ltr"}),
    )
