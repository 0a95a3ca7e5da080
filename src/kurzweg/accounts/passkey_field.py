# SPDX-License-Identifier: EUPL-1.2
"""The field of a form that the browser fills itself, when its owner lets a passkey speak."""

from __future__ import annotations

from django import forms

GET, NEW = "get", "create"
"""What the browser is to do, in its own words (`navigator.credentials`)."""


class PasskeyAnswer(forms.PasswordInput):
    """Each answer is sent once, as with a password: a page that comes back does not repeat it."""

    input_type = "hidden"


class PasskeyForm(forms.Form):
    """A form that a passkey may answer. Without options none is asked for, and the page shows no button for it."""

    passkey = forms.CharField(required=False, max_length=20_000, widget=PasskeyAnswer)
    options = ""

    def ask_for_passkey(self, options: str, *, what: str = GET) -> None:
        """Let the page ask by these options, the JSON that goes to the browser; empty: it does not ask."""
        self.options = options
        if options:
            self.fields["passkey"].widget.attrs |= {"data-kw-passkey": what, "data-kw-options": options}
