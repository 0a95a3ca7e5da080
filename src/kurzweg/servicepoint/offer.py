# SPDX-License-Identifier: EUPL-1.2
"""Which times are free, computed when somebody asks: regular hours less holidays, closures, absences and bookings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from kurzweg.engine.appointments import Lane, Span, Step, free_times, spans_of_week
from kurzweg.engine.calendars.holidays import holidays
from kurzweg.engine.structure import WEEKDAYS, Unit
from kurzweg.offices.live import LiveStructure, live_structure
from kurzweg.offices.models import Closure, Place, Structure
from kurzweg.servicepoint.days import midnight
from kurzweg.servicepoint.models.kept_place import ReturnedTime
from kurzweg.servicepoint.models.slot import Slot
from kurzweg.servicepoint.queue import served_at

HORIZON = timedelta(days=42)
"""How far ahead a time can be booked."""
LEAD = timedelta(hours=1)
"""How long before an appointment it can be booked at the latest; sooner, one draws a number."""
TAKEN = "select lane, starts, ends from servicepoint_taken(%s::int[], %s, %s, %s)"
PRESENT = "select unit, day, people from servicepoint_present(%s::int[], %s, %s)"
Shut = set[tuple[int, date]]
"""Lanes with the days on which they receive nobody."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a free time is sought for: one service, how long it takes, and which units may receive the person."""

    service: str
    length: timedelta
    units: tuple[int, ...]
    fresh_only: bool = False
    """Without times that somebody gave back."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days on which one structure is in force."""

    live: LiveStructure
    first: date
    last: date


def offer(asked: Asked, *, at: datetime) -> list[Slot]:
    """Every time at which somebody can be received for this, from an hour from now to six weeks ahead, in order."""
    slots: list[Slot] = []
    after = (at + LEAD).astimezone(UTC)
    for period in periods(timezone.localdate(at), timezone.localdate(at + HORIZON)):
        lanes, unit_of = lanes_of(period, asked, at)
        for free in free_times(lanes, [Step(service=asked.service, length=asked.length)], after=after):
            (part,) = free.parts
            slots.append(
                Slot(
                    lane=part.lane, unit=unit_of[part.lane], site=free.site,
                    start=part.during.start, end=part.during.end,
                )
            )  # fmt: skip
    return slots


def periods(first: date, last: date) -> Iterator[Period]:
    """The structures in force from one day to another, each with its days."""
    ends = dict(Structure.objects.filter(in_force__isnull=False).values_list("pk", "in_force__endswith"))
    day = first
    while day <= last:
        live = live_structure(day)
        end = ends[live.number]
        until = end - timedelta(days=1) if end else last
        yield Period(live=live, first=day, last=min(until, last))
        day = until + timedelta(days=1)


def lanes_of(period: Period, asked: Asked, at: datetime) -> tuple[list[Lane], dict[int, int]]:
    """The lanes that can do this, with what is open and what is taken of each; and to which unit each belongs."""
    live, plan = period.live, period.live.plan
    units = [unit for unit in plan.units if unit.site and live.units[unit.id] in asked.units]
    shut = _shut(period, units)
    able = [
        (live.lanes[lane.id], unit, serves)
        for unit in units for lane in unit.lanes
        if asked.service in (serves := served_at(lane.services, plan))
    ]  # fmt: skip
    numbers = [number for number, _unit, _serves in able]
    taken = _taken(numbers, period, at)
    if asked.fresh_only:
        _add_returned(taken, numbers, at)
    lanes = [
        Lane(
            number=number, site=live.sites[unit.site or ""], services=serves,
            open=tuple(_open(unit, number, period, shut)), taken=tuple(taken.get(number, ())),
        )
        for number, unit, serves in able
    ]  # fmt: skip
    return lanes, {number: live.units[unit.id] for number, unit, _serves in able}


def _open(unit: Unit, lane: int, period: Period, shut: Shut) -> list[Span]:
    week = {WEEKDAYS.index(day): [(span.start, span.end) for span in spans] for day, spans in unit.hours}
    off = {day for number, day in shut if number == lane}
    for year in range(period.first.year, period.last.year + 1):
        off |= holidays(period.live.plan.land, year)
    return spans_of_week(week, timezone.get_default_timezone_name(), period.first, period.last, closed=off)


def _shut(period: Period, units: Sequence[Unit]) -> Shut:
    """The lanes that receive nobody on a day, because something is closed, or too few people are there."""
    live = period.live
    closures = list(Closure.objects.touching(period.first, period.last))
    present = _present([live.units[unit.id] for unit in units], period)
    shut: Shut = set()
    for unit in units:
        site, number = live.sites[unit.site or ""], live.units[unit.id]
        lanes = [live.lanes[lane.id] for lane in unit.lanes]
        for day in _days(period):
            today = [lane for lane in lanes if not _closed(closures, Place(site, number, lane), day)]
            staffed = today[: present.get((number, day), len(today))]
            shut.update((lane, day) for lane in lanes if lane not in staffed)
    return shut


def _closed(closures: Sequence[Closure], place: Place, day: date) -> bool:
    return any(closure.closes(place, day) for closure in closures)


def _present(units: list[int], period: Period) -> dict[tuple[int, date], int]:
    """How many people serve in a unit on the days on which somebody of it is away."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT, (units, period.first, period.last))
        return {(unit, day): people for unit, day, people in cursor.fetchall()}


def _taken(lanes: list[int], period: Period, at: datetime) -> dict[int, list[Span]]:
    """What is held or booked at these lanes."""
    first = midnight(period.first)
    last = first + (period.last - period.first) + timedelta(days=2)
    taken: dict[int, list[Span]] = {}
    with connection.cursor() as cursor:
        cursor.execute(TAKEN, (lanes, first, last, at))
        for lane, start, end in cursor.fetchall():
            taken.setdefault(lane, []).append(Span(start.astimezone(UTC), end.astimezone(UTC)))
    return taken


def _add_returned(taken: dict[int, list[Span]], lanes: list[int], at: datetime) -> None:
    """What somebody has given back at these lanes counts as taken."""
    returned = ReturnedTime.objects.filter(lane__in=lanes, during__endswith__gt=at)
    for lane, during in returned.values_list("lane", "during"):
        taken.setdefault(lane, []).append(Span(during.lower.astimezone(UTC), during.upper.astimezone(UTC)))


def _days(period: Period) -> Iterator[date]:
    return (period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1))
