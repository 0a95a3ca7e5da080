# SPDX-License-Identifier: EUPL-1.2
"""Two played years become one course of things: what lies open at the merger moves, and is gone on with."""

from __future__ import annotations

from typing import Final

import numpy as np

from kurzweg.demo.past.added import calls, instants, last_at, recognitions
from kurzweg.demo.past.both import Both, channel_of, places_in
from kurzweg.demo.past.course import CLOSED_AFTER, Course, Events, Matters
from kurzweg.demo.past.invented import SIBLINGS, Invented
from kurzweg.demo.past.whose import Known, asked_of
from kurzweg.demo.past.years import Year, Years
from kurzweg.engine.eventlog.log import CANCELLED, END, QUEUED
from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.simulation.office.events import piece_of_handover
from kurzweg.engine.simulation.office.population import KEYS
from kurzweg.events.kinds import Kind, Reason

STEPS: Final = 4
"""Places in the order of events beside each that was played: what is told about it stands before or after it."""
MOVES: Final = (Kind.MatterHandedOver, Kind.MatterMovedByStructure)


def course_of(years: Years) -> Course:
    """All that happened until the evening before the first start."""
    return _Joining(years).course()


class _Joining(Both):
    """What both years tell, one after the other, with what the merger did to it."""

    def course(self) -> Course:
        matters, persons = self._matters()
        events = Events.joined([self._told(0), self._told(1)])
        events = Events.joined([events, *self._stopped(events)])
        events = Events.joined([events, self._moved(events, matters)])
        matters, closed = self._closed(events, matters)
        events = Events.joined([events, closed])
        rows = events.kind == Kind.MatterSettled
        matters.settled[events.matter[rows]] = events.at[rows]
        events = Events.joined([events, calls(events), *recognitions(events, matters)])
        return Course(
            units=self.units, services=self.services, sites=self.sites, merger=self.merger, matters=matters,
            persons=persons, events=events,
        )  # fmt: skip

    def _told(self, place: int) -> Events:
        """What a year tells, in the numbers of both; whoever came before it had dealt with the old units."""
        year, log, number = self.both[place], self.both[place].log, self.numbers[place]
        kinds = _kinds(year)
        matter = np.where(log.matter > 0, number[log.matter - 1], -1)
        keep = year.told & ((matter >= 0) | (log.unit == 0))
        if place:
            keep &= ~((matter >= 0) & (matter < self.first_new) & (kinds == Kind.MatterOpened))
        unit = np.append(places_in(year.office.plan.unit_ids, self.units), -1)[log.unit - 1]
        if place:
            early = keep & (log.at < self.merger) & (matter >= 0)
            unit[early] = self.old_unit(log.matter[early] - 1)
        offset = int(self.both[0].log.work_item.max()) + 1 if place else 0
        return Events(
            at=log.at.astype(np.int64),
            order=log.event_id.astype(np.int64) * STEPS, kind=kinds, phase=log.phase.astype(np.int64),
            matter=matter, unit=unit, service=places_in(year.office.plan.services, self.services)[log.service - 1],
            site=self.site(unit, place), channel=channel_of(log.channel),
            reason=np.array([Reason[name.upper()] if name else 0 for name in log.names["reason"]])[log.reason],
            item=np.where(log.work_item > 0, log.work_item + offset, 0),
            other=self._other(place), person=np.full(len(log), -1),
        ).only(keep)  # fmt: skip

    def _other(self, place: int) -> Ints:
        """To whom a handover was offered, from whom it came."""
        office, log = self.both[place].office, self.both[place].log
        kinds = _kinds(self.both[place])
        units = places_in(office.plan.unit_ids, self.units)
        other = np.full(len(log), -1)
        for kind, step in ((Kind.HandoverOffered, 0), (Kind.MatterHandedOver, -1)):
            some = np.flatnonzero(kinds == kind)
            other[some] = units[office.kinds.unit[piece_of_handover(log.work_item[some].astype(np.int64)) + step]]
        return other

    def _stopped(self, events: Events) -> list[Events]:
        """Work that nobody had ended at the merger: the new units begin it anew."""
        of_old = events.only((events.at < self.merger) & (events.item > 0))
        ended = np.unique(of_old.item[np.isin(of_old.phase, (END, CANCELLED))])
        begun = of_old.only((of_old.phase == QUEUED) & ~np.isin(of_old.item, ended))
        offered = begun.kind == Kind.HandoverOffered
        visits = np.isin(begun.kind, (Kind.TicketDrawn, Kind.TicketTransferred))
        kind = np.select([offered, visits], [Kind.HandoverWithdrawn, Kind.VisitorLeft], Kind.TaskDone)
        size = len(begun.at)
        return [
            begun._replace(
                at=np.full(size, self.merger), order=np.arange(size) - 2 * size, kind=kind,
                phase=np.full(size, CANCELLED),
            )
        ]  # fmt: skip

    def _moved(self, events: Events, matters: Matters) -> Events:
        """At the merger open matters go to the units that are in charge by the new rules."""
        before, after = self.both
        unit = np.full(len(matters.opened), -1)
        gone = np.flatnonzero(before.gone)
        unit[self.numbers[0][gone]] = self.lead(1, before, gone)
        units = np.append(places_in(after.office.plan.unit_ids, self.units), [-1, -1])
        early = self.rows[1][after.office.matters.opened[self.rows[1]] < self.merger]
        for some in (early, self.files):
            unit[self.numbers[1][some]] = units[after.office.matters.unit[some]]
        was = matters.unit.copy()
        handed = np.flatnonzero((events.kind == Kind.MatterHandedOver) & (events.at < self.merger))
        was[events.matter[handed]] = events.unit[handed]
        closing = last_at(events, len(was)) + CLOSED_AFTER
        is_closed = np.zeros(len(was), np.bool_)
        numbers = self.numbers[0][gone]
        is_closed[numbers] = closing[numbers] < self.merger
        moves = np.flatnonzero((unit >= 0) & (unit != was) & ~is_closed)
        return instants(
            Kind.MatterMovedByStructure, np.full(len(moves), self.merger), np.arange(len(moves)) - len(moves), moves,
            unit[moves], matters.service[moves], self.site(unit[moves], 1), matters.channel[moves], was[moves],
        )  # fmt: skip

    def _closed(self, events: Events, matters: Matters) -> tuple[Matters, Events]:
        """Matters that nobody came back for are closed as withdrawn after four weeks."""
        gone = np.concatenate([number[one.gone] for number, one in zip(self.numbers, self.both, strict=True)])
        at = last_at(events.only(events.kind != Kind.MatterMovedByStructure), len(matters.opened)) + CLOSED_AFTER
        gone = np.unique(gone[at[gone] < self.both[1].ends])
        unit = matters.unit.copy()
        moved = np.flatnonzero(np.isin(events.kind, MOVES))
        unit[events.matter[moved]] = events.unit[moved]
        matters.outcome[gone] = "withdrawn"
        return matters, instants(
            Kind.MatterSettled, at[gone], np.full(len(gone), int(events.order.max()) + STEPS) + gone, gone, unit[gone],
            matters.service[gone], self.site(unit[gone], 1), matters.channel[gone], np.full(len(gone), -1),
        )  # fmt: skip

    def _matters(self) -> tuple[Matters, tuple[Invented, ...]]:
        parts, persons = [], Known(self.years.people)
        facts: list[dict[str, str]] = []
        for place, year in enumerate(self.both):
            rows, told = self.rows[place], year.office.matters
            unit = places_in(year.office.plan.unit_ids, self.units)[told.unit[rows]]
            if place:
                early = told.opened[rows] < self.merger
                unit[early] = self.old_unit(rows[early])
            asked = [asked_of(self.years.people, year, row) for row in rows.tolist()]
            facts += asked
            person = [
                persons.place(int(year.person[row]), one, row % SIBLINGS)
                for row, one in zip(rows.tolist(), asked, strict=True)
            ]
            parts.append(
                {
                    "opened": told.opened[rows], "unit": unit, "channel": channel_of(told.channel[rows]),
                    "service": places_in(year.office.plan.services, self.services)[told.service[rows]],
                    "person": np.array(person, np.int64), **{key: told.facts[key][rows] for key in KEYS},
                }
            )  # fmt: skip
        whole = {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}
        size = len(facts)
        matters = Matters(
            **{key: whole[key] for key in ("opened", "unit", "service", "channel", "person")},
            settled=np.full(size, -1), outcome=np.full(size, "done", "U20"), facts=tuple(facts),
            coarse={key: whole[key] for key in KEYS},
        )  # fmt: skip
        return matters, tuple(persons.known)


def _kinds(year: Year) -> Ints:
    """What each event of a year is called in the log of the office."""
    numbers = [Kind[name] if name else 0 for name in year.log.names["activity"]]
    told: Ints = np.array(numbers, np.int64)[year.log.activity]
    return told
