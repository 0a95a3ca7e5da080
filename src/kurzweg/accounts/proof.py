# SPDX-License-Identifier: EUPL-1.2
"""The proof that it is still the same person."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.demo import demo_is_open
from kurzweg.accounts.identities import at_the_gate
from kurzweg.accounts.models import Staff


class ConfirmForm(forms.Form):
    """The proof that it is still the same person."""

    password = forms.CharField(
        label=_("Ihr Passwort"),
        max_length=200,
        strip=False,
        required=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "dir": "ltr"}),
    )

    def proves(self, person: Staff) -> bool:
        """Whether this is proof enough; else the form says so."""
        if demo_is_open():
            return True
        if self.is_valid():
            with at_the_gate():
                if person.check_password(self.cleaned_data["password"]):
                    return True
        self.add_error("password", _("Das Passwort passt nicht. Versuchen Sie es noch einmal."))
        return False
