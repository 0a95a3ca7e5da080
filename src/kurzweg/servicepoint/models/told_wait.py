# SPDX-License-Identifier: EUPL-1.2
"""What everybody was told first, and how good it has proven to be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from kurzweg.servicepoint.models.forecast import Figures


class ToldWaitQuerySet(models.QuerySet["ToldWait"]):
    def between(self, begin: datetime, end: datetime) -> Self:
        return self.filter(told_at__gte=begin, told_at__lt=end)

    def days(self) -> set[date]:
        """The days on which something was told."""
        return set(self.values_list("told_at__date", flat=True).distinct())


class ToldWait(Figures):
    """Gesagte Wartezeit: what a visitor was told first, and what one would have said instead. Written once."""

    ticket = models.OneToOneField(
        "servicepoint.Ticket", models.PROTECT, primary_key=True, related_name="told_wait", verbose_name="Wartenummer"
    )
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="Einheit")
    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name="Standort")
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="+", verbose_name="Leistung")
    by_head_of_line = models.FloatField("nach der Wartezeit der Ersten", null=True)
    usual_p50 = models.FloatField("üblicher Median", null=True)
    usual_p80 = models.FloatField("übliches P80", null=True)
    usual_p90 = models.FloatField("übliches P90", null=True)

    objects = ToldWaitQuerySet.as_manager()

    class Meta:
        verbose_name = "gesagte Wartezeit"
        verbose_name_plural = "gesagte Wartezeiten"
        indexes = [models.Index(fields=["told_at"], name="told_waits_by_moment")]

    def __str__(self) -> str:
        return f"{self.told_at:%Y-%m-%d %H:%M} {self.p50}"

    @property
    def usual(self) -> tuple[float, float, float] | None:
        if self.usual_p50 is None or self.usual_p80 is None or self.usual_p90 is None:
            return None
        return self.usual_p50, self.usual_p80, self.usual_p90


class WaitScoreQuerySet(models.QuerySet["WaitScore"]):
    def days(self) -> Self:
        return self.filter(first=F("last"))

    def weeks(self) -> Self:
        """Those by which a house is judged: seven days, all services."""
        return self.filter(first__lt=F("last"), service=None)

    def last_week_of(self, site: int) -> WaitScore | None:
        """The last week by which this house was judged."""
        return self.weeks().filter(site=site).order_by("-last").first()


class WaitScore(models.Model):
    """Güte der Wartezeiten: how good what was told on a day, or in the week that ends with it, has proven to be.

    Without a service it is the score of the whole site; `is_trusted` tells whether figures may be shown afterwards.
    """

    site = models.ForeignKey("offices.Site", models.PROTECT, related_name="+", verbose_name="Standort")
    service = models.ForeignKey(
        "services.Service", models.PROTECT, null=True, related_name="+", verbose_name="Leistung"
    )
    first = models.DateField("von")
    last = models.DateField("bis")
    scored = models.IntegerField("gezählte Menschen")
    left = models.FloatField("Anteil, der vorher ging", null=True)
    said_left = models.FloatField("Anteil, von dem es erwartet wurde", null=True)
    mean_wait = models.FloatField("mittlere Wartezeit", null=True)
    coverage_p50 = models.FloatField("gehalten: Median", null=True)
    coverage_p80 = models.FloatField("gehalten: P80", null=True)
    coverage_p90 = models.FloatField("gehalten: P90", null=True)
    pinball_p80 = models.FloatField("Pinball-Verlust: P80", null=True)
    skill_p80 = models.FloatField("Gewinn gegen das Übliche: P80", null=True)
    bias = models.FloatField("mittlerer Fehler", null=True)
    rmse = models.FloatField("Wurzel des mittleren quadratischen Fehlers", null=True)
    rmse_by_queue_length = models.FloatField("dieselbe nach Länge der Schlange", null=True)
    sharpness = models.FloatField("Breite zwischen Median und P90", null=True)
    is_trusted = models.BooleanField("gilt danach als zuverlässig")

    objects = WaitScoreQuerySet.as_manager()

    class Meta:
        verbose_name = "Güte der Wartezeiten"
        verbose_name_plural = "Güte der Wartezeiten"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "service", "first", "last"],
                nulls_distinct=False,
                name="one_score_of_a_time_and_service",
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="a_score_begins_before_it_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.last}: {self.scored}"
