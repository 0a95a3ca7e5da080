# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import DatabaseError, models, transaction
from django.db.models import F, Q

from kurzweg.events.actor import Actor
from kurzweg.offices.models import LaneShift
from kurzweg.servicepoint.desk_errors import CalledElsewhereError, NotInThisHouseError
from kurzweg.servicepoint.errors import NoLongerHereError
from kurzweg.servicepoint.events import TicketTransferred
from kurzweg.servicepoint.models.ticket import Ticket
from kurzweg.ui.live import hint
from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7
from kurzweg.walls.refusals import state_of

OTHER_HOUSE, NOT_THERE = "KW009", "KW006"


class TransferQuerySet(models.QuerySet["Transfer"]):
    def standing(self) -> Self:
        return self.filter(takes_back=None, taken_back_by=None)

    def of(self, ticket: uuid.UUID) -> Self:
        return self.filter(ticket=ticket)


class Transfer(models.Model):
    """Weiterleitung im Haus: a visitor goes on to another queue of the same house, with the number they have.

    Only this row moves a ticket from one unit to another: a trigger takes the step when it is written. The matter
    stays where it is until the other unit accepts a handover.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="transfers", verbose_name="Wartenummer")
    from_unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="von")
    from_service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name="war")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="an")
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name="wegen")
    takes_back = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="taken_back_by", verbose_name="nimmt zurück"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("am")

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = "Weiterleitung"
        verbose_name_plural = "Weiterleitungen"
        indexes = [models.Index(fields=["ticket", "at"], name="the_way_of_a_ticket")]
        constraints = [
            models.CheckConstraint(condition=~Q(takes_back=F("id")), name="takes_back_another_transfer"),
        ]

    def __str__(self) -> str:
        return f"{self.from_unit_id} → {self.unit_id}"

    @classmethod
    @transaction.atomic
    def send(cls, ticket: Ticket, *, unit: int, service: int, by: Actor, at: datetime) -> Transfer:
        """Whoever is served goes on to another queue and waits there as long as they have waited already.

        Twice to the same queue is once. Raises `NoLongerHereError` when nobody serves them here any more,
        `NotInThisHouseError` when the unit receives nobody in the house of the ticket.
        """
        alone_with("ticket", ticket.pk)
        sent = cls(
            ticket=ticket, from_unit_id=ticket.unit_id, from_service_id=ticket.service_id, unit_id=unit,
            service_id=service, by_id=by.pk, at=at,
        )  # fmt: skip
        if not sent._moves_the_ticket():
            gone = cls.objects.standing().of(ticket.pk).order_by("at", "pk").last()
            if gone is None or (gone.unit_id, gone.service_id) != (unit, service):
                raise NoLongerHereError(ticket.call_number, ticket.get_state_display())
            return gone
        if ticket.lane_id is not None:
            LaneShift.idle_at(ticket.lane_id, at=at)
        sent._tell(ticket, by, at)
        return sent

    @transaction.atomic
    def take_back(self, *, by: Actor, at: datetime) -> None:
        """The visitor waits where they were before; taking back twice is once.

        Raises `CalledElsewhereError` when the other unit has called them meanwhile.
        """
        alone_with("ticket", self.ticket_id)
        if type(self).objects.filter(takes_back=self).exists():
            return
        back = type(self)(
            ticket_id=self.ticket_id, from_unit_id=self.unit_id, from_service_id=self.service_id,
            unit_id=self.from_unit_id, service_id=self.from_service_id, takes_back=self, by_id=by.pk, at=at,
        )  # fmt: skip
        if not back._moves_the_ticket():
            raise CalledElsewhereError
        back._tell(Ticket.objects.get(pk=self.ticket_id), by, at)

    def _moves_the_ticket(self) -> bool:
        """Write the row, and with it the trigger's step; False when the visitor does not stand where it begins."""
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except DatabaseError as refused:
            if state_of(refused) == NOT_THERE:
                return False
            if state_of(refused) == OTHER_HOUSE:
                raise NotInThisHouseError from None
            raise
        return True

    def _tell(self, ticket: Ticket, by: Actor, at: datetime) -> None:
        TicketTransferred(
            matter=ticket.matter_id, ticket=ticket.pk, service=self.service_id, unit=self.unit_id, site=ticket.site_id,
            lane=ticket.lane_id, work_item=ticket.work_item, from_unit=self.from_unit_id, by=by.pseudonym, at=at,
        ).record()  # fmt: skip
        for unit in {self.from_unit_id, self.unit_id}:
            hint(f"queue:{unit}")
        hint(f"board:{ticket.site_id}")
        hint(f"moved:{ticket.pk}")
