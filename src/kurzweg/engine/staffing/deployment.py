# SPDX-License-Identifier: EUPL-1.2
"""Rosenkranz: from the work to be done and the days people are away to posts on paper."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Deployment:
    """Einsatzbedarf and what is needed beside it so that it is there every day; all in posts.

    `present`: at work every day; `absence_factor`: days away for each day at work; `reserve`: who stands in;
    `gross`: both; `net`: what is missing to the posts there are (below 0: too many).
    """

    present: Fraction
    absence_factor: Fraction
    reserve: Fraction
    gross: Fraction
    net: Fraction


def deployment(
    work_hours: Fraction, post_hours: Fraction, *, days: Fraction, absent_days: Fraction, stock: Fraction
) -> Deployment:
    """Posts for so many hours of work, when each post is away on so many of its days.

    >>> found = deployment(Fraction(48_000), Fraction(2_080), days=Fraction(365), absent_days=Fraction(61),
    ...                    stock=Fraction(26))
    >>> [round(float(part), 6) for part in (found.present, found.absence_factor, found.reserve, found.gross, found.net)]
    [23.076923, 0.200658, 4.630567, 27.70749, 1.70749]

    Raises ValueError when a post has no hours, or is away on all its days. Source: R. Rosenkranz's formula, as on
    patrick-gotthard.de.
    """
    if post_hours <= 0 or work_hours < 0 or not 0 <= absent_days < days:
        raise ValueError("A post has hours, and is away on fewer days than it has.")
    present = work_hours / post_hours
    factor = absent_days / (days - absent_days)
    reserve = present * factor
    return Deployment(
        present=present, absence_factor=factor, reserve=reserve, gross=present + reserve, net=present + reserve - stock
    )
