# SPDX-License-Identifier: EUPL-1.2
"""On which terms another unit may look: by which law, for what, which fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.accounts.field_classes import WHOLE, FieldClass
from kurzweg.accounts.grounds import fields_in_words
from kurzweg.sharing.bases import OWN_WORDS, Basis
from kurzweg.sharing.forms.widgets import boxes
from kurzweg.sharing.models.terms import Terms
from kurzweg.ui.choices import Choice

OPTIONAL_FIELDS = [(one.value, one.label) for one in FieldClass if one is not FieldClass.SUMMARY]


class BasisField(forms.ChoiceField):
    """By which law: one of the bases that lead from here to there, shown as cards."""

    def __init__(self, *, help_text: Any) -> None:
        super().__init__(
            label=gettext_lazy("Nach welchem Recht?"),
            help_text=help_text,
            error_messages={
                "required": gettext_lazy("Wählen Sie eine Rechtsgrundlage. Ohne sie darf niemand etwas sehen.")
            },
        )


class TermsForm(forms.Form):
    """Basis, purpose and fields. A paragraph brings its purpose along, and does not cover every field."""

    use_required_attribute = False  # whether a purpose is asked for depends on the basis

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    basis = BasisField(help_text=gettext_lazy("Ohne Rechtsgrundlage sieht niemand etwas."))
    citation = forms.CharField(
        label=gettext_lazy("Welche andere Rechtsgrundlage?"),
        help_text=gettext_lazy("Paragraf und Gesetz, nur wenn oben „Eine andere Rechtsgrundlage“ gewählt ist."),
        max_length=200, required=False, widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    purpose = forms.CharField(
        label=gettext_lazy("Wozu?"),
        help_text=gettext_lazy("Ein Satz für die andere Einheit. Bei einem Paragrafen steht der Zweck schon fest."),
        max_length=200, widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Schreiben Sie in einem Satz, wozu die Einsicht nötig ist.")},
    )  # fmt: skip
    fields_shown = forms.MultipleChoiceField(
        label=gettext_lazy("Was außer dem Stand?"), help_text=gettext_lazy("Nur was für den Zweck nötig ist."),
        choices=OPTIONAL_FIELDS, required=False, widget=boxes(),
    )  # fmt: skip

    def __init__(self, *args: Any, bases: Sequence[Basis], **named: Any) -> None:
        super().__init__(*args, **named)
        self.bases = {basis.key: basis for basis in bases}
        self.fields["basis"].choices = [(key, basis.label) for key, basis in self.bases.items()]  # type: ignore[attr-defined]
        if OWN_WORDS not in self.bases:
            del self.fields["citation"]

    @property
    def cards(self) -> list[Choice]:
        return [basis.card for basis in self.bases.values()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        basis = self.bases.get(said.get("basis", ""))
        if basis is None:
            return said
        if basis.key == OWN_WORDS and not said.get("citation"):
            self.add_error("citation", _("Schreiben Sie Paragraf und Gesetz."))
        if basis.permission is not None:
            self.errors.pop("purpose", None)
        beyond = [one for one in said.get("fields_shown", []) if one not in basis.fields]
        if beyond:
            self.add_error(
                "fields_shown",
                _("Diese Rechtsgrundlage deckt nicht: {fields}. Nehmen Sie das heraus.").format(
                    fields=fields_in_words(beyond)
                ),
            )
        return said

    @property
    def terms(self) -> Terms:
        said = self.cleaned_data
        basis = self.bases[said["basis"]]
        fields = (FieldClass.SUMMARY.value, *said["fields_shown"])
        return Terms(
            purpose=basis.permission.title if basis.permission else said["purpose"],
            legal_basis=basis.citation or said["citation"],
            fields=tuple(one for one in WHOLE if one in fields),
            permission=basis.permission.pk if basis.permission else None,
        )  # fmt: skip
