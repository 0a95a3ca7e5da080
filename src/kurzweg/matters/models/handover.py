# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Grant
from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Reason
from kurzweg.matters.errors import AlreadyAnsweredError
from kurzweg.matters.events import HandoverDeclined, HandoverWithdrawn, MatterHandedOver
from kurzweg.matters.models.alone import alone_with
from kurzweg.walls.keys import uuid7

DECLINE_REASONS = (
    Reason.NOT_OURS, Reason.PAPERS_MISSING, Reason.NO_CAPACITY, Reason.CONFLICT_OF_INTEREST, Reason.OTHER,
)  # fmt: skip


class HandoverQuerySet(models.QuerySet["Handover"]):
    def open(self) -> Self:
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)

    def offered_to(self, *units: int) -> Self:
        return self.open().filter(to_unit_id__in=units)

    def offered_by(self, *units: int) -> Self:
        return self.open().filter(from_unit_id__in=units)

    def oldest_first(self) -> Self:
        return self.order_by("offered_at", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-offered_at")


class Handover(models.Model):
    """Übergabe: one unit offers a matter to another. Until the other accepts, the giver stays responsible.

    It carries what the receiver may know before accepting: the number, the service and the giver's reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="handovers", verbose_name=_("Anliegen"))
    number = models.CharField(_("Nummer"), max_length=30)
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    compartment = models.CharField(_("Abteil"), max_length=20)
    from_unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("von"))
    to_unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("an"))
    note = models.CharField(_("Was ist zu tun?"), max_length=500)
    work_item = models.BigIntegerField(_("Arbeitsschritt"))
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("angeboten durch")
    )
    offered_at = models.DateTimeField(_("angeboten am"))
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("übernommen durch"),
    )
    accepted_at = models.DateTimeField(_("übernommen am"), null=True)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("abgelehnt durch"),
    )
    declined_at = models.DateTimeField(_("abgelehnt am"), null=True)
    decline_reason = models.SmallIntegerField(_("Grund"), null=True)
    decline_note = models.CharField(_("Erklärung"), max_length=500, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("zurückgezogen durch"),
    )
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("Übergabe")
        verbose_name_plural = _("Übergaben")
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(accepted_at=None, declined_at=None, withdrawn_at=None),
                name="one_open_handover_of_a_matter",
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None) | Q(decline_reason__isnull=False), name="declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, declined_at=None)
                | Q(accepted_at=None, withdrawn_at=None)
                | Q(declined_at=None, withdrawn_at=None),
                name="a_handover_is_answered_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None, declined_by=None, decline_reason=None, decline_note="")
                | Q(declined_at__isnull=False, declined_by__isnull=False),
                name="declined_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(from_unit=models.F("to_unit")), name="to_another_unit"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return not (self.accepted_at or self.declined_at or self.withdrawn_at)

    @transaction.atomic
    def accept(self, *, by: Actor, at: datetime) -> None:
        """The receiving unit takes the matter over; a second click changes nothing.

        Raises `AlreadyAnsweredError` when somebody else answered first, with yes or no.
        """
        if not self._answer(accepted_by_id=by.pk, accepted_at=at):
            if self.accepted_by_id != by.pk:
                raise AlreadyAnsweredError(self)
            return
        give_sight(self, by=by, at=at)
        self.matter.move_to(self.to_unit_id, at=at)
        self.matter.become_known_to(self.to_unit_id, at=at)
        MatterHandedOver(
            matter=self.matter_id, service=self.service_id, unit=self.to_unit_id, from_unit=self.from_unit_id,
            work_item=self.work_item, by=by.pseudonym, at=at,
        ).record()  # fmt: skip

    @transaction.atomic
    def decline(self, reason: Reason, note: str, *, by: Actor, at: datetime) -> None:
        """The receiving unit says no, with a reason; the giver stays responsible. Twice changes nothing."""
        record = {"declined_by_id": by.pk, "declined_at": at, "decline_reason": reason, "decline_note": note}
        if self._answer(**record):
            HandoverDeclined(
                matter=self.matter_id, service=self.service_id, unit=self.to_unit_id, from_unit=self.from_unit_id,
                work_item=self.work_item, reason=reason, by=by.pseudonym, at=at,
            ).record()  # fmt: skip
        elif self.declined_by_id != by.pk:
            raise AlreadyAnsweredError(self)

    @transaction.atomic
    def withdraw(self, *, by: Actor | None, at: datetime) -> None:
        """The giver takes the offer back; possible until it is answered. Twice changes nothing.

        Nobody in person (`by` is None) withdraws it when the house itself has settled the matter.
        """
        who = by.pk if by else None
        if self._answer(withdrawn_by_id=who, withdrawn_at=at):
            HandoverWithdrawn(
                matter=self.matter_id, service=self.service_id, unit=self.from_unit_id, to_unit=self.to_unit_id,
                work_item=self.work_item, by=by.pseudonym if by else None, at=at,
            ).record()  # fmt: skip
        elif self.withdrawn_at is None or self.withdrawn_by_id != who:
            raise AlreadyAnsweredError(self)

    def _answer(self, **record: object) -> bool:
        """Whether this answer was the first; the database lets one win."""
        alone_with(self.matter_id)
        won = type(self).objects.open().filter(pk=self.pk).update(**record)
        self.refresh_from_db()
        return bool(won)


def give_sight(handover: Handover, *, by: Actor, at: datetime) -> None:
    """Let the receiving unit see the matter although it may lie outside its own compartments."""
    Grant.give(
        unit=handover.to_unit_id,
        subject=Grant.Subject.MATTER,
        key=handover.matter_id,
        compartment=handover.compartment,
        ground=Grant.Ground.HANDOVER,
        purpose="Bearbeitung nach Übergabe",
        legal_basis="Zuständigkeit nach angenommener Übergabe",
        fields=["anliegen"],
        by=by,
        at=at,
    )
