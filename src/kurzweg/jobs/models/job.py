# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from kurzweg.jobs.order import ORDERS, Order, order_of
from kurzweg.jobs.outcome import Outcome
from kurzweg.walls.keys import uuid7

CHANNEL = "kurzweg_job"


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def by_people(self) -> Self:
        """What people ordered, without what the office does by itself."""
        return self.filter(repeats=None)

    def due(self) -> Self:
        """To be done now, by the database's clock; also what a clock that jumped has put off for too long."""
        put_off = models.Q(repeats__isnull=False, due_at__gt=Now() + models.F("repeats"))
        return self.open().filter(models.Q(due_at__lte=Now()) | put_off)


class Job(models.Model):
    """Auftrag in der Warteschlange: what is to be done, who ordered it, when it is due, how it ended."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.CharField(_("Art"), max_length=40)
    arguments = models.JSONField(_("Angaben"), default=dict)
    slot = models.CharField(_("Platz"), max_length=40, null=True)  # noqa: DJ001 - unique where it is named
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("bestellt durch")
    )
    ordered_at = models.DateTimeField(_("bestellt am"))
    due_at = models.DateTimeField(_("fällig am"))
    repeats = models.DurationField(_("wiederholt sich alle"), null=True)
    ended_at = models.DateTimeField(_("beendet am"), null=True)
    outcome = models.CharField(_("Ausgang"), max_length=12, choices=Outcome, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("Auftrag")
        verbose_name_plural = _("Aufträge")
        indexes = [models.Index(fields=["due_at"], condition=models.Q(ended_at=None), name="jobs_by_due_time")]
        constraints = [
            models.UniqueConstraint(fields=["slot"], condition=models.Q(ended_at=None), name="one_open_job_in_a_slot"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, outcome="")
                | models.Q(ended_at__isnull=False) & ~models.Q(outcome=""),
                name="an_ended_job_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.kind

    @classmethod
    @transaction.atomic
    def order(cls, order: Order, *, by: models.Model | None, at: datetime) -> Job:
        """Put an order into the queue, in the running transaction; it is done after the commit or not at all.

        An order that is alone of its kind and open already is not put in twice: the open one is answered.
        """
        slot = order.kind if order.alone or order.every else None
        job = Job(
            kind=order.kind, arguments=order.arguments, slot=slot, ordered_by_id=by.pk if by else None, ordered_at=at,
            due_at=Now(), repeats=order.every,
        )  # fmt: skip
        Job.objects.bulk_create([job], ignore_conflicts=True)
        with connection.cursor() as cursor:
            cursor.execute("select pg_notify(%s, '')", [CHANNEL])
        return Job.objects.open().get(slot=slot) if slot else job

    @property
    def title(self) -> str:
        """What it does, in the reader's language; its kind when this version does not know it."""
        known = ORDERS.get(self.kind)
        return str(known.title) if known else self.kind

    @property
    def work(self) -> Order:
        """The order itself. Raises CannotBeDone for a kind that this version does not know."""
        return order_of(self.kind, self.arguments)

    def end(self, outcome: Outcome) -> None:
        """It is over; what repeats is due again."""
        if self.repeats is not None:
            self.put_off(self.repeats.total_seconds())
        else:
            Job.objects.filter(pk=self.pk).update(ended_at=Now(), outcome=outcome)

    def put_off(self, seconds: float) -> None:
        """It is due again after so long, by the database's clock."""
        with connection.cursor() as cursor:
            cursor.execute(
                "update jobs_job set due_at = clock_timestamp() + %s * interval '1 second' where id = %s",
                [seconds, self.pk],
            )
