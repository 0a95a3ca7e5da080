# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Final, Self

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.models.seed import Seed
from kurzweg.allocation.models.way import Way, way_of
from kurzweg.allocation.weights import START, published, read
from kurzweg.engine.calling import Weights
from kurzweg.offices.models import next_number
from kurzweg.walls.keys import uuid7

SERIES: Final = "W"
WAITING: Final = "select allocation_waiting(%s)"


class WaitlistQuerySet(models.QuerySet["Waitlist"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def of(self, *, service: int, unit: int) -> Self:
        return self.filter(service=service, unit=unit)


class Waitlist(models.Model):
    """Warteliste: who waits for what comes free at a service of a unit.

    The order is the time left to a deadline, then a lot out of a seed that was committed when the list was opened; when
    somebody joined makes no difference. The seed is published when the list is closed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    number = models.CharField(_("Nummer"), max_length=30, unique=True)
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name=_("Leistung"))
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name=_("Einheit"))
    weights = models.JSONField(_("Gewichte"))
    seed = models.OneToOneField(
        Seed, models.PROTECT, related_name="waitlist", db_column="commitment", verbose_name=_("Zusage")
    )
    opened_at = models.DateTimeField(_("geöffnet am"))
    closed_at = models.DateTimeField(_("geschlossen am"), null=True)

    objects = WaitlistQuerySet.as_manager()

    class Meta:
        verbose_name = _("Warteliste")
        verbose_name_plural = _("Wartelisten")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "unit"], condition=Q(closed_at=None), name="one_open_waitlist_of_a_service"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def table(self) -> Weights:
        """The published weights."""
        return read(self.weights)

    @property
    def waiting(self) -> int:
        """How many people wait."""
        with connection.cursor() as cursor:
            cursor.execute(WAITING, (self.pk,))
            (count,) = cursor.fetchone() or (0,)
        return int(count)

    @classmethod
    @transaction.atomic
    def open_for(cls, way: Way, *, at: datetime) -> Waitlist:
        """The open list of a service; a new one with a fresh seed when there is none."""
        found = cls.objects.open().of(service=way.service_id, unit=way.unit_id).first()
        if found is not None:
            return found
        opened = cls(
            number=next_number(SERIES, year=timezone.localdate(at).year), service_id=way.service_id,
            unit_id=way.unit_id, weights=published(START), seed_id=Seed.sow(at=at), opened_at=at,
        )  # fmt: skip
        opened.save(force_insert=True)
        return opened

    def close(self, *, at: datetime) -> None:
        """Nobody joins any more, and its seed is public. Twice changes nothing."""
        Waitlist.objects.open().filter(pk=self.pk).update(closed_at=at)
        self.refresh_from_db()


def keep_lists(*, at: datetime) -> None:
    """Where places go to a waitlist, there is one; where they go elsewhere by now, it is closed."""
    today = timezone.localdate(at)
    for way in Way.objects.in_force_on(today):
        if way.has_waitlist:
            Waitlist.open_for(way, at=at)
    for waitlist in Waitlist.objects.open():
        way_now = way_of(waitlist.service_id, waitlist.unit_id, on=today)
        if way_now is None or not way_now.has_waitlist:
            waitlist.close(at=at)
