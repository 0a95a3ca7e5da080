# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.identity_checks import Checked
from kurzweg.accounts.passkey_field import PasskeyForm
from kurzweg.ui.dates import DayField


class SecondStepForm(PasskeyForm):
    """The second proof at the log-in: a code, or a passkey."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Sechs Ziffern aus Ihrer App. Oder ein Ersatzcode: zehn Buchstaben und Ziffern."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "dir": "ltr", "autofocus": True}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["code"].required = not (data and data.get("passkey"))

    def refuse(self) -> None:
        """Say that it does not fit, where it was said."""
        if self.cleaned_data["passkey"]:
            self.add_error(
                None, _("Dieser Passkey passt nicht. Versuchen Sie es noch einmal oder nehmen Sie einen Code.")
            )
        else:
            self.add_error("code", _("Dieser Code passt nicht. Jeder gilt nur einmal und nur kurze Zeit."))


class NewAppForm(forms.Form):
    """The first code of an app: proof that it works."""

    code = forms.CharField(
        label=_("Code, den die App jetzt zeigt"),
        help_text=_("Sechs Ziffern. Sie wechseln alle 30 Sekunden."),
        max_length=10,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric", "dir": "ltr"}),
    )


class NewPasskeyForm(PasskeyForm):
    """How its owner will know this passkey again."""

    label = forms.CharField(
        label=_("Name für diesen Passkey"),
        help_text=_("Woran Sie ihn wiedererkennen, zum Beispiel „Diensthandy“."),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class FactorRuleForm(forms.Form):
    """From which day on everybody needs a second factor."""

    required_from = DayField(
        label=_("Verlangt ab"),
        help_text=_("Heute oder später. Leer lassen, wenn niemand einen braucht."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date, holds: date | None) -> None:
        super().__init__(data, initial={"required_from": holds})
        self.today, self.holds = today, holds

    def clean_required_from(self) -> date | None:
        day: date | None = self.cleaned_data["required_from"]
        if day is not None and day < self.today and day != self.holds:
            raise ValidationError(_("Dieser Tag ist vorbei. Nehmen Sie heute oder einen späteren."))
        return day


class ResetForm(forms.Form):
    """How it was made sure who asks."""

    checked = forms.ChoiceField(
        label=_("Wie haben Sie geprüft, dass es wirklich diese Person ist?"),
        help_text=_("Ihre Antwort bleibt geschrieben, mit Ihrem Namen."),
        choices=[("", "–"), *Checked.choices],
    )
