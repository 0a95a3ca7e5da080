# SPDX-License-Identifier: EUPL-1.2
"""Verteilzeit: work that belongs to no single case. It is counted in exactly one of two ways, never in both."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

ZERO = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Surcharge:
    """Zuschlag: every base time grows by these shares. Source: Organisationshandbuch 2.4.3.5.4.3 (BMI).

    >>> Surcharge(personal=Fraction(5, 100), factual=Fraction(5, 100)).on(Fraction(90), Fraction(95_400))
    (Fraction(99, 1), Fraction(95400, 1))
    """

    personal: Fraction = ZERO
    factual: Fraction = ZERO
    recovery: Fraction = ZERO

    def __post_init__(self) -> None:
        for name in ("personal", "factual", "recovery"):
            if not 0 <= getattr(self, name) < 1:
                raise ValueError(f"The surcharge {name} is a share of the base time, from 0 to below 1.")

    def on(self, base_minutes: Fraction, year_minutes: Fraction) -> tuple[Fraction, Fraction]:
        """Minutes of work, and minutes of a post in a year, after the allowance."""
        return base_minutes * (1 + self.personal + self.factual + self.recovery), year_minutes


@dataclass(frozen=True)
class Deduction:
    """Abzug: the year of a post shrinks by this share. Source: KGSt, as a share of the yearly minutes.

    >>> Deduction(Fraction(9, 100)).on(Fraction(90), Fraction(95_400))
    (Fraction(90, 1), Fraction(86814, 1))
    """

    share: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.share < 1:
            raise ValueError("The deduction is a share of the year, from 0 to below 1; else nobody would work.")

    def on(self, base_minutes: Fraction, year_minutes: Fraction) -> tuple[Fraction, Fraction]:
        """Minutes of work, and minutes of a post in a year, after the allowance."""
        return base_minutes, year_minutes * (1 - self.share)


Allowance = Surcharge | Deduction
