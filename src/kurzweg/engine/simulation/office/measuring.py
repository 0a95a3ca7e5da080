# SPDX-License-Identifier: EUPL-1.2
"""What one played office comes to: always all of it together, since a shorter line may only be a longer backlog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import numpy as np

from kurzweg.engine.simulation.hall import DONE, LEFT, NEVER, TURNED_AWAY
from kurzweg.engine.simulation.office.assumptions import DAY, MINUTE
from kurzweg.engine.simulation.office.calendar import Mask
from kurzweg.engine.simulation.office.figures import mean, median_until, slope, still_open_after, waiting_at
from kurzweg.engine.simulation.office.playing import Played

Measures: TypeAlias = Mapping[tuple[str, str], float]
"""By measure and whom it is about: "" for the whole office, a service or group of the demand, a unit. NaN: none."""

MINUTES, DAYS, SHARE, COUNT, PER_DAY = "minutes", "days", "share", "count", "a day"
UNITS: Final[Mapping[str, str]] = {
    "hall-wait": MINUTES,
    "hall-wait-p90": MINUTES,
    "calendar-wait": DAYS,
    "backlog": COUNT,
    "backlog-growth": PER_DAY,
    "throughput-median": DAYS,
    "overdue": SHARE,
    "handovers": COUNT,
    "settled-at-first-contact": SHARE,
    "turned-away": SHARE,
    "left": SHARE,
    "sent-home": PER_DAY,
    "staff-use": SHARE,
    "staff-minutes": MINUTES,
    "site-changes": COUNT,
    "matters": PER_DAY,
}
"""Every measure and the unit of its figures, in the order in which they are shown."""


def measures_of(played: Played, warm_up: int = 0) -> Measures:
    """Measure what happened after the first `warm_up` days."""
    return dict(_Measuring(played, warm_up).all())


class _Measuring:
    def __init__(self, played: Played, warm_up: int) -> None:
        self.office, self.works = played.office, played.works
        office, matters = self.office, self.office.matters
        self.since = int(office.days.midnight[warm_up])
        self.until = office.days.end
        self.days = len(office.days) - warm_up
        files = np.array([crowd.from_files for crowd in office.crowds], np.bool_)
        visiting = np.array([crowd.in_person for crowd in office.crowds], np.bool_)
        self.cohort: Mask = (office.count > 0) & (matters.at >= self.since) & ~files[matters.crowd]
        self.visiting: Mask = self.cohort & visiting[matters.crowd]
        self.names = tuple(crowd.demand.service for crowd in office.crowds)
        last = np.maximum(office.begin + office.count - 1, 0)
        self.settled: Mask = np.zeros(len(matters), np.bool_)
        self.end = np.full(len(matters), NEVER, np.int64)
        if len(self.works):
            self.settled = (office.count > 0) & (self.works["state"][last] == DONE)
            self.end[self.settled] = self.works["end"][last][self.settled]
        self.ended = self._any(np.isin(self.works["state"], (LEFT, TURNED_AWAY)))
        self.unit_of_pool = np.array([pool.unit for pool in office.plan.places.pools], np.int64)

    def all(self) -> Iterator[tuple[tuple[str, str], float]]:
        yield from self._waits()
        yield from self._backlog()
        yield from self._throughput()
        yield from self._ways()
        yield from self._lost()
        yield from self._staff()

    def _any(self, which: Mask) -> Mask:
        """Whether any piece of work of a matter is so."""
        told: Mask = np.bincount(self.office.kinds.matter[which], minlength=len(self.office.matters)) > 0
        return told

    def _of(self, name: str) -> Mask:
        """The matters of one service or group of the demand."""
        told: Mask = np.array([one == name for one in self.names], np.bool_)[self.office.matters.crowd]
        return told

    def _waits(self) -> Iterator[tuple[tuple[str, str], float]]:
        works, office = self.works, self.office
        seen = np.flatnonzero(office.kinds.visit & (works["start"] >= 0) & (works["entered"] >= self.since))
        waits = (works["start"][seen] - works["entered"][seen]) / MINUTE
        yield ("hall-wait", ""), mean(waits)
        yield ("hall-wait-p90", ""), float(np.quantile(waits, 0.9)) if len(waits) else np.nan
        for name in dict.fromkeys(self.names):
            yield ("hall-wait", name), mean(waits[self._of(name)[office.kinds.matter[seen]]])
        booked = self.cohort & (office.matters.due >= 0)
        yield ("calendar-wait", ""), mean((office.matters.due - office.matters.opened)[booked] / DAY)

    def _backlog(self) -> Iterator[tuple[tuple[str, str], float]]:
        """Pieces of work that wait at desks, evening by evening; growth is the slope of the line through them."""
        ends = self.office.days.midnight[len(self.office.days) - self.days :] + DAY
        whole = np.zeros(len(ends))
        for place, unit in enumerate(self.office.plan.unit_ids):
            mine = np.flatnonzero(
                (self.office.kinds.unit == place) & ~self.office.kinds.visit & (self.works["entered"] >= 0)
            )
            waiting = waiting_at(ends, self.works["entered"][mine], self.works["start"][mine])
            whole += waiting
            yield ("backlog-growth", unit), slope(waiting)
            yield ("backlog", unit), float(waiting[-1])
        yield ("backlog", ""), float(whole[-1])
        yield ("backlog-growth", ""), slope(whole)

    def _throughput(self) -> Iterator[tuple[tuple[str, str], float]]:
        some, limit = self.cohort & ~self.ended, self.office.plan.assumed.overdue
        spent = (np.minimum(self.end, self.until) - self.office.matters.opened) / DAY
        for name in ("", *dict.fromkeys(self.names)):
            mine = some & self._of(name) if name else some
            yield ("throughput-median", name), median_until(spent[mine], self.settled[mine])
            late = still_open_after(limit, spent[mine], self.settled[mine]) if self.days > limit else np.nan
            yield ("overdue", name), late
        yield ("matters", ""), float(self.cohort.sum() / self.days)

    def _ways(self) -> Iterator[tuple[tuple[str, str], float]]:
        office, works = self.office, self.works
        came = works["entered"] >= 0
        follows = np.flatnonzero(came[1:] & (office.kinds.matter[1:] == office.kinds.matter[:-1])) + 1
        follows = follows[self.cohort[office.kinds.matter[follows]]]
        handed = office.kinds.unit[follows] != office.kinds.unit[follows - 1]
        sites = {site.id: place for place, site in enumerate(office.plan.structure.sites)}
        site = np.array([sites.get(unit.site or "", -1) for unit in office.plan.structure.units], np.int64)
        walked = office.kinds.visit[follows] & office.kinds.visit[follows - 1]
        walked &= site[office.kinds.unit[follows]] != site[office.kinds.unit[follows - 1]]
        every = int(self.cohort.sum())
        yield ("handovers", ""), float(handed.sum() / every) if every else np.nan
        yield ("site-changes", ""), float(walked.sum() / every) if every else np.nan
        later = self._any(~office.kinds.visit | office.kinds.again | (works["delay"] > 0))
        yield ("settled-at-first-contact", ""), mean((self.settled & ~later)[self.visiting])

    def _lost(self) -> Iterator[tuple[tuple[str, str], float]]:
        state = self.works["state"]
        for name, what in (("turned-away", TURNED_AWAY), ("left", LEFT)):
            yield (name, ""), mean(self._any(state == what)[self.visiting])
        recent = (state == TURNED_AWAY) & (self.works["end"] >= self.since)
        gone = np.bincount(self.office.kinds.unit[recent], minlength=len(self.office.plan.unit_ids)) / self.days
        for place, unit in enumerate(self.office.plan.unit_ids):
            yield ("sent-home", unit), float(gone[place])

    def _staff(self) -> Iterator[tuple[tuple[str, str], float]]:
        office, works, hall = self.office, self.works, self.office.hall
        size = len(office.plan.unit_ids)
        worked = np.zeros(size)
        some = np.flatnonzero(works["start"] >= self.since)
        np.add.at(worked, office.kinds.unit[some], works["minutes"][some] / MINUTE)
        lane = np.repeat(np.arange(len(hall.lanes)), hall.lanes["shift_until"] - hall.lanes["shift_of"])
        length = np.where(hall.shifts["begin"] >= self.since, hall.shifts["end"] - hall.shifts["begin"], 0) / MINUTE
        there = np.bincount(self.unit_of_pool[hall.lanes["pool"][lane]], weights=length, minlength=size)
        for place, unit in enumerate(office.plan.unit_ids):
            if there[place]:
                yield ("staff-use", unit), float(worked[place] / there[place])
        busy = worked > 0
        yield ("staff-use", ""), float(worked.sum() / there[busy].sum()) if busy.any() else np.nan
        matters = int(self.cohort.sum())
        yield ("staff-minutes", ""), float(worked.sum() / matters) if matters else np.nan
