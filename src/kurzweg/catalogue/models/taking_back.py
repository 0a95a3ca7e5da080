# SPDX-License-Identifier: EUPL-1.2
"""Taking back: an edit is undone by another edit, so that nothing is lost and everybody can read what happened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from kurzweg.catalogue import draft as drafts
from kurzweg.catalogue.errors import (
    ChangedSinceError,
    EditedMeanwhileError,
    EntryIsPublishedError,
    StillNeededError,
)
from kurzweg.catalogue.models.writing import Writing
from kurzweg.events.actor import Actor
from kurzweg.services.parts import TEXT, WHOLE, PartValue, Place
from kurzweg.services.places import SeedError

if TYPE_CHECKING:
    from kurzweg.catalogue.draft import Draft
    from kurzweg.catalogue.models.revision import CatalogueRevision


class TakingBack(Writing):
    """How an edit is undone."""

    @transaction.atomic
    def take_back(self, edit: CatalogueRevision, *, by: Actor, at: datetime) -> CatalogueRevision:
        """Give the part the value it had before this edit. Twice changes nothing.

        Raises `ChangedSinceError` when a later edit stands on this one, `StillNeededError` when something refers to
        what would go, `EntryIsPublishedError` for an entry that visitors have seen.
        """
        done = self.filter(undoes=edit).first()
        if done:
            return done
        draft = drafts.current_draft()
        before = self.filter(**edit.place._asdict(), number=edit.number - 1).first()
        value = before.value if before else _at_first(draft, edit.place)
        if draft.stand(edit.place).number != edit.number:
            raise ChangedSinceError
        if edit.part == WHOLE and value is None and not draft.is_new(edit.place):
            raise EntryIsPublishedError
        source = ""
        if edit.part == TEXT:
            source = before.source if before else drafts.source_of(draft.first, edit.place)
        kind = self.model.Kind.TAKEN_BACK
        try:
            with transaction.atomic():
                done = self.add(
                    draft, edit.place, value, seen=edit.number, by=by, at=at, kind=kind, undoes=edit, source=source
                )
                _ = drafts.current_draft().catalogue
        except EditedMeanwhileError as faster:
            raise ChangedSinceError from faster
        except SeedError as fault:
            raise StillNeededError from fault
        return done


def _at_first(draft: Draft, place: Place) -> PartValue | None:
    """What a part was before the office edited it; an entry that the office made was not there."""
    return None if place.part == WHOLE else draft.first.get(place)
