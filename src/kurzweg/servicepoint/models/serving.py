# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypedDict

from django.db import models, transaction

from kurzweg.engine import calling
from kurzweg.events.actor import Actor
from kurzweg.matters.models import Matter, Outcome
from kurzweg.offices.models import LaneShift
from kurzweg.servicepoint.desk_errors import StillComingError
from kurzweg.servicepoint.errors import NoLongerHereError
from kurzweg.servicepoint.events import (
    CallUndone,
    ServingFinished,
    ServingStarted,
    TicketCalled,
    TicketCancelled,
    TicketParked,
    TicketRecalled,
    VisitorLeft,
    VisitorMissed,
    VisitorOnTheWay,
)
from kurzweg.servicepoint.models.state import EXPECTED, State
from kurzweg.ui.live import hint

BREATH = timedelta(seconds=5)


class LaneFacts(TypedDict):
    """What every event at a lane says."""

    matter: uuid.UUID
    ticket: uuid.UUID
    service: int
    unit: int
    site: int
    lane: int | None
    work_item: int
    by: int | None
    at: datetime


class Servable(models.Model):
    """What happens to a visitor between the call and the end. Each step is done once, whoever clicks twice.

    A step raises `NoLongerHereError` when the visitor is meanwhile somewhere else than the page showed.
    """

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        state: str
        call_number: str
        matter: Matter
        matter_id: uuid.UUID
        service_id: int
        unit_id: int
        site_id: int
        lane_id: int | None
        work_item: int
        called_at: datetime | None
        coming_until: datetime | None

        def get_state_display(self) -> str: ...

    @transaction.atomic
    def be_called_to(self, lane: int, *, by: Actor, at: datetime, out_of: State = State.WAITING) -> None:
        """Called out of the waiting room, or out of parking, to a lane."""
        fresh = {"recalls": 0, "coming_until": None, "away_until": None}
        if self._step(out_of, State.CALLED, lane=lane, called_at=at, calls=models.F("calls") + 1, **fresh):
            TicketCalled(**self.lane_facts(by, at)).record()
            self.tell_everybody()

    @transaction.atomic
    def undo_call(self, *, by: Actor, at: datetime) -> None:
        """The call was a mistake: the visitor waits as before, from the same time."""
        facts = self.lane_facts(by, at)
        if self._leave_lane(State.CALLED, State.WAITING, at=at):
            CallUndone(**facts).record()
            self.tell_everybody()

    @transaction.atomic
    def recall(self, *, by: Actor, at: datetime) -> None:
        """Call the same number once more at the same lane; a second click in the same breath is none."""
        if self.called_at is not None and at - self.called_at < BREATH:
            return
        again = {"calls": models.F("calls") + 1, "recalls": models.F("recalls") + 1}
        self._step(State.CALLED, State.CALLED, called_at=at, **again)
        TicketRecalled(**self.lane_facts(by, at)).record()
        self.tell_everybody()

    @transaction.atomic
    def start(self, *, by: Actor, at: datetime) -> None:
        """The visitor is here and is being served."""
        if self._step(State.CALLED, State.SERVING, override=0):
            ServingStarted(**self.lane_facts(by, at)).record()
            self.tell_everybody()

    @transaction.atomic
    def finish(self, outcome: Outcome | None, *, by: Actor, at: datetime) -> None:
        """The visit is over: with an outcome the matter is settled, without one it goes on in the office."""
        facts = self.lane_facts(by, at)
        if self._leave_lane(State.SERVING, State.DONE, at=at):
            if outcome is not None:
                self.matter.settle(outcome, by=by, at=at)
            ServingFinished(**facts, settled=outcome is not None).record()
            self.tell_everybody()
        elif outcome is not None and not self.matter.is_settled:
            raise NoLongerHereError(self.call_number, self.get_state_display())

    @transaction.atomic
    def park(self, *, by: Actor, at: datetime) -> None:
        """The visitor fetches something and comes back; they keep their place in time."""
        facts = self.lane_facts(by, at)
        if self._leave_lane(State.SERVING, State.PARKED, at=at):
            TicketParked(**facts).record()
            self.tell_everybody()

    @transaction.atomic
    def miss(self, *, by: Actor, at: datetime) -> None:
        """Called, but nobody came. Raises `StillComingError` while somebody has time who is on the way."""
        if self.state == State.CALLED and self.coming_until is not None and at < self.coming_until:
            raise StillComingError(self.call_number, self.coming_until)
        facts = self.lane_facts(by, at)
        if self._leave_lane(State.CALLED, State.MISSED, at=at):
            VisitorMissed(**facts).record()
            self.tell_everybody()

    @transaction.atomic
    def return_to_queue(self, *, by: Actor | None, at: datetime) -> None:
        """A missed or parked visitor is back and waits again, from the time they first came.

        Whoever was parked has done their step elsewhere, and the policy may call them before the others.
        """
        before = State.PARKED if self.state == State.PARKED else State.MISSED
        override = calling.RETURNED if before == State.PARKED else models.F("override")
        if self._step(before, State.WAITING, override=override):
            VisitorOnTheWay(**self.lane_facts(by, at)).record()
            self.tell_everybody()

    @transaction.atomic
    def leave(self, *, by: Actor | None, at: datetime) -> None:
        """The visitor has gone without being served; the matter stays open."""
        before = State(self.state) if self.state in EXPECTED else State.WAITING
        if self._step(before, State.LEFT):
            VisitorLeft(**self.lane_facts(by, at)).record()
            self.tell_everybody()

    @transaction.atomic
    def cancel(self, *, by: Actor, at: datetime) -> None:
        """The number was drawn twice or in error: nobody is behind it, and nobody calls it."""
        if self._step(State.WAITING, State.CANCELLED):
            TicketCancelled(**self.lane_facts(by, at)).record()
            self.tell_everybody()

    def lane_facts(self, by: Actor | None, at: datetime) -> LaneFacts:
        """What the event of a step says; asked before the step, since most steps leave the lane."""
        return LaneFacts(
            matter=self.matter_id, ticket=self.pk, service=self.service_id, unit=self.unit_id, site=self.site_id,
            lane=self.lane_id, work_item=self.work_item, by=by.pseudonym if by else None, at=at,
        )  # fmt: skip

    def tell_everybody(self) -> None:
        """Let open pages of the queue and the board read again; the hint itself says only where."""
        hint(f"queue:{self.unit_id}")
        hint(f"board:{self.site_id}")

    def _leave_lane(self, before: State, after: State, *, at: datetime) -> bool:
        """The same step, after which the lane has nobody."""
        lane = self.lane_id
        won = self._step(before, after, lane=None)
        if won and lane is not None:
            LaneShift.idle_at(lane, at=at)
        return won

    def _step(self, before: State, after: State, **changes: object) -> bool:
        """Whether this call took the step; False when it was taken already."""
        tickets: models.Manager[Any] = type(self)._default_manager
        won = tickets.filter(pk=self.pk, state=before).update(state=after, **changes)
        self.refresh_from_db()
        if not won and self.state != after:
            raise NoLongerHereError(self.call_number, self.get_state_display())
        return bool(won)
