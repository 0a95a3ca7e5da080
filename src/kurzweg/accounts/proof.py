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
from kurzweg.accounts.passkey_challenges import CONFIRM
from kurzweg.accounts.passkey_field import PasskeyForm
from kurzweg.accounts.passkeys import is_passkey_of
from kurzweg.accounts.site import site_of
from kurzweg.ui.patience import too_many


class ConfirmForm(PasskeyForm):
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
        try:
            if guarded(brakes_on(request, person.username, "confirm"), lambda: self._fits(request, person)):
                return True
            self._refuse()
        except BrakedError as braked:
            self.seconds = braked.seconds
            self.add_error(None, too_many(braked.seconds))
        return False

    def status_of(self, usual: int) -> int:
        """The status of the page that shows this form."""
        return 429 if self.seconds else 422 if self.errors else usual

    def _fits(self, request: HttpRequest, person: Staff) -> bool:
        """Within a session one proof is enough; to begin one takes the password and, where there is one, the factor."""
        if not self.is_valid():
            return False
        said, now = self.cleaned_data, timezone.now()
        is_signed = bool(said["passkey"]) and is_passkey_of(
            person.pk, said["passkey"], CONFIRM, site_of(request), at=now
        )
        if is_signed and not self.is_whole:
            return True
        if not person.check_password(said["password"]):
            return False
        if is_signed or not self.is_whole or not has_factor(person.pk):
            return True
        return is_second_factor_of(person.pk, said["code"], at=now)

    def _refuse(self) -> None:
        if self.is_whole:
            wrong = _("Das Passwort oder der zweite Faktor passt nicht. Versuchen Sie es mit beiden noch einmal.")
        elif self.cleaned_data.get("passkey"):
            wrong = _("Dieser Passkey passt nicht. Versuchen Sie es noch einmal oder nehmen Sie Ihr Passwort.")
        else:
            wrong = _("Das Passwort passt nicht. Versuchen Sie es noch einmal.")
        self.add_error("password", wrong)
