# SPDX-License-Identifier: EUPL-1.2
"""What time does to kept places: holds run out, days come, places close. None of it makes a place everybody's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import Exists, OuterRef

from kurzweg.allocation.models import Offer, RoundPlace
from kurzweg.servicepoint.days import start_of_day
from kurzweg.servicepoint.models import Appointment, Booked, KeptPlace, Pool
from kurzweg.servicepoint.models.appointment import clear_what_ran_out

UNUSED: Final = timedelta(hours=2)
"""So long before it begins a place for an emergency that did not come is given to others."""
END_CLOSED = "select servicepoint_end_closed(%s)"


def end_what_ran_out(*, at: datetime) -> None:
    """Offers that nobody answered, and times that somebody chose and never confirmed."""
    for offer in Offer.objects.over(at=at).select_related("place", "application"):
        offer.lapse(at=at)
    kept = KeptPlace.objects.living().filter(claim=OuterRef("matter_id"))
    for appointment in Appointment.objects.filter(Exists(kept), state=Booked.HELD, held_until__lte=at):
        clear_what_ran_out(appointment.slot, at=at)


def end_what_closed(*, at: datetime) -> None:
    """Places at which nobody is received any more, and which nobody has."""
    with connection.cursor() as cursor:
        cursor.execute(END_CLOSED, (at,))


def bring_to_the_day(*, at: datetime) -> None:
    """What nobody has of today's places is given in the house, today; those for emergencies when no emergency came."""
    end = start_of_day(at) + timedelta(days=1)
    to_be_drawn = RoundPlace.objects.filter(round__draw=None).values("place")
    today = KeptPlace.objects.free().in_pool(Pool.WAITLIST, Pool.ROUND).from_(at).before(end)
    today.exclude(pk__in=to_be_drawn).update(pool=Pool.SAME_DAY)
    soon = KeptPlace.objects.free().in_pool(Pool.EMERGENCY).from_(at).before(min(end, at + UNUSED))
    soon.update(pool=Pool.SAME_DAY)
