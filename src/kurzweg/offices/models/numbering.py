# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import connection


def next_number(series: str, *, year: int) -> str:
    """The next human number of a series and year, without gaps: "A-2026-00042".

    The counter row stays locked until the transaction ends, so a number that is rolled back is given again.
    """
    with connection.cursor() as cursor:
        cursor.execute("select offices_next_number(%s, %s)", (series, year))
        (number,) = cursor.fetchone() or (0,)
    return f"{series}-{year}-{number:05d}"


def take_numbers(series: str, *, year: int, count: int) -> list[str]:
    """So many human numbers of a series and year, one after the other; only for the house itself."""
    with connection.cursor() as cursor:
        cursor.execute("select offices_take_numbers(%s, %s, %s)", (series, year, count))
        (first,) = cursor.fetchone() or (1,)
    return [f"{series}-{year}-{number:05d}" for number in range(first, first + count)]
