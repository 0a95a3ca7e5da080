# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.redesign.errors import DayNotAheadError
from kurzweg.ui.dates import DayField


class DayForm(forms.Form):
    """From which day on a structure counts."""

    on = DayField(label=_("Ab welchem Tag?"), help_text=_("Frühestens morgen. Bis zu diesem Tag gilt, was heute gilt."))

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on <= timezone.localdate():
            raise ValidationError(str(DayNotAheadError()))
        return on

    @property
    def day(self) -> date | None:
        """The day that was chosen, when it can be."""
        return self.cleaned_data["on"] if self.is_valid() else None
