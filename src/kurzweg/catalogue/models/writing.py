# SPDX-License-Identifier: EUPL-1.2
"""Writing: a part of the catalogue gets another value, and two who write at once hear of each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction

from kurzweg.catalogue import draft as drafts
from kurzweg.catalogue.errors import EditedMeanwhileError, TakenNameError
from kurzweg.events.actor import Actor
from kurzweg.services.assembly import catalogue_of
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, WHOLE, Parts, PartValue, Place

if TYPE_CHECKING:
    from kurzweg.catalogue.draft import Draft
    from kurzweg.catalogue.models.revision import CatalogueRevision


class Writing(models.Manager["CatalogueRevision"]):
    """How a part of the catalogue gets another value."""

    @transaction.atomic
    def write(self, place: Place, value: PartValue, *, seen: int, by: Actor, at: datetime) -> CatalogueRevision | None:
        """Give a part this value. A translation becomes a draft that waits for its review.

        `seen` is the number of the revision that the writer had before their eyes. Returns None when the part says
        so already. Raises `EditedMeanwhileError` when there is a newer revision, and `SeedError` for a value that a
        file could not have either.
        """
        draft = drafts.current_draft()
        if place.part == TEXT and place.language != OFFICIAL_LANGUAGE:
            value = {**_wording(value), "status": "draft"}
            if _wording(value) == _wording(draft.parts.get(place)) and not _is_outdated(draft, place):
                return None
        elif draft.parts.get(place) == value:
            return None
        catalogue_of({**draft.parts, place: value}, draft.head, name="Entwurf")
        return self.add(draft, place, value, seen=seen, by=by, at=at)

    @transaction.atomic
    def make(
        self, code: str, shelf: str, whole: PartValue, parts: Parts, *, by: Actor, at: datetime
    ) -> CatalogueRevision:
        """A new entry with its first parts. Raises `TakenNameError` when there is one with this id."""
        draft, place = drafts.current_draft(), Place(shelf, code, WHOLE)
        if place in draft.parts:
            raise TakenNameError(code)
        catalogue_of({**draft.parts, place: whole, **parts}, draft.head, name="Entwurf")
        value = {"whole": whole, "parts": [[one.part, one.language, held] for one, held in parts.items()]}
        return self.add(draft, place, value, seen=draft.stand(place).number, by=by, at=at)

    def add(
        self,
        draft: Draft,
        place: Place,
        value: PartValue | None,
        *,
        seen: int,
        by: Actor | None,
        at: datetime,
        kind: str = "written",
        **more: Any,
    ) -> CatalogueRevision:
        """The next revision of a part, made from the draft; whoever comes second is told who was faster."""
        row = {
            **place._asdict(), "number": seen + 1, "kind": kind, "value": value, "by_id": by.pk if by else None,
            "at": at, "source": drafts.source_of(draft.parts, place) if place.part == TEXT else "", **more,
        }  # fmt: skip
        if draft.stand(place).number == seen:
            try:
                with transaction.atomic():
                    return self.create(**row)
            except IntegrityError as fault:
                if "catalogue_one_after_the_other" not in str(fault):
                    raise
        theirs = self.filter(**place._asdict()).order_by("-number").select_related("by").first()
        raise EditedMeanwhileError(theirs)


def _wording(value: PartValue | None) -> dict[str, object]:
    return {key: held for key, held in value.items() if key != "status"} if isinstance(value, Mapping) else {}


def _is_outdated(draft: Draft, place: Place) -> bool:
    value = draft.parts.get(place)
    return isinstance(value, Mapping) and value.get("status") == drafts.OUTDATED
