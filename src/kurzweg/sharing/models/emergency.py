# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.people.models import Person
from kurzweg.sharing.errors import NothingToShowError
from kurzweg.sharing.events import GlassBroken
from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7

HOURS = 4
SHORTEST_REASON = 20
"""Letters. A word is no reason."""
BREAK_GLASS = "select sharing_break_glass(%s, %s, %s::smallint, %s::smallint, %s, %s)"


class EmergencyAccessQuerySet(models.QuerySet["EmergencyAccess"]):
    def running(self, at: datetime) -> Self:
        return self.filter(at__lte=at, until__gt=at)

    def newest_first(self) -> Self:
        return self.order_by("-at", "pk")


class EmergencyAccess(models.Model):
    """Notfallzugriff: somebody looks at what another unit does for a person, without asking, for four hours.

    Possible only where existence is shown: what is hidden stays hidden in an emergency, too. Only the database writes
    it, in one step with the grants and with the notices to the owner of the file and to data protection.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Person"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("wer einsieht"))
    owner = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("zuständig"))
    reason = models.CharField(_("Begründung"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("durch"))
    at = models.DateTimeField(_("am"))
    until = models.DateTimeField(_("bis"))

    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("Notfallzugriff")
        verbose_name_plural = _("Notfallzugriffe")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__regex=rf"\S.{{{SHORTEST_REASON - 2},}}\S"), name="a_word_is_no_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(until=models.F("at") + timedelta(hours=HOURS)), name="an_emergency_lasts_four_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def break_glass(
        cls, owner: int, person: Person, reason: str, *, for_unit: int, by: Actor, at: datetime
    ) -> EmergencyAccess:
        """Look now, tell afterwards that it was right: whoever owns the file and data protection learn of it at once.

        A second click finds the access that still runs. Raises `NothingToShowError` when the other unit does
        nothing for this person that may be known here.
        """
        alone_with("emergency", f"{person.pk} {owner}")
        running = cls.objects.running(at).filter(person=person, owner_id=owner, unit_id=for_unit, by_id=by.pk).first()
        if running is not None:
            return running
        key = uuid7()
        opened = _opened(key, person.pk, owner, for_unit, reason, at)
        if not opened:
            raise NothingToShowError
        for matter in opened:
            GlassBroken(matter=matter, unit=for_unit, by=by.pseudonym, at=at).record()
        return cls.objects.get(pk=key)


def _opened(key: uuid.UUID, person: uuid.UUID, owner: int, unit: int, reason: str, at: datetime) -> list[uuid.UUID]:
    with connection.cursor() as cursor:
        cursor.execute(BREAK_GLASS, (key, person, owner, unit, reason, at))
        return [matter for (matter,) in cursor.fetchall()]


class EmergencyNoticeQuerySet(models.QuerySet["EmergencyNotice"]):
    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def to_units(self, *units: int) -> Self:
        return self.filter(to_unit_id__in=units)

    def to_data_protection(self) -> Self:
        return self.filter(to_unit=None)


class EmergencyNotice(models.Model):
    """Hinweis auf einen Notfallzugriff: to the unit that owns the file, and (without a unit) to data protection."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    access = models.ForeignKey(
        EmergencyAccess, models.PROTECT, related_name="notices", verbose_name=_("Notfallzugriff")
    )
    to_unit = models.ForeignKey("offices.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("an"))
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("gesehen durch")
    )
    seen_at = models.DateTimeField(_("gesehen am"), null=True)

    objects = EmergencyNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Hinweis auf einen Notfallzugriff")
        verbose_name_plural = _("Hinweise auf Notfallzugriffe")
        constraints = [
            models.UniqueConstraint(
                fields=["access", "to_unit"], nulls_distinct=False, name="each_is_told_of_an_emergency_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.access)

    def mark_seen(self, *, by: Actor, at: datetime) -> None:
        """Somebody has read it; the first name stays."""
        EmergencyNotice.objects.unseen().filter(pk=self.pk).update(seen_by_id=by.pk, seen_at=at)
        self.refresh_from_db()
