# SPDX-License-Identifier: EUPL-1.2
"""The free times as a page shows them: some days, and the times of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from kurzweg.servicepoint.appointment_forms import DayForm
from kurzweg.servicepoint.models import Slot
from kurzweg.servicepoint.offer import Asked, offer

DAYS_SHOWN = 10
"""As many days as fit on a phone without losing the overview; later ones are one link away."""


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day with free times, and the address that shows them."""

    day: date
    url: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the page of free times shows."""

    days: list[Day]
    chosen: date | None
    slots: list[Slot]
    later: str
    """The address of the days that come after these; empty when there are none."""


def choice_of(
    request: HttpRequest, asked: Asked, here: str, facts: Sequence[tuple[str, str]], wished: date | None = None
) -> Choice:
    """The days from the wished one on, or from the first that has free times; and the times of the chosen day."""
    form = DayForm(request.GET)
    wished = wished or (form.cleaned_data["tag"] if form.is_valid() else None)
    by_day: dict[date, list[Slot]] = {}
    for slot in offer(asked, at=timezone.now()):
        by_day.setdefault(timezone.localdate(slot.start), []).append(slot)
    days = list(by_day)
    chosen = next((day for day in days if wished is None or day >= wished), days[0] if days else None)
    page = days.index(chosen) // DAYS_SHOWN * DAYS_SHOWN if chosen else 0

    def address(day: date) -> str:
        return f"{here}?{urlencode([*facts, ('tag', day.isoformat())])}"

    after = days[page + DAYS_SHOWN : page + DAYS_SHOWN + 1]
    return Choice(
        days=[Day(day=day, url=address(day), is_chosen=day == chosen) for day in days[page : page + DAYS_SHOWN]],
        chosen=chosen,
        slots=by_day[chosen] if chosen else [],
        later=address(after[0]) if after else "",
    )
