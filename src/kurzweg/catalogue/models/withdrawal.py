# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kurzweg.catalogue.errors import AlreadyBegunError, AnotherFollowsError
from kurzweg.catalogue.events import CatalogueWithdrawn
from kurzweg.events.actor import Actor
from kurzweg.services.models import CatalogueVersion
from kurzweg.walls.alone import alone_with


class CatalogueWithdrawal(models.Model):
    """Rücknahme: a published version was taken back before its first day came; its changes are a draft again."""

    version = models.OneToOneField(
        CatalogueVersion, models.PROTECT, primary_key=True, related_name="withdrawal", verbose_name="Katalogstand"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("zurückgenommen am")

    class Meta:
        verbose_name = "Rücknahme eines Katalogstands"
        verbose_name_plural = "Rücknahmen von Katalogständen"

    def __str__(self) -> str:
        return f"{self.version}"

    @classmethod
    @transaction.atomic
    def withdraw(cls, number: int, *, by: Actor, at: datetime) -> CatalogueWithdrawal:
        """Take a version back before its first day; the one before it goes on. Twice changes nothing.

        Raises `AlreadyBegunError` when its day has come, `AnotherFollowsError` when a later version stands on it.
        """
        alone_with("catalogue")
        done = cls.objects.filter(version=number).first()
        if done:
            return done
        version = CatalogueVersion.objects.get(pk=number)
        first_day = version.first_day
        if first_day is None or first_day <= timezone.localdate(at):
            raise AlreadyBegunError(version, first_day)
        last, before = CatalogueVersion.objects.published()[:2]
        if last != version:
            raise AnotherFollowsError(version, last)
        version.in_force, before.in_force = None, DateRange(before.first_day, None)
        version.save(update_fields=["in_force"])
        before.save(update_fields=["in_force"])
        CatalogueWithdrawn(version=number, at=at, by=by.pseudonym).record()
        return cls.objects.create(version=version, by_id=by.pk, at=at)
