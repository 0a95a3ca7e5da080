# SPDX-License-Identifier: EUPL-1.2
"""The two years of the demo office, played: one before the merger, one after it. Pure: no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

import numpy as np

from kurzweg.demo.past.invented import People
from kurzweg.demo.past.merger import AFTER, BEFORE, SEED, WEEKS, go_live_of
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.responsibility import DecisionTable, compile_structure
from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.simulation.office.calendar import Mask, days_of
from kurzweg.engine.simulation.office.layout import Office
from kurzweg.engine.simulation.office.playing import Played, Setting, stage_of
from kurzweg.engine.structure import blueprint
from kurzweg.services.catalogue import load_catalogue

LOOKED_AHEAD: Final = 45
"""Days after the last one that are played, too: whoever comes then has booked before."""
GONE: Final = ("VisitorLeft", "NoShow")


@dataclass(frozen=True, eq=False)
class Year:
    """One year as it was played: what is told of it happened before it `ends`, in microseconds since 1970."""

    table: DecisionTable
    played: Played
    ends: int

    @property
    def office(self) -> Office:
        return self.played.office

    @property
    def log(self) -> EventLog:
        return self.played.log

    @cached_property
    def person(self) -> Ints:
        """For each matter, the place of its kind of person."""
        return np.concatenate([crowd.who for crowd in self.office.crowds])

    @cached_property
    def exists(self) -> Mask:
        """Which matters were opened before the year ended, by somebody of this office."""
        told = self.office.matters
        exists: Mask = (told.at >= 0) & (told.unit >= 0) & (told.opened < self.ends)
        return exists

    @cached_property
    def told(self) -> Mask:
        """Which events happened before the year ended."""
        told: Mask = self.log.at < self.ends
        return told

    def happened(self, *activities: str) -> Mask:
        """Which events of this year are of these kinds."""
        codes = [self.log.names["activity"].index(one) for one in activities]
        some: Mask = np.isin(self.log.activity, codes) & self.told
        return some

    @cached_property
    def settled(self) -> Mask:
        """Which matters came to their end in this year."""
        return self._matters(self.happened("MatterSettled"))

    @cached_property
    def gone(self) -> Mask:
        """Whose matters nobody came back for: the last that happened to them is that nobody was there."""
        order = np.lexsort((self.log.event_id, self.log.at))
        order = order[self.told[order] & (self.log.matter[order] > 0)]
        last = np.full(len(self.exists) + 1, -1)
        last[self.log.matter[order]] = order
        known = np.flatnonzero(last >= 0)
        gone = np.zeros(len(self.exists), np.bool_)
        gone[known[self.happened(*GONE)[last[known]]] - 1] = True
        return gone & self.exists & ~self.settled

    def _matters(self, events: Mask) -> Mask:
        some = np.zeros(len(self.exists) + 1, np.bool_)
        some[self.log.matter[events]] = True
        return some[1:]


@dataclass(frozen=True, eq=False)
class Years:
    """Both years and the people in them. `carried`: matters of the first that are the last ones of the second."""

    people: People
    before: Year
    after: Year
    carried: Ints


def play_years(today: date, *, seed: int = SEED) -> Years:
    """Play the year before the merger and the one since it, until the evening before `today`.

    The same people come to both for the same; what lies unfinished at the merger goes on after it.
    """
    merger = go_live_of(today)
    scopes = {one.id: one.scope for one in load_catalogue().services.values()}
    old, new = (compile_structure(blueprint(name), scopes) for name in (BEFORE, AFTER))
    people = People.invent(sorted({site.ags for site in old.structure.sites} - {""}), seed)
    first = merger - timedelta(weeks=WEEKS)
    stage = stage_of(old, Setting(first=first, days=7 * WEEKS, seed=seed), demanded=new.structure, persons=people.facts)
    before = Year(old, stage.play(), _midnight(merger))
    carried = _open_at_the_end(before)
    lying = [
        (before.office.plan.services[before.office.matters.service[one]], int(before.person[one])) for one in carried
    ]
    days = (today - merger).days + LOOKED_AHEAD
    stage = stage_of(new, Setting(first=merger, days=days, seed=seed + 1), persons=people.facts, files=lying)
    return Years(people, before, Year(new, stage.play(), _midnight(today)), carried)


def _open_at_the_end(year: Year) -> Ints:
    """Matters that somebody has to go on with, by service, as the simulator lays files out."""
    still = np.flatnonzero(year.exists & ~year.settled & ~year.gone)
    services = np.array(year.office.plan.services)[year.office.matters.service[still]]
    told: Ints = still[np.argsort(services, kind="stable")]
    return told


def _midnight(day: date) -> int:
    return int(days_of(day, 1, "ST", "Europe/Berlin").midnight[0])
