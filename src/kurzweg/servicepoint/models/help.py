# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from kurzweg.events.actor import Actor
from kurzweg.servicepoint.events import HelpAcknowledged, HelpCalled
from kurzweg.ui.live import hint
from kurzweg.walls.keys import uuid7

SHOWN = timedelta(minutes=15)
"""How long the one who called reads that somebody comes."""


class HelpCallQuerySet(models.QuerySet["HelpCall"]):
    def in_house(self, site: int, *, at: datetime) -> Self:
        """Those of a house that nobody has answered, and those answered a moment ago."""
        recent = Q(acknowledged_at=None, at__gt=at - timedelta(hours=12)) | Q(acknowledged_at__gt=at - SHOWN)
        return self.filter(recent, site=site).order_by("at", "pk")


class HelpCall(models.Model):
    """Hilferuf: somebody at a counter needs colleagues now. It says where, and never who or about whom."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name="Standort")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="Einheit")
    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="+", verbose_name="Schalter")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("gerufen am")
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="es kommt"
    )
    acknowledged_at = models.DateTimeField("beantwortet am", null=True)

    objects = HelpCallQuerySet.as_manager()

    class Meta:
        verbose_name = "Hilferuf"
        verbose_name_plural = "Hilferufe"
        constraints = [
            models.UniqueConstraint(
                fields=["lane"], condition=Q(acknowledged_at=None), name="one_open_call_for_help_at_a_lane"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lane_id}"

    @classmethod
    @transaction.atomic
    def call(cls, *, lane: int, unit: int, site: int, hears: Iterable[int], by: Actor, at: datetime) -> HelpCall:
        """Call the colleagues of the house, the units in `hears`; calling twice is one call."""
        called, is_new = cls.objects.get_or_create(
            lane_id=lane, acknowledged_at=None, defaults={"unit_id": unit, "site_id": site, "by_id": by.pk, "at": at}
        )
        if is_new:
            HelpCalled(unit=unit, site=site, lane=lane, by=by.pseudonym, at=at).record()
            tell(hears)
        return called

    @transaction.atomic
    def acknowledge(self, *, hears: Iterable[int], by: Actor, at: datetime) -> None:
        """Somebody comes, or it was a mistake of the one who called. The first answer stays."""
        waiting = type(self).objects.filter(pk=self.pk, acknowledged_at=None)
        if waiting.update(acknowledged_by_id=by.pk, acknowledged_at=at):
            HelpAcknowledged(unit=self.unit_id, site=self.site_id, lane=self.lane_id, by=by.pseudonym, at=at).record()
            tell(hears)


def tell(units: Iterable[int]) -> None:
    for unit in units:
        hint(f"queue:{unit}")
