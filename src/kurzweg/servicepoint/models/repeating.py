# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime, timedelta

from kurzweg.engine.structure import Policy
from kurzweg.events.actor import Actor
from kurzweg.servicepoint.desk_errors import CalledJustNowError, CalledOftenEnoughError
from kurzweg.servicepoint.models.serving import BREATH
from kurzweg.servicepoint.models.state import State
from kurzweg.servicepoint.models.ticket import Ticket


def call_again(ticket: Ticket, policy: Policy, *, by: Actor, at: datetime) -> None:
    """Call a number once more, as often and as soon as the policy of the house allows.

    Raises `CalledOftenEnoughError` and `CalledJustNowError`; a second click in the same breath is none.
    """
    if ticket.state == State.CALLED and ticket.called_at is not None and at - ticket.called_at >= BREATH:
        if ticket.recalls >= policy.recalls:
            raise CalledOftenEnoughError(ticket.call_number, policy.recalls)
        if (again := ticket.called_at + timedelta(minutes=policy.recall_after)) > at:
            raise CalledJustNowError(ticket.call_number, again)
    ticket.recall(by=by, at=at)
