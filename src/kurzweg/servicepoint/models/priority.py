# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from kurzweg.engine import calling
from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Reason
from kurzweg.servicepoint.errors import NoLongerHereError
from kurzweg.servicepoint.events import PriorityWithdrawn, TicketPrioritised
from kurzweg.servicepoint.models.state import State

if TYPE_CHECKING:
    from kurzweg.servicepoint.models.serving import LaneFacts

CLASS_OF = {
    Reason.EMERGENCY: calling.EMERGENCY,
    Reason.VULNERABLE: calling.VULNERABLE,
    Reason.STEP_DONE_ELSEWHERE: calling.RETURNED,
    Reason.DEADLINE_TODAY: calling.DEADLINE_TODAY,
}
"""A stated reason to the class in which the policy calls it; the smaller the sooner."""


class Prioritised(models.Model):
    """Vorrang: a waiting visitor is called before the others, for a reason that somebody states."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        state: str
        call_number: str
        matter_id: uuid.UUID
        override: int

        def get_state_display(self) -> str: ...
        def lane_facts(self, by: Actor | None, at: datetime) -> LaneFacts: ...
        def tell_everybody(self) -> None: ...

    @property
    def priority(self) -> Reason | None:
        """Why this visitor is called before others, if they are."""
        return next((reason for reason, rank in CLASS_OF.items() if rank == self.override), None)

    @transaction.atomic
    def prioritise(self, reason: Reason, *, by: Actor, at: datetime) -> None:
        """Call them out of turn; the log keeps why and who said so. Said twice for the same reason is once."""
        if self._put(CLASS_OF[reason], at):
            TicketPrioritised(**self.lane_facts(by, at), reason=reason).record()
            self.tell_everybody()

    @transaction.atomic
    def withdraw_priority(self, *, by: Actor, at: datetime) -> None:
        """In turn after all."""
        if self._put(0, None):
            PriorityWithdrawn(**self.lane_facts(by, at)).record()
            self.tell_everybody()

    def _put(self, rank: int, at: datetime | None) -> bool:
        tickets: models.Manager[Any] = type(self)._default_manager
        waiting = tickets.filter(pk=self.pk, state=State.WAITING)
        put = waiting.exclude(override=rank).update(override=rank, prioritised_at=at)
        self.refresh_from_db()
        if self.state != State.WAITING:
            raise NoLongerHereError(self.call_number, self.get_state_display())
        return bool(put)
