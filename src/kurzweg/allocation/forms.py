# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.led import Offered, grouped
from kurzweg.allocation.models.way import (
    LONGEST_HOLD,
    LONGEST_OFFER,
    MOST_EMERGENCIES,
    MOST_SAME_DAY,
    EmergencyReason,
    Terms,
)
from kurzweg.allocation.words import REASONS, RETURNS, WAYS
from kurzweg.servicepoint.models import Pool
from kurzweg.ui.dates import DayField
from kurzweg.ui.ticks import Ticks

TOO_FAR = timedelta(days=366)


class WayForm(forms.Form):
    """How the places of a service are given, and from which day on."""

    what = forms.ChoiceField(label=_("Welche Termine?"), help_text=_("Leistungen der Einheiten, die Sie leiten"))
    kind = forms.ChoiceField(
        label=_("Wie werden sie vergeben?"), choices=list(WAYS.items()),
        help_text=_("Bei Verlosung und Warteliste kann niemand mehr frei eine Zeit wählen."),
    )  # fmt: skip
    from_day = DayField(label=_("Ab welchem Tag?"), help_text=_("Tag, Monat, Jahr, zum Beispiel 3 4 2027"))
    returns_to = forms.ChoiceField(
        label=_("Wohin gehen zurückgegebene Plätze?"), choices=list(RETURNS.items()),
        help_text=_("Abgesagt, verlegt oder nicht bestätigt: Solche Plätze stehen nie wieder allen offen."),
    )  # fmt: skip
    same_day_percent = forms.IntegerField(
        label=_("Wie viel Prozent des Tages bleiben für Zeittickets?"), min_value=0, max_value=MOST_SAME_DAY,
        initial=0, help_text=_("Sie werden morgens im Haus ausgegeben. 0 bis 50."),
    )  # fmt: skip
    emergencies_a_day = forms.IntegerField(
        label=_("Wie viele Plätze am Tag bleiben für Notfälle?"), min_value=0, max_value=MOST_EMERGENCIES, initial=0,
        help_text=_("Mehr gibt an diesem Tag niemand aus. Die Zahl ist öffentlich."),
    )  # fmt: skip
    emergency_reasons = forms.MultipleChoiceField(
        label=_("Was ist ein Notfall?"), choices=list(REASONS.items()), widget=Ticks, required=False,
        help_text=_("Diese Gründe sind öffentlich. Einen anderen kann niemand nennen."),
    )  # fmt: skip
    offer_hours = forms.IntegerField(
        label=_("Wie viele Öffnungsstunden gilt ein Angebot von der Warteliste?"), min_value=1, initial=8,
        max_value=LONGEST_OFFER, help_text=_("Danach geht es an die nächste Person, ohne Nachteil für die erste."),
    )  # fmt: skip
    confirm_hours = forms.IntegerField(
        label=_("Wie viele Stunden wird ein verloster Platz gehalten?"), min_value=1, max_value=LONGEST_HOLD,
        initial=24, help_text=_("So lange hat man Zeit, ihn anzunehmen."),
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Sequence[Offered], today: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.today, self.offered = today, {one.key: one for one in offered}
        self.fields["what"].choices = [("", _("Bitte wählen")), *grouped(offered)]  # type: ignore[attr-defined]
        self.fields["from_day"].initial = today + timedelta(days=1)

    def clean_from_day(self) -> date:
        day: date = self.cleaned_data["from_day"]
        if day < self.today:
            raise forms.ValidationError(_("Dieser Tag ist vorbei. Was war, kann niemand mehr ändern."))
        if day - self.today > TOO_FAR:
            raise forms.ValidationError(_("Das ist mehr als ein Jahr voraus. Wählen Sie einen näheren Tag."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("emergencies_a_day") and not said.get("emergency_reasons"):
            self.add_error(
                "emergency_reasons", _("Wählen Sie mindestens einen Grund: Ohne Grund gibt es keinen Platz.")
            )
        return said

    @property
    def chosen(self) -> Offered:
        return self.offered[self.cleaned_data["what"]]

    @property
    def terms(self) -> Terms:
        said = self.cleaned_data
        emergencies = said["emergencies_a_day"]
        return Terms(
            returns_to=Pool(said["returns_to"]), same_day_percent=said["same_day_percent"],
            emergencies_a_day=emergencies,
            emergency_reasons=[EmergencyReason(one) for one in said["emergency_reasons"]] if emergencies else [],
            offer_hours=said["offer_hours"], confirm_hours=said["confirm_hours"],
        )  # fmt: skip
