# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Final, Self

from django.conf import settings
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.errors import (
    HasOneTodayError,
    NoLongerReceivedError,
    PlaceGoneError,
    QuotaUsedUpError,
)
from kurzweg.allocation.events import EmergencyPlaceGiven, TimeTicketGiven
from kurzweg.allocation.models.way import EmergencyReason
from kurzweg.allocation.person import Person
from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Matter
from kurzweg.servicepoint.appointment_errors import AppointmentError
from kurzweg.servicepoint.models import Appointment, KeptPlace
from kurzweg.services.models import Service
from kurzweg.walls.alone import alone_with
from kurzweg.walls.identity import Identity, Kind, acting_as
from kurzweg.walls.keys import uuid7
from kurzweg.walls.refusals import broke, state_of

USED_UP: Final = "KW015"
BRIEFLY: Final = timedelta(minutes=1)


class HandedPlaceQuerySet(models.QuerySet["HandedPlace"]):
    def emergencies(self) -> Self:
        return self.exclude(reason="")

    def on(self, day: date) -> Self:
        return self.filter(day=day)


class HandedPlace(models.Model):
    """Von Hand vergebener Platz: a time ticket given out in the house on its day, or a place for an emergency.

    An emergency has one of the published reasons, and no more are given for a day than the way says; both are the
    database's to refuse. One person gets one of them for a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", verbose_name=_("Anliegen"))
    place = models.ForeignKey(KeptPlace, models.PROTECT, related_name="+", verbose_name=_("Platz"))
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    day = models.DateField(_("Tag"))
    reason = models.CharField(_("Grund"), max_length=20, choices=EmergencyReason, blank=True)
    fingerprint = models.BinaryField(_("Prüfwert der Person"), max_length=32)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("durch"))
    at = models.DateTimeField(_("vergeben am"))

    objects = HandedPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("von Hand vergebener Platz")
        verbose_name_plural = _("von Hand vergebene Plätze")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "unit", "day", "fingerprint"], name="one_place_by_hand_a_person_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}"

    @classmethod
    @transaction.atomic
    def give(
        cls, place: KeptPlace, person: Person, *, key: uuid.UUID, reason: str = "", language: str, by: Actor,
        at: datetime,
    ) -> str:  # fmt: skip
        """Give somebody who stands here a place; the secret key of their matter, shown once.

        `key` is of the matter to be opened: a form sent twice gives one place. Raises `PlaceGoneError`,
        `HasOneTodayError`, `QuotaUsedUpError`, `NoLongerReceivedError`.
        """
        alone_with("handing", key)
        visitor = Identity(kind=Kind.ANONYMOUS, matter=key)
        with acting_as(visitor):
            opened = Matter.objects.filter(pk=key).first()
            if opened is not None:
                return opened.issue_key(at=at)
        if not place.hold_for(key, until=at + BRIEFLY):
            raise PlaceGoneError
        with acting_as(visitor):
            matter = _book(place, person, key=key, language=language, at=at)
            secret = matter.issue_key(at=at)
        cls._note(place, person, key, reason, by, at)
        kind = EmergencyPlaceGiven if reason else TimeTicketGiven
        kind(
            matter=key, place=str(place.pk), criterion=reason, service=place.service_id, unit=place.unit_id,
            site=place.site_id, by=by.pseudonym, at=at,
        ).record()  # fmt: skip
        return secret

    @classmethod
    def _note(
        cls, place: KeptPlace, person: Person, key: uuid.UUID, reason: str, by: Actor, at: datetime
    ) -> None:  # fmt: skip
        handed = cls(
            matter_id=key, place=place, service_id=place.service_id, unit_id=place.unit_id,
            day=timezone.localdate(place.start), reason=reason, fingerprint=person.fingerprint, by_id=by.pk, at=at,
        )  # fmt: skip
        try:
            with transaction.atomic():
                handed.save(force_insert=True)
        except IntegrityError as refused:
            if broke(refused, "one_place_by_hand_a_person_and_day"):
                raise HasOneTodayError from None
            raise
        except DatabaseError as refused:
            if state_of(refused) == USED_UP:
                raise QuotaUsedUpError from None
            raise


def _book(place: KeptPlace, person: Person, *, key: uuid.UUID, language: str, at: datetime) -> Matter:
    matter = Matter.open(
        key=key, service=Service.objects.get(pk=place.service_id), unit=place.unit_id, facts={},
        channel=Channel.APPOINTMENT, language=language, at=at,
    )  # fmt: skip
    try:
        Appointment.hold(matter, place.slot, at=at).confirm(person.name, by=None, at=at)
    except AppointmentError:
        raise NoLongerReceivedError from None
    return matter
