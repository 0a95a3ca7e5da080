# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.events.recording import new_work_item
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.appointment_errors import (
    BookedAlreadyError,
    GivenOtherwiseError,
    NotReceivedThenError,
    TakenMeanwhileError,
)
from kurzweg.servicepoint.appointment_events import AppointmentCancelled, AppointmentHeld
from kurzweg.servicepoint.days import midnight
from kurzweg.servicepoint.models.booking import Bookable, Booked, Planned
from kurzweg.servicepoint.models.slot import GIVEN_OTHERWISE, KEPT_FOR_OTHERS, Slot
from kurzweg.walls.alone import alone_with
from kurzweg.walls.identity import Identity, Kind, acting_as
from kurzweg.walls.keys import uuid7
from kurzweg.walls.refusals import broke, state_of

HOLD = timedelta(minutes=10)
"""How long a time is kept for somebody who has not confirmed it yet."""
NOBODY_RECEIVES = "KW009"
LONGEST_NAME = 200


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def living(self) -> Self:
        """Those that keep their time for somebody."""
        return self.filter(state__in=LIVING)

    def planned(self) -> Self:
        """Those to which somebody is still to come."""
        return self.filter(state__in=PLANNED)

    def on(self, day: date) -> Self:
        start, end = midnight(day), midnight(day + timedelta(days=1))
        return self.filter(during__startswith__gte=start, during__startswith__lt=end)

    def in_unit(self, *units: int) -> Self:
        return self.filter(unit_id__in=units)

    def booked(self) -> Self:
        """Without those that somebody only looked at: held for a while, run out, or given back."""
        return self.exclude(state__in=[Booked.HELD, Booked.EXPIRED, Booked.CANCELLED])

    def in_order(self) -> Self:
        return self.order_by("during", "pk")


LIVING = (Booked.HELD, Booked.CONFIRMED, Booked.CHECKED_IN)
PLANNED = (Booked.HELD, Booked.CONFIRMED)


class Appointment(Bookable, models.Model):
    """Termin: a lane is kept for one person and one matter at one time.

    Whoever books gives a name, which is compared at the counter and is written nowhere else. What opens the
    appointment is the secret key of its matter.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="appointments", verbose_name=_("Anliegen"))
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name=_("Standort"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="+", verbose_name=_("Schalter"))
    during = DateTimeRangeField(_("Zeit"))
    state = models.CharField(_("Stand"), max_length=10, choices=Booked, default=Booked.HELD)
    held_until = models.DateTimeField(_("vorgemerkt bis"), null=True)
    name = models.CharField(_("Name"), max_length=LONGEST_NAME, blank=True)
    language = models.CharField(_("Sprache"), max_length=10)
    sequence = models.SmallIntegerField(_("Zahl der Änderungen"), default=0)
    changed_at = models.DateTimeField(_("zuletzt geändert am"))
    work_item = models.BigIntegerField(_("Arbeitsschritt"))
    ticket = models.OneToOneField(
        "servicepoint.Ticket", models.PROTECT, null=True, related_name="appointment", verbose_name=_("Wartenummer")
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        indexes = [models.Index(fields=["unit", "during"], name="appointments_of_a_unit")]
        constraints = [
            ExclusionConstraint(
                name="one_visitor_at_a_lane_at_a_time",
                expressions=[("lane", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(state__in=LIVING),
            ),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(state__in=PLANNED), name="one_appointment_for_a_matter"
            ),
            models.CheckConstraint(
                condition=Q(state=Booked.HELD, held_until__isnull=False)
                | (~Q(state=Booked.HELD) & Q(held_until__isnull=True)),
                name="held_for_a_while_and_no_longer",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[Booked.CHECKED_IN, Booked.SERVED], ticket__isnull=False)
                | (~Q(state__in=[Booked.CHECKED_IN, Booked.SERVED]) & Q(ticket__isnull=True)),
                name="a_number_for_whoever_has_come",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.start):%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def hold(cls, matter: Matter, slot: Slot, *, at: datetime) -> Appointment:
        """Keep this time for an open matter for ten minutes; somebody must confirm it until then.

        Raises `TakenMeanwhileError` when somebody else has it, `NotReceivedThenError` when nobody is received there
        then, `BookedAlreadyError` when the matter has an appointment, `GivenOtherwiseError` when nobody may choose.
        """
        appointment = cls(
            matter=matter, service_id=matter.service_id, language=matter.language, work_item=new_work_item(),
            held_until=at + HOLD,
        )  # fmt: skip
        appointment.take(slot, at=at, force_insert=True)
        AppointmentHeld(**appointment.facts(None, at)).record()
        return appointment

    def take(self, slot: Slot, *, at: datetime, force_insert: bool = False) -> None:
        """Put this appointment where the slot is; the database judges. Raises as `hold` does."""
        self._alone_at({slot.lock, *([] if force_insert else [self.slot.lock])})
        clear_what_ran_out(slot, at=at)
        self.lane_id, self.unit_id, self.site_id = slot.lane, slot.unit, slot.site
        self.during, self.changed_at = DateTimeTZRange(slot.start, slot.end), at
        changed = ("lane", "unit", "site", "during", "changed_at", "sequence", "held_until")
        try:
            with transaction.atomic():
                self.save(force_insert=force_insert, update_fields=None if force_insert else changed)
        except IntegrityError as refused:
            if broke(refused, "one_visitor_at_a_lane_at_a_time"):
                raise TakenMeanwhileError from None
            if broke(refused, "one_appointment_for_a_matter"):
                raise BookedAlreadyError from None
            raise
        except DatabaseError as refused:
            if otherwise := OTHERWISE.get(state_of(refused)):
                raise otherwise() from None
            raise

    def _alone_at(self, places: Iterable[str]) -> None:
        for place in sorted(places):  # always in this order, so that two who swap do not wait for each other
            alone_with("booking", place)


def clear_what_ran_out(slot: Slot, *, at: datetime) -> None:
    """Holds that nobody confirmed end here, when somebody else wants their time; no job is needed for it."""
    with connection.cursor() as cursor:
        cursor.execute(CLEAR, (slot.lane, slot.start, slot.end, at))
        gone = [Planned(*row) for row in cursor.fetchall()]
    for one in gone:
        with acting_as(Identity(kind=Kind.ANONYMOUS, matter=one.matter)):
            AppointmentCancelled(
                appointment=one.appointment, matter=one.matter, service=one.service, unit=one.unit, site=one.site, at=at
            ).record()


OTHERWISE = {
    NOBODY_RECEIVES: NotReceivedThenError, KEPT_FOR_OTHERS: TakenMeanwhileError, GIVEN_OTHERWISE: GivenOtherwiseError,
}  # fmt: skip
"""What a refusal of the database means to a person."""
CLEAR = "select appointment, matter, service, unit, site from servicepoint_clear_holds(%s::int, %s, %s, %s)"
