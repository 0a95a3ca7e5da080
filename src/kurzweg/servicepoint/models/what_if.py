# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.ui.live import hint
from kurzweg.walls.keys import uuid7

WHAT_IF: Final = "what-if"


class Change(models.TextChoices):
    """What can be tried before it is done."""

    CLOSE = "close", _("Schalter schließen")
    OPEN = "open", _("Schalter öffnen")
    MOVE = "move", _("Platz wechseln")


class WhatIf(models.Model):
    """Was wäre, wenn: a change of a hall that somebody wants to see before they make it, and what it would do."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="Einheit")
    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="+", verbose_name="Schalter")
    towards = models.ForeignKey(
        "offices.Lane", models.PROTECT, null=True, related_name="+", verbose_name="Schalter, an den jemand wechselt"
    )
    change = models.CharField("Änderung", max_length=10, choices=Change)
    minutes = models.SmallIntegerField("für so viele Minuten", null=True)
    asked_at = models.DateTimeField("gefragt am")
    answered_at = models.DateTimeField("beantwortet am", null=True)
    answer = models.JSONField("Antwort", null=True)

    class Meta:
        verbose_name = "Frage nach der Wirkung"
        verbose_name_plural = "Fragen nach der Wirkung"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer=None) | Q(answered_at__isnull=False, answer__isnull=False),
                name="what_it_would_do_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(5, 600)), name="a_change_for_minutes_or_hours"
            ),
            models.CheckConstraint(
                condition=Q(change=Change.MOVE, towards__isnull=False) | (~Q(change=Change.MOVE) & Q(towards=None)),
                name="who_moves_moves_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"

    @classmethod
    @transaction.atomic
    def ask(
        cls, unit: int, lane: int, change: str, *, at: datetime, minutes: int | None = None, towards: int | None = None
    ) -> WhatIf:
        """Ask the forecaster, who hears of it at once."""
        asked = cls.objects.create(
            unit_id=unit, lane_id=lane, change=change, minutes=minutes, towards_id=towards, asked_at=at
        )
        hint(f"{WHAT_IF}:{asked.pk}")
        return asked
