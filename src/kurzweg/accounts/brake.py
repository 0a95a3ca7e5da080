# SPDX-License-Identifier: EUPL-1.2
"""The brake against guessing: after some free tries each further one has to wait, longer every time.

It brakes the pair of account and network, the account over all networks, and the network over all accounts. A
device on which this person has logged in before has a brake of its own, so that nobody can lock out somebody else:
whatever strangers try elsewhere, at her own desk she gets in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from django.db import connection
from django.utils import timezone

from kurzweg.walls.keys import keyed_hash

T = TypeVar("T")
LOOK = "select accounts_brake_look(%s::bytea[], %s::int[], %s::float8[], %s::float8[], %s)"
CLAIM = "select accounts_brake_claim(%s::bytea[], %s::int[], %s::float8[], %s::float8[], %s)"
FORGIVE = "select accounts_brake_forgive(%s::bytea[], %s::boolean[])"


class BrakedError(Exception):
    """Too many were wrong: nothing is tried before these seconds have passed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {ceil(seconds)} s")
        self.seconds = max(1, ceil(seconds))


@dataclass(frozen=True)
class Patience:
    """How many may be wrong without waiting; the first wait and the longest in seconds; what a right one forgives."""

    free: int
    first: float
    longest: float
    is_forgiven_whole: bool = False


PAIR = Patience(5, 2, 900, is_forgiven_whole=True)
DEVICE = Patience(10, 1, 60, is_forgiven_whole=True)
ACCOUNT = Patience(30, 1, 300)
NETWORK = Patience(100, 1, 60)
SECRETS = Patience(60, 1, 1)
"""For keys of 160 bit, which nobody guesses: many people share the network of a shelter, so nobody waits for long."""


@dataclass(frozen=True)
class Brake:
    """One brake: a hash of what it is on, and its patience."""

    key: bytes
    patience: Patience

    @classmethod
    def on(cls, patience: Patience, *what: str) -> Brake:
        """The brake on these words; nobody reads the words out of it."""
        return cls(keyed_hash("brake", *what), patience)


def guarded(brakes: Sequence[Brake], attempt: Callable[[], T | None]) -> T | None:
    """Try it when no brake is on. Counted before anything is answered: of many at once only the free ones count.

    Raises `BrakedError`; whoever is braked learns nothing about what was tried.
    """
    if wait := _ask(LOOK, brakes):
        raise BrakedError(wait)
    result = attempt()
    if wait := _ask(CLAIM, brakes):
        raise BrakedError(wait)
    if result:
        with connection.cursor() as cursor:
            forgiven = [brake.patience.is_forgiven_whole for brake in brakes]
            cursor.execute(FORGIVE, ([brake.key for brake in brakes], forgiven))
    return result


def _ask(statement: str, brakes: Sequence[Brake]) -> float:
    values = [(each.key, each.patience.free, each.patience.first, each.patience.longest) for each in brakes]
    keys, free, first, longest = (list(column) for column in zip(*values, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(statement, (keys, free, first, longest, timezone.now()))
        (seconds,) = cursor.fetchone() or (0,)
    return float(seconds)
