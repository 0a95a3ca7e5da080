# SPDX-License-Identifier: EUPL-1.2
"""What the forecaster has said last, of whoever waits and of whoever would come now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import models

STALE: Final = timedelta(minutes=3)
"""After so long without a new one a forecast is not shown any more: the forecaster says the same every minute."""


class Figures(models.Model):
    """Minutes from `told_at` on, as the engine says them, nothing where there was no call in any run; and what of it
    people read: rounded, or only an estimate, or nothing.
    """

    told_at = models.DateTimeField("gesagt am")
    mean = models.FloatField("Mittel", null=True)
    p50 = models.FloatField("Median", null=True)
    p80 = models.FloatField("P80", null=True)
    p90 = models.FloatField("P90", null=True)
    called = models.FloatField("Chance auf einen Aufruf")
    gone = models.FloatField("Chance zu gehen", default=0.0)
    by_queue_length = models.FloatField("nach Länge der Schlange", null=True)
    about = models.SmallIntegerField("gesagt: etwa", null=True)
    at_the_latest = models.SmallIntegerField("gesagt: spätestens", null=True)
    is_fallback = models.BooleanField("nur geschätzt")
    in_doubt = models.BooleanField("reicht heute vielleicht nicht")

    class Meta:
        abstract = True

    def is_worth_saying(self, *, at: datetime) -> bool:
        """Whether it is fresh, and somebody in this place is called at all."""
        return self.about is not None and at - self.told_at <= STALE


class TicketForecast(Figures):
    """Wartezeitprognose: how long one visitor still waits, as it was said last."""

    ticket = models.OneToOneField(
        "servicepoint.Ticket", models.CASCADE, primary_key=True, related_name="forecast", verbose_name="Wartenummer"
    )
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="Einheit")

    class Meta:
        verbose_name = "Wartezeitprognose"
        verbose_name_plural = "Wartezeitprognosen"

    def __str__(self) -> str:
        return f"{self.told_at:%H:%M} {self.p50}"


class NewcomerForecast(Figures):
    """Wartezeitprognose für Neue: how long somebody waits who comes now, by unit and service."""

    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="Einheit")
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name="Leistung")

    class Meta:
        verbose_name = "Wartezeitprognose für Neue"
        verbose_name_plural = "Wartezeitprognosen für Neue"
        constraints = [
            models.UniqueConstraint(fields=["unit", "service"], name="one_forecast_for_newcomers_of_a_service")
        ]

    def __str__(self) -> str:
        return f"{self.told_at:%H:%M} {self.p50}"
