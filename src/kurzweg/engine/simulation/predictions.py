# SPDX-License-Identifier: EUPL-1.2
"""How long one person will wait, from what is seen at the door: exact for steady lines with exponential service."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Mean and standard deviation of a wait that is still to come."""

    mean: float
    sd: float


def by_queue_length(ahead: int, servers: int, services: float) -> Wait:
    """With so many people ahead and everybody busy (Whitt 1999): Gamma(ahead + 1, servers·services).

    >>> by_queue_length(9, 5, 1.0).mean
    2.0
    """
    rate = servers * services
    return Wait(mean=(ahead + 1) / rate, sd=sqrt(ahead + 1) / rate)


def quantile(ahead: int, servers: int, services: float, share: float) -> float:
    """The wait that this share of people in the same place does not exceed."""
    rate, low, high = servers * services, 0.0, 1.0
    while _within(ahead + 1, rate * high) < share:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(ahead + 1, rate * middle) < share else (low, middle)
    return (low + high) / 2


def by_head_of_line(arrivals: float, servers: int, services: float, waited: float) -> Wait:
    """When the first in line has waited so long (Ibrahim and Whitt); twice the squared error of the queue length."""
    rate = servers * services
    return Wait(mean=(arrivals * waited + 2) / rate, sd=sqrt(2 * arrivals * waited + 2) / rate)


def squared_error(arrivals: float, servers: int, services: float) -> float:
    """Mean squared error of `by_queue_length` among those who wait: 1/((1 − ρ)(sμ)²)."""
    rate = servers * services
    return 1 / ((1 - arrivals / rate) * rate**2)


def _within(exponentials: int, amount: float) -> float:
    """The chance that so many exponentials of mean 1 together do not exceed the amount."""
    term = whole = 1.0
    for k in range(1, exponentials):
        term *= amount / k
        whole += term
    return 1 - exp(-amount) * whole
