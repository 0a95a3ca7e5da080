# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class ForUnit(forms.Form):
    """For which of the own units; asked only of those who have several."""

    for_unit = forms.TypedChoiceField(
        label=gettext_lazy("Für welche Ihrer Einheiten?"),
        help_text=gettext_lazy("Nur wer dort arbeitet, sieht dann etwas."),
        coerce=int,
    )

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.units = list(units)
        if len(self.units) == 1:
            del self.fields["for_unit"]
        else:
            self.fields["for_unit"].choices = self.units  # type: ignore[attr-defined]

    @property
    def unit(self) -> int:
        return int(self.cleaned_data.get("for_unit") or self.units[0][0])
