# SPDX-License-Identifier: EUPL-1.2
"""How many, which share, and the difference of two shares, as people read them."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """So many of a thing whose plural ends in s.

    >>> counted(1, "trace"), counted(1234, "trace")
    ('1 trace', '1,234 traces')
    """
    return f"{number:,} {thing}{'s' * (number != 1)}"


def percent(share: float) -> str:
    """A share of the whole.

    >>> percent(0.543), percent(-0.0001)
    ('54.3%', '0.0%')
    """
    return unsigned(f"{share:.1%}")


def points(difference: float) -> str:
    """The difference of two shares: from 50 % to 60 % it is 10 points, and 20 % more.

    >>> points(0.082), points(-0.00001)
    ('8.2 points', '0.0 points')
    """
    return unsigned(f"{100 * difference:.1f} points")


def unsigned(text: str) -> str:
    """Nothing has no sign: what rounds to zero is not below it.

    >>> unsigned("-0.0"), unsigned("-0.1")
    ('0.0', '-0.1')
    """
    return text if any(digit in text for digit in "123456789") else text.removeprefix("-")
