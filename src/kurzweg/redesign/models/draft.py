# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery

from kurzweg.events.actor import Actor
from kurzweg.offices.models import Structure
from kurzweg.redesign.models.publication import Publishable
from kurzweg.redesign.models.revision import Revision
from kurzweg.redesign.models.writing import Writable


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> Self:
        """Those that somebody may still work on; the one touched last comes first."""
        newest = Revision.objects.filter(draft=OuterRef("pk")).order_by("-number")
        return (
            self.filter(discarded_at=None)
            .exclude(publications__structure__in_force__isnull=False)
            .annotate(touched_at=Subquery(newest.values("at")[:1]))
            .order_by("-touched_at")
        )

    def discarded(self) -> Self:
        return self.filter(discarded_at__isnull=False).order_by("-discarded_at")


class Draft(Writable, Publishable, models.Model):
    """Entwurf: a structure in the making, in saved steps. Nobody is bound by it until it is put in force."""

    id = models.AutoField(primary_key=True)
    key = models.UUIDField("Schlüssel", unique=True)
    base = models.ForeignKey(Structure, models.PROTECT, null=True, related_name="+", verbose_name="Grundlage")
    source = models.CharField("Vorlage", max_length=100, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="begonnen durch"
    )
    started_at = models.DateTimeField("begonnen am")
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="verworfen durch"
    )
    discarded_at = models.DateTimeField("verworfen am", null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "Entwurf"
        verbose_name_plural = "Entwürfe"
        constraints = [
            models.CheckConstraint(
                condition=Q(discarded_at=None, discarded_by=None)
                | Q(discarded_at__isnull=False, discarded_by__isnull=False),
                name="discarded_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Entwurf {self.pk}"

    @classmethod
    @transaction.atomic
    def begin(
        cls,
        text: str,
        *,
        key: uuid.UUID,
        base: Structure | None = None,
        source: str = "",
        by: Actor,
        at: datetime,
    ) -> Draft:
        """A new draft with this text; `key` tells the second click from a second draft.

        Raises `TooLongError` for a text that no office has.
        """
        draft, is_new = cls.objects.get_or_create(
            key=key, defaults={"base": base, "source": source, "started_by_id": by.pk, "started_at": at}
        )
        if is_new:
            draft.write_first(text, by=by, at=at)
        return draft

    @property
    def is_discarded(self) -> bool:
        return self.discarded_at is not None

    def discard(self, *, by: Actor, at: datetime) -> None:
        """Lay it aside; discarding twice keeps the first record."""
        type(self).objects.filter(pk=self.pk, discarded_at=None).update(discarded_by_id=by.pk, discarded_at=at)
        self.refresh_from_db()

    def take_up(self) -> None:
        """Work on it again after all."""
        type(self).objects.filter(pk=self.pk).update(discarded_by_id=None, discarded_at=None)
        self.refresh_from_db()
