# SPDX-License-Identifier: EUPL-1.2
"""Where people are received now: regular hours of the structure, less what is closed today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from kurzweg.engine.calendars.holidays import holidays
from kurzweg.engine.structure import WEEKDAYS, Interval, Lane, Unit
from kurzweg.offices.live import LiveStructure
from kurzweg.offices.models import Closure, Place
from kurzweg.servicepoint.models.notice import About, HallNotice
from kurzweg.servicepoint.queue import served_at

DAYS_AHEAD = 14
SUNDAY = 6


@dataclass(frozen=True)
class Opening:
    """When a unit receives people next."""

    day: date
    start: time
    end: time


@dataclass(frozen=True, kw_only=True)
class Reception:
    """Empfang: which unit receives whom at this moment."""

    live: LiveStructure
    now: datetime
    closures: tuple[Closure, ...]
    early: tuple[HallNotice, ...] = ()
    """Who closes early today."""

    @classmethod
    def at(cls, live: LiveStructure, at: datetime) -> Reception:
        """The state of a moment: one query for what is closed in the coming days, one for who closes early."""
        now = timezone.localtime(at)
        last = now.date() + timedelta(days=DAYS_AHEAD)
        early = HallNotice.objects.standing(now.date()).filter(about=About.CLOSING_EARLY)
        return cls(
            live=live, now=now, closures=tuple(Closure.objects.touching(now.date(), last)), early=tuple(early)
        )  # fmt: skip

    def has_lane_for(self, unit: Unit, service: str) -> bool:
        """Whether this unit receives people for this service at all."""
        return bool(unit.site) and any(self._lanes(unit, service))

    def is_open(self, unit: Unit, service: str = "") -> bool:
        """Whether the unit receives people now, for this service when one is named."""
        clock = self.now.time()
        return any(span.start <= clock < span.end for span in self.hours_on(unit, self.now.date(), service))

    def next_opening(self, unit: Unit, service: str = "") -> Opening | None:
        """When it opens again; None when that is not within two weeks."""
        for ahead in range(DAYS_AHEAD):
            day = self.now.date() + timedelta(days=ahead)
            for span in self.hours_on(unit, day, service):
                if ahead or span.start > self.now.time():
                    return Opening(day, span.start, span.end)
        return None

    def services_now(self) -> frozenset[str]:
        """The services for which a number can be drawn at this moment, for some people at least."""
        open_units = {unit.id: unit for unit in self.live.plan.units if self.is_open(unit)}
        rules = ((rule.lead, rule.service) for rule in self.live.plan.responsibilities)
        return frozenset(
            service
            for lead, name in rules
            if lead in open_units
            for service in self.live.plan.services_of(name)
            if self.has_lane_for(open_units[lead], service) and self.is_open(open_units[lead], service)
        )

    def hours_on(self, unit: Unit, day: date, service: str = "") -> tuple[Interval, ...]:
        """When a unit receives people on a day; not while the house, it or every lane for the service is closed.

        On a holiday of the Land the hours of a Sunday apply.
        """
        weekday = SUNDAY if day in holidays(self.live.plan.land, day.year) else day.weekday()
        regular = self._until_early_close(unit, day, dict(unit.hours).get(WEEKDAYS[weekday], ()))
        today = [closure for closure in self.closures if day in closure.days]
        if not regular or not today:
            return regular
        site, number = self.live.sites.get(unit.site or "", 0), self.live.units[unit.id]
        places = [Place(site, number, self.live.lanes[lane.id]) for lane in self._lanes(unit, service)]
        shut = [any(one.closes(place, day) for one in today) for place in places or [Place(site, number)]]
        return () if all(shut) else regular

    def spans_on(self, unit: Unit, day: date) -> list[tuple[datetime, datetime]]:
        """The same as moments, where the house stands."""
        here = timezone.get_default_timezone()
        return [
            (datetime.combine(day, span.start, here), datetime.combine(day, span.end, here))
            for span in self.hours_on(unit, day)
        ]

    def _until_early_close(self, unit: Unit, day: date, spans: tuple[Interval, ...]) -> tuple[Interval, ...]:
        """The regular hours, cut off where this unit has told the hall that it closes today."""
        told = [one.closes_at for one in self.early if one.unit_id == self.live.units[unit.id] and one.day == day]
        for closes_at in filter(None, told):
            end = timezone.localtime(closes_at).time()
            spans = tuple(replace(span, end=min(span.end, end)) for span in spans if span.start < end)
        return spans

    def _lanes(self, unit: Unit, service: str) -> Iterator[Lane]:
        """The lanes of a unit that serve this service; all of them when none is named."""
        lanes = iter(unit.lanes)
        return lanes if not service else (lane for lane in lanes if service in served_at(lane.services, self.live.plan))
