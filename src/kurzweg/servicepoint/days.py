# SPDX-License-Identifier: EUPL-1.2
"""Where a day of the house begins."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """The moment at which a day begins where the house stands."""
    return datetime.combine(day, time.min, timezone.get_default_timezone())


def start_of_day(at: datetime) -> datetime:
    """The beginning of the day in which a moment lies."""
    return midnight(timezone.localdate(at))
