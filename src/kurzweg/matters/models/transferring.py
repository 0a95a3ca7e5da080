# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction

from kurzweg.events.actor import Actor
from kurzweg.events.recording import new_work_item
from kurzweg.matters.errors import AlreadyOfferedError, NothingToHandOverError
from kurzweg.matters.events import HandoverOffered, MatterMovedByStructure
from kurzweg.matters.models.handover import Handover
from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7

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
    def offer_to(  # type: ignore[misc]
        self: Matter, unit: int, note: str, *, by: Actor, at: datetime, key: uuid.UUID | None = None
    ) -> Handover:
        """Offer this matter to another unit; this unit stays responsible until the other accepts.

        `key` is that of the form: sent again, it gives back the offer it made, whatever became of that. Raises
        `AlreadyOfferedError` when an offer of somebody else is open, `NothingToHandOverError` when the matter is
        settled or the unit has it already.
        """
        alone_with("matter", self.pk)
        made = Handover.objects.filter(pk=key, matter_id=self.pk).first() if key else None
        if made is not None:
            return made
        if self.is_settled or unit == self.unit_id:
            raise NothingToHandOverError(self)
        waiting = self.open_handover
        if waiting is None:
            return self._offer(unit, note, by=by, at=at, key=key or uuid7())
        if waiting.to_unit_id != unit or waiting.offered_by_id != by.pk:
            raise AlreadyOfferedError(waiting)
        return waiting

    @transaction.atomic
    def follow_structure(self: Matter, unit: int, *, at: datetime) -> None:  # type: ignore[misc]
        """Go to the unit that took over from one that is no more; an offer that nobody answered falls away.

        The house does this by itself, once a new structure is in force. Twice changes nothing.
        """
        alone_with("matter", self.pk)
        if self.is_settled or unit == self.unit_id:
            return
        if waiting := self.open_handover:
            waiting.withdraw(by=None, at=at)
        before = self.move_to(unit, at=at)
        self.become_known_to(unit, at=at)
        MatterMovedByStructure(matter=self.pk, service=self.service_id, unit=unit, from_unit=before, at=at).record()

    def _offer(  # type: ignore[misc]
        self: Matter, unit: int, note: str, *, by: Actor, at: datetime, key: uuid.UUID
    ) -> Handover:
        offer = Handover(
            id=key, matter=self, number=self.number, service_id=self.service_id, compartment=self.compartment,
            from_unit_id=self.unit_id, to_unit_id=unit, note=note, work_item=new_work_item(),
            offered_by_id=by.pk, offered_at=at,
        )  # fmt: skip
        offer.save(force_insert=True)
        HandoverOffered(
            matter=self.pk, service=self.service_id, unit=self.unit_id, to_unit=unit, work_item=offer.work_item,
            by=by.pseudonym, at=at,
        ).record()  # fmt: skip
        return offer
