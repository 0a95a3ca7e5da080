# SPDX-License-Identifier: EUPL-1.2
"""What is needed for a time only: a backlog is worked off beside the permanent need, and is told apart from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Temporary:
    """Befristeter Bedarf: so many posts from year 1 to this year."""

    posts: Fraction
    until_year: int


def backlog_posts(minutes: Fraction, post_minutes: Fraction, years: Fraction) -> Fraction:
    """How many temporary posts work off a backlog of so many minutes in so many years.

    >>> round(float(backlog_posts(Fraction(94_446), Fraction(95_400), Fraction(1))), 2)
    0.99

    Raises ValueError for years or minutes of a post that are not above 0.
    """
    if years <= 0 or post_minutes <= 0 or minutes < 0:
        raise ValueError("A backlog is worked off in more than 0 years, by posts of more than 0 minutes.")
    return minutes / (post_minutes * years)


def by_year(permanent: Fraction, temporary: Sequence[Temporary]) -> tuple[Fraction, ...]:
    """The posts of year 1, 2, …; the last figure holds from then on.

    >>> parts = [Temporary(Fraction("0.99"), 1), Temporary(Fraction("2.98"), 2)]
    >>> [float(posts) for posts in by_year(Fraction("5.85"), parts)]
    [9.82, 8.83, 5.85]

    Source of the example: StädteRegion Aachen, Vorlage 2019/0251.
    """
    last = max((part.until_year for part in temporary), default=0)
    return tuple(
        permanent + sum((part.posts for part in temporary if part.until_year >= year), Fraction(0))
        for year in range(1, last + 2)
    )
