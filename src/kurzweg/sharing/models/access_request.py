# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.accounts.models import Grant, Ground
from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Reason
from kurzweg.matters.models import Matter
from kurzweg.matters.models.offer import UNANSWERED, OfferQuerySet, answered_once
from kurzweg.people.models import Person
from kurzweg.sharing.errors import AlreadyAskedError, NothingToShowError, RequestAnsweredError
from kurzweg.sharing.events import AccessDeclined, AccessGranted, AccessRequested, AccessWithdrawn
from kurzweg.sharing.models.terms import OfferOfSight, Terms, as_columns, with_terms
from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7


class AccessRequestQuerySet(OfferQuerySet["AccessRequest"]):
    """Requests by their state and their two sides."""


class AccessRequest(OfferOfSight):
    """Bitte um Einsicht: a unit that knows a person asks another to let it look at what that does for them.

    It asks the unit and not for a matter: what lies there it learns only by the answer. Here the asking unit is
    `from_unit`; the asked one, `to_unit`, chooses what it shows.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Person"))
    days = models.SmallIntegerField(_("Tage"))
    until = models.DateTimeField(_("bis"), null=True)

    answered = RequestAnsweredError
    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Bitte um Einsicht")
        verbose_name_plural = _("Bitten um Einsicht")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "from_unit", "to_unit"], condition=UNANSWERED, name="one_open_request_for_access"
            ),
            models.CheckConstraint(condition=Q(days__range=(1, 92)), name="access_is_asked_for_some_days"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, until=None) | Q(accepted_at__isnull=False, until__isnull=False),
                name="access_is_granted_until_a_day",
            ),
            *answered_once("access_request"),
            *with_terms("access_request"),
        ]

    def __str__(self) -> str:
        return f"{self.offered_at:%Y-%m-%d}"

    @classmethod
    @transaction.atomic
    def ask(
        cls,
        unit: int,
        person: Person,
        terms: Terms,
        *,
        days: int,
        for_unit: int,
        by: Actor,
        at: datetime,
        key: uuid.UUID | None = None,
    ) -> AccessRequest:
        """Ask a unit to let another look. `key` is that of the form: sent again it gives back what it made.

        Raises `AlreadyAskedError` when the unit has been asked about this person and has not answered.
        """
        alone_with("access", f"{person.pk} {unit}")
        made = cls.objects.filter(pk=key, person=person).first() if key else None
        if made is not None:
            return made
        if cls.objects.open().filter(person=person, from_unit_id=for_unit, to_unit_id=unit).exists():
            raise AlreadyAskedError
        request = cls(
            id=key or uuid7(), person=person, from_unit_id=for_unit, to_unit_id=unit, days=days,
            offered_by_id=by.pk, offered_at=at, **as_columns(terms),
        )  # fmt: skip
        request.save(force_insert=True)
        AccessRequested(person=person.pk, unit=for_unit, to_unit=unit, by=by.pseudonym, at=at).record()
        return request

    def matters(self) -> models.QuerySet[Matter]:
        """What is open for this person with the asked unit, to whoever works there."""
        return Matter.objects.open().in_unit(self.to_unit_id).filter(person_id=self.person_id).oldest_first()

    @transaction.atomic
    def grant(self, matters: Iterable[Matter], days: int, *, by: Actor, at: datetime) -> None:
        """Let the other unit look at these matters for some days. Twice changes nothing.

        Raises `RequestAnsweredError` when somebody else answered first, `NothingToShowError` for no matter at all.
        """
        shown = list(matters)
        if not shown:
            raise NothingToShowError
        until = at + timedelta(days=days)
        if not self.was_first(accepted_by_id=by.pk, accepted_at=at, until=until):
            if self.accepted_by_id != by.pk:
                raise self.answered(self)
            return
        for matter in shown:
            Grant.give(
                unit=self.from_unit_id, from_unit=self.to_unit_id, subject=Grant.Subject.MATTER, key=matter.pk,
                compartment=matter.compartment, ground=Ground.REQUEST, purpose=self.purpose,
                legal_basis=self.legal_basis, permission=self.permission_id, fields=self.fields, evidence=self.pk,
                until=until, by=by, at=at,
            )  # fmt: skip
            AccessGranted(
                matter=matter.pk, service=matter.service_id, unit=self.to_unit_id, to_unit=self.from_unit_id,
                by=by.pseudonym, at=at,
            ).record()  # fmt: skip

    def be_alone(self) -> None:
        alone_with("access", f"{self.person_id} {self.to_unit_id}")

    def refusal(self, reason: Reason, *, by: Actor, at: datetime) -> AccessDeclined:
        return AccessDeclined(
            person=self.person_id, unit=self.to_unit_id, to_unit=self.from_unit_id, reason=reason,
            by=by.pseudonym, at=at,
        )  # fmt: skip

    def withdrawal(self, *, by: Actor | None, at: datetime) -> AccessWithdrawn:
        return AccessWithdrawn(
            person=self.person_id, unit=self.from_unit_id, to_unit=self.to_unit_id,
            by=by.pseudonym if by else None, at=at,
        )  # fmt: skip
