# SPDX-License-Identifier: EUPL-1.2
"""When the offices of the demo merged, and what they were before and after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

BEFORE, AFTER = "burgenlandkreis-2017", "burgenlandkreis-2018"
WEEKS: Final = 52
"""A year of the demo: whole weeks, so that both have the same weekdays."""
SEED: Final = 2018


def go_live_of(today: date) -> date:
    """The merger: the Monday 52 weeks before the first start.

    >>> go_live_of(date(2026, 11, 25))
    datetime.date(2025, 11, 24)
    """
    return today - timedelta(days=today.weekday(), weeks=WEEKS)
