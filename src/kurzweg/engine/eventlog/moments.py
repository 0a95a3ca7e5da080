# SPDX-License-Identifier: EUPL-1.2
"""Moments as others write them, with zone or without, believable or not."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from kurzweg.engine.eventlog.log import NO_TIME

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
BARE_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - subtracted from moments whose zone is taken off first
BELIEVED: Final = (1900, 2199)
GERMAN: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T,]+(.+))?")
MICROSECOND: Final = timedelta(microseconds=1)

MISSING, UNREADABLE, DEFAULT, UNLIKELY, NAIVE = (
    "missing-time",
    "unreadable-time",
    "default-time",
    "unlikely-time",
    "naive-time",
)


class Reader:
    """Turns texts into microseconds since 1970, UTC, and counts in `told` what had to be guessed or given up.

    >>> moments = Reader("Europe/Berlin")
    >>> moments.read("2026-07-01T12:00:00+00:00") == moments.read("01.07.2026 14:00")
    True
    >>> moments.read("1970-01-01T00:00:00Z") == NO_TIME, dict(moments.told)
    (True, {'naive-time': 1, 'default-time': 1})
    """

    def __init__(self, zone: str) -> None:
        self.zone: tzinfo = ZoneInfo(zone)
        self.told: Counter[str] = Counter()

    def read(self, text: str) -> int:
        """`NO_TIME` for what is empty, unreadable, the epoch (a default of importers) or beyond belief."""
        if not text:
            return self._nothing(MISSING)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            german = _german(text.strip())
            if german is None:
                return self._nothing(UNREADABLE)
            moment = german
        return self.of(moment)

    def of(self, moment: datetime) -> int:
        """The same for a moment that was read already."""
        if not BELIEVED[0] <= moment.year <= BELIEVED[1]:
            return self._nothing(UNLIKELY)
        if moment.tzinfo is None:
            self.told[NAIVE] += 1
            moment = moment.replace(tzinfo=self.zone)
        micros = (moment - EPOCH) // MICROSECOND
        return micros if moment.replace(tzinfo=None) != BARE_EPOCH and micros else self._nothing(DEFAULT)

    def _nothing(self, why: str) -> int:
        self.told[why] += 1
        return NO_TIME


def _german(text: str) -> datetime | None:
    found = GERMAN.fullmatch(text)
    if not found:
        return None
    day, month, year, clock = found.groups()
    try:
        return datetime.fromisoformat(f"{year}-{int(month):02}-{int(day):02} {clock or '00:00'}")
    except ValueError:
        return None
