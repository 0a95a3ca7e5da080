# SPDX-License-Identifier: EUPL-1.2
"""The year's mean is not enough where people wait: what the hours and the open door ask for stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Presence:
    """The three figures of a unit with a counter, in posts, and the largest of them."""

    by_work: Fraction
    by_hours: Fraction
    minimum: Fraction

    @property
    def posts(self) -> Fraction:
        return max(self.by_work, self.by_hours, self.minimum)

    @property
    def reason(self) -> str:
        """Which of the three decides: "work", "hours" or "minimum"; the first named wins a tie."""
        figures = {"work": self.by_work, "hours": self.by_hours, "minimum": self.minimum}
        return max(figures, key=lambda name: figures[name])


def posts_for_hours(needed: Sequence[int], hours: Fraction, weeks: Fraction, post_minutes: Fraction) -> Fraction:
    """The posts that keep so many people at the counter in each span of the week, all through the year.

    Parameters: `needed`, people at once in each span of an open week; `hours`, the length of a span; `weeks` the
    office is open in a year; `post_minutes`, what one post works in a year.
    Raises ValueError for what cannot be.

    >>> float(posts_for_hours([2, 3, 1], Fraction(4), Fraction(50), Fraction(72_000)))
    1.0
    """
    if hours <= 0 or weeks <= 0 or post_minutes <= 0 or min(needed, default=0) < 0:
        raise ValueError("Spans, weeks and minutes are above 0, and nobody is below 0 people.")
    return sum(needed) * hours * 60 * weeks / post_minutes
