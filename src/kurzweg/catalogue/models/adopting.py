# SPDX-License-Identifier: EUPL-1.2
"""Taking over many parts at once: from what shipped, or from a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from kurzweg.catalogue import draft as drafts
from kurzweg.catalogue.errors import StillNeededError
from kurzweg.events.actor import Actor
from kurzweg.services.parts import TEXT, Parts, Place
from kurzweg.services.places import SeedError

if TYPE_CHECKING:
    from kurzweg.catalogue.models.revision import CatalogueRevision


class Adopting(models.Manager["CatalogueRevision"]):
    """How parts come into the draft that nobody typed here."""

    @transaction.atomic
    def adopt(
        self,
        values: Iterable[tuple[Place, Any]],
        source: Parts,
        *,
        by: Actor | None,
        at: datetime,
        kind: str = "adopted",
    ) -> int:
        """Give many parts the values they have in `source`; how many there were. All of them or none.

        A translation counts as made from the German text beside it in `source`: where the office has another one, it
        is outdated at once. Raises `StillNeededError` when the whole would refer to something that is not there.
        """
        draft = drafts.current_draft()
        rows: list[CatalogueRevision] = [
            self.model(
                **place._asdict(),
                number=draft.stand(place).number + 1,
                kind=kind,
                value=value,
                source=drafts.source_of(source, place) if place.part == TEXT else "",
                by_id=by.pk if by else None,
                at=at,
            )
            for place, value in values
        ]
        self.bulk_create(rows)
        try:
            _ = drafts.current_draft().catalogue
        except SeedError as fault:
            raise StillNeededError from fault
        return len(rows)
