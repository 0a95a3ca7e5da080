# SPDX-License-Identifier: EUPL-1.2
"""What the log says about a visit."""

from __future__ import annotations

from kurzweg.events.kinds import Kind
from kurzweg.events.models import LogEvent
from kurzweg.servicepoint.models import Ticket
from kurzweg.walls.identity import JOB, acting_as


def kinds_of(ticket: Ticket) -> list[Kind]:
    """The kinds of everything recorded for the matter of this visit, in order."""
    with acting_as(JOB):
        return [event.kind for event in LogEvent.objects.of_matter(ticket.matter_id).order_by("event_id")]
