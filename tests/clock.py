# SPDX-License-Identifier: EUPL-1.2
"""A clock that tests move by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.world import MONDAY


@dataclass
class Clock:
    """What time it is for pages."""

    now: datetime = MONDAY

    def wait(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now
