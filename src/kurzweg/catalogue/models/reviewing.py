# SPDX-License-Identifier: EUPL-1.2
"""Reviewing: a second person says that a translation says what the German text says."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from kurzweg.catalogue import draft as drafts
from kurzweg.catalogue.errors import NothingToReviewError, OwnTextError
from kurzweg.catalogue.models.writing import Writing
from kurzweg.events.actor import Actor
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, Place

if TYPE_CHECKING:
    from kurzweg.catalogue.models.revision import CatalogueRevision


class Reviewing(Writing):
    """What a second person can say about a text."""

    @transaction.atomic
    def review(self, place: Place, *, seen: int, by: Actor, at: datetime) -> CatalogueRevision | None:
        """Say that a translation stands, for the German text as it is now. Twice changes nothing.

        Raises `OwnTextError` when the reviewer wrote these words, `EditedMeanwhileError` when they are no longer
        the ones that the reviewer read, `NothingToReviewError` when there are none.
        """
        draft = drafts.current_draft()
        value = draft.parts.get(place)
        if not isinstance(value, Mapping) or place.part != TEXT or place.language == OFFICIAL_LANGUAGE:
            raise NothingToReviewError
        if value["status"] == "reviewed":
            return None
        if by.pk in self.authors_of(place, value):
            raise OwnTextError
        reviewed = {**value, "status": "reviewed"}
        return self.add(draft, place, reviewed, seen=seen, by=by, at=at, kind=self.model.Kind.REVIEWED)

    def authors_of(self, place: Place, value: Mapping[str, object]) -> frozenset[uuid.UUID]:
        """Everybody who ever gave the part exactly these words; none for a text that shipped."""
        words = {f"value__{slot}": text for slot, text in value.items() if slot != "status"}
        wrote = self.filter(**place._asdict(), **words).exclude(kind=self.model.Kind.REVIEWED)
        return frozenset(one for one in wrote.values_list("by", flat=True) if one)
