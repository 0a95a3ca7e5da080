# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction

from kurzweg.events.actor import Actor
from kurzweg.events.recording import new_work_item
from kurzweg.matters.errors import AlreadyOfferedError, NothingToHandOverError
from kurzweg.matters.events import HandoverOffered
from kurzweg.matters.models.handover import Handover

if TYPE_CHECKING:
    from kurzweg.matters.models.matter import Matter


class Transferable(models.Model):
    """What a matter can do about who is responsible for it."""

    class Meta:
        abstract = True

    @property
    def open_handover(self) -> Handover | None:
        """The offer that waits for an answer, if there is one."""
        return Handover.objects.open().filter(matter_id=self.pk).first()

    @transaction.atomic
    def offer_to(self: Matter, unit: int, note: str, *, by: Actor, at: datetime) -> Handover:  # type: ignore[misc]
        """Offer this matter to another unit; this unit stays responsible until the other accepts.

        Offering the same again gives the open offer back. Raises `AlreadyOfferedError` when it is open to somebody
        else, `NothingToHandOverError` when the matter is settled or the unit has it already.
        """
        if self.is_settled or unit == self.unit_id:
            raise NothingToHandOverError(self)
        waiting = self.open_handover
        if waiting is None:
            waiting = self._offer(unit, note, by=by, at=at)
        if waiting.to_unit_id != unit:
            raise AlreadyOfferedError(waiting)
        return waiting

    def _offer(self: Matter, unit: int, note: str, *, by: Actor, at: datetime) -> Handover:  # type: ignore[misc]
        offer = Handover(
            matter=self, number=self.number, service_id=self.service_id, compartment=self.compartment,
            from_unit_id=self.unit_id, to_unit_id=unit, note=note, work_item=new_work_item(),
            offered_by_id=by.pk, offered_at=at,
        )  # fmt: skip
        try:
            with transaction.atomic():
                offer.save(force_insert=True)
        except IntegrityError:  # somebody offered it in this moment; theirs counts
            return Handover.objects.open().get(matter_id=self.pk)
        HandoverOffered(
            matter=self.pk, service=self.service_id, unit=self.unit_id, to_unit=unit, work_item=offer.work_item,
            by=by.pseudonym, at=at,
        ).record()  # fmt: skip
        return offer
