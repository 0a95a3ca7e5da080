# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kurzweg.lang.spoken import BY_NAME
from kurzweg.ui.ticks import Ticks

PHONE = re.compile(r"\+?[0-9][0-9 /()-]{2,38}")
LANGUAGES = [(one.code, one.german) for one in BY_NAME]


class SpokenForm(forms.Form):
    """Which languages somebody of the staff speaks."""

    languages = forms.MultipleChoiceField(
        label=_("Ihre Sprachen"), help_text=_("In denen Sie mit Menschen am Schalter sprechen können, außer Deutsch."),
        choices=LANGUAGES, widget=Ticks, required=False,
    )  # fmt: skip


class InterpreterForm(forms.Form):
    """Somebody outside the house who can be called."""

    name = forms.CharField(
        label=_("Name oder Dienst"), help_text=_("Zum Beispiel: Frau Nasser, oder Telefondolmetschen"), max_length=200
    )
    phone = forms.CharField(
        label=_("Telefon"), help_text=_("Mit Vorwahl, zum Beispiel 0211 123456"), max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "dir": "ltr", "autocomplete": "off"}),
    )  # fmt: skip
    reachable = forms.CharField(
        label=_("Wann erreichbar"), help_text=_("Zum Beispiel: Mo bis Fr, 8 bis 16 Uhr"), max_length=200, required=False
    )
    languages = forms.MultipleChoiceField(
        label=_("Sprachen"), help_text=_("Mindestens eine"), choices=LANGUAGES, widget=Ticks
    )

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"]).strip()
        if not PHONE.fullmatch(typed):
            raise ValidationError(_("Das ist keine Telefonnummer. Schreiben Sie Ziffern, zum Beispiel 0211 123456."))
        return typed
