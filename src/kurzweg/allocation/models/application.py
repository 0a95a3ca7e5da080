# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Self

from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.errors import AppliedAlreadyError, HasPlaceError, NotOpenError
from kurzweg.allocation.events import ApplicationMade, ApplicationWithdrawn, WaitlistJoined
from kurzweg.allocation.models.round import Round
from kurzweg.allocation.models.waitlist import Waitlist
from kurzweg.allocation.person import Person
from kurzweg.engine.calling import Application as Entrant
from kurzweg.servicepoint.models.appointment import LONGEST_NAME
from kurzweg.walls.identity import Identity, Kind, acting_as
from kurzweg.walls.keys import hash_of_secret, new_secret, uuid7
from kurzweg.walls.refusals import broke, state_of

NOT_OPEN: Final = "KW013"
HAS_PLACE: Final = "KW014"
REFUSALS: Final = {NOT_OPEN: NotOpenError, HAS_PLACE: HasPlaceError}
DAYS_KNOWN: Final = 400
"""A deadline further away than this counts as none."""


@dataclass(frozen=True, kw_only=True)
class Wished:
    """What somebody says when applying, beside who they are."""

    language: str
    facts: Mapping[str, str] = field(default_factory=dict)
    deadline: date | None = None
    days: Sequence[date] = ()
    """On which days they can come; empty means on any."""


class ApplicationQuerySet(models.QuerySet["Application"]):
    def waiting(self) -> Self:
        """Those that have neither been withdrawn nor come to a place."""
        return self.filter(ended_at=None)

    def in_order(self) -> Self:
        return self.order_by("number")


class Application(models.Model):
    """Bewerbung: one person wants a scarce place, in a round or on a waitlist; once, under the name of their papers.

    The name is kept as long as it is needed to write it on the appointment, and no longer. That nobody applies twice
    is found by a fingerprint of name and birth date. What opens it is its own secret key. When a place is taken, the
    matter that is then opened has the same key in the database as the application.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="applications", verbose_name=_("Runde"))
    waitlist = models.ForeignKey(
        Waitlist, models.PROTECT, null=True, related_name="applications", verbose_name=_("Warteliste")
    )
    number = models.IntegerField(_("Nummer"), default=0)
    name = models.CharField(_("Name"), max_length=LONGEST_NAME, blank=True)
    fingerprint = models.BinaryField(_("Prüfwert der Person"), max_length=32)
    deadline = models.DateField(_("Frist"), null=True)
    days = ArrayField(models.DateField(), verbose_name=_("mögliche Tage"), default=list)
    lost_rounds = models.SmallIntegerField(_("verlorene Runden"), default=0)
    facts = models.JSONField(_("Angaben zur Zuständigkeit"), default=dict)
    language = models.CharField(_("Sprache"), max_length=10)
    key = models.BinaryField(_("Prüfwert des Schlüssels"), max_length=32, unique=True)
    applied_at = models.DateTimeField(_("beworben am"))
    ended_at = models.DateTimeField(_("beendet am"), null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Bewerbung")
        verbose_name_plural = _("Bewerbungen")
        indexes = [models.Index(fields=["fingerprint"], name="applications_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(round=None, waitlist__isnull=False) | Q(round__isnull=False, waitlist=None),
                name="for_a_round_or_a_waitlist",
            ),
            models.UniqueConstraint(
                fields=["round", "fingerprint"], condition=Q(ended_at=None), name="one_application_of_a_person"
            ),
            models.UniqueConstraint(
                fields=["waitlist", "fingerprint"], condition=Q(ended_at=None), name="one_place_in_the_list"
            ),
            models.UniqueConstraint(fields=["round", "number"], name="numbers_of_a_round"),
            models.UniqueConstraint(fields=["waitlist", "number"], name="numbers_of_a_waitlist"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @classmethod
    @transaction.atomic
    def make(cls, to: Round | Waitlist, person: Person, wished: Wished, *, at: datetime) -> tuple[Application, str]:
        """Apply, and get the secret key of the application, which is shown once.

        Raises `NotOpenError` outside the window, `AppliedAlreadyError` for a person who has applied, `HasPlaceError`
        for one who has an appointment for the same thing.
        """
        secret = new_secret()
        application = cls(
            round=to if isinstance(to, Round) else None, waitlist=to if isinstance(to, Waitlist) else None,
            name=person.name, fingerprint=person.fingerprint, deadline=wished.deadline, days=sorted(set(wished.days)),
            facts=dict(wished.facts), language=wished.language, key=hash_of_secret(secret), applied_at=at,
        )  # fmt: skip
        with acting_as(Identity(kind=Kind.ANONYMOUS, matter=application.pk)):
            application._enter()
            made = ApplicationMade if application.round_id else WaitlistJoined
            made(
                number=application.number, to=to.number, service=to.service_id, unit=to.unit_id,
                language=wished.language, at=at,
            ).record()  # fmt: skip
        return application, secret

    def _enter(self) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError as refused:
            if broke(refused, "one_application_of_a_person") or broke(refused, "one_place_in_the_list"):
                raise AppliedAlreadyError from None
            raise
        except DatabaseError as refused:
            if otherwise := REFUSALS.get(state_of(refused)):
                raise otherwise() from None
            raise
        self.refresh_from_db(fields=["number", "lost_rounds"])  # the database gives numbers, one after the other

    @property
    def to(self) -> Round | Waitlist:
        """What it is for."""
        to = self.round or self.waitlist
        assert to is not None
        return to

    @property
    def is_waiting(self) -> bool:
        return self.ended_at is None

    def weight(self, *, on: date) -> float:
        """How much it counts by the published table, with the days to its deadline counted from this day."""
        left = (self.deadline - on).days if self.deadline else None
        return self.to.table.of(days_left=left, lost_rounds=self.lost_rounds)

    def entrant(self, *, on: date, wishes: Sequence[str] = ()) -> Entrant:
        """As the engine draws it: a number, a weight, wishes, and nothing about the person."""
        return Entrant(id=str(self.number), weight=self.weight(on=on), wishes=tuple(wishes))

    @transaction.atomic
    def withdraw(self, *, at: datetime) -> None:
        """The person does not want a place any more. Twice changes nothing."""
        if self.end(at=at):
            ApplicationWithdrawn(
                number=self.number, to=self.to.number, service=self.to.service_id, unit=self.to.unit_id, at=at
            ).record()

    def end(self, *, at: datetime) -> bool:
        """It waits no longer, and nothing of the person but the fingerprint stays."""
        gone = Application.objects.waiting().filter(pk=self.pk).update(ended_at=at, **FORGOTTEN)
        self.refresh_from_db()
        return bool(gone)


FORGOTTEN: Final[dict[str, Any]] = {"name": "", "facts": {}, "deadline": None}
"""What of an application is not needed once it has ended."""


def application_behind(secret: str) -> uuid.UUID | None:
    """The application that a secret key opens; None when it is unknown."""
    with connection.cursor() as cursor:
        cursor.execute("select allocation_behind_key(%s)", (hash_of_secret(secret),))
        (key,) = cursor.fetchone() or (None,)
    return key
