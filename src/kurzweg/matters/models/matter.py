# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.events.kinds import Channel
from kurzweg.matters.errors import SomebodyElsesMatterError
from kurzweg.matters.events import MatterOpened, PersonRecognised
from kurzweg.matters.models.facts import MatterFact
from kurzweg.matters.models.handover import Handover
from kurzweg.matters.models.key import Traceable
from kurzweg.matters.models.settling import Settleable
from kurzweg.matters.models.transferring import Transferable
from kurzweg.offices.models import next_number
from kurzweg.people.models import Person, Presence
from kurzweg.services.models import Service
from kurzweg.walls.keys import uuid7


class MatterQuerySet(models.QuerySet["Matter"]):
    def open(self) -> Self:
        return self.filter(settlement__isnull=True)

    def in_unit(self, *units: int) -> Self:
        return self.filter(unit_id__in=units)

    def after(self, matter: Matter) -> Self:
        """Those that came after this one, in the order of `oldest_first`."""
        later, same = Q(unit_since__gt=matter.unit_since), Q(unit_since=matter.unit_since)
        return self.filter(later | (same & Q(pk__gt=matter.pk)))

    def not_offered(self) -> Self:
        """Those that no other unit has been asked to take over."""
        waiting = Handover.objects.open().filter(matter=OuterRef("pk"))
        return self.filter(~Exists(waiting))

    def oldest_first(self) -> Self:
        return self.order_by("unit_since", "pk")


class Matter(Settleable, Transferable, Traceable, models.Model):
    """Anliegen: what one person wants from the office: one service, from first asking to the end.

    Exactly one unit is responsible at every instant: the column is never empty, and only an accepted handover
    or a new structure changes it. The facts it was judged by are frozen when it is opened.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    number = models.CharField(_("Nummer"), max_length=30, unique=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    compartment = models.CharField(_("Abteil"), max_length=20)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="matters", verbose_name=_("zuständig"))
    unit_since = models.DateTimeField(_("zuständig seit"))
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="matters", verbose_name=_("Person"))
    channel = models.SmallIntegerField(_("Weg"), choices=[(c.value, c.name) for c in Channel])
    language = models.CharField(_("Sprache"), max_length=10)
    opened_at = models.DateTimeField(_("eröffnet am"))

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("Anliegen")
        verbose_name_plural = _("Anliegen")
        indexes = [models.Index(fields=["unit", "unit_since"], name="matters_of_a_unit")]

    def __str__(self) -> str:
        return self.number

    @classmethod
    @transaction.atomic
    def open(
        cls,
        *,
        key: uuid.UUID,
        service: Service,
        unit: int,
        facts: Mapping[str, str],
        channel: Channel,
        language: str,
        at: datetime,
        by: Actor | None = None,
        person: Person | None = None,
    ) -> Matter:
        """Open a matter in the unit that is responsible for it by these facts.

        `key` is made by the caller, because whoever opens a matter without an account must act for this key.
        """
        matter = cls(
            id=key,
            number=next_number("A", year=timezone.localdate(at).year),
            service=service,
            compartment=service.compartment.code,
            unit_id=unit,
            unit_since=at,
            person=person,
            channel=channel,
            language=language,
            opened_at=at,
        )
        matter.save(force_insert=True)
        MatterFact.freeze(matter, facts)
        MatterOpened(
            matter=key, service=service.pk, unit=unit, channel=channel, language=language, at=at,
            by=by.pseudonym if by else None,
        ).record()  # fmt: skip
        return matter

    @transaction.atomic
    def recognise(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Say whose matter this is; the responsible unit then works for this person. Twice changes nothing.

        Raises `SomebodyElsesMatterError` when it was said to be somebody else's.
        """
        if self.person_id == person.pk:
            return
        if self.person_id is not None:
            raise SomebodyElsesMatterError(self)
        self.person = person
        self.save(update_fields=["person"])
        self.become_known_to(self.unit_id, at=at)
        PersonRecognised(matter=self.pk, person=person.pk, unit=self.unit_id, at=at, by=by.pseudonym).record()

    def become_known_to(self, unit: int, *, at: datetime) -> None:
        """Let a unit that works on this matter find the person it belongs to; nothing without a person."""
        if self.person_id is not None:
            Presence.note(self.person_id, unit, at=at)

    def move_to(self, unit: int, *, at: datetime) -> int:
        """Make another unit responsible and return the one before; the database asks for the accepted handover."""
        before = self.unit_id
        self.unit_id, self.unit_since = unit, at
        self.save(update_fields=["unit", "unit_since"])
        return before
