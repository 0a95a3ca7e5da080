# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kurzweg.sharing.bases import Basis
from kurzweg.sharing.forms.terms import BasisField
from kurzweg.sharing.forms.widgets import in_own_words
from kurzweg.ui.choices import Choice


class DisclosureForm(forms.Form):
    """Which paragraph, and why in this case."""

    permission = BasisField(
        help_text=gettext_lazy("Hier stehen die Paragrafen, die von Ihrem Abteil zu dieser Einheit führen.")
    )
    reason = forms.CharField(
        label=gettext_lazy("Warum in diesem Fall?"),
        help_text=gettext_lazy("Steht im Nachweis und beim Datenschutz, nicht bei der anderen Einheit."),
        max_length=500, widget=in_own_words(),
        error_messages={"required": gettext_lazy("Schreiben Sie in einem Satz, warum die Voraussetzung vorliegt.")},
    )  # fmt: skip

    def __init__(self, *args: Any, bases: Sequence[Basis], **named: Any) -> None:
        super().__init__(*args, **named)
        self.bases = {basis.key: basis for basis in bases}
        self.fields["permission"].choices = [(key, basis.label) for key, basis in self.bases.items()]  # type: ignore[attr-defined]

    @property
    def cards(self) -> list[Choice]:
        return [basis.card for basis in self.bases.values()]

    @property
    def basis(self) -> Basis:
        return self.bases[self.cleaned_data["permission"]]
