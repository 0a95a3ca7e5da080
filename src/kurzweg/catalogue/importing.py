# SPDX-License-Identifier: EUPL-1.2
"""A file into the draft: only what differs, never a removal, never a publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kurzweg.catalogue.draft import OUTDATED, current_draft
from kurzweg.catalogue.errors import UnknownLanguageError
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.catalogue.supply import changes_a_wall, value_of
from kurzweg.services.changes import Change, changes
from kurzweg.services.parts import WORDS, Parts


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import changed in the draft, and what it left as it was."""

    taken: tuple[Change, ...]
    kept: tuple[Change, ...]


def import_parts(parts: Parts, *, at: datetime) -> Imported:
    """Take the parts of a file into the draft. What the file does not have stays: an import removes nothing.

    Raises `StillNeededError` when the whole would refer to something that is not there, and `UnknownLanguageError`;
    then nothing has changed.
    """
    draft = current_draft()
    for place in parts:
        if place.language and place.language not in draft.head.languages:
            raise UnknownLanguageError(place.language)
    has_words = any(place.part == WORDS for place in parts)
    has_entries = any(place.part != WORDS for place in parts)
    here = {
        place: value
        for place, value in draft.parts.items()
        if (has_words and place.part == WORDS) or (has_entries and place.part != WORDS)
    }
    found = [one for one in changes(here, parts) if not _is_outdated_here(one)]
    taken = tuple(one for one in found if one.after is not None and not changes_a_wall(one))
    kinds = CatalogueRevision.Kind
    CatalogueRevision.objects.adopt(
        [(one.place, value_of(one, parts)) for one in taken], parts, by=None, at=at, kind=kinds.IMPORTED
    )
    return Imported(taken=taken, kept=tuple(one for one in found if one not in taken))


def _is_outdated_here(change: Change) -> bool:
    """The same words, of which this office knows that they translate another German text; a file cannot know it."""
    before, after = change.before, change.after
    if not isinstance(before, Mapping) or not isinstance(after, Mapping) or before.get("status") != OUTDATED:
        return False
    return {**before, "status": ""} == {**after, "status": ""}
