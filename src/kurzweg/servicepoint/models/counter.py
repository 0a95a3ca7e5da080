# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kurzweg.engine.structure import Unit
from kurzweg.events.actor import Actor
from kurzweg.offices.live import LiveStructure
from kurzweg.offices.models import Closure, LaneShift, Place
from kurzweg.offices.models.daily import LaneShiftQuerySet
from kurzweg.servicepoint.errors import (
    LaneBusyError,
    LaneClosedError,
    LaneNotYoursError,
    NoLongerHereError,
    ShutTodayError,
)
from kurzweg.servicepoint.models.state import State
from kurzweg.servicepoint.models.ticket import Ticket, TicketQuerySet
from kurzweg.servicepoint.queue import served_at, whom_to_call
from kurzweg.services.snapshot import catalogue_snapshot
from kurzweg.ui.live import hint
from kurzweg.walls.alone import alone_with
from kurzweg.walls.refusals import broke


@dataclass(frozen=True, kw_only=True)
class Counter:
    """Schalter heute: one lane with what the structure in force says about it, and what can be done there."""

    lane: int
    code: str
    name: str
    unit: int
    unit_plan: Unit
    site: int
    shape: int
    """Which of the six shapes stands at this lane and on the board, for whoever cannot read its name."""
    serves: frozenset[str]
    live: LiveStructure

    @classmethod
    def all_of(cls, live: LiveStructure) -> Iterator[Counter]:
        """Every lane at which people are received, in the order of the structure."""
        shapes: dict[str, int] = {}
        for unit in live.plan.units:
            if unit.site is None:
                continue
            for lane in unit.lanes:
                number = shapes[unit.site] = shapes.get(unit.site, -1) + 1
                yield cls(
                    lane=live.lanes[lane.id], code=lane.id, name=lane.name or lane.id, unit=live.units[unit.id],
                    unit_plan=unit, site=live.sites[unit.site], shape=number % 6 + 1,
                    serves=served_at(lane.services, live.plan), live=live,
                )  # fmt: skip

    @classmethod
    def at(cls, live: LiveStructure, code: str) -> Counter | None:
        """The lane with this code; None when the structure in force has none."""
        return next((counter for counter in cls.all_of(live) if counter.code == code), None)

    @property
    def lanes_of_unit(self) -> frozenset[int]:
        """The numbers of this lane and its neighbours in the same unit."""
        return frozenset(self.live.lanes[lane.id] for lane in self.unit_plan.lanes)

    def shift(self, *, at: datetime) -> LaneShift | None:
        """The shift that runs here today. One that somebody forgot to close yesterday no longer counts."""
        return self._shifts_today(at).first()

    def who_serves(self, *, at: datetime) -> uuid.UUID | None:
        """Who serves here today."""
        return next(iter(self._shifts_today(at).values_list("opened_by_id", flat=True)), None)

    def current(self) -> Ticket | None:
        """Who is called to this lane or served there."""
        return Ticket.objects.at_a_lane().filter(lane_id=self.lane).first()

    def waiting(self, *, at: datetime) -> TicketQuerySet:
        """Who waits for this unit today, in the order in which they came."""
        return Ticket.objects.waiting().on(timezone.localdate(at)).for_unit(self.unit).in_order_of_coming()

    def next_of(self, waiting: Sequence[Ticket], codes_of: Mapping[int, str], *, at: datetime) -> Ticket | None:
        """Whom the policy of the house would call to this lane now; `codes_of` names the tickets' services."""
        codes = [codes_of[ticket.service_id] for ticket in waiting]
        return whom_to_call(waiting, self.unit_plan, self.live.plan, codes, self.serves, at)

    def visitor(self, key: uuid.UUID) -> Ticket:
        """A visitor of this unit as the page showed them.

        Raises `Ticket.DoesNotExist` when there is no such visitor for whoever asks, `NoLongerHereError` when
        they are at another lane by now.
        """
        ticket = Ticket.objects.for_unit(self.unit).get(pk=key)
        if ticket.lane_id not in {None, self.lane}:
            raise NoLongerHereError(ticket.call_number, ticket.get_state_display())
        return ticket

    @transaction.atomic
    def open(self, *, by: Actor, at: datetime) -> None:
        """Serve here from now on; a lane that this person opened before and left without a visitor closes.

        Raises `LaneNotYoursError` when somebody else serves here, `LaneBusyError` when a visitor still stands at
        this person's other lane, `ShutTodayError` when the lane, its unit or the house is closed today.
        """
        self._refuse_when_shut(at)
        alone_with("shifts", by.pk)  # one person, one lane, however many tabs are open
        self._end_what_was_forgotten(at)
        for other in LaneShift.objects.running().filter(opened_by_id=by.pk).exclude(lane_id=self.lane):
            self._nobody_stands_at(other.lane_id)
            other.close(at=at)
        try:
            with transaction.atomic():
                LaneShift.open(self.lane, by=by, at=at)
        except IntegrityError as refused:
            if broke(refused, "one_person_at_a_lane"):
                raise LaneNotYoursError from None
            raise
        self._tell_everybody()

    @transaction.atomic
    def close(self, *, by: Actor, at: datetime) -> None:
        """Stop serving here; closing twice changes nothing. Raises `LaneBusyError` while a visitor is here."""
        shift = self.shift(at=at)
        if shift is None:
            return
        if shift.opened_by_id != by.pk:
            raise LaneNotYoursError
        self._nobody_stands_at(self.lane)
        shift.close(at=at)
        self._tell_everybody()

    @transaction.atomic
    def call_next(self, *, by: Actor, at: datetime) -> Ticket | None:
        """Call whom the policy of the house says; None when nobody waits whom this lane may serve.

        The number that is called here already comes back unchanged: two clicks are one call, and no two lanes
        ever call the same visitor. Raises `LaneBusyError` while somebody is being served here,
        `LaneClosedError` and `LaneNotYoursError` as the names say.
        """
        if called := self._begin_call(by, at):
            return called
        waiting = list(self.waiting(at=at).here(at).select_for_update())
        chosen = self.next_of(waiting, catalogue_snapshot().codes, at=at)
        if chosen is not None:
            chosen.be_called_to(self.lane, by=by, at=at)
        return chosen

    @transaction.atomic
    def call(self, ticket: Ticket, *, by: Actor, at: datetime) -> None:
        """Call back a visitor who was parked. Raises as `call_next` does."""
        called = self._begin_call(by, at)
        if called is None:
            ticket.be_called_to(self.lane, by=by, at=at, out_of=State.PARKED)
        elif called.pk != ticket.pk:
            raise LaneBusyError(called.call_number)

    def _begin_call(self, by: Actor, at: datetime) -> Ticket | None:
        """Wait until no other lane of the unit calls; the visitor who is called here already, if there is one."""
        alone_with("calling", self.unit)
        serving = self.who_serves(at=at)
        if serving is None:
            raise LaneClosedError
        if serving != by.pk:
            raise LaneNotYoursError
        here = self.current()
        if here is not None and here.state == State.SERVING:
            raise LaneBusyError(here.call_number)
        return here

    def _refuse_when_shut(self, at: datetime) -> None:
        today, here = timezone.localdate(at), Place(self.site, self.unit, self.lane)
        for closure in Closure.objects.touching(today, today):
            if closure.closes(here, today):
                raise ShutTodayError(closure.reason)

    def _shifts_today(self, at: datetime) -> LaneShiftQuerySet:
        return LaneShift.objects.running().filter(lane_id=self.lane, opened_at__gte=_start_of_day(at))

    def _end_what_was_forgotten(self, at: datetime) -> None:
        old = LaneShift.objects.running().filter(lane_id=self.lane, opened_at__lt=_start_of_day(at))
        old.update(closed_at=at)

    def _nobody_stands_at(self, lane: int) -> None:
        stands = Ticket.objects.at_a_lane().filter(lane_id=lane).first()
        if stands is not None:
            raise LaneBusyError(stands.call_number)

    def _tell_everybody(self) -> None:
        hint(f"queue:{self.unit}")


def _start_of_day(at: datetime) -> datetime:
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
