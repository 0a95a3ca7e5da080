# SPDX-License-Identifier: EUPL-1.2
"""A clock that the tests of log-ins move by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.world import MONDAY


@dataclass
class Clock:
    """What time it is for pages."""

    now: datetime = MONDAY

    def wait(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock
