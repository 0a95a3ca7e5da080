# SPDX-License-Identifier: EUPL-1.2
"""How scarce places are given, in figures that anybody may read: counts and a median, and nothing about a person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.utils import timezone

from kurzweg.allocation.models import Draw, EmergencyReason, Waitlist, Way, WayKind
from kurzweg.allocation.words import REASONS, RETURNS, WAYS
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.models import Pool
from kurzweg.services.nouns import Text
from kurzweg.services.snapshot import catalogue_snapshot

SPAN: Final = timedelta(days=30)
ROUNDS_SHOWN: Final = 5
FEWEST: Final = 5
"""How long so few people waited is said of nobody."""
FIGURES: Final = """
    select drawn, waited, same_day, emergencies, chosen, returned, median_days, counted
    from allocation_figures(%s, %s, %s)
"""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What was given and what came back in the last weeks, and how long half of the people waited."""

    drawn: int
    waited: int
    same_day: int
    emergencies: int
    chosen: int
    returned: int
    median_days: int | None
    counted: int

    @property
    def given(self) -> int:
        return self.drawn + self.waited + self.same_day + self.emergencies + self.chosen

    @property
    def wait(self) -> int | None:
        """In days; nothing when too few people are behind it."""
        return self.median_days if self.counted >= FEWEST else None


@dataclass(frozen=True, kw_only=True)
class HeldRound:
    """A round that is over."""

    number: str
    held_at: datetime
    applications: int
    places: int
    given: int


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """How the places of one service are given, and how it went."""

    way: Way
    code: str
    service: Text
    unit: str
    figures: Figures
    rounds: list[HeldRound]
    waitlist: Waitlist | None

    @property
    def kind(self) -> str:
        return str(WAYS[WayKind(self.way.kind)])

    @property
    def returns_to(self) -> str:
        return str(RETURNS[Pool(self.way.returns_to)])

    @property
    def reasons(self) -> list[str]:
        return [str(REASONS[EmergencyReason(one)]) for one in self.way.emergency_reasons]


def fairness(language: str, *, at: datetime) -> list[Fairness]:
    """Every service whose places are scarce today, in the order of their titles."""
    today, snapshot = timezone.localdate(at), catalogue_snapshot()
    live = live_structure(today)
    found = []
    for way in Way.objects.in_force_on(today):
        code = snapshot.codes.get(way.service_id, "")
        if not way.is_scarce or code not in snapshot.catalogue.services:
            continue
        found.append(
            Fairness(
                way=way, code=code, service=snapshot.catalogue.services[code].title(language),
                unit=live.name_of(way.unit_id, language), figures=figures_of(way, since=at - SPAN),
                rounds=_held(way),
                waitlist=Waitlist.objects.open().of(service=way.service_id, unit=way.unit_id).first(),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: one.service.value.casefold())


def figures_of(way: Way, *, since: datetime) -> Figures:
    """The figures of one service in one unit."""
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, (way.service_id, way.unit_id, since))
        row = cursor.fetchone() or (0, 0, 0, 0, 0, 0, None, 0)
        names = [column.name for column in cursor.description or ()]
    return Figures(**dict(zip(names, row, strict=True)))


def _held(way: Way) -> list[HeldRound]:
    """The last rounds, as they were published."""
    mine = Draw.objects.filter(round__service=way.service_id, round__unit=way.unit_id).select_related("round")
    found = []
    for draw in mine.order_by("-held_at")[:ROUNDS_SHOWN]:
        told = json.loads(draw.document)
        found.append(
            HeldRound(
                number=draw.round.number, held_at=draw.held_at, applications=len(told["applications"]),
                places=len(told["slots"]), given=len(told["awards"]),
            )
        )  # fmt: skip
    return found
