# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzweg.events.actor import Actor
from kurzweg.walls.keys import uuid7

SHOWN: Final = timedelta(minutes=10)
"""How long a counter shows what was asked and answered."""


class Answer(models.TextChoices):
    """What became of it."""

    COMES = "comes", _("kommt")
    CANNOT = "cannot", _("kann gerade nicht")
    WITHDRAWN = "withdrawn", _("nicht mehr nötig")


class InterpretingRequestQuerySet(models.QuerySet["InterpretingRequest"]):
    def recent(self, at: datetime) -> Self:
        return self.filter(at__gt=at - SHOWN, at__lte=at).order_by("at", "pk")

    def open(self) -> Self:
        return self.filter(answered_at=None)

    def around(self, staff: uuid.UUID, lane: int) -> Self:
        """What somebody is asked, and what was asked from the lane where they are."""
        return self.filter(Q(asked=staff) | Q(lane=lane))


class InterpretingRequest(models.Model):
    """Bitte um Sprachmittlung: a counter asks a colleague to come and interpret. No visitor is named."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    lane = models.ForeignKey("offices.Lane", models.PROTECT, related_name="+", verbose_name="Schalter")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="Einheit")
    language = models.CharField("Sprache", max_length=10)
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gefragt")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("gefragt am")
    answer = models.CharField("Antwort", max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True)

    objects = InterpretingRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Bitte um Sprachmittlung"
        verbose_name_plural = "Bitten um Sprachmittlung"
        indexes = [models.Index(fields=["at"], name="requests_for_interpreting")]
        constraints = [
            models.UniqueConstraint(
                fields=["lane", "asked"], condition=Q(answered_at=None), name="a_colleague_is_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False, answer__in=Answer.values),
                name="an_answer_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.language

    @classmethod
    def ask(
        cls, asked: uuid.UUID, *, language: str, lane: int, unit: int, by: Actor, at: datetime
    ) -> InterpretingRequest:
        """Ask a colleague to come; asking twice is asking once."""
        request, _is_new = cls.objects.get_or_create(
            lane_id=lane, asked_id=asked, answered_at=None,
            defaults={"unit_id": unit, "language": language, "by_id": by.pk, "at": at},
        )  # fmt: skip
        return request

    def reply(self, answer: Answer, *, at: datetime) -> None:
        """The colleague comes or cannot, or whoever asked needs nobody any more; the first word counts."""
        type(self).objects.open().filter(pk=self.pk).update(answer=answer, answered_at=at)
        self.refresh_from_db()
