# SPDX-License-Identifier: EUPL-1.2
"""Whom a place is offered to that came free: one person at a time, by the published weight and then by lot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import models
from django.utils import timezone

from kurzweg.allocation.models import Answer, Application, Offer, Waitlist, Way, WayKind
from kurzweg.allocation.models.way import way_of
from kurzweg.allocation.stock import places_between
from kurzweg.engine.calling import HoldRule, hold_ends, next_offer, waitlist_order
from kurzweg.engine.calling.waitlist import Span
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.models import Appointment, KeptPlace, Pool
from kurzweg.servicepoint.models.appointment import PLANNED
from kurzweg.servicepoint.reception import DAYS_AHEAD, Reception
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.walls.alone import alone_with

SOONEST: Final = timedelta(hours=24)
"""A place that begins sooner is not offered any more: whoever waits has no time to see it."""
FURTHEST: Final = timedelta(days=28)
"""How far ahead the free times of a waitlist are given."""
SILENT: Final = 3
"""After so many offers that nobody answered an entry ends: else each place would wait in vain."""


@dataclass(frozen=True)
class Listed:
    """Everybody on a waitlist in the order of today, and what each of them was asked before."""

    order: tuple[str, ...]
    by_number: dict[str, Application]
    busy: frozenset[str]
    """Numbers that are being offered a place already."""
    asked: dict[object, set[str]]
    """Place to the numbers that have been asked about it."""

    @classmethod
    def of(cls, waitlist: Waitlist, *, on: date) -> Listed:
        by_number = {str(one.number): one for one in waitlist.applications.waiting()}
        seed = bytes(waitlist.seed.secret)
        order = waitlist_order(seed, waitlist.number, [one.entrant(on=on) for one in by_number.values()])
        asked: dict[object, set[str]] = defaultdict(set)
        busy = set()
        for offer in Offer.objects.filter(application__in=by_number.values()).select_related("application"):
            asked[offer.place_id].add(str(offer.application.number))
            if offer.answer == "":
                busy.add(str(offer.application.number))
        return cls(order, by_number, frozenset(busy), asked)


def offer_places(waitlist: Waitlist, *, at: datetime) -> int:
    """Offer every place that can be given to the next person each; how many were offered."""
    alone_with("waitlist", waitlist.pk)
    today = timezone.localdate(at)
    way = way_of(waitlist.service_id, waitlist.unit_id, on=today)
    if way is None or not way.has_waitlist:
        return 0
    end_those_served(waitlist, at=at)
    listed, live = Listed.of(waitlist, on=today), live_structure(today)
    busy, offered = set(listed.busy), 0
    hours = list(_opening(live, way, at))
    for place in _places(way, len(listed.by_number) - len(busy), at=at):
        chosen = next_offer(listed.order, asked=listed.asked[place.pk], served=busy)
        if chosen is None:
            continue
        rule = HoldRule(usual=timedelta(hours=way.offer_hours))
        until = hold_ends(at, place.start, hours, rule)
        if Offer.make(listed.by_number[chosen], place, until=until, at=at):
            busy.add(chosen)
            offered += 1
    return offered


def end_those_served(waitlist: Waitlist, *, at: datetime) -> None:
    """Whoever has come to an appointment elsewhere, or never answers, waits no longer."""
    waiting = waitlist.applications.waiting()
    booked = Appointment.objects.filter(
        service=waitlist.service_id, unit=waitlist.unit_id, state__in=PLANNED, during__startswith__gt=at
    ).values("matter_id")
    mine = Application.objects.filter(pk__in=booked).values("fingerprint")
    lapsed = models.Count("offers", filter=models.Q(offers__answer=Answer.LAPSED))
    silent = waiting.annotate(lapsed=lapsed).filter(lapsed__gte=SILENT).values("pk")
    for entry in waiting.filter(models.Q(fingerprint__in=mine) | models.Q(pk__in=silent)):
        if not entry.offers.open().exists():
            entry.end(at=at)


def _places(way: Way, most: int, *, at: datetime) -> Iterator[KeptPlace]:
    """What came back to the list; then, where all places go by it, free times as long as somebody waits for one."""
    mine = KeptPlace.objects.free().in_pool(Pool.WAITLIST).of(service=way.service_id, unit=way.unit_id)
    for place in mine.from_(at + SOONEST).in_order()[: max(most, 0)]:
        most -= 1
        yield place
    if way.kind != WayKind.WAITLIST or most <= 0:
        return
    service = catalogue_snapshot().codes[way.service_id]
    first, last = timezone.localdate(at + SOONEST), timezone.localdate(at + FURTHEST)
    soon = (slot for slot in places_between(service, way.unit_id, first, last, at=at) if slot.start >= at + SOONEST)
    for slot in soon:
        if most <= 0:
            return
        try:
            place = KeptPlace.keep(slot, service=way.service_id, pool=Pool.WAITLIST, at=at)
        except AppointmentError:
            continue
        most -= 1
        yield place


def _opening(live: LiveStructure, way: Way, at: datetime) -> Iterator[Span]:
    """When the unit is open in the next weeks, as the hold counts it."""
    unit, reception = live.unit(way.unit_id), Reception.at(live, at)
    if unit is None:
        return
    for day in (timezone.localdate(at) + timedelta(days=n) for n in range(DAYS_AHEAD)):
        yield from reception.spans_on(unit, day)
