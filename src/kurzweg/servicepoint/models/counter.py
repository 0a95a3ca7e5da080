# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kurzweg.engine.structure import Unit
from kurzweg.events.actor import Actor
from kurzweg.interpreting.models import SpokenLanguage
from kurzweg.offices.live import LiveStructure
from kurzweg.servicepoint.errors import LaneBusyError, NoLongerHereError
from kurzweg.servicepoint.models.staffed import Staffed
from kurzweg.servicepoint.models.state import State
from kurzweg.servicepoint.models.ticket import Ticket, TicketQuerySet
from kurzweg.servicepoint.queue import served_at, whom_to_call
from kurzweg.services.snapshot import catalogue_snapshot


@dataclass(frozen=True, kw_only=True)
class Counter(Staffed):
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
                place = live.lanes[lane.id]
                yield cls(
                    lane=place, code=lane.id, name=live.lane_names[place], unit=live.units[unit.id],
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

    def of_same_unit(self) -> list[Counter]:
        """This lane and its neighbours in the same unit, in the order of the structure."""
        return [counter for counter in Counter.all_of(self.live) if counter.unit == self.unit]

    def current(self) -> Ticket | None:
        """Who is called to this lane or served there."""
        return Ticket.objects.at_a_lane().filter(lane_id=self.lane).first()

    def waiting(self, *, at: datetime) -> TicketQuerySet:
        """Who waits for this unit today, in the order in which they came."""
        return Ticket.objects.waiting().on(timezone.localdate(at)).for_unit(self.unit).in_order_of_coming()

    def next_of(
        self, waiting: Sequence[Ticket], codes_of: Mapping[int, str], speaks: Collection[str], *, at: datetime
    ) -> Ticket | None:
        """Whom the policy of the house would call to this lane now.

        `codes_of` names the tickets' services, `speaks` the languages of whoever serves here.
        """
        codes = [codes_of[ticket.service_id] for ticket in waiting]
        return whom_to_call(waiting, self.unit_plan, self.live.plan, codes, self.serves, speaks, at)

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
    def call_next(self, *, by: Actor, at: datetime) -> Ticket | None:
        """Call whom the policy of the house says; None when nobody waits whom this lane may serve.

        The number that is called here already comes back unchanged: two clicks are one call, and no two lanes
        ever call the same visitor. Raises `LaneBusyError` while somebody is being served here,
        `LaneClosedError`, `LaneNotYoursError` and `OnBreakError` as the names say.
        """
        if called := self._begin_call(by, at):
            return called
        waiting = list(self.waiting(at=at).here(at).select_for_update())
        speaks = set(SpokenLanguage.objects.of(by.pk).values_list("language", flat=True))
        chosen = self.next_of(waiting, catalogue_snapshot().codes, speaks, at=at)
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
        self.own_shift_at_work(by, at)
        here = self.current()
        if here is not None and here.state == State.SERVING:
            raise LaneBusyError(here.call_number)
        return here
