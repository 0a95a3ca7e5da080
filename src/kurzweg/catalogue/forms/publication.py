# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.services.parts import Place
from kurzweg.ui.dates import DayField


class PublicationForm(forms.Form):
    """What of the draft comes into force, and on which day. At first everything is chosen, for today."""

    on = DayField(
        label=_("Gilt ab"), help_text=_("Von diesem Tag an lesen Besucher die neuen Texte. Frühestens heute.")
    )
    after = forms.IntegerField(widget=forms.HiddenInput)
    knows = forms.BooleanField(
        label=_("Ich weiß das und veröffentliche trotzdem"),
        required=False,
        help_text=_("Bis der Aufbau ergänzt ist, sagt die Auskunft, dass noch niemand benannt ist."),
    )

    def __init__(self, entries: Mapping[Place, Any], last: int, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"on": timezone.localdate(), "after": last})
        self.entries, self.sent = entries, data

    @property
    def chosen(self) -> frozenset[Place]:
        """The entries that are ticked."""
        if self.sent is None:
            return frozenset(self.entries)
        ticked = self.sent.getlist("entry")
        return frozenset(place for place in self.entries if name_of(place) in ticked)

    @property
    def first_day(self) -> date:
        day: date = self.cleaned_data["on"]
        return day


def name_of(place: Place) -> str:
    """How an entry is called in a form."""
    return f"{place.shelf}/{place.code}"
