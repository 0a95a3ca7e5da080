# SPDX-License-Identifier: EUPL-1.2
"""The hall of a unit at this moment, as the forecaster is told of it: who waits, who serves until when, who is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from kurzweg.engine.forecast import Booked, Lane, Policy, Serving, Situation, WalkIns
from kurzweg.engine.forecast import Ticket as Waiting
from kurzweg.lang.spoken import beside_german
from kurzweg.servicepoint.days import start_of_day
from kurzweg.servicepoint.lanes_now import RESTING, LaneNow
from kurzweg.servicepoint.models import Appointment, Counter, Ticket
from kurzweg.servicepoint.models.state import AT_A_LANE, State
from kurzweg.servicepoint.queue import honoured, microseconds_of, target_of
from kurzweg.servicepoint.reception import Reception
from kurzweg.servicepoint.waits.learning import Learned, lead_days
from kurzweg.services.snapshot import catalogue_snapshot

AFTER_HOURS: Final = timedelta(minutes=30)
"""So long after closing whoever is in the hall is still called (assumed)."""
Span = tuple[datetime, datetime]
Period = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Hall:
    """One unit's hall: its situation for the engine, and whose number in it is which ticket."""

    unit: int
    site: int
    at: datetime
    situation: Situation
    tickets: Sequence[Ticket]
    """In the order of their numbers in the situation, from 0 on."""
    counters: Sequence[Counter]
    open_until_evening: tuple[Period, ...]
    """When a lane that somebody opened now would be served today."""

    codes: Mapping[int, str]
    """By the number of a service, how the engine calls it."""


def hall_of_unit(
    counters: Sequence[Counter], staffed: Mapping[int, LaneNow], learned: Learned, reception: Reception, *, at: datetime
) -> Hall | None:
    """The hall of the unit to which these counters belong; None while nobody can be called there today.

    `staffed` tells the lanes at which somebody serves, `reception` the hours, less what is closed today. A lane that
    nobody has opened counts before the unit opens only: whoever is late is not promised.
    """
    first, codes = counters[0], catalogue_snapshot().codes
    spans = reception.spans_on(first.unit_plan, timezone.localdate(at))
    tickets = list(
        Ticket.objects.for_unit(first.unit)
        .on(timezone.localdate(at))
        .filter(state__in=[State.WAITING, *AT_A_LANE])
        .order_by("pk")
    )
    at_lane = {ticket.lane_id: ticket for ticket in tickets if ticket.lane_id is not None}
    lanes = [
        _lane(counter, staffed.get(counter.lane), at_lane.get(counter.lane), periods, codes, at)
        for counter in counters
        if (periods := _periods(staffed.get(counter.lane), spans, at))
    ]
    if not lanes:
        return None
    waiting = [ticket for ticket in tickets if ticket.state == State.WAITING and not _is_away(ticket, at)]
    away = [ticket for ticket in tickets if ticket.state == State.WAITING and _is_away(ticket, at)]
    services = {service for counter in counters for service in counter.serves}
    services |= {codes[ticket.service_id] for ticket in tickets}
    booked = [*_booked(first.unit, learned, codes, at), *(_coming_back(ticket, codes) for ticket in away)]
    services |= {one.service for one in booked}
    plan = first.live.plan
    midnight, now = start_of_day(at), microseconds_of(at)
    situation = Situation(
        now=now,
        closes=microseconds_of(max((end for _begin, end in spans), default=at)),
        policy=Policy(
            targets={service: target_of(service, plan) for service in sorted(services)},
            honoured=frozenset(rank for rank, is_honoured in enumerate(honoured(plan)) if is_honoured),
            language_bonus=plan.policy.language_bonus,
        ),
        lanes=tuple(lanes),
        tickets=tuple(_waiting(number, ticket, codes, now) for number, ticket in enumerate(waiting)),
        booked=tuple(booked),
        walk_ins=_walk_ins(first.unit, sorted(services), learned, midnight),
        walk_ins_from=microseconds_of(midnight),
    )
    return Hall(
        unit=first.unit, site=first.site, at=at, situation=situation, tickets=waiting,
        codes=codes, counters=counters,
        open_until_evening=_joined([(at, at + AFTER_HOURS), *_after_hours(spans)], since=at),
    )  # fmt: skip


def _periods(lane: LaneNow | None, spans: Sequence[Span], at: datetime) -> tuple[Period, ...]:
    """When somebody calls there today from now on: within the hours and a little after, and not in a break."""
    wanted = _after_hours(spans)
    if lane is None:
        return _joined(wanted, since=at) if spans and at < spans[0][0] else ()
    begin = max(at, lane.until) if lane.doing == RESTING and lane.until else at
    return _joined([(begin, begin + AFTER_HOURS), *wanted], since=begin)  # whoever has opened calls, whatever the hours


def _after_hours(spans: Sequence[Span]) -> list[Span]:
    return [(start, end + AFTER_HOURS) for start, end in spans]


def _joined(spans: Sequence[Span], *, since: datetime) -> tuple[Period, ...]:
    """The same time in spans that do not touch, from a moment on."""
    joined: list[Span] = []
    for start, end in sorted((max(start, since), end) for start, end in spans if end > since):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple((microseconds_of(start), microseconds_of(end)) for start, end in joined)


def _lane(
    counter: Counter,
    now: LaneNow | None,
    here: Ticket | None,
    periods: tuple[Period, ...],
    codes: Mapping[int, str],
    at: datetime,
) -> Lane:
    serving = None
    if here is not None:
        since = min(here.called_at or at, at)
        serving = Serving(
            service=codes[here.service_id], since=microseconds_of(since), language=beside_german(here.language)
        )
    return Lane(
        number=counter.lane,
        services=counter.serves,
        staffed=periods,
        speaks=now.speaks if now else frozenset(),
        serving=serving,
        idle_since=microseconds_of(min(now.since, at)) if now else 0,
    )


def _waiting(number: int, ticket: Ticket, codes: Mapping[int, str], now: int) -> Waiting:
    return Waiting(
        number=number,
        service=codes[ticket.service_id],
        due_at=microseconds_of(ticket.due_at),
        entered_at=min(microseconds_of(ticket.entered_at), now),
        language=beside_german(ticket.language),
        override=ticket.override,
    )


def _coming_back(ticket: Ticket, codes: Mapping[int, str]) -> Booked:
    assert ticket.away_until is not None
    return Booked(
        at=microseconds_of(ticket.away_until), service=codes[ticket.service_id], language=beside_german(ticket.language)
    )


def _booked(unit: int, learned: Learned, codes: Mapping[int, str], at: datetime) -> Iterator[Booked]:
    """Whoever has an appointment later today and is not here yet."""
    planned = Appointment.objects.planned().in_unit(unit).on(timezone.localdate(at)).in_order()
    for key, service, during, language in planned.values_list("pk", "service_id", "during", "language"):
        if during.lower >= at:
            lead = lead_days(key, during.lower)
            yield Booked(
                at=microseconds_of(during.lower), service=codes[service], no_show=learned.no_shows.after(lead),
                language=beside_german(language),
            )  # fmt: skip


def _walk_ins(unit: int, services: Sequence[str], learned: Learned, midnight: datetime) -> tuple[WalkIns, ...]:
    rates = learned.walk_ins.get(unit)
    if rates is None:
        return ()
    expected = ((service, rates.of(service, midnight.weekday())) for service in services)
    return tuple(WalkIns(service=service, per_half_hour=means) for service, means in expected if any(means))


def _is_away(ticket: Ticket, at: datetime) -> bool:
    return ticket.away_until is not None and ticket.away_until > at
