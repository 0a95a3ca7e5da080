# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kurzweg.lang.languages import GERMAN, complete
from kurzweg.servicepoint.drawing import Wish
from kurzweg.servicepoint.models import Counter
from kurzweg.services.snapshot import catalogue_snapshot

PAPER_NUMBER: Final = r"^[1-9][0-9]{2,3}$"


class DeskDrawForm(forms.Form):
    """For what, in which language, and the one fact by which units are often split."""

    service = forms.ChoiceField(
        label=_("Worum geht es?"),
        help_text=_("Zuerst, was dieser Schalter bedient. Tippen Sie den Anfang des Wortes."),
        error_messages={"required": _("Wählen Sie, worum es geht.")},
    )
    language = forms.ChoiceField(
        label=_("Sprache der Person"), help_text=_("In ihr stehen die Nummer und der Aufruf auf der Anzeige.")
    )
    surname = forms.CharField(
        label=_("Nachname oder sein erster Buchstabe"),
        help_text=_("Nur nötig, wo die Zuständigkeit nach Buchstaben geteilt ist."),
        required=False,
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    number = forms.RegexField(
        PAPER_NUMBER,
        label=_("Nummer vom Notblatt"),
        help_text=_("Nur zum Nachtragen, wenn das Haus nicht lief: drei oder vier Ziffern."),
        error_messages={"invalid": _("Auf dem Notblatt stehen Nummern aus drei oder vier Ziffern, etwa 104.")},
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    drawn_at = forms.TimeField(
        label=_("Ausgegeben um"),
        help_text=_("Uhrzeit von heute; ab dann zählt das Warten."),
        required=False,
        widget=forms.TimeInput({"type": "time"}),
    )
    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, counter: Counter, offered: Collection[str]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        spoken, services = get_language() or GERMAN.code, catalogue_snapshot().catalogue.services
        titles = sorted((code not in counter.serves, services[code].title(spoken).value, code) for code in offered)
        mine = [(code, title) for elsewhere, title, code in titles if not elsewhere]
        others = [(code, title) for elsewhere, title, code in titles if elsewhere]
        groups = [(counter.name, mine), (_("Andere Schalter im Haus"), others)]
        choices = [("", _("Bitte wählen")), *(group for group in groups if group[1])]
        self.fields["service"].choices = choices  # type: ignore[attr-defined]
        self.fields["language"].choices = [(one.code, one.german) for one in complete()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A number of the paper has its time, and that has passed."""
        typed = super().clean() or self.cleaned_data
        number, drawn_at = typed.get("number"), typed.get("drawn_at")
        if bool(number) != bool(drawn_at) and not self.errors:
            self.add_error(
                "drawn_at" if number else "number", _("Zum Nachtragen gehören Nummer und Uhrzeit vom Notblatt.")
            )
        elif drawn_at and self.at(timezone.now()) > timezone.now():
            self.add_error(
                "drawn_at", _("Diese Uhrzeit kommt erst noch. Tragen Sie ein, wann die Nummer ausgegeben wurde.")
            )
        return typed

    def at(self, now: datetime) -> datetime:
        """When the number was given out: now, or when it was given out by hand."""
        drawn_at = self.cleaned_data.get("drawn_at")
        return datetime.combine(timezone.localdate(now), drawn_at, timezone.get_default_timezone()) if drawn_at else now

    @property
    def wish(self) -> Wish:
        typed = self.cleaned_data
        facts = {"surname": typed["surname"]} if typed["surname"] else {}
        return Wish(service=typed["service"], facts=facts, language=typed["language"])
