# SPDX-License-Identifier: EUPL-1.2
"""Numbers and hours as people type them."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kurzweg.engine.structure import Interval

SPAN = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr)?\s*(?:-|–|—|bis)\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr)?", re.IGNORECASE
)
BETWEEN = re.compile(r"[\s,;]*(?:und)?[\s,;]*", re.IGNORECASE)


class PostsField(forms.CharField):
    """Stellen: full-time equivalents, with a comma as people write it; empty when nobody knows."""

    def __init__(self, **named: Any) -> None:
        super().__init__(required=False, max_length=12, widget=forms.TextInput({"inputmode": "decimal"}), **named)

    def prepare_value(self, value: object) -> str:
        return f"{value:.10g}".replace(".", ",") if isinstance(value, float) else str(value or "")

    def clean(self, value: object) -> float | None:
        typed = str(super().clean(value)).replace(",", ".").strip()
        if not typed:
            return None
        try:
            posts = float(typed)
        except ValueError as wrong:
            raise ValidationError(_("Schreiben Sie eine Zahl, zum Beispiel 8,5.")) from wrong
        if not 0 <= posts <= 100_000:  # also keeps out what is no number at all
            raise ValidationError(_("Schreiben Sie eine Zahl von 0 bis 100.000."))
        return posts


class DayHoursField(forms.CharField):
    """The open times of one day: "8-12 und 13-16", "08:00–12:00"; empty when closed."""

    def __init__(self, **named: Any) -> None:
        super().__init__(required=False, max_length=120, **named)

    def prepare_value(self, value: object) -> str:
        if isinstance(value, tuple):
            return " ".join(f"{one.start:%H:%M}–{one.end:%H:%M}" for one in value)
        return str(value or "")

    def clean(self, value: object) -> tuple[Interval, ...]:
        return intervals_in(str(super().clean(value)))


def intervals_in(typed: str) -> tuple[Interval, ...]:
    """The open times that somebody has typed for one day. Raises ValidationError with what to write instead."""
    rest = BETWEEN.sub("", SPAN.sub("", typed))
    if rest:
        raise ValidationError(_("Schreiben Sie die Zeiten wie 8:00–12:00 und 13:00–16:00."))
    found = sorted((_interval(*parts) for parts in SPAN.findall(typed)), key=lambda one: one.start)
    if any(later.start < earlier.end for earlier, later in pairwise(found)):
        raise ValidationError(_("Zwei Zeiten überschneiden sich. Beenden Sie die erste, bevor die zweite beginnt."))
    return tuple(found)


def _interval(start: str, start_minute: str, end: str, end_minute: str) -> Interval:
    try:
        opens, closes = time(int(start), int(start_minute or 0)), time(int(end), int(end_minute or 0))
    except ValueError as wrong:
        raise ValidationError(_("Diese Uhrzeit gibt es nicht. Der Tag geht von 0:00 bis 23:59.")) from wrong
    if closes <= opens:
        raise ValidationError(_("Eine Zeit endet, bevor sie beginnt."))
    return Interval(start=opens, end=closes)
