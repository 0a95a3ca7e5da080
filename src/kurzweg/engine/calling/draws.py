# SPDX-License-Identifier: EUPL-1.2
"""A round of a draw for scarce appointments: weights, lots, order and awards that anybody can recompute.

First come, first served release of scarce appointments is what queues at night, bots and resale live on; a draw in
rounds makes resale worthless (Hakimov, Heller, Kübler, Kurino, AER 111(7) 2021). Rules: engine/calling.md §2.1.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SEED_BYTES: Final = 32
LOTS: Final = 2**64


class BadRound(ValueError):  # noqa: N818 - named for what it is
    """A round that must not be drawn: says what is wrong and what to do; `field` says where."""

    def __init__(self, field: str, cause: str) -> None:
        self.field = field
        super().__init__(cause)


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much sooner somebody is drawn whose time runs out: (days left at most, weight), else `otherwise`.

    Start values (assumed, to be set by the office). A lost round counts `lost` times more, at most `most` times.
    """

    by_days_left: tuple[tuple[int, float], ...] = ((7, 8.0), (30, 4.0), (60, 2.0))
    otherwise: float = 1.0
    lost: float = 1.5
    most: float = 5.0

    def of(self, *, days_left: int | None, lost_rounds: int = 0) -> float:
        """The weight of an application; None days left: there is no deadline.

        >>> Weights().of(days_left=7), Weights().of(days_left=None, lost_rounds=2), Weights().of(days_left=40,
        ...     lost_rounds=9)
        (8.0, 2.25, 10.0)
        """
        base = self.otherwise
        if days_left is not None:
            base = next((weight for days, weight in self.by_days_left if days_left <= days), base)
        return base * min(self.lost**lost_rounds, self.most)


@dataclass(frozen=True, kw_only=True)
class Application:
    """One person's wish in one matter; `wishes` in the order of liking, empty means any slot.

    `applicant` stands for person and matter together, as a pseudonym: nobody applies twice for the same thing.
    """

    id: str
    weight: float = 1.0
    wishes: tuple[str, ...] = ()
    applicant: str = ""


@dataclass(frozen=True, kw_only=True)
class Round:
    """What is published before the draw opens, and the applications that came."""

    id: str
    slots: tuple[str, ...]
    applications: tuple[Application, ...]

    def __post_init__(self) -> None:
        _once("slots", "slot", self.slots)
        _once("applications", "application", [one.id for one in self.applications])
        _once("applications", "applicant", [one.applicant for one in self.applications if one.applicant])
        for one in self.applications:
            if not (math.isfinite(one.weight) and one.weight > 0):
                cause = f"Application {one.id} has the weight {one.weight:g}. Weights are above 0."
                raise BadRound("applications", cause)


@dataclass(frozen=True, kw_only=True)
class Lot:
    """What an application drew: the smaller the key, the sooner its turn."""

    application: str
    number: int
    key: float


@dataclass(frozen=True, kw_only=True)
class Draw:
    """The result: everybody in the order drawn, and who may have which slot."""

    order: tuple[Lot, ...]
    awards: tuple[tuple[str, str], ...]


def commitment_of(seed: bytes) -> str:
    """What is published before the round opens, so that nobody can choose the seed afterwards.

    >>> commitment_of(bytes(range(32)))[:16]
    '630dcd2966c43366'
    """
    if len(seed) != SEED_BYTES:
        raise BadRound("seed", f"The seed has {len(seed)} bytes. Draw {SEED_BYTES} at random.")
    return hashlib.sha256(seed).hexdigest()


def lot_of(seed: bytes, round_id: str, application: Application) -> Lot:
    """The lot of one application; it depends on seed, round, id and weight only.

    >>> lot = lot_of(bytes(range(32)), "2026-W48-AT", Application(id="E", weight=8))
    >>> lot.number, round(lot.key, 12)
    (9259693869545044258, 0.08615211166)
    """
    digest = hmac.digest(seed, f"{round_id}|{application.id}".encode(), "sha256")
    number = int.from_bytes(digest[:8], "big")
    return Lot(application=application.id, number=number, key=_minus_log(number) / application.weight)


def draw(seed: bytes, round_: Round) -> Draw:
    """Draw a round: weighted sampling without replacement (Efraimidis and Spirakis 2006), then slot by slot.

    Parameters: `seed`, 32 bytes drawn at random; its commitment was published before. Raises `BadRound` for a seed of
    the wrong length.

    >>> people = (Application(id="A", wishes=("9:00",)), Application(id="B"), Application(id="C", weight=8))
    >>> drawn = draw(bytes(range(32)), Round(id="2026-W48", slots=("9:00", "9:30"), applications=people))
    >>> [lot.application for lot in drawn.order], drawn.awards
    (['C', 'A', 'B'], (('C', '9:00'), ('B', '9:30')))
    """
    commitment_of(seed)
    lots = (lot_of(seed, round_.id, one) for one in round_.applications)
    order = tuple(sorted(lots, key=lambda lot: (lot.key, lot.application)))
    wishes = {one.id: one.wishes for one in round_.applications}
    free = dict.fromkeys(round_.slots)
    awards = []
    for lot in order:
        slot = next((one for one in wishes[lot.application] or free if one in free), None)
        if slot is not None:
            del free[slot]
            awards.append((lot.application, slot))
    return Draw(order=order, awards=tuple(awards))


def _minus_log(number: int) -> float:
    """-ln of (number + ½)/2⁶⁴, with all digits at both ends: quotients of whole numbers are rounded once."""
    if number < LOTS // 2:
        return -math.log((2 * number + 1) / (2 * LOTS))
    return -math.log1p(-(2 * (LOTS - number) - 1) / (2 * LOTS))


def _once(field: str, what: str, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise BadRound(field, f"The {what} {one} stands there twice. Keep one of them.")
        seen.add(one)
