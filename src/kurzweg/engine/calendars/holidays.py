# SPDX-License-Identifier: EUPL-1.2
"""Public holidays of a Land, as the law stands since 2023; holidays of single municipalities are not among them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

EVERYWHERE: Final = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
AFTER_EASTER: Final = (-2, 1, 39, 50)
"""Good Friday, Easter Monday, Ascension, Whit Monday."""
FIXED: Final = {
    (1, 6): "BW BY ST",
    (3, 8): "BE MV",
    (8, 15): "SL",
    (9, 20): "TH",
    (10, 31): "BB HB HH MV NI SN ST SH TH",
    (11, 1): "BW BY NW RP SL",
}
CORPUS_CHRISTI: Final = ("BW", "BY", "HE", "NW", "RP", "SL")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    >>> easter(2027).isoformat()
    '2027-03-28'
    """
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(land: str, year: int) -> frozenset[date]:
    """The public holidays of a Land in one year.

    >>> sorted(day.isoformat() for day in holidays("ST", 2027) - holidays("NW", 2027))
    ['2027-01-06', '2027-10-31']
    """
    sunday = easter(year)
    found = {date(year, month, day) for month, day in EVERYWHERE}
    found |= {sunday + timedelta(days=later) for later in AFTER_EASTER}
    found |= {date(year, month, day) for (month, day), laender in FIXED.items() if land in laender.split()}
    if land in CORPUS_CHRISTI:
        found.add(sunday + timedelta(days=60))
    if land == "BB":
        found |= {sunday, sunday + timedelta(days=49)}
    if land == "SN":
        found.add(_repentance(year))
    return frozenset(found)


def _repentance(year: int) -> date:
    """Buß- und Bettag: the Wednesday before 23 November."""
    end = date(year, 11, 22)
    return end - timedelta(days=(end.weekday() - 2) % 7)
