# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.field_classes import WHOLE
from kurzweg.accounts.models import Grant, Ground
from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Reason
from kurzweg.matters.events import HandoverDeclined, HandoverWithdrawn, MatterHandedOver
from kurzweg.matters.models.offer import UNANSWERED, Offer, OfferQuerySet
from kurzweg.walls.alone import alone_with

PURPOSE, LEGAL_BASIS = "Bearbeitung nach Übergabe", "Zuständigkeit nach angenommener Übergabe"
"""Why the receiver of a handover sees the matter, as the grant says it."""


class HandoverQuerySet(OfferQuerySet["Handover"]):
    """Handovers by their state and their two sides."""


class Handover(Offer):
    """Übergabe: one unit offers a matter to another. Until the other accepts, the giver stays responsible.

    It carries what the receiver may know before accepting: the number, the service and the giver's reason.
    """

    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="handovers", verbose_name=_("Anliegen"))
    number = models.CharField(_("Nummer"), max_length=30)
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    compartment = models.CharField(_("Abteil"), max_length=20)
    note = models.CharField(_("Was ist zu tun?"), max_length=500)
    work_item = models.BigIntegerField(_("Arbeitsschritt"))

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("Übergabe")
        verbose_name_plural = _("Übergaben")
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=UNANSWERED,
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

    @transaction.atomic
    def accept(self, *, by: Actor, at: datetime) -> None:
        """The receiving unit takes the matter over; a second click changes nothing.

        Raises `AlreadyAnsweredError` when somebody else answered first, with yes or no.
        """
        if not self.was_first(accepted_by_id=by.pk, accepted_at=at):
            if self.accepted_by_id != by.pk:
                raise self.answered(self)
            return
        give_sight(self, by=by, at=at)
        self.matter.move_to(self.to_unit_id, at=at)
        self.matter.become_known_to(self.to_unit_id, at=at)
        MatterHandedOver(
            matter=self.matter_id, service=self.service_id, unit=self.to_unit_id, from_unit=self.from_unit_id,
            work_item=self.work_item, by=by.pseudonym, at=at,
        ).record()  # fmt: skip

    def be_alone(self) -> None:
        alone_with("matter", self.matter_id)

    def refusal(self, reason: Reason, *, by: Actor, at: datetime) -> HandoverDeclined:
        return HandoverDeclined(
            matter=self.matter_id, service=self.service_id, unit=self.to_unit_id, from_unit=self.from_unit_id,
            work_item=self.work_item, reason=reason, by=by.pseudonym, at=at,
        )  # fmt: skip

    def withdrawal(self, *, by: Actor | None, at: datetime) -> HandoverWithdrawn:
        return HandoverWithdrawn(
            matter=self.matter_id, service=self.service_id, unit=self.from_unit_id, to_unit=self.to_unit_id,
            work_item=self.work_item, by=by.pseudonym if by else None, at=at,
        )  # fmt: skip


def give_sight(handover: Handover, *, by: Actor, at: datetime) -> None:
    """Let the receiving unit see the matter although it may lie outside its own compartments."""
    Grant.give(
        unit=handover.to_unit_id,
        from_unit=handover.from_unit_id,
        subject=Grant.Subject.MATTER,
        key=handover.matter_id,
        compartment=handover.compartment,
        ground=Ground.HANDOVER,
        evidence=handover.pk,
        purpose=PURPOSE,
        legal_basis=LEGAL_BASIS,
        fields=WHOLE,
        by=by,
        at=at,
    )
