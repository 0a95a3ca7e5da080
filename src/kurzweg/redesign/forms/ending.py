# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Structure, Unit
from kurzweg.offices.models import Lane as LastingLane
from kurzweg.redesign import edits
from kurzweg.redesign.forms.part import PartForm
from kurzweg.ui.ticks import Ticks


class EndingForm(PartForm):
    """Who takes over when a unit is closed."""

    heir = forms.ChoiceField(
        label=_("Wer übernimmt?"),
        help_text=_("Zuständigkeiten, Stellen, Plätze und offene Anliegen gehen dorthin."),
        required=False,
    )
    also = forms.MultipleChoiceField(
        label=_("Wer übernimmt außerdem einen Teil?"),
        help_text=_("Nur bei einer Teilung. Was wohin geht, sagen danach die Zuständigkeiten."),
        required=False,
        widget=Ticks,
    )

    def __init__(self, *args: Any, plan: Structure, unit: Unit, **named: Any) -> None:
        self.unit = unit
        super().__init__(*args, plan=plan, **named)
        others = self.unit_choices(without=unit.id)
        self.fields["heir"].choices = others  # type: ignore[attr-defined]
        self.fields["also"].choices = others[1:]  # type: ignore[attr-defined]

    def clean_heir(self) -> str:
        heir = str(self.cleaned_data["heir"])
        if not heir and (leads := edits.still_in_charge(self.plan, self.unit.id)):
            sentence = _("Diese Einheit ist noch zuständig für {services}. Sagen Sie, wer übernimmt.")
            raise ValidationError(sentence.format(services=self.names.services(leads, most=3)))
        return heir

    def edit(self, plan: Structure) -> Structure:
        heir = self.cleaned_data["heir"]
        also = [code for code in self.cleaned_data["also"] if code != heir]
        taken = set(LastingLane.objects.values_list("code", flat=True))
        return edits.end_unit(plan, self.unit.id, heir=heir, also=also, taken_lanes=taken)

    def aspect(self, plan: Structure) -> object:
        rules = [rule for rule in plan.responsibilities if rule.lead == self.unit.id]
        return edits.find_unit(plan, self.unit.id), rules
