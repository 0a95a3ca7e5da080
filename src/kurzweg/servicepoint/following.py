# SPDX-License-Identifier: EUPL-1.2
"""What follows for an appointment from what happens at the counter."""

from __future__ import annotations

from kurzweg.servicepoint.events import ServingFinished
from kurzweg.servicepoint.models import Appointment, Booked


def note_served(event: ServingFinished) -> None:
    """The visit is over, and with it the appointment for which the person came."""
    if event.ticket is not None:
        came = Appointment.objects.filter(ticket__pk=event.ticket, state=Booked.CHECKED_IN)
        came.update(state=Booked.SERVED)
