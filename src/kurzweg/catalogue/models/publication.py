# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from kurzweg.catalogue.composing import composed
from kurzweg.catalogue.draft import Draft, current_draft
from kurzweg.catalogue.errors import DayTakenError, NothingToPublishError, PastDayError, PublishedMeanwhileError
from kurzweg.catalogue.events import CataloguePublished
from kurzweg.events.actor import Actor
from kurzweg.services.assembly import text_of, words_in
from kurzweg.services.catalogue import read_catalogue
from kurzweg.services.known_services import number_services
from kurzweg.services.models import CatalogueVersion
from kurzweg.services.parts import Place
from kurzweg.walls.alone import alone_with


class CataloguePublication(models.Model):
    """Veröffentlichung: who put a version of the catalogue in force, from which day on, and on top of which one."""

    version = models.OneToOneField(
        CatalogueVersion, models.PROTECT, primary_key=True, related_name="publication", verbose_name="Katalogstand"
    )
    follows = models.ForeignKey(CatalogueVersion, models.PROTECT, related_name="+", verbose_name="folgt auf")
    first_day = models.DateField("gilt ab")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="durch")
    at = models.DateTimeField("veröffentlicht am")

    class Meta:
        verbose_name = "Veröffentlichung des Katalogs"
        verbose_name_plural = "Veröffentlichungen des Katalogs"

    def __str__(self) -> str:
        return f"{self.version}"

    @classmethod
    @transaction.atomic
    def publish(
        cls, entries: Collection[Place], *, on: date, after: int, by: Actor, at: datetime
    ) -> CataloguePublication:
        """Put the chosen entries of the draft in force from a day on; what was not chosen stays in the draft.

        `after` is the number of the version that the publisher saw the differences from. Clicking twice publishes
        once. Raises `PastDayError`, `DayTakenError`, `PublishedMeanwhileError` or `NothingToPublishError`.
        """
        alone_with("catalogue")
        last = CatalogueVersion.objects.published()[0]
        before = cls.objects.filter(version=last).select_related("by").first()
        if before and (before.follows_id, before.first_day, before.by_id) == (after, on, by.pk):
            return before
        if last.pk != after:
            raise PublishedMeanwhileError(str(before.by) if before else "", before.at if before else None)
        if on < timezone.localdate(at):
            raise PastDayError(on)
        if last.first_day and on <= last.first_day:
            raise DayTakenError(last, last.first_day)
        version = _next_version(last, current_draft(), entries, on=on, at=at)
        publication = cls.objects.create(version=version, follows=last, first_day=on, by_id=by.pk, at=at)
        CataloguePublished(version=version.pk, at=at, by=by.pseudonym).record()
        return publication


def _next_version(
    last: CatalogueVersion, draft: Draft, entries: Collection[Place], *, on: date, at: datetime
) -> CatalogueVersion:
    parts = composed(draft, entries)
    if parts == draft.published:
        raise NothingToPublishError
    content = text_of(parts, draft.head)
    catalogue = read_catalogue(content.encode(), name="Entwurf")
    last.in_force = DateRange(last.first_day, on)
    last.save(update_fields=["in_force"])
    number_services(catalogue)
    return CatalogueVersion.objects.create(
        origin=CatalogueVersion.Origin.OFFICE,
        file_hash=hashlib.sha256(content.encode()).hexdigest(),
        as_of=catalogue.as_of,
        loaded_at=at,
        lawyer=catalogue.lawyer,
        languages=list(catalogue.languages),
        content=content,
        words=words_in(parts, draft.fillers),
        in_force=DateRange(on, None),
    )
