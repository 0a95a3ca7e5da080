# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

KEPT_FOR_OTHERS = "KW011"
"""What the database says when a place is kept for somebody else, or for nobody yet."""
GIVEN_OTHERWISE = "KW012"
"""What the database says when a place may not be chosen freely."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One lane at one time: what somebody can have for themselves alone. Nothing of it is stored until it is taken."""

    lane: int
    unit: int
    site: int
    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    @property
    def lock(self) -> str:
        """Whoever takes or frees something at a lane on a day does it one after the other."""
        return f"{self.lane}:{timezone.localdate(self.start)}"
