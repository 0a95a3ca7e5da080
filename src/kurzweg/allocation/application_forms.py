# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.models.application import Wished
from kurzweg.allocation.person import Person
from kurzweg.people.birth import BirthDate
from kurzweg.people.forms import NameField
from kurzweg.servicepoint.forms import ASKED, LONGEST_FACT
from kurzweg.servicepoint.models.appointment import LONGEST_NAME
from kurzweg.ui import speaking
from kurzweg.ui.dates import DayField, PartialDate, PartialDayField
from kurzweg.ui.ticks import Ticks

OLDEST = 1900


class PersonForm(forms.Form):
    """Who somebody is, as their papers say; compared at the counter, so that no place can be sold."""

    name = NameField(
        label=_("Ihr Name"), help_text=_("So, wie er in Ihrem Ausweis steht. Am Schalter vergleichen wir ihn.")
    )
    birth = PartialDayField(
        label=_("Ihr Geburtsdatum"), birthday=True, help_text=_("Tag, Monat, Jahr. Was unbekannt ist, bleibt leer.")
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        name = self.fields["name"]
        name.required, name.error_messages["required"] = True, _("Schreiben Sie Ihren Namen.")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if len(name) > LONGEST_NAME:
            raise forms.ValidationError(_("Der Name ist zu lang. Schreiben Sie höchstens 200 Zeichen."))
        return name

    def clean_birth(self) -> BirthDate:
        known: PartialDate = self.cleaned_data["birth"]
        if not known.year >= OLDEST or known.earliest > timezone.localdate():
            raise forms.ValidationError(_("Dieses Datum kann nicht stimmen. Prüfen Sie das Jahr."))
        return BirthDate(known.year, known.month, known.day)

    @property
    def person(self) -> Person:
        return Person(self.cleaned_data["name"], self.cleaned_data["birth"])


class ApplicationForm(PersonForm):
    """Who applies, until when it is needed, and on which days they can come."""

    deadline = DayField(
        label=_("Läuft bei Ihnen etwas ab?"), required=False,
        help_text=_("Zum Beispiel: bis wann Ihr Aufenthaltspapier gilt. Am Schalter zeigen Sie das Papier."),
    )  # fmt: skip
    days = forms.TypedMultipleChoiceField(
        label=_("An welchen Tagen können Sie kommen?"), required=False, widget=Ticks, coerce=date.fromisoformat,
        help_text=_("Kreuzen Sie nichts an, wenn Sie an jedem Tag können."),
    )  # fmt: skip

    def __init__(self, *args: Any, days: Sequence[date], **named: Any) -> None:
        super().__init__(*args, **named)
        if len(days) > 1:
            self.fields["days"].choices = [(day.isoformat(), speaking.day(day)) for day in days]  # type: ignore[attr-defined]
        else:
            del self.fields["days"]
        for fact in ASKED:
            self.fields[fact] = forms.CharField(required=False, max_length=LONGEST_FACT, widget=forms.HiddenInput)

    @property
    def wished(self) -> Wished:
        said = self.cleaned_data
        return Wished(
            language=get_language() or "de", facts={fact: said[fact] for fact in ASKED if said[fact]},
            deadline=said["deadline"], days=said.get("days", ()),
        )  # fmt: skip
