# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.events.kinds import Channel
from kurzweg.lang.languages import complete

CHANNELS = (
    (Channel.COUNTER.value, _("am Schalter")),
    (Channel.PHONE.value, _("am Telefon")),
    (Channel.MAIL.value, _("per Post oder E-Mail")),
)


class OpeningForm(forms.Form):
    """The last questions before a matter is opened: how somebody came, and in which language."""

    explanations = {
        "channel_of_opening": _("Nur für den Überblick, auf welchen Wegen Menschen kommen. Es ändert nichts."),
        "language": _("In dieser Sprache sieht sie den Stand ihres Anliegens."),
        "unit": _("Von hier aus geht das Anliegen an die Einheit, die zuständig ist."),
    }

    ticket = forms.CharField(widget=forms.HiddenInput)
    channel_of_opening = forms.TypedChoiceField(
        label=_("Wie kam die Person zu uns?"), choices=CHANNELS, coerce=lambda value: Channel(int(value))
    )
    language = forms.ChoiceField(
        label=_("Welche Sprache liest sie?"), choices=[(each.code, each.german) for each in complete()]
    )
    unit = forms.TypedChoiceField(label=_("Für welche Ihrer Einheiten nehmen Sie auf?"), coerce=int)

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.units = units
        if len(units) == 1:
            del self.fields["unit"]
        else:
            self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]

    def unit_for(self, responsible: int) -> int:
        """The unit that takes the matter in: the responsible one when the colleague works there."""
        own = [number for number, _name in self.units]
        if responsible in own:
            return responsible
        return int(self.cleaned_data.get("unit") or own[0])
