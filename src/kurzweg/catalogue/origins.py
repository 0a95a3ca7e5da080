# SPDX-License-Identifier: EUPL-1.2
"""Where a text comes from: who wrote it, who reviewed it, and from which German text it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kurzweg.catalogue.draft import OUTDATED, Draft, source_of
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.services.nouns import OFFICIAL_LANGUAGE
from kurzweg.services.parts import TEXT, Place


@dataclass(frozen=True)
class Origin:
    """What is known of a text: the revisions that wrote and reviewed it; none of a text that shipped."""

    written: CatalogueRevision | None
    reviewed: CatalogueRevision | None
    german: Mapping[str, object] | None
    """The German text it was made from, where that is another one than today's."""


def origin_of(draft: Draft, place: Place) -> Origin:
    """The origin of the words that stand at a place."""
    revisions = list(CatalogueRevision.objects.of(place).select_related("by").order_by("-number"))
    written = next((one for one in revisions if one.kind != CatalogueRevision.Kind.REVIEWED), None)
    reviewed = revisions[0] if revisions and revisions[0].kind == CatalogueRevision.Kind.REVIEWED else None
    value = draft.parts.get(place)
    is_outdated = isinstance(value, Mapping) and value.get("status") == OUTDATED
    return Origin(written, reviewed, _german_before(draft, place) if is_outdated else None)


def _german_before(draft: Draft, place: Place) -> Mapping[str, object] | None:
    """The German text that a translation was made from; None when nobody knows it any more."""
    german = place.beside(TEXT, OFFICIAL_LANGUAGE)
    source = draft.stand(place).source or source_of(draft.first, place)
    values = [draft.first.get(german), *CatalogueRevision.objects.of(german).values_list("value", flat=True)]
    known = (value for value in values if isinstance(value, Mapping))
    return next((value for value in known if source_of({german: value}, place) == source), None)
