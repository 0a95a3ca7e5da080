# SPDX-License-Identifier: EUPL-1.2
"""Which days are public holidays in which Land."""

from __future__ import annotations

from datetime import date

import pytest

from kurzweg.engine.calendars.holidays import easter, holidays


@pytest.mark.parametrize(
    ("year", "sunday"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2035, (3, 25)), (2038, (4, 25))]
)
def test_easter_wanders(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@pytest.mark.parametrize(
    ("land", "count"),
    [("BE", 10), ("ST", 11), ("NW", 11), ("BW", 12), ("HE", 10), ("SN", 11), ("BB", 12), ("MV", 11), ("SL", 12)],
)
def test_each_land_has_its_number_of_holidays(land: str, count: int) -> None:
    """In 2026, when no two fall together."""
    assert len(holidays(land, 2026)) == count


def test_the_day_of_repentance_is_a_wednesday_in_saxony_only() -> None:
    assert date(2026, 11, 18) in holidays("SN", 2026)
    assert date(2026, 11, 18) not in holidays("ST", 2026)
    assert date(2028, 11, 22) in holidays("SN", 2028)
