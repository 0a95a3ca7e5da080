# SPDX-License-Identifier: EUPL-1.2
"""The proof that it is still the same person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.brake import BrakedError, guarded
from kurzweg.accounts.demo import demo_is_open
from kurzweg.accounts.factors import has_factor, is_second_factor_of
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

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Nur wenn Sie einen zweiten Faktor haben: der Code aus Ihrer App oder ein Ersatzcode."),
        max_length=20,
        required=False,
        widget=forms.TextInput({"autocomplete": "one-time-code", "dir": "ltr"}),
    )

    seconds = 0
    """How long the brake holds; 0 when it does not."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, prefix: str, is_whole: bool = False) -> None:
        """`is_whole`: the session is over; to begin one takes whatever a log-in takes."""
        super().__init__(data, prefix=prefix)
        self.is_whole = is_whole
        if not is_whole:
            del self.fields["code"]

    def proves(self, request: HttpRequest, person: Staff) -> bool:
        """Whether this is proof enough; else the form says so."""
        if demo_is_open():
            return True
        password = self.cleaned_data["password"] if self.is_valid() else ""
        try:
            if guarded(brakes_on(request, person.username, "confirm"), lambda: self._fits(person, password)):
                return True
            wrong = _("Das Passwort oder der Code passt nicht. Schreiben Sie beides noch einmal.")
            self.add_error(
                "password",
                wrong if self.is_whole else _("Das Passwort passt nicht. Versuchen Sie es noch einmal."),
            )
        except BrakedError as braked:
            self.seconds = braked.seconds
            self.add_error(None, too_many(braked.seconds))
        return False

    def status_of(self, usual: int) -> int:
        """The status of the page that shows this form."""
        return 429 if self.seconds else 422 if self.errors else usual

    def _fits(self, person: Staff, password: str) -> bool:
        if not person.check_password(password):
            return False
        if not self.is_whole or not has_factor(person.pk):
            return True
        return is_second_factor_of(person.pk, self.cleaned_data["code"], at=timezone.now())
