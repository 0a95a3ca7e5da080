# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.cases.events import CaseOpened, MatterJoinedCase
from kurzweg.events.actor import Actor
from kurzweg.matters.models import Matter
from kurzweg.offices.models import next_number
from kurzweg.people.models import Person
from kurzweg.walls.keys import uuid7


class CaseQuerySet(models.QuerySet["Case"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def newest_first(self) -> Self:
        return self.order_by("-opened_at")


class Case(models.Model):
    """Fall: what holds the matters of one person together across units. It has a manager, not an owner."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    number = models.CharField(_("Nummer"), max_length=30, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="cases", verbose_name=_("Person"))
    opened_in = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("eröffnet in"))
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("Fallmanagement"),
    )
    opened_at = models.DateTimeField(_("eröffnet am"))

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("Fall")
        verbose_name_plural = _("Fälle")

    def __str__(self) -> str:
        return self.number

    @classmethod
    @transaction.atomic
    def open_for(cls, person: Person, *, unit: int, by: Actor, at: datetime) -> Case:
        """Open a case for a person in a unit, or give back the one that this unit already holds open for them."""
        existing = cls.objects.of(person).filter(opened_in_id=unit).first()
        if existing:
            return existing
        case = cls(
            number=next_number("F", year=timezone.localdate(at).year),
            person=person,
            opened_in_id=unit,
            manager_id=by.pk,
            opened_at=at,
        )
        case.save(force_insert=True)
        CaseOpened(case=case.pk, unit=unit, at=at, by=by.pseudonym).record()
        return case

    @transaction.atomic
    def hold(self, matter: Matter, *, by: Actor, at: datetime) -> None:
        """Take a matter of this person into the case; twice changes nothing."""
        record = {"case": self, "added_by_id": by.pk, "added_at": at}
        _held, is_new = HeldMatter.objects.get_or_create(matter=matter, defaults=record)
        if is_new:
            MatterJoinedCase(
                matter=matter.pk,
                case=self.pk,
                service=matter.service_id,
                unit=matter.unit_id,
                at=at,
                by=by.pseudonym,
            ).record()


class HeldMatter(models.Model):
    """Zuordnung: this matter is held by this case. Who may see the matter is not changed by it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, models.PROTECT, related_name="held", verbose_name=_("Fall"))
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="held", verbose_name=_("Anliegen"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("zugeordnet durch")
    )
    added_at = models.DateTimeField(_("zugeordnet am"))

    class Meta:
        verbose_name = _("Zuordnung zum Fall")
        verbose_name_plural = _("Zuordnungen zum Fall")

    def __str__(self) -> str:
        return f"{self.added_at:%Y-%m-%d}"
