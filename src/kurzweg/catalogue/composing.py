# SPDX-License-Identifier: EUPL-1.2
"""What would be published: the last version with the chosen entries as the draft has them, and all they need."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kurzweg.catalogue.draft import Draft
from kurzweg.services.changes import Change, changes
from kurzweg.services.parts import WHOLE, Parts, PartValue, Place


def changes_of(draft: Draft) -> tuple[Change, ...]:
    """What the draft changes in the catalogue that was published last."""
    return changes(draft.published, draft.parts)


def changed_entries(draft: Draft) -> dict[Place, list[Change]]:
    """The changes of the draft, entry by entry."""
    found: dict[Place, list[Change]] = {}
    for change in changes_of(draft):
        found.setdefault(change.place.whole, []).append(change)
    return found


def with_what_they_need(draft: Draft, entries: Collection[Place]) -> frozenset[Place]:
    """The chosen entries, and new papers that one of the chosen services asks for."""
    return frozenset(entries) | frozenset(_new_papers(draft, entries))


def composed(draft: Draft, entries: Collection[Place]) -> dict[Place, PartValue]:
    """The parts of the catalogue that would be published with these entries."""
    chosen = with_what_they_need(draft, entries)
    parts = {place: value for place, value in draft.published.items() if place.whole not in chosen}
    drafted = {place: value for place, value in draft.parts.items() if place.whole in chosen}
    return _in_order(draft, {**parts, **drafted})


def _new_papers(draft: Draft, entries: Collection[Place]) -> Iterator[Place]:
    for entry in entries:
        papers = draft.parts.get(entry.beside("papers"), ())
        assert isinstance(papers, Sequence)
        for code in papers:
            paper = Place("documents", str(code), WHOLE)
            if draft.is_new(paper):
                yield paper


def _in_order(draft: Draft, parts: Parts) -> dict[Place, PartValue]:
    """The order of the published catalogue; what is new stands at the end."""
    known = {place: value for place, value in parts.items() if place.whole in draft.published}
    entries = [place for place in draft.published if place.part == WHOLE]
    grouped: dict[Place, dict[Place, PartValue]] = {entry: {} for entry in entries}
    for place, value in known.items():
        grouped[place.whole][place] = value
    ordered = {place: value for group in grouped.values() for place, value in group.items()}
    return ordered | {place: value for place, value in parts.items() if place not in ordered}
