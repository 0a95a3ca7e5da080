# SPDX-License-Identifier: EUPL-1.2
"""The proof that it is still the same person."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.brake import BrakedError, guarded
from kurzweg.accounts.demo import demo_is_open
from kurzweg.accounts.known_devices import brakes_on
from kurzweg.accounts.models import Staff
from kurzweg.ui.patience import too_many


class ConfirmForm(forms.Form):
    """The proof that it is still the same person."""

    password = forms.CharField(
        label=_("Ihr Passwort"),
        help_text=_("Dasselbe, mit dem Sie sich anmelden."),
        max_length=200,
        strip=False,
        required=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "dir": "ltr"}),
    )

    seconds = 0
    """How long the brake holds; 0 when it does not."""

    def proves(self, request: HttpRequest, person: Staff) -> bool:
        """Whether this is proof enough; else the form says so."""
        if demo_is_open():
            return True
        password = self.cleaned_data["password"] if self.is_valid() else ""
        try:
            if guarded(brakes_on(request, person.username, "confirm"), lambda: person.check_password(password)):
                return True
            self.add_error("password", _("Das Passwort passt nicht. Versuchen Sie es noch einmal."))
        except BrakedError as braked:
            self.seconds = braked.seconds
            self.add_error(None, too_many(braked.seconds))
        return False

    def status_of(self, usual: int) -> int:
        """The status of the page that shows this form."""
        return 429 if self.seconds else 422 if self.errors else usual
