# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.passwords import LONGEST, weaknesses_of

SECRET = forms.PasswordInput({"autocomplete": "new-password", "dir": "ltr"})


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("Neues Passwort"),
        help_text=_("Mindestens 12 Zeichen. Gut merken lassen sich vier Wörter, die nichts miteinander zu tun haben."),
        max_length=LONGEST,
        strip=False,
        widget=SECRET,
    )
    again = forms.CharField(
        label=_("Noch einmal"),
        help_text=_("Damit sich kein Tippfehler einschleicht."),
        max_length=LONGEST,
        strip=False,
        widget=SECRET,
    )

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if weak := weaknesses_of(password):
            raise ValidationError(weak)
        return password

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if "password" in typed and "again" in typed and typed["password"] != typed["again"]:
            self.add_error("again", _("Das ist nicht dasselbe wie oben. Schreiben Sie beides noch einmal."))
        return typed
