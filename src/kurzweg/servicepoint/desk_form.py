# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Collection

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kurzweg.lang.languages import GERMAN, complete
from kurzweg.servicepoint.drawing import Wish
from kurzweg.servicepoint.models import Counter
from kurzweg.services.snapshot import catalogue_snapshot


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

    @property
    def wish(self) -> Wish:
        typed = self.cleaned_data
        facts = {"surname": typed["surname"]} if typed["surname"] else {}
        return Wish(service=typed["service"], facts=facts, language=typed["language"])
