# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.allocation.models.seed import Seed
from kurzweg.allocation.weights import read
from kurzweg.engine.calling import Weights
from kurzweg.walls.keys import uuid7


class WaitlistQuerySet(models.QuerySet["Waitlist"]):
    def open(self) -> WaitlistQuerySet:
        return self.filter(closed_at=None)


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
