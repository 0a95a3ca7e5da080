# SPDX-License-Identifier: EUPL-1.2
"""A day, typed by people: three plain fields that also take `3.4.27` or `3.4.2027` in the first one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WHOLE = re.compile(r"\s*(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})\s*")
BORN_OR_SOON = 20
"""A year of two digits up to this many years ahead of now is meant in this century, else in the last."""


@dataclass(frozen=True)
class PartialDate:
    """Datum, soweit bekannt: many papers name only the year, or the year and the month."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)


class DayInput(forms.MultiWidget):
    """Tag, Monat, Jahr: three fields, because a calendar to click is no help for a day of birth."""

    template_name = "ui/components/date_fields.html"
    use_fieldset = True

    def __init__(self, *, birthday: bool = False) -> None:
        filled = ("bday-day", "bday-month", "bday-year") if birthday else ("off", "off", "off")
        super().__init__([forms.TextInput(attrs={"autocomplete": name}) for name in filled])

    def decompress(self, value: date | PartialDate | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        labels = (_("Tag"), _("Monat"), _("Jahr"))
        for part, label in zip(context["widget"]["subwidgets"], labels, strict=True):
            part["label"] = label
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        day, month, year = (str(part or "") for part in super().value_from_datadict(data, files, name))
        if not month and not year and (whole := WHOLE.fullmatch(day)):
            day, month, year = whole.groups()
        return [day, month, year]


class DayField(forms.MultiValueField):
    """A whole day; says what is missing and what cannot be, and keeps what was typed."""

    widget = DayInput
    default_error_messages = {
        "required": _("Schreiben Sie Tag, Monat und Jahr, zum Beispiel 3 4 2027."),
        "unknown": _("Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr, zum Beispiel 3 4 2027."),
    }

    def __init__(self, *, birthday: bool = False, today: date | None = None, **kwargs: Any) -> None:
        self.today = today
        parts = [forms.CharField(required=False, max_length=10) for _part in range(3)]
        kwargs.setdefault("widget", DayInput(birthday=birthday))
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: Sequence[str]) -> date | PartialDate | None:
        if not any(part.strip() for part in data_list):
            return None
        day, month, year = data_list
        return self._day(self._number(day), self._number(month), self._year(year))

    def _day(self, day: int | None, month: int | None, year: int | None) -> date | PartialDate:
        if day is None or month is None or year is None:
            raise ValidationError(self.error_messages["required"], code="required")
        try:
            return date(year, month, day)
        except ValueError as wrong:
            raise ValidationError(self.error_messages["unknown"], code="unknown") from wrong

    def _number(self, part: str) -> int | None:
        part = part.strip().rstrip(".")
        if not part:
            return None
        if not part.isdecimal() or int(part[:9]) == 0:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return int(part[:9])  # a longer number is no date either, and Python could not hold it

    def _year(self, part: str) -> int | None:
        part = part.strip()
        if len(part) == 2 and part.isdecimal() and int(part) == 0:
            return 2000  # only two noughts are a year; a single one, or four, are none
        return self._century(self._number(part))

    def _century(self, year: int | None) -> int | None:
        if year is None or year >= 100:
            return year
        this_year = (self.today or date.today()).year  # noqa: DTZ011 - the year of the clerk's calendar
        return 2000 + year if 2000 + year <= this_year + BORN_OR_SOON else 1900 + year


class PartialDayField(DayField):
    """A day of which the month or the day may be unknown, as on many foreign papers."""

    default_error_messages = {
        "required": _("Schreiben Sie mindestens das Jahr. Tag und Monat lassen Sie leer, wenn sie unbekannt sind."),
    }

    def _day(self, day: int | None, month: int | None, year: int | None) -> PartialDate:
        if year is None or (day is not None and month is None):
            raise ValidationError(self.error_messages["required"], code="required")
        try:
            date(year, month or 1, day or 1)
        except ValueError as wrong:
            raise ValidationError(self.error_messages["unknown"], code="unknown") from wrong
        return PartialDate(year, month, day)
