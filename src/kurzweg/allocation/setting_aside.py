# SPDX-License-Identifier: EUPL-1.2
"""Taking the shares of a way out of the free times, day by day, before anybody has seen them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Final

from django.utils import timezone

from kurzweg.allocation.models import SetAside, Way, WayKind
from kurzweg.allocation.stock import places_between, spread
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.models import KeptPlace, Pool, Slot
from kurzweg.servicepoint.offer import HORIZON
from kurzweg.services.snapshot import catalogue_snapshot

DAYS_A_RUN: Final = 7
"""So many days at once: whoever books at these lanes waits as long as it takes."""


@dataclass(frozen=True)
class Share:
    """One time that is to be kept, for whom."""

    slot: Slot
    service: int
    pool: Pool


def set_aside(*, at: datetime) -> None:
    """Keep the shares of the next days that have none; what is kept is never given back to everybody."""
    today = timezone.localdate(at)
    shares: list[Share] = []
    for way in Way.objects.in_force_on(today):
        if way.is_scarce and (way.kind == WayKind.SAME_DAY or way.same_day_percent or way.emergencies_a_day):
            for day in _days_without(way, today):
                shares += _of_a_day(way, day, at)
    for share in sorted(shares, key=lambda one: (one.slot.lock, one.slot.start)):  # in the order of everybody's locks
        try:
            KeptPlace.keep(share.slot, service=share.service, pool=share.pool, at=at)
        except AppointmentError:
            continue


def _days_without(way: Way, today: date) -> list[date]:
    """Where everything is given on the day, only that day; else as far as anybody can book, some days a run."""
    ahead = 0 if way.kind == WayKind.SAME_DAY else HORIZON.days
    done = set(SetAside.objects.filter(way=way, day__gte=today).values_list("day", flat=True))
    days = (today + timedelta(days=n) for n in range(ahead + 1))
    return [day for day in days if day not in done][:DAYS_A_RUN]


def _of_a_day(way: Way, day: date, at: datetime) -> Iterator[Share]:
    """The shares of one day, spread over it; what is kept for it already counts."""
    service, unit = way.service_id, way.unit_id
    free = places_between(catalogue_snapshot().codes[service], unit, day, day, at=at)
    kept = list(KeptPlace.objects.living().of(service=service, unit=unit).filter(during__startswith__date=day))
    had = {pool: sum(place.pool == pool for place in kept) for pool in Pool}
    for_emergencies = spread(free, max(0, way.emergencies_a_day - had[Pool.EMERGENCY]))
    left = [slot for slot in free if slot not in for_emergencies]
    wanted = len(left)
    if way.kind != WayKind.SAME_DAY:
        wanted = max(0, ceil((len(free) + len(kept)) * way.same_day_percent / 100) - had[Pool.SAME_DAY])
    for_the_day = spread(left, wanted)
    SetAside(way=way, day=day, same_day=len(for_the_day), emergencies=len(for_emergencies), at=at).save(
        force_insert=True
    )
    yield from (Share(slot, service, Pool.EMERGENCY) for slot in for_emergencies)
    yield from (Share(slot, service, Pool.SAME_DAY) for slot in for_the_day)
