# SPDX-License-Identifier: EUPL-1.2
"""What can be given by hand in one's units: times of today, and places for emergencies of the next days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from django.utils import timezone

from kurzweg.allocation.models import EmergencyReason, HandedPlace, Way
from kurzweg.allocation.models.way import way_of
from kurzweg.allocation.words import REASONS
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.days import start_of_day
from kurzweg.servicepoint.models import KeptPlace, Pool
from kurzweg.services.snapshot import catalogue_snapshot

TIMES_SHOWN: Final = 12
DAYS_SHOWN: Final = 5
DAYS_AHEAD: Final = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Today:
    """The times of one service that can be given out now."""

    title: str
    unit: str
    free: int
    places: Sequence[KeptPlace]


@dataclass(frozen=True, kw_only=True)
class EmergencyDay:
    """How many emergencies of one service a day had, and may have."""

    day: date
    given: int
    most: int
    place: KeptPlace | None

    @property
    def is_open(self) -> bool:
        return self.place is not None and self.given < self.most


@dataclass(frozen=True, kw_only=True)
class Emergencies:
    """The places for emergencies of one service, and the reasons that count."""

    title: str
    unit: str
    reasons: list[str]
    days: list[EmergencyDay]


def times_of_today(units: Collection[int], language: str, *, at: datetime) -> list[Today]:
    """What nobody has of today's places, service by service; row security shows only one's own units."""
    tomorrow = start_of_day(at) + timedelta(days=1)
    words = _Words(language, at)
    mine = KeptPlace.objects.free().in_pool(Pool.SAME_DAY).filter(unit__in=list(units)).from_(at).before(tomorrow)
    found = []
    for (service, unit), group in groupby(mine.order_by("service", "unit", "during", "lane"), key=_queue):
        places = list(group)
        first = {place.start: place for place in reversed(places)}  # of several lanes at one time, one
        found.append(
            Today(
                title=words.title(service), unit=words.unit(unit), free=len(places),
                places=[first[start] for start in sorted(first)][:TIMES_SHOWN],
            )
        )  # fmt: skip
    return found


def emergencies_of(units: Collection[int], language: str, *, at: datetime) -> list[Emergencies]:
    """The next days with places for emergencies, and how many were given for each."""
    today = timezone.localdate(at)
    ways, words = Way.objects.in_force_on(today), _Words(language, at)
    return [_of(way, words, at) for way in ways if way.unit_id in units and way.is_scarce and way.emergencies_a_day]


def reasons_for(place: KeptPlace, *, at: datetime) -> list[tuple[str, str]]:
    """The published reasons for which this place may be given."""
    way = way_of(place.service_id, place.unit_id, on=timezone.localdate(at))
    return [(one, str(REASONS[EmergencyReason(one)])) for one in (way.emergency_reasons if way else ())]


def _of(way: Way, words: _Words, at: datetime) -> Emergencies:
    today = timezone.localdate(at)
    mine = KeptPlace.objects.free().in_pool(Pool.EMERGENCY).of(service=way.service_id, unit=way.unit_id)
    free: dict[date, KeptPlace] = {}
    for place in mine.from_(at).before(at + DAYS_AHEAD).in_order():
        free.setdefault(timezone.localdate(place.start), place)
    handed = HandedPlace.objects.emergencies().filter(service=way.service_id, unit=way.unit_id, day__gte=today)
    given = Counter(handed.values_list("day", flat=True))
    days = sorted(free.keys() | {day for day in given if day <= today + DAYS_AHEAD})[:DAYS_SHOWN]
    return Emergencies(
        title=words.title(way.service_id), unit=words.unit(way.unit_id),
        reasons=[str(REASONS[EmergencyReason(one)]) for one in way.emergency_reasons],
        days=[
            EmergencyDay(day=day, given=given[day], most=way.emergencies_a_day, place=free.get(day)) for day in days
        ],
    )  # fmt: skip


def _queue(place: KeptPlace) -> tuple[int, int]:
    return place.service_id, place.unit_id


class _Words:
    """How services and units are called in one language, looked up once for a whole page."""

    def __init__(self, language: str, at: datetime) -> None:
        self.language = language
        self.snapshot = catalogue_snapshot()
        self.live = live_structure(timezone.localdate(at))

    def title(self, service: int) -> str:
        title = self.snapshot.title(service, self.language)
        return title.value if title else ""

    def unit(self, unit: int) -> str:
        return self.live.name_of(unit, self.language)
