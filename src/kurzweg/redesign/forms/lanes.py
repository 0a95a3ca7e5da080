# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Lane, Structure, Unit
from kurzweg.offices.models import Lane as LastingLane
from kurzweg.redesign import edits
from kurzweg.redesign.forms.part import PartForm, in_order
from kurzweg.ui.ticks import Ticks


class LanesForm(PartForm):
    """The places where a unit serves, and what each can serve; one empty row for a new one."""

    def __init__(self, *args: Any, plan: Structure, unit: Unit, **named: Any) -> None:
        self.unit = unit
        super().__init__(*args, plan=plan, **named)
        self.rows: dict[str, Lane | None] = {**{f"platz_{lane.id}": lane for lane in unit.lanes}, "neu": None}
        for row, lane in self.rows.items():
            self._add_row(row, lane)

    def _add_row(self, row: str, lane: Lane | None) -> None:
        names = [*edits.still_in_charge(self.plan, self.unit.id), *(lane.services if lane else ())]
        self.fields[f"name_{row}"] = forms.CharField(
            label=_("Wie die Anzeige den Platz nennt"),
            initial=(lane.name or lane.id) if lane else "",
            required=lane is not None,
            max_length=300,
        )
        self.fields[f"services_{row}"] = forms.MultipleChoiceField(
            label=_("Was hier bedient wird"),
            choices=[(name, self.names.service(name)) for name in dict.fromkeys(names)],
            initial=list(lane.services) if lane else [],
            required=False,
            widget=Ticks,
        )
        if lane:
            self.fields[f"gone_{row}"] = forms.BooleanField(label=_("Dieser Platz entfällt"), required=False)

    @property
    def places(self) -> list[dict[str, forms.BoundField | bool | None]]:
        """The rows with their fields, the empty one for a new place last."""
        return [
            {
                "is_new": lane is None,
                "name": self[f"name_{row}"],
                "services": self[f"services_{row}"],
                "gone": self[f"gone_{row}"] if lane else None,
            }
            for row, lane in self.rows.items()
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for row, lane in self.rows.items():
            is_wanted = not typed.get(f"gone_{row}") if lane else bool(typed.get(f"name_{row}"))
            if is_wanted and not typed.get(f"services_{row}"):
                self.add_error(f"services_{row}", _("Wählen Sie mindestens eines, oder lassen Sie den Platz weg."))
        return typed

    def edit(self, plan: Structure) -> Structure:
        known = LastingLane.objects.values_list("code", flat=True)
        taken = {*known, *(lane.id for unit in plan.units for lane in unit.lanes)}
        lanes = [lane for row, before in self.rows.items() if (lane := self._lane(row, before, taken))]
        return edits.change_unit(plan, self.unit.id, lanes=tuple(lanes))

    def _lane(self, row: str, lane: Lane | None, taken: set[str]) -> Lane | None:
        name, services = self.cleaned_data[f"name_{row}"], tuple(self.cleaned_data[f"services_{row}"])
        if lane is None:
            code = edits.code_for(name, taken, otherwise="platz") if name else ""
            return Lane(id=code, name=name, services=services) if name else None
        if self.cleaned_data[f"gone_{row}"]:
            return None
        return Lane(id=lane.id, name="" if name == lane.id else name, services=in_order(services, lane.services))

    def aspect(self, plan: Structure) -> object:
        unit = edits.find_unit(plan, self.unit.id)
        return unit.lanes if unit else None
