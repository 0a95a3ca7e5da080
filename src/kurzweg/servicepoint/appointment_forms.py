# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kurzweg.people.forms import NameField
from kurzweg.servicepoint.drawing import Wish
from kurzweg.servicepoint.forms import ASKED, LONGEST_FACT, DrawForm
from kurzweg.servicepoint.models.appointment import LONGEST_NAME

EARLIEST, LATEST = 1970, 3000


class StartForm(forms.Form):
    """Which of the offered times somebody chose."""

    start = forms.DateTimeField()

    def clean_start(self) -> datetime:
        start: datetime = self.cleaned_data["start"]
        if not EARLIEST < start.year < LATEST:  # beside these years no time zone can be reckoned with
            raise forms.ValidationError("start")
        return start


class BookForm(DrawForm, StartForm):
    """What a time that is pressed sends: the service, the facts as they were said, the mark, and the time."""

    @property
    def wish(self) -> Wish:
        """What of it could be read; the house judges by that, and asks again when it is not enough."""
        read = self.cleaned_data
        facts = {fact: read[fact] for fact in ASKED if read.get(fact)}
        return Wish(service=read.get("service", ""), facts=facts, language=get_language() or "de")


class DayForm(forms.Form):
    """Which day's times are shown."""

    tag = forms.DateField(required=False)

    def clean_tag(self) -> date | None:
        tag: date | None = self.cleaned_data["tag"]
        return tag if tag and EARLIEST < tag.year < LATEST else None


class ConfirmForm(forms.Form):
    """Under which name somebody comes. It is compared at the counter, so that appointments cannot be sold."""

    name = NameField(
        label=_("Ihr Name"), help_text=_("So, wie er in Ihrem Ausweis steht. Am Schalter vergleichen wir ihn.")
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name:
            raise forms.ValidationError(_("Schreiben Sie Ihren Namen."))
        if len(name) > LONGEST_NAME:
            raise forms.ValidationError(_("Der Name ist zu lang. Schreiben Sie höchstens 200 Zeichen."))
        return name


def wish_of(request: HttpRequest, service: str) -> Wish:
    """What an address says about a wish, as the finder writes its addresses; whatever else it says is dropped."""
    said = {fact: request.GET.get(fact, "")[:LONGEST_FACT] for fact in ASKED}
    return Wish(
        service=service, facts={fact: value for fact, value in said.items() if value}, language=get_language() or "de"
    )
