# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.sharing.forms.terms import TermsForm
from kurzweg.ui.dates import DayField

LONGEST_DAYS = 366


class ParticipationForm(TermsForm):
    """A participation ends on a day, a year ahead at most."""

    last_day = DayField(label=gettext_lazy("Bis einschließlich"), help_text=gettext_lazy("Höchstens ein Jahr voraus."))

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        today = timezone.localdate()
        if not today <= day < today + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError(_("Wählen Sie einen Tag von heute an, höchstens ein Jahr voraus."))
        return day

    @property
    def until(self) -> datetime:
        """The first moment after the last day."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["last_day"] + timedelta(days=1), time()))
