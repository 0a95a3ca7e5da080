# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.responsibility import FACTS
from kurzweg.events.kinds import Reason
from kurzweg.matters.once import key_in
from kurzweg.servicepoint.along import LONGEST
from kurzweg.servicepoint.drawing import PAGE_LIVES, Wish
from kurzweg.servicepoint.models import Ticket
from kurzweg.servicepoint.onward import Destination
from kurzweg.servicepoint.out_of_turn import WORDS
from kurzweg.ui.choices import Choice

LONGEST_FACT = 200
LATER = (15, 30, 60, 120)
"""Minutes for which somebody may go out without losing their place."""
ASKED = tuple(fact for fact in FACTS if fact != "channel")
"""Whoever draws a number comes to the counter; that is not asked."""


class DrawForm(forms.Form):
    """What a form "Nummer ziehen" sends: the service, the facts as they were said, and the mark.

    Who is responsible is never among it: the house judges that itself.
    """

    service = forms.SlugField()
    mark = forms.CharField(required=False)
    along = forms.CharField(required=False, max_length=LONGEST)
    """The path from which the number is drawn."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST)
        for fact in ASKED:
            self.fields[fact] = forms.CharField(required=False, max_length=LONGEST_FACT)

    @property
    def wish(self) -> Wish:
        facts = {fact: self.cleaned_data[fact] for fact in ASKED if self.cleaned_data[fact]}
        return Wish(service=self.cleaned_data["service"], facts=facts, language=get_language() or "de")

    @property
    def matter(self) -> uuid.UUID | None:
        """The matter that this form opens; None when the page is too old to be trusted."""
        return key_in(self.cleaned_data["mark"], None, lives=PAGE_LIVES)


class Outcome(forms.Form):
    """How a visit ended: settled on the spot, or it goes on in the office."""

    SETTLED, GOES_ON = "settled", "goes_on"
    outcome = forms.ChoiceField(choices=[(SETTLED, _("Erledigt")), (GOES_ON, _("Geht weiter"))])


class OnwardForm(forms.Form):
    """To which queue of the house a visitor goes on."""

    queue = forms.TypedChoiceField(
        label=_("Wohin?"),
        help_text=_("Zuerst die Stellen, an denen es um dasselbe geht. Tippen Sie den Anfang des Wortes."),
        coerce=lambda value: tuple(map(int, value.split("-"))),
        error_messages={"required": _("Wählen Sie, wohin die Person gehen soll.")},
    )

    def __init__(self, *args: object, places: Sequence[Destination], visitor: Ticket) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.fields["queue"].choices = [("", _("Bitte wählen")), *map(_group, places)]  # type: ignore[attr-defined]
        same = (f"{one.unit}-{visitor.service_id}" for one in places if visitor.service_id in one.services)
        if len(places) > 1 and visitor.service_id in places[0].services:
            self.fields["queue"].initial = next(same)


def _group(place: Destination) -> tuple[str, list[tuple[str, str]]]:
    services = [(f"{place.unit}-{number}", title) for number, title in place.services.items()]
    return f"{place.name} ({place.now})", services


class LaterForm(forms.Form):
    """In how many minutes a waiting visitor is back."""

    minutes = forms.TypedChoiceField(choices=[(minutes, minutes) for minutes in LATER], coerce=int)

    def until(self, now: datetime) -> datetime:
        """To the whole minute, so that two clicks say the same."""
        return (now + timedelta(minutes=self.cleaned_data["minutes"])).replace(second=0, microsecond=0)


class PriorityForm(forms.Form):
    """Why somebody is called before the others."""

    reason = forms.TypedChoiceField(
        label=_("Warum geht diese Person vor?"),
        widget=forms.Select({"id": "reason"}),
        coerce=lambda value: Reason(int(value)),
        error_messages={"required": _("Wählen Sie einen Grund: Ohne Grund wird niemand vorgezogen.")},
    )

    def __init__(self, *args: object, reasons: Sequence[Reason]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.reasons = reasons
        self.fields["reason"].choices = [(int(one), WORDS[one]) for one in reasons]  # type: ignore[attr-defined]

    @property
    def cards(self) -> list[Choice]:
        return [Choice(value=str(int(one)), label=str(WORDS[one])) for one in self.reasons]


class VisitorForm(forms.Form):
    """Whom a button of the counter page means: the page may be older than the queue."""

    visitor = forms.UUIDField()
