# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.ui.dates import DayField

TOO_FAR = 731


class DaysForm(forms.Form):
    """From which day to which; one day when the last is left out."""

    first = DayField(label=_("Erster Tag"), help_text=_("Tag, Monat, Jahr, zum Beispiel 3 4 2027"))
    last = DayField(label=_("Letzter Tag"), help_text=_("Leer lassen, wenn es nur ein Tag ist."), required=False)

    def __init__(self, *args: Any, today: date, **named: Any) -> None:
        self.today = today
        super().__init__(*args, **named)
        self.fields["first"].initial = today

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("first"), typed.get("last") or typed.get("first")
        if last and last < self.today:
            self.add_error("first", _("Diese Tage sind schon vorbei."))
        elif first and last and last < first:
            self.add_error("last", _("Der letzte Tag liegt vor dem ersten."))
        elif first and last and (last - self.today).days > TOO_FAR:
            self.add_error("last", _("Mehr als zwei Jahre voraus: Das gehört in einen neuen Aufbau."))
        typed["last"] = last
        return typed


class ClosureForm(DaysForm):
    """Which place receives nobody, when, and why."""

    place = forms.ChoiceField(
        label=_("Was wird geschlossen?"), help_text=_("Ein Platz, eine Einheit mit allen Plätzen, oder das Haus")
    )
    reason = forms.CharField(
        label=_("Grund"),
        help_text=_("Zum Beispiel: Personalversammlung. Alle im Haus lesen ihn, also nichts über einzelne Menschen."),
        max_length=200,
    )
    field_order = ("place", "first", "last", "reason")

    def __init__(self, *args: Any, places: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["place"].choices = places  # type: ignore[attr-defined]


class AbsenceForm(DaysForm):
    """Who is away, and when. Why is nobody's business here."""

    person = forms.ChoiceField(label=_("Wer ist nicht da?"), help_text=_("Aus den Einheiten, die Sie leiten"))
    field_order = ("person", "first", "last")

    def __init__(self, *args: Any, people: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["person"].choices = people  # type: ignore[attr-defined]
