# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.errors import NoLongerReceivedError, OfferOverError
from kurzweg.allocation.events import AppointmentOffered, OfferAccepted, OfferDeclined, OfferEvent, OfferLapsed
from kurzweg.allocation.models.application import Application
from kurzweg.allocation.models.way import pool_after
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.models import Appointment, KeptPlace
from kurzweg.services.models import Service
from kurzweg.walls.alone import alone_with
from kurzweg.walls.identity import Identity, Kind, acting_as
from kurzweg.walls.keys import uuid7


class Answer(models.TextChoices):
    """What became of an offer."""

    ACCEPTED = "accepted", _("angenommen")
    DECLINED = "declined", _("abgelehnt")
    LAPSED = "lapsed", _("nicht beantwortet")


class OfferQuerySet(models.QuerySet["Offer"]):
    def open(self) -> Self:
        return self.filter(answer="")

    def over(self, *, at: datetime) -> Self:
        """Those that nobody has answered in time."""
        return self.open().filter(until__lte=at)

    def latest_first(self) -> Self:
        return self.order_by("-made_at", "-pk")


class Offer(models.Model):
    """Angebot: a place is kept for one person until a moment; then it is somebody else's, without harm to the first."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    application = models.ForeignKey(Application, models.PROTECT, related_name="offers", verbose_name=_("Bewerbung"))
    place = models.ForeignKey(KeptPlace, models.PROTECT, related_name="+", verbose_name=_("Platz"))
    made_at = models.DateTimeField(_("angeboten am"))
    until = models.DateTimeField(_("gilt bis"))
    answer = models.CharField(_("Antwort"), max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("beantwortet am"), null=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(answer=""), name="one_open_offer_a_person"),
            models.UniqueConstraint(fields=["place"], condition=Q(answer=""), name="one_open_offer_a_place"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_offer_is_answered_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def make(cls, application: Application, place: KeptPlace, *, until: datetime, at: datetime) -> Offer | None:
        """Keep a place for somebody; None when somebody else has it by now."""
        if not place.hold_for(application.pk, until=until):
            return None
        offer = cls(application=application, place=place, made_at=at, until=until)
        offer.save(force_insert=True)
        offer.tell(AppointmentOffered, at=at)
        return offer

    def is_open(self, *, at: datetime) -> bool:
        return self.answer == "" and at < self.until

    @transaction.atomic
    def accept(self, *, at: datetime) -> str:
        """The person takes the place: a matter is opened and has the appointment, under the name of the application.

        Returns the secret key of the matter; a second click gets another key to the same. Raises `OfferOverError` when
        it is over, `NoLongerReceivedError` when nobody is received then any more.
        """
        alone_with("offer", self.pk)
        self.refresh_from_db()
        application = self.application
        with acting_as(Identity(kind=Kind.ANONYMOUS, matter=application.pk)):
            if self.answer == Answer.ACCEPTED:
                return Matter.objects.get(pk=application.pk).issue_key(at=at)
            if not self.is_open(at=at):
                raise OfferOverError(self.until if self.answer != Answer.DECLINED else None)
            matter = self._book(application, at=at)
            self._answered(Answer.ACCEPTED, at=at)
            self.tell(OfferAccepted, at=at)
            application.end(at=at)
            return matter.issue_key(at=at)

    def _book(self, application: Application, *, at: datetime) -> Matter:
        to = application.to
        matter = Matter.open(
            key=application.pk, service=Service.objects.get(pk=to.service_id), unit=to.unit_id,
            facts=application.facts, channel=Channel.APPOINTMENT, language=application.language, at=at,
        )  # fmt: skip
        try:
            Appointment.hold(matter, self.place.slot, at=at).confirm(application.name, by=None, at=at)
        except AppointmentError:
            raise NoLongerReceivedError from None
        return matter

    @transaction.atomic
    def decline(self, *, at: datetime) -> None:
        """The person does not want this place; it goes to somebody else. Twice changes nothing."""
        if self._give_back(Answer.DECLINED, at=at):
            self.tell(OfferDeclined, at=at)

    @transaction.atomic
    def lapse(self, *, at: datetime) -> None:
        """Nobody answered in time."""
        if at >= self.until and self._give_back(Answer.LAPSED, at=at):
            self.tell(OfferLapsed, at=at)

    def _give_back(self, answer: Answer, *, at: datetime) -> bool:
        alone_with("offer", self.pk)
        if not self._answered(answer, at=at):
            return False
        place = self.place
        pool = pool_after(place.service_id, place.unit_id, on=timezone.localdate(at))
        place.let_go(self.application_id, pool=pool)
        if self.application.round_id:  # whoever is on a waitlist goes on waiting
            self.application.end(at=at)
        return True

    def _answered(self, answer: Answer, *, at: datetime) -> bool:
        won = Offer.objects.open().filter(pk=self.pk).update(answer=answer, answered_at=at)
        self.refresh_from_db()
        return bool(won)

    def tell(self, kind: type[OfferEvent], *, at: datetime) -> None:
        """Write what happened to this offer; of the person only the number."""
        application, place = self.application, self.place
        kind(
            number=application.number, to=application.to.number, place=str(place.pk), service=place.service_id,
            unit=place.unit_id, site=place.site_id, matter=application.pk if kind is OfferAccepted else None, at=at,
        ).record()  # fmt: skip
