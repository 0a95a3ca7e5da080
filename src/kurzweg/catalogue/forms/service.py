# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.catalogue.draft import Draft
from kurzweg.catalogue.forms.part import PartForm, PlainText
from kurzweg.services.parts import WHOLE, Parts, PartValue, Place
from kurzweg.services.wording import LONGEST_SUMMARY
from kurzweg.ui.dates import DayField

MOST_MINUTES = 600
MINUTES = gettext_lazy("Schreiben Sie eine Zahl von 1 bis 600.")


class VisitForm(PartForm):
    """How long a visit takes, and where."""

    service_minutes = forms.IntegerField(
        label=gettext_lazy("Minuten am Platz"),
        help_text=gettext_lazy("Nur die Zeit am Platz, ohne Warten. Besucher lesen sie."),
        min_value=1,
        max_value=MOST_MINUTES,
        error_messages={"invalid": MINUTES, "min_value": MINUTES, "max_value": MINUTES},
        widget=forms.TextInput({"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )
    is_measured = forms.BooleanField(
        label=gettext_lazy("Diese Minuten sind gemessen, nicht geschätzt"),
        required=False,
        help_text=gettext_lazy("Ohne Haken steht bei der Auskunft „angenommen“."),
    )
    front_desk = forms.BooleanField(
        label=gettext_lazy("Geht gleich am Empfang"),
        required=False,
        help_text=gettext_lazy("Dann wird dort niemand weitergeschickt."),
    )

    def shown(self, value: Any) -> dict[str, Any]:
        return {**value, "is_measured": value["service_minutes_source"] == "measured"}

    def value(self) -> PartValue:
        return {
            "front_desk": self.cleaned_data["front_desk"],
            "service_minutes": self.cleaned_data["service_minutes"],
            "service_minutes_source": "measured" if self.cleaned_data["is_measured"] else "assumed",
        }


class NotesForm(PartForm):
    """What else must be said: on deadlines, and to colleagues."""

    deadline_note_de = PlainText(
        label=gettext_lazy("Hinweis zu Fristen"),
        longest=LONGEST_SUMMARY,
        rows=4,
        required=False,
        help_text=gettext_lazy("Steht bei der Auskunft unter „Warum ist das so?“."),
    )
    note_de = PlainText(
        label=gettext_lazy("Hinweis für Kolleginnen und Kollegen"),
        longest=LONGEST_SUMMARY,
        rows=4,
        required=False,
        help_text=gettext_lazy("Besucher sehen ihn nicht."),
    )


class OfferForm(PartForm):
    """Where a service is found, and until when it is offered."""

    life_situation = forms.ChoiceField(
        label=gettext_lazy("Lebenslage, unter der man sie findet"),
        help_text=gettext_lazy("Die Tür, durch die Menschen danach suchen."),
    )
    valid_to = DayField(
        label=gettext_lazy("Letzter Tag, an dem es die Leistung gibt"),
        required=False,
        help_text=gettext_lazy("Leer lassen, wenn sie nicht endet. Offene Anliegen bleiben in jedem Fall offen."),
    )

    def __init__(self, draft: Draft, place: Place, data: Any = None) -> None:
        super().__init__(draft, place, data)
        self.fields["life_situation"].choices = situations(draft.parts)  # type: ignore[attr-defined]

    def shown(self, value: Any) -> dict[str, Any]:
        return {**value, "valid_to": date.fromisoformat(value["valid_to"]) if value["valid_to"] else None}

    def clean_valid_to(self) -> date | None:
        last: date | None = self.cleaned_data["valid_to"]
        if last and last < timezone.localdate() and "valid_to" in self.changed_data:
            raise forms.ValidationError(_("Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren Tag."))
        return last

    def value(self) -> PartValue:
        last: date | None = self.cleaned_data["valid_to"]
        return {
            "life_situation": self.cleaned_data["life_situation"],
            "valid_to": last.isoformat() if last else None,
        }


class KindForm(PartForm):
    """Whether something is a paper to bring or a fact to know."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Was ist das?"),
        help_text=gettext_lazy("Papiere stehen unter „Mitbringen“, Angaben darunter."),
        choices=[
            ("document", gettext_lazy("ein Papier, das man mitbringt")),
            ("info", gettext_lazy("eine Angabe, die man weiß")),
        ],
    )


def situations(parts: Parts) -> list[tuple[str, str]]:
    """The life situations by their German names, for a choice."""
    return [(place.code, german_title(parts, place)) for place in parts if is_whole(place, "life_situations")]


def is_whole(place: Place, shelf: str) -> bool:
    return place.part == WHOLE and place.shelf == shelf


def german_title(parts: Parts, place: Place) -> str:
    """What an entry is called in German."""
    text: Any = parts.get(place.beside("text", "de"))
    return str(text["title"]) if text else place.code
