# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kurzweg.events.actor import Actor
from kurzweg.offices.errors import AlreadyBegunError, AnotherFollowsError, NothingBeforeError
from kurzweg.offices.events import StructureWithdrawn
from kurzweg.walls.alone import alone_with

if TYPE_CHECKING:
    from kurzweg.offices.models.structure import Structure


class Withdrawal(models.Model):
    """Rücknahme: a published structure was taken back before its first day came; the one before it goes on."""

    structure = models.OneToOneField("offices.Structure", models.PROTECT, primary_key=True, verbose_name="Aufbau")
    first_day = models.DateField("hätte gegolten ab")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("zurückgenommen am")

    class Meta:
        verbose_name = "Rücknahme eines Aufbaus"
        verbose_name_plural = "Rücknahmen eines Aufbaus"

    def __str__(self) -> str:
        return f"{self.structure}"


class Withdrawable(models.Model):
    """What a published structure can do until its first day has come."""

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")

    @transaction.atomic
    def withdraw(self: Structure, *, by: Actor, at: datetime) -> None:  # type: ignore[misc]
        """Take it back before its first day; what was in force before goes on. Twice changes nothing.

        Raises `AlreadyBegunError` when the day has come, `AnotherFollowsError` when a later structure was
        published on top of it, `NothingBeforeError` when the office would stand without any.
        """
        alone_with("publication")
        self.refresh_from_db()
        if self.in_force is None:
            return
        first_day = self.in_force.lower
        before = self._what_goes_on_instead(first_day, at=at)
        Withdrawal.objects.create(structure=self, first_day=first_day, by_id=by.pk, at=at)
        self.in_force = None
        self.save(update_fields=["in_force"])
        before.in_force = DateRange(before.in_force.lower, None)
        before.save(update_fields=["in_force"])
        StructureWithdrawn(structure=self.pk, at=at, by=by.pseudonym).record()

    def _what_goes_on_instead(self: Structure, first_day: date, *, at: datetime) -> Structure:  # type: ignore[misc]
        if first_day <= timezone.localdate(at):
            raise AlreadyBegunError(self)
        structures = type(self).objects
        later = structures.filter(in_force__startswith__gt=first_day).first()
        if later:
            raise AnotherFollowsError(self, later)
        before = structures.filter(in_force__endswith=first_day).first()
        if before is None:
            raise NothingBeforeError(self)
        return before
