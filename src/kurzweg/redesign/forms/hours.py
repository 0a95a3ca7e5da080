# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.utils.dates import WEEKDAYS as DAYS

from kurzweg.engine.structure import WEEKDAYS, Structure, Unit
from kurzweg.redesign import edits
from kurzweg.redesign.forms.amounts import DayHoursField
from kurzweg.redesign.forms.part import PartForm


class HoursForm(PartForm):
    """When a unit is open, day by day."""

    def __init__(self, *args: Any, plan: Structure, unit: Unit, **named: Any) -> None:
        self.unit = unit
        super().__init__(*args, plan=plan, **named)
        hours = dict(unit.hours)
        for place, code in enumerate(WEEKDAYS):
            self.fields[code] = DayHoursField(label=DAYS[place], initial=hours.get(code, ()))

    def edit(self, plan: Structure) -> Structure:
        open_days = tuple((day, self.cleaned_data[day]) for day in WEEKDAYS if self.cleaned_data[day])
        return edits.change_unit(plan, self.unit.id, hours=open_days)

    def aspect(self, plan: Structure) -> object:
        unit = edits.find_unit(plan, self.unit.id)
        return unit.hours if unit else None
