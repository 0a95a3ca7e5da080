# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Staff
from kurzweg.lang.languages import complete
from kurzweg.people.birth import BirthDate
from kurzweg.people.models import Person
from kurzweg.ui.dates import PartialDate, PartialDayField

AS_WRITTEN = {"dir": "auto", "autocomplete": "off"}
UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
"""Kinds of signs that show nothing by themselves: controls, joiners, marks without a letter, spaces."""
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Fillers of Hangul and the empty Braille cell: letters by their kind, and yet nothing to see."""


class NameField(forms.CharField):
    """A name as the papers spell it. What nobody can see is no name; beside letters every sign is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, required=False, widget=forms.TextInput(AS_WRITTEN), **kwargs)

    def to_python(self, value: Any) -> str:
        name = str(super().to_python(value))
        return name if any(map(_is_seen, name)) else ""


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in UNSEEN and sign not in BLANK_LETTERS


class SearchForm(forms.Form):
    """A name, or a part of it, in any spelling."""

    q = forms.CharField(
        label=_("Name oder ein Teil davon"),
        help_text=_("Akzente, Umlaute und Großschreibung sind gleich: „celik 1990“ findet „Çelik“, geboren 1990."),
        max_length=200,
        widget=forms.TextInput(AS_WRITTEN),
    )


class PersonForm(forms.Form):
    """A person as the papers spell them. One name is enough, and a birth date may be known in part."""

    explanations = {
        "birth": _("Ein geschätztes Datum ist keines: Lassen Sie Tag und Monat leer, wenn nur das Jahr bekannt ist."),
        "nationality": _("So, wie die Person sie nennt. Leer lassen, wenn sie ungeklärt ist; das schadet ihr nicht."),
        "language": _("In dieser Sprache liest die Person Auskünfte. Es muss nicht ihre Muttersprache sein."),
        "phone": _("Nur, wenn die Person es möchte. Wir rufen an, wenn etwas fehlt."),
    }

    given_name = NameField(label=_("Vorname"))
    family_name = NameField(
        label=_("Familienname"),
        help_text=_("So, wie er im Papier steht. Hat die Person nur einen Namen, genügt ein Feld."),
    )
    birth = PartialDayField(label=_("Geburtsdatum"), help_text=_("Was unbekannt ist, bleibt leer."), required=False)
    nationality = forms.CharField(
        label=_("Staatsangehörigkeit"), max_length=60, required=False, widget=forms.TextInput(AS_WRITTEN)
    )
    language = forms.ChoiceField(
        label=_("Sprache, in der sie liest"), choices=[(each.code, each.german) for each in complete()]
    )
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"dir": "ltr", "inputmode": "tel", "autocomplete": "off"}),
    )

    def clean_birth(self) -> BirthDate:
        known: PartialDate | None = self.cleaned_data["birth"]
        if known is None:
            return BirthDate()
        if known.earliest > _today():
            raise forms.ValidationError(_("Dieses Geburtsdatum liegt in der Zukunft. Prüfen Sie das Jahr."))
        return BirthDate(known.year, known.month, known.day)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("given_name") and not said.get("family_name"):
            self.add_error("family_name", _("Schreiben Sie mindestens einen Namen."))
        return said

    def record(self, *, unit: int, by: Staff, at: datetime) -> Person:
        """Take the person up for a unit."""
        return Person.record(**self.cleaned_data, unit=unit, by=by, at=at)


def _today() -> date:
    return timezone.localdate()
