# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Grant, Ground
from kurzweg.cases.models import Case
from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Reason
from kurzweg.matters.models import Matter
from kurzweg.matters.models.offer import UNANSWERED, OfferQuerySet, answered_once
from kurzweg.sharing.errors import AlreadyAskedError, ParticipationAnsweredError, ParticipationOverError
from kurzweg.sharing.events import (
    ParticipationAccepted,
    ParticipationDeclined,
    ParticipationOffered,
    ParticipationWithdrawn,
)
from kurzweg.sharing.models.terms import OfferOfSight, Terms, as_columns, with_terms
from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7

OF_A_CASE = "allgemein"
"""A case file itself says only whose it is and who manages it; what lies in it belongs to its matters."""


class ParticipationQuerySet(OfferQuerySet["Participation"]):
    """Participations by their state and their two sides."""


class Participation(OfferOfSight):
    """Beteiligung: the responsible unit lets another take part in a matter or case until a day, once that accepts.

    Responsible stays who was. Before the answer the other unit sees the number, the purpose and who asks.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+", verbose_name=_("Anliegen"))
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+", verbose_name=_("Fall"))
    number = models.CharField(_("Nummer"), max_length=30)
    compartment = models.CharField(_("Abteil"), max_length=20)
    until = models.DateTimeField(_("bis"))

    answered = ParticipationAnsweredError
    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Beteiligung")
        verbose_name_plural = _("Beteiligungen")
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "to_unit"], condition=UNANSWERED, name="one_open_participation_in_a_matter"
            ),
            models.UniqueConstraint(
                fields=["case", "to_unit"], condition=UNANSWERED, name="one_open_participation_in_a_case"
            ),
            models.CheckConstraint(
                condition=Q(matter__isnull=False, case=None) | Q(matter=None, case__isnull=False),
                name="participation_is_in_a_matter_or_in_a_case",
            ),
            models.CheckConstraint(condition=Q(until__gt=F("offered_at")), name="participation_ends_after_its_offer"),
            *answered_once("participation"),
            *with_terms("participation"),
        ]

    def __str__(self) -> str:
        return self.number

    @classmethod
    @transaction.atomic
    def offer(
        cls,
        on: Matter | Case,
        unit: int,
        terms: Terms,
        *,
        until: datetime,
        by: Actor,
        at: datetime,
        key: uuid.UUID | None = None,
    ) -> Participation:
        """Ask another unit to take part. `key` is that of the form: sent again it gives back what it made.

        Raises `AlreadyAskedError` when this unit has been asked and has not answered.
        """
        about = {"matter": on} if isinstance(on, Matter) else {"case": on}
        responsible = on.unit_id if isinstance(on, Matter) else on.opened_in_id
        alone_with("participation", on.pk)
        made = cls.objects.filter(pk=key, **about).first() if key else None
        if made is not None:
            return made
        if cls.objects.open().filter(to_unit_id=unit, **about).exists():
            raise AlreadyAskedError
        offer = cls(
            id=key or uuid7(), number=on.number, compartment=on.compartment if isinstance(on, Matter) else OF_A_CASE,
            from_unit_id=responsible, to_unit_id=unit, until=until, offered_by_id=by.pk, offered_at=at,
            **about, **as_columns(terms),
        )  # fmt: skip
        offer.save(force_insert=True)
        ParticipationOffered(
            matter=offer.matter_id, case=offer.case_id, unit=responsible, to_unit=unit, by=by.pseudonym, at=at
        ).record()
        return offer

    @transaction.atomic
    def accept(self, *, by: Actor, at: datetime) -> None:
        """Take part: from now on, until the agreed day, this unit sees the agreed fields. Twice changes nothing.

        Raises `ParticipationAnsweredError` when somebody else answered first, `ParticipationOverError` when the agreed
        day has passed.
        """
        if self.accepted_at is None and self.until <= at:
            raise ParticipationOverError
        if not self.was_first(accepted_by_id=by.pk, accepted_at=at):
            if self.accepted_by_id != by.pk:
                raise self.answered(self)
            return
        Grant.give(
            unit=self.to_unit_id, from_unit=self.from_unit_id, key=self.subject_key, compartment=self.compartment,
            subject=Grant.Subject.MATTER if self.matter_id else Grant.Subject.CASE, ground=Ground.PARTICIPATION,
            purpose=self.purpose, legal_basis=self.legal_basis, fields=self.fields, permission=self.permission_id,
            evidence=self.pk, until=self.until, by=by, at=at,
        )  # fmt: skip
        ParticipationAccepted(
            matter=self.matter_id,
            case=self.case_id,
            unit=self.to_unit_id,
            from_unit=self.from_unit_id,
            by=by.pseudonym,
            at=at,
        ).record()

    @property
    def subject_key(self) -> uuid.UUID:
        key = self.matter_id or self.case_id
        assert key is not None  # the database sees to it
        return key

    def be_alone(self) -> None:
        alone_with("participation", self.subject_key)

    def refusal(self, reason: Reason, *, by: Actor, at: datetime) -> ParticipationDeclined:
        return ParticipationDeclined(
            matter=self.matter_id,
            case=self.case_id,
            unit=self.to_unit_id,
            from_unit=self.from_unit_id,
            reason=reason,
            by=by.pseudonym,
            at=at,
        )

    def withdrawal(self, *, by: Actor | None, at: datetime) -> ParticipationWithdrawn:
        return ParticipationWithdrawn(
            matter=self.matter_id,
            case=self.case_id,
            unit=self.from_unit_id,
            to_unit=self.to_unit_id,
            by=by.pseudonym if by else None,
            at=at,
        )
