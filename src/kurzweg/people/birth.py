# SPDX-License-Identifier: EUPL-1.2
"""Birth dates as they are known: many papers carry only a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BirthDate:
    """Year, month and day as far as they are known; nothing is guessed.

    >>> BirthDate(1990, None, None).age_on(date(2026, 11, 22)) is None
    True
    >>> BirthDate(2009, 3, 4).age_on(date(2026, 11, 22))
    17
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day of birth without its month makes no sense. Leave the day empty.")
        if self.month is not None and self.year is None:
            raise ValueError("A month of birth without its year makes no sense. Leave the month empty.")
        if self.year is not None:
            date(self.year, self.month or 1, self.day or 1)

    def age_on(self, day: date) -> int | None:
        """Whole years on a day; None when the date is not known to the day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return day.year - self.year - ((day.month, day.day) < (self.month, self.day))

    def __str__(self) -> str:
        parts = (
            f"{self.day:02d}" if self.day else "",
            f"{self.month:02d}" if self.month else "",
            str(self.year or ""),
        )
        return ".".join(part for part in parts if part)
