# SPDX-License-Identifier: EUPL-1.2
"""What shipped with a newer kurzweg: shown as a difference, taken over piece by piece, never by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from kurzweg.catalogue.draft import Draft, current_draft, parts_of_version
from kurzweg.catalogue.models import CatalogueRevision
from kurzweg.events.actor import Actor
from kurzweg.services import catalogue as catalogue_file
from kurzweg.services import everyday
from kurzweg.services.catalogue import read_catalogue
from kurzweg.services.changes import Change, changes
from kurzweg.services.everyday import read_everyday_words
from kurzweg.services.models import CatalogueVersion
from kurzweg.services.parts import WHOLE, Parts, Place, parts_of
from kurzweg.walls.identity import JOB, acting_as


@dataclass(frozen=True)
class Supply:
    """Auslieferung: the file that came with the program, when the office has not looked through it yet."""

    content: bytes
    words: str
    parts: Parts
    before: Parts
    """What shipped the last time."""

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Offer:
    """One change of the shipped catalogue, and whether the office has its own mind about that part."""

    change: Change
    is_own: bool
    """The office has edited the part, so taking it over would replace its words."""
    can_be_taken: bool


def new_supply(seed: Path | None = None) -> Supply | None:
    """What shipped and was not looked through; None when there is nothing new."""
    content = (seed or catalogue_file.SEED).read_bytes()
    last = CatalogueVersion.objects.seeds().newest_first().first()
    if last is None or last.file_hash == hashlib.sha256(content).hexdigest():
        return None
    words = everyday.SEED.read_text("utf-8")
    catalogue = read_catalogue(content, name="catalogue.yaml")
    return Supply(
        content=content,
        words=words,
        parts=parts_of(catalogue, read_everyday_words(words.encode(), name="everyday-words.yaml")),
        before=parts_of_version(last),
    )


def offers(supply: Supply, draft: Draft) -> tuple[Offer, ...]:
    """What is new in it and not yet so in the office's draft."""
    return tuple(
        Offer(
            change=change,
            is_own=draft.parts.get(change.place) != change.before,
            can_be_taken=change.after is not None and not changes_a_wall(change),
        )
        for change in changes(supply.before, supply.parts)
        if draft.parts.get(change.place) != change.after
    )


@transaction.atomic
def look_through(supply: Supply, chosen: Collection[Place], *, by: Actor, at: datetime) -> int:
    """Take the chosen parts into the draft and lay the rest aside; how many were taken. Nothing is published.

    Raises `StillNeededError` when what was chosen refers to something that was not.
    """
    wanted = [one.change for one in offers(supply, current_draft()) if one.can_be_taken and one.change.place in chosen]
    catalogue = read_catalogue(supply.content, name="catalogue.yaml")
    with acting_as(JOB):
        CatalogueVersion.objects.get_or_create(
            origin=CatalogueVersion.Origin.SEED,
            file_hash=supply.hash,
            defaults={
                "as_of": catalogue.as_of,
                "loaded_at": at,
                "lawyer": catalogue.lawyer,
                "languages": list(catalogue.languages),
                "content": supply.content.decode(),
                "words": supply.words,
            },
        )
    CatalogueRevision.objects.adopt(
        [(one.place, value_of(one, supply.parts)) for one in wanted], supply.parts, by=by, at=at
    )
    return len(wanted)


def changes_a_wall(change: Change) -> bool:
    """A service keeps its compartment for ever: the matters of people stand behind it."""
    return change.place.part == WHOLE and change.place.shelf == "services" and change.before is not None


def value_of(change: Change, parts: Parts) -> object:
    """The new value of a change, as a revision keeps it: a new entry comes with all its parts."""
    if change.place.part != WHOLE:
        return change.after
    rest = [
        [one.part, one.language, value]
        for one, value in parts.items()
        if one.whole == change.place and one.part != WHOLE
    ]
    return {"whole": change.after, "parts": rest if change.before is None else []}
