# SPDX-License-Identifier: EUPL-1.2
"""How long somebody would wait who came now, as the kiosk and the display say it before anybody has a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _

from kurzweg.servicepoint.models import NewcomerForecast
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.ui import speaking

K = TypeVar("K")


def waits_of_services(*, at: datetime) -> dict[str, str]:
    """By service in words; where several units receive for it, the longest."""
    codes = catalogue_snapshot().codes
    longest = _longest((codes[said.service_id], said.about or 0) for said in _worth_saying(at))
    return {code: in_words(minutes) for code, minutes in longest.items()}


def waits_of_units(*units: int, at: datetime) -> dict[int, int]:
    """By unit the longest wait of its services, in minutes."""
    return _longest((said.unit_id, said.about or 0) for said in _worth_saying(at) if said.unit_id in units)


def in_words(minutes: int) -> str:
    """Etwa 25 Minuten; kaum Wartezeit."""
    return _("etwa {time}").format(time=speaking.minutes(minutes)) if minutes else _("kaum Wartezeit")


def _worth_saying(at: datetime) -> Iterator[NewcomerForecast]:
    return (said for said in NewcomerForecast.objects.all() if said.is_worth_saying(at=at))


def _longest(waits: Iterable[tuple[K, int]]) -> dict[K, int]:
    longest: dict[K, int] = {}
    for whose, minutes in waits:
        longest[whose] = max(longest.get(whose, 0), minutes)
    return longest
