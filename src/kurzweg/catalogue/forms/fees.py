# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.catalogue.draft import Draft
from kurzweg.catalogue.forms.part import PartForm, PlainText
from kurzweg.services.parts import PartValue, Place

MOST_FEES = 8
MOST_EURO = 100_000
AMOUNT = gettext_lazy("Schreiben Sie ganze Euro ohne Komma. Leer heißt: Den Betrag muss man nachsehen.")


class FeesForm(PartForm):
    """What a service costs adults: some rows, of which empty ones count for nothing."""

    def __init__(self, draft: Draft, place: Place, data: Any = None) -> None:
        super().__init__(draft, place, data)
        held: Any = draft.parts.get(place) or ()
        self.rows = range(min(MOST_FEES, max(len(held) + 2, 3)))
        for row in self.rows:
            self._add_row(row)

    def _add_row(self, row: int) -> None:
        numbered = {"n": row + 1}
        self.fields[f"eur_{row}"] = forms.IntegerField(
            label=_("Gebühr %(n)s: Euro") % numbered,
            help_text=_("Ganze Euro für Erwachsene. Leer heißt: Den Betrag muss man nachsehen."),
            required=False,
            min_value=0,
            max_value=MOST_EURO,
            error_messages={"invalid": AMOUNT, "min_value": AMOUNT, "max_value": AMOUNT},
            widget=forms.TextInput({"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
        )
        self.fields[f"law_{row}"] = PlainText(label=_("Gebühr %(n)s: Gesetz") % numbered, longest=200, required=False)
        self.fields[f"note_{row}"] = PlainText(label=_("Gebühr %(n)s: wofür") % numbered, longest=1000, required=False)

    def shown(self, value: Any) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for row, fee in enumerate(value[:MOST_FEES]):
            fields |= {f"eur_{row}": fee["eur"], f"law_{row}": fee["law"], f"note_{row}": fee["note_de"]}
        return fields

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for row in self.rows:
            has_more = said.get(f"eur_{row}") is not None or said.get(f"note_{row}")
            if has_more and not said.get(f"law_{row}") and f"law_{row}" not in self.errors:
                self.add_error(f"law_{row}", _("Nennen Sie die Stelle im Gesetz, zum Beispiel: § 47 AufenthV."))
        return said

    def value(self) -> PartValue:
        said = self.cleaned_data
        rows = [row for row in self.rows if said[f"law_{row}"]]
        return [{"eur": said[f"eur_{row}"], "law": said[f"law_{row}"], "note_de": said[f"note_{row}"]} for row in rows]
