# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.application_forms import PersonForm
from kurzweg.lang.languages import complete

MOST_PRESENT: Final = 300


class HolderForm(PersonForm):
    """Who stands here, as a colleague types it."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["name"].label, self.fields["birth"].label = _("Name der Person"), _("Geburtsdatum der Person")
        self.fields["name"].help_text = _("So, wie er im Ausweis steht")


class HandForm(HolderForm):
    """Who stands here; for an emergency also why."""

    language = forms.ChoiceField(
        label=_("Sprache der Person"), help_text=_("In ihr stehen Termin und Aufruf."),
        choices=[(each.code, each.german) for each in complete()],
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Warum ist es ein Notfall?"),
        help_text=_("Die Gründe sind öffentlich. Lassen Sie sich das Papier zeigen."),
        error_messages={"required": _("Wählen Sie den Grund: Ohne Grund gibt es keinen Notfallplatz.")},
    )  # fmt: skip
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("reason", "name", "birth", "language")

    def __init__(self, *args: Any, reasons: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        if reasons:
            self.fields["reason"].choices = [("", _("Bitte wählen")), *reasons]  # type: ignore[attr-defined]
        else:
            del self.fields["reason"]


class LotForm(forms.Form):
    """How many stand before the door, so that the order among them is drawn and nobody gains by coming at night."""

    present = forms.IntegerField(
        label=_("Wie viele stehen da?"), min_value=2, max_value=MOST_PRESENT,
        help_text=_("Geben Sie Zettel mit Zahlen aus, von 1 an. Hier steht dann, wer zuerst kommt."),
    )  # fmt: skip

    @property
    def order(self) -> list[int]:
        """The numbers on the slips, in the order drawn."""
        numbers = list(range(1, self.cleaned_data["present"] + 1))
        secrets.SystemRandom().shuffle(numbers)
        return numbers
