# SPDX-License-Identifier: EUPL-1.2
"""The pieces of work that a matter is: its steps one after the other, with what comes again and second looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np

from kurzweg.engine.simulation.hall import KEPT, Ints, Reals
from kurzweg.engine.simulation.office.assumptions import DAY, MINUTE, Assumptions
from kurzweg.engine.simulation.office.calendar import Mask
from kurzweg.engine.simulation.office.crowds import Crowd
from kurzweg.engine.simulation.office.places import Places
from kurzweg.engine.simulation.office.ways import COUNTER_STEP, Way
from kurzweg.engine.structure import Minutes, Step


@dataclass(frozen=True, kw_only=True, eq=False)
class Piece:
    """One piece of work for some matters of a crowd (`rows`): where, how long, after which delay."""

    rows: Ints
    unit: Ints
    pool: Ints
    line: Ints
    minutes: Ints
    delay: Ints
    due: Ints
    again: bool


@dataclass(kw_only=True, eq=False)
class Walk:
    """Some matters of a crowd on the same way: where each is, what waits before the next piece."""

    crowd: Crowd
    way: Way
    rows: Ints
    unit_of: Mapping[str, Ints]
    """Unit of each matter of the crowd, by role or by the id of a unit."""
    service: Ints
    """Place of the service of each matter among all services."""
    places: Places
    assumed: Assumptions
    carried: int = 0
    visited: Mask = field(init=False)
    """Whether each matter comes straight from a counter."""

    def __post_init__(self) -> None:
        self.visited = np.zeros(len(self.crowd), np.bool_)

    def pieces(self) -> Iterator[Piece]:
        """All pieces in the order in which a matter meets them."""
        going = self.rows
        for step, name in zip(self.way.steps, self.way.names, strict=True):
            at_counter = self.crowd.in_person and step.channel == COUNTER_STEP
            wait = int(step.outside_wait * DAY)
            yield from self._visits(step, name, going, at_counter, wait)
            self.carried = wait if at_counter else 0
            settles = self._drawn("settles", name)[going] < step.settles if step.settles else np.zeros(len(going), bool)
            going = going[~settles]

    def _visits(self, step: Step, name: str, going: Ints, at_counter: bool, wait: int) -> Iterator[Piece]:
        first = self.carried + (0 if at_counter else wait)
        yield self._piece(step, name, "0", going, at_counter, first, again=False)
        coming = going
        for time in range(1, self.assumed.most_returns + 1 if step.returns else 1):
            coming = coming[self._drawn("returns", f"{name} {time}")[coming] < step.returns]
            yield self._piece(step, name, str(time), coming, at_counter, int(step.return_days * DAY), again=True)
        if step.rework:
            wrong = going[self._drawn("rework", name)[going] < step.rework]
            yield self._piece(step, name, "rework", wrong, False, 0, again=True)
        if step.second_pair_of_eyes:
            at = "signs" if step.at in ("lead", "decides") else step.at
            look = Step(at=at, channel="desk", minutes=_part(step.minutes, self.assumed.second_look))
            yield self._piece(look, name, "second", going, False, 0, again=False)

    def _piece(
        self, step: Step, name: str, time: str, rows: Ints, at_counter: bool, delay: int, *, again: bool
    ) -> Piece:
        unit = self.unit_of[step.at][rows]
        line = self._line(rows, unit)
        visits = (line >= 0) if at_counter else np.zeros(len(rows), bool)
        kept = visits & self.visited[rows] & (delay == 0)
        self.visited[rows] = at_counter
        return Piece(
            rows=rows,
            unit=unit,
            pool=np.where(visits, self.places.counter[unit], self.places.desk[unit]),
            line=np.where(visits, line, self.places.desk_line[unit, self.service[rows]]),
            minutes=worked(
                step.minutes, self.crowd.draws.normal("minutes", name, time)[rows], self._longer(rows, at_counter)
            ),
            delay=np.full(len(rows), delay, np.int64),
            due=np.where(kept, KEPT, -1),
            again=again,
        )

    def _line(self, rows: Ints, unit: Ints) -> Ints:
        """Where each stands at the counter of a unit: emergencies in a line of their own."""
        line: Ints = self.places.line[unit, self.service[rows]]
        share = self.crowd.demand.emergencies
        if not share:
            return line
        urgent = self.places.urgent_line[unit, self.service[rows]]
        return np.where((self.crowd.draws.uniform("urgent")[rows] < share) & (urgent >= 0), urgent, line)

    def _longer(self, rows: Ints, at_counter: bool) -> Reals:
        """How many times as long it takes: a family that stands at the counter has more to say."""
        demand = self.crowd.demand
        if not (demand.family_share and at_counter):
            return np.ones(len(rows))
        return np.where(self.crowd.draws.uniform("family")[rows] < demand.family_share, demand.family_minutes, 1.0)

    def _drawn(self, purpose: str, name: str) -> Reals:
        return self.crowd.draws.uniform(purpose, name)


def worked(minutes: Minutes, normal: Reals, longer: Reals) -> Ints:
    """Lognormal work with this mean and spread, in microseconds; `longer`: so many times as much."""
    spread = log(1 + minutes.cv**2)
    told: Ints = (minutes.mean * longer * MINUTE * np.exp(sqrt(spread) * normal - spread / 2)).astype(np.int64)
    return told


def _part(minutes: Minutes, share: float) -> Minutes:
    return Minutes(mean=minutes.mean * share, cv=minutes.cv)
