# SPDX-License-Identifier: EUPL-1.2
"""What somebody says before another unit may look: by which law, for what, which fields, how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kurzweg.accounts.field_classes import WHOLE, FieldClass
from kurzweg.accounts.grounds import fields_in_words
from kurzweg.sharing.bases import OWN_WORDS, Basis
from kurzweg.sharing.models.emergency import SHORTEST_REASON
from kurzweg.sharing.models.terms import Terms
from kurzweg.ui.choices import Choice
from kurzweg.ui.dates import DayField

LONGEST_DAYS = 366
DAYS = (7, 14, 31, 92)
OPTIONAL_FIELDS = [(one.value, one.label) for one in FieldClass if one is not FieldClass.SUMMARY]


def _words(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows, "dir": "auto"})


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple({"class": "kern-form-check__checkbox"})


class TermsForm(forms.Form):
    """Basis, purpose and fields. A paragraph brings its purpose along, and does not cover every field."""

    use_required_attribute = False  # whether a purpose is asked for depends on the basis

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    basis = forms.ChoiceField(
        label=gettext_lazy("Nach welchem Recht?"),
        help_text=gettext_lazy("Ohne Rechtsgrundlage sieht niemand etwas."),
        error_messages={
            "required": gettext_lazy("Wählen Sie eine Rechtsgrundlage. Ohne sie darf niemand etwas sehen.")
        },
    )
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
        choices=OPTIONAL_FIELDS, required=False, widget=_boxes(),
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


def _days(label: Any) -> forms.TypedChoiceField:
    choices = [(days, _("{days} Tage").format(days=days)) for days in DAYS]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, initial=DAYS[1])


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


class AccessForm(ForUnit, TermsForm):
    """A request to look, for some days."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["days"] = _days(_("Wie lange?"))


class AnswerForm(forms.Form):
    """What is shown, and how long: never longer than asked for."""

    matters = forms.MultipleChoiceField(
        label=gettext_lazy("Welche Anliegen?"), help_text=gettext_lazy("Nur was für den Zweck nötig ist."),
        widget=_boxes(),
        error_messages={"required": gettext_lazy("Wählen Sie mindestens ein Anliegen, oder lehnen Sie ab.")},
    )  # fmt: skip

    def __init__(self, *args: Any, matters: Sequence[tuple[str, str]], days: int, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["matters"].choices = list(matters)  # type: ignore[attr-defined]
        shorter = sorted({days, *(one for one in DAYS if one < days)})
        choices = [(one, _("{days} Tage").format(days=one)) for one in shorter]
        self.fields["days"] = forms.TypedChoiceField(label=_("Wie lange?"), choices=choices, coerce=int, initial=days)


class DisclosureForm(forms.Form):
    """Which paragraph, and why in this case."""

    permission = forms.ChoiceField(
        label=gettext_lazy("Nach welchem Recht?"),
        help_text=gettext_lazy("Hier stehen die Paragrafen, die von Ihrem Abteil zu dieser Einheit führen."),
        error_messages={
            "required": gettext_lazy("Wählen Sie eine Rechtsgrundlage. Ohne sie darf niemand etwas sehen.")
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Warum in diesem Fall?"),
        help_text=gettext_lazy("Steht im Nachweis und beim Datenschutz, nicht bei der anderen Einheit."),
        max_length=500, widget=_words(),
        error_messages={"required": gettext_lazy("Schreiben Sie in einem Satz, warum die Voraussetzung vorliegt.")},
    )  # fmt: skip

    def __init__(self, *args: Any, bases: Sequence[Basis], **named: Any) -> None:
        super().__init__(*args, **named)
        self.bases = {basis.key: basis for basis in bases}
        self.fields["permission"].choices = [(key, basis.label) for key, basis in self.bases.items()]  # type: ignore[attr-defined]

    @property
    def cards(self) -> list[Choice]:
        return [basis.card for basis in self.bases.values()]

    @property
    def basis(self) -> Basis:
        return self.bases[self.cleaned_data["permission"]]


class EmergencyForm(ForUnit):
    """Why it cannot wait."""

    reason = forms.CharField(
        label=gettext_lazy("Warum kann das nicht warten?"),
        help_text=gettext_lazy("Die zuständige Einheit und der Datenschutz lesen das sofort."),
        min_length=SHORTEST_REASON, max_length=500, widget=_words(),
        error_messages={
            "required": gettext_lazy("Schreiben Sie, was der Notfall ist."),
            "min_length": gettext_lazy("Ein Wort genügt nicht: Schreiben Sie in einem Satz, was der Notfall ist."),
        },
    )  # fmt: skip
