# SPDX-License-Identifier: EUPL-1.2
"""A round as everybody reads it: what was promised, how many applied, and how it came out, by number and no name."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import connection
from django.utils import timezone

from kurzweg.allocation.models import Draw, Round, RoundPlace
from kurzweg.offices.live import live_structure
from kurzweg.services.nouns import Text
from kurzweg.services.snapshot import catalogue_snapshot

COUNT = "select made, withdrawn from allocation_count(%s)"


class Phase(StrEnum):
    """What can be done about a round now."""

    TO_COME = "to_come"
    OPEN = "open"
    CLOSED = "closed"
    HELD = "held"


@dataclass(frozen=True)
class Weight:
    """One line of the table of weights."""

    days: int | None
    weight: float


@dataclass(frozen=True)
class Won:
    """A number on which a place fell."""

    number: str
    start: datetime


@dataclass(frozen=True, kw_only=True)
class ToldRound:
    """What the page of a round shows."""

    round: Round
    phase: Phase
    service: Text | None
    service_code: str
    unit: str
    days: list[tuple[date, int]]
    places: int
    applied: int
    withdrawn: int
    weights: list[Weight]
    most: float
    draw: Draw | None
    won: list[Won]

    @property
    def took_part(self) -> int:
        return self.applied - self.withdrawn


def phase_of(round_: Round, draw: Draw | None, *, at: datetime) -> Phase:
    """What can be done about it now."""
    if draw is not None:
        return Phase.HELD
    if round_.is_to_come(at=at):
        return Phase.TO_COME
    return Phase.OPEN if round_.is_open(at=at) else Phase.CLOSED


def told_of(round_: Round, language: str, *, at: datetime) -> ToldRound:
    """Everything that is public about a round now."""
    draw = Draw.objects.filter(round=round_).first()
    snapshot, table = catalogue_snapshot(), round_.table
    places = dict(RoundPlace.objects.filter(round=round_).values_list("label", "start"))
    days = Counter(timezone.localdate(start) for start in places.values())
    applied, withdrawn = counted(round_)
    awards = json.loads(draw.document)["awards"] if draw else {}
    return ToldRound(
        round=round_, phase=phase_of(round_, draw, at=at), service=snapshot.title(round_.service_id, language),
        service_code=snapshot.codes.get(round_.service_id, ""),
        unit=live_structure(timezone.localdate(at)).name_of(round_.unit_id, language),
        days=sorted(days.items()), places=len(places), applied=applied, withdrawn=withdrawn,
        weights=[Weight(*one) for one in table.by_days_left] + [Weight(None, table.otherwise)], most=table.most,
        draw=draw, won=sorted((Won(number, places[label]) for number, label in awards.items()), key=_by_number),
    )  # fmt: skip


def counted(round_: Round) -> tuple[int, int]:
    """How many applied, and how many of them withdrew."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, (round_.pk,))
        made, withdrawn = cursor.fetchone() or (0, 0)
    return made, withdrawn


def _by_number(won: Won) -> int:
    return int(won.number)
