# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.servicepoint.appointment_errors import NotReceivedThenError, TakenMeanwhileError
from kurzweg.servicepoint.models.appointment import NOBODY_RECEIVES, clear_what_ran_out
from kurzweg.servicepoint.models.slot import KEPT_FOR_OTHERS, Slot
from kurzweg.walls.alone import alone_with
from kurzweg.walls.keys import uuid7
from kurzweg.walls.refusals import broke, refused_with

LET_GO = "select servicepoint_let_go(%s, %s, %s)"
"""By a function: whoever gives a place back does not see it any more."""


class Pool(models.TextChoices):
    """Out of which pool a kept place is given while nobody has it."""

    ROUND = "round", _("Verlosung")
    WAITLIST = "waitlist", _("Warteliste")
    SAME_DAY = "same_day", _("Zeittickets am selben Tag")
    EMERGENCY = "emergency", _("Notfälle")


class KeptPlaceQuerySet(models.QuerySet["KeptPlace"]):
    def living(self) -> Self:
        return self.filter(ended_at=None)

    def free(self) -> Self:
        """Those that nobody has and that are offered to nobody."""
        return self.living().filter(claim=None)

    def in_pool(self, *pools: Pool) -> Self:
        return self.filter(pool__in=pools)

    def of(self, *, service: int, unit: int) -> Self:
        return self.filter(service=service, unit=unit)

    def from_(self, moment: datetime) -> Self:
        """Those that begin at this moment or later."""
        return self.filter(during__startswith__gte=moment)

    def before(self, moment: datetime) -> Self:
        return self.filter(during__startswith__lt=moment)

    def run_out(self, *, at: datetime) -> Self:
        """Those that were kept for somebody who did not answer in time."""
        return self.living().filter(claim_until__lte=at)

    def in_order(self) -> Self:
        return self.order_by("during", "lane")


class KeptPlace(models.Model):
    """Zurückgehaltener Platz: a lane at one time that stands among no free times, because such places are scarce.

    It is given out of its pool, to one person at a time: `claim` is the key of the matter that may take it, kept for
    it until `claim_until`, or for good once it has the appointment. Given back it returns to a pool and never to
    everybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name=_("Standort"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="+", verbose_name=_("Schalter"))
    during = DateTimeRangeField(_("Zeit"))
    pool = models.CharField(_("Topf"), max_length=10, choices=Pool)
    claim = models.UUIDField(_("vergeben an"), null=True)
    claim_until = models.DateTimeField(_("gehalten bis"), null=True)
    kept_at = models.DateTimeField(_("zurückgehalten am"))
    ended_at = models.DateTimeField(_("entfallen am"), null=True)

    objects = KeptPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("zurückgehaltener Platz")
        verbose_name_plural = _("zurückgehaltene Plätze")
        indexes = [models.Index(fields=["service", "unit", "pool"], name="places_of_a_pool")]
        constraints = [
            ExclusionConstraint(
                name="a_time_at_a_lane_is_kept_once",
                expressions=[("lane", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                condition=Q(claim_until=None) | Q(claim__isnull=False), name="a_place_is_held_for_somebody"
            ),
            models.CheckConstraint(condition=Q(pool__in=Pool.values), name="a_pool_of_the_house"),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.start):%Y-%m-%d %H:%M}"

    @property
    def start(self) -> datetime:
        start: datetime = self.during.lower
        return start

    @property
    def slot(self) -> Slot:
        return Slot(lane=self.lane_id, unit=self.unit_id, site=self.site_id, start=self.start, end=self.during.upper)

    @classmethod
    @transaction.atomic
    def keep(cls, slot: Slot, *, service: int, pool: Pool, at: datetime) -> KeptPlace:
        """Take a free time out of what everybody sees.

        Raises `TakenMeanwhileError` when somebody has it, `NotReceivedThenError` when nobody is received there then.
        """
        alone_with("booking", slot.lock)
        clear_what_ran_out(slot, at=at)
        place = cls(
            service_id=service, site_id=slot.site, unit_id=slot.unit, lane_id=slot.lane,
            during=DateTimeTZRange(slot.start, slot.end), pool=pool, kept_at=at,
        )  # fmt: skip
        try:
            with transaction.atomic():
                place.save(force_insert=True)
        except IntegrityError as refused:
            if broke(refused, "a_time_at_a_lane_is_kept_once"):
                raise TakenMeanwhileError from None
            raise
        except DatabaseError as refused:
            if refused_with(refused, KEPT_FOR_OTHERS):
                raise TakenMeanwhileError from None
            if refused_with(refused, NOBODY_RECEIVES):
                raise NotReceivedThenError from None
            raise
        return place

    def hold_for(self, claim: uuid.UUID, *, until: datetime) -> bool:
        """Keep it for one person; False when somebody else has it by now."""
        won = KeptPlace.objects.free().filter(pk=self.pk).update(claim=claim, claim_until=until)
        self.refresh_from_db()
        return bool(won)

    def let_go(self, claim: uuid.UUID, *, pool: Pool) -> bool:
        """Who was offered it does not want it, or did not answer: back to a pool. False when it was theirs no more."""
        with connection.cursor() as cursor:
            cursor.execute(LET_GO, (self.pk, claim, pool))
            (gone,) = cursor.fetchone() or (False,)
        if gone:
            self.claim, self.claim_until, self.pool = None, None, pool
        return bool(gone)

    def move_to(self, pool: Pool) -> bool:
        """Let it be given out of another pool, while nobody has it."""
        return bool(KeptPlace.objects.free().filter(pk=self.pk).update(pool=pool))


class ReturnedTime(models.Model):
    """Zurückgegebene Zeit: somebody had this lane at this time and gave it back.

    An ordinary service may use it at once. Where places are scarce nobody books it freely: who sells appointments
    would else give one back and take it for the buyer in the same second.
    """

    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="+", verbose_name=_("Schalter"))
    during = DateTimeRangeField(_("Zeit"))
    at = models.DateTimeField(_("zurückgegeben am"))

    class Meta:
        verbose_name = _("zurückgegebene Zeit")
        verbose_name_plural = _("zurückgegebene Zeiten")
        indexes = [models.Index(fields=["lane", "at"], name="returned_at_a_lane")]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.during.lower):%Y-%m-%d %H:%M}"
