# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.events.event import Event
from kurzweg.events.kinds import Reason
from kurzweg.matters.errors import AlreadyAnsweredError
from kurzweg.walls.keys import uuid7

DECLINE_REASONS = (
    Reason.NOT_OURS, Reason.PAPERS_MISSING, Reason.NO_CAPACITY, Reason.CONFLICT_OF_INTEREST, Reason.OTHER,
)  # fmt: skip
UNANSWERED = Q(accepted_at=None, declined_at=None, withdrawn_at=None)


AnOffer = TypeVar("AnOffer", bound="Offer")


class OfferQuerySet(models.QuerySet[AnOffer]):
    def open(self) -> Self:
        return self.filter(UNANSWERED)

    def offered_to(self, *units: int) -> Self:
        return self.open().filter(to_unit_id__in=units)

    def offered_by(self, *units: int) -> Self:
        return self.open().filter(from_unit_id__in=units)

    def oldest_first(self) -> Self:
        return self.order_by("offered_at", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-offered_at")


def somebody(label: Any) -> Any:
    """Who answered; nobody in person when the house itself did, or nobody yet."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=label
    )  # fmt: skip


class Offer(models.Model):
    """Angebot: one unit asks another for something, and the other says yes or no, once. Nothing moves before that."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    from_unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("von"))
    to_unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("an"))
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("angeboten durch")
    )
    offered_at = models.DateTimeField(_("angeboten am"))
    accepted_by = somebody(_("übernommen durch"))
    accepted_at = models.DateTimeField(_("übernommen am"), null=True)
    declined_by = somebody(_("abgelehnt durch"))
    declined_at = models.DateTimeField(_("abgelehnt am"), null=True)
    decline_reason = models.SmallIntegerField(_("Grund"), null=True)
    decline_note = models.CharField(_("Erklärung"), max_length=500, blank=True)
    withdrawn_by = somebody(_("zurückgezogen durch"))
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True)

    answered: ClassVar[type[AlreadyAnsweredError]] = AlreadyAnsweredError
    """How the slower of two people is told."""

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return not (self.accepted_at or self.declined_at or self.withdrawn_at)

    @transaction.atomic
    def decline(self, reason: Reason, note: str, *, by: Actor, at: datetime) -> None:
        """The receiving unit says no, with a reason; all stays as it was. Twice changes nothing.

        Raises `AlreadyAnsweredError` when somebody else answered first.
        """
        record = {"declined_by_id": by.pk, "declined_at": at, "decline_reason": reason, "decline_note": note}
        if self.was_first(**record):
            self.refusal(reason, by=by, at=at).record()
        elif self.declined_by_id != by.pk:
            raise self.answered(self)

    @transaction.atomic
    def withdraw(self, *, by: Actor | None, at: datetime) -> None:
        """The giver takes the offer back; possible until it is answered. Twice changes nothing.

        Nobody in person (`by` is None) withdraws it when the house itself has ended what it was about.
        """
        who = by.pk if by else None
        if self.was_first(withdrawn_by_id=who, withdrawn_at=at):
            self.withdrawal(by=by, at=at).record()
        elif self.withdrawn_at is None or self.withdrawn_by_id != who:
            raise self.answered(self)

    def was_first(self, **answer: object) -> bool:
        """Write this answer and say whether it was the first; the database lets one win."""
        self.be_alone()
        offers: models.Manager[Any] = type(self)._default_manager
        won = offers.filter(UNANSWERED, pk=self.pk).update(**answer)
        self.refresh_from_db()
        return bool(won)

    def be_alone(self) -> None:
        """Wait until nobody else changes what this offer is about."""
        raise NotImplementedError

    def refusal(self, reason: Reason, *, by: Actor, at: datetime) -> Event:
        """What happened when it was declined."""
        raise NotImplementedError

    def withdrawal(self, *, by: Actor | None, at: datetime) -> Event:
        """What happened when it was taken back."""
        raise NotImplementedError


def answered_once(noun: str) -> Sequence[models.CheckConstraint]:
    """No offer is answered twice, none without a name, none declined without a reason; `noun` begins their names."""
    accepted, declined = Q(accepted_at=None), Q(declined_at=None)
    return (
        models.CheckConstraint(
            condition=(accepted & declined) | (accepted & Q(withdrawn_at=None)) | (declined & Q(withdrawn_at=None)),
            name=f"{noun}_is_answered_once",
        ),
        models.CheckConstraint(
            condition=Q(accepted_at=None, accepted_by=None) | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            name=f"{noun}_accepted_by_somebody",
        ),
        models.CheckConstraint(
            condition=Q(declined_at=None, declined_by=None, decline_reason=None, decline_note="")
            | Q(declined_at__isnull=False, declined_by__isnull=False, decline_reason__isnull=False),
            name=f"{noun}_declined_by_somebody_with_a_reason",
        ),
        models.CheckConstraint(condition=~Q(from_unit=models.F("to_unit")), name=f"{noun}_to_another_unit"),
    )
