# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from kurzweg.events.actor import Actor
from kurzweg.lang.spoken import BY_CODE
from kurzweg.walls.keys import uuid7


class SpokenLanguageQuerySet(models.QuerySet["SpokenLanguage"]):
    def of(self, staff: uuid.UUID) -> Self:
        return self.filter(staff=staff)

    def to_speak(self, language: str) -> Self:
        """Of everybody who still works here and speaks this language."""
        return self.filter(language=language, staff__left_at=None)


class SpokenLanguage(models.Model):
    """Gesprochene Sprache: somebody of the staff can talk with visitors in it, by their own word."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="spoken_languages", verbose_name="Mitarbeitende"
    )
    language = models.CharField("Sprache", max_length=10)
    since = models.DateTimeField("gesagt am")

    objects = SpokenLanguageQuerySet.as_manager()

    class Meta:
        verbose_name = "Gesprochene Sprache"
        verbose_name_plural = "Gesprochene Sprachen"
        constraints = [
            models.UniqueConstraint(fields=["staff", "language"], name="a_language_is_spoken_once"),
            models.CheckConstraint(condition=~Q(language="de"), name="everybody_speaks_german"),
        ]

    def __str__(self) -> str:
        return self.language

    @classmethod
    @transaction.atomic
    def say(cls, languages: Collection[str], *, by: Actor, at: datetime) -> None:
        """These are the languages that I speak, beside German; what is left out is taken back.

        Raises `ValueError` for a code that the house has no name for.
        """
        unknown = sorted(set(languages) - BY_CODE.keys())
        if unknown:
            raise ValueError(f"No such language: {', '.join(unknown)}")
        mine = cls.objects.of(by.pk)
        mine.exclude(language__in=languages).delete()
        said = [SpokenLanguage(staff_id=by.pk, language=one, since=at) for one in languages]
        SpokenLanguage.objects.bulk_create(said, ignore_conflicts=True)
