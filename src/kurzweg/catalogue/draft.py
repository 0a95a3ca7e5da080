# SPDX-License-Identifier: EUPL-1.2
"""The draft: what the catalogue would be if everything edited so far were published. All editors see the same."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from django.db import connection

from kurzweg.services.assembly import Head, catalogue_of, words_of
from kurzweg.services.everyday import EverydayWords
from kurzweg.services.models import CatalogueVersion
from kurzweg.services.nouns import OFFICIAL_LANGUAGE, Catalogue
from kurzweg.services.parts import TEXT, WHOLE, Parts, PartValue, Place, parts_of
from kurzweg.services.snapshot import CatalogueKey, CatalogueSnapshot, NoCatalogueError, catalogue_snapshot

STATE = """
    select (select count(*) from catalogue_cataloguerevision),
           (select id from catalogue_cataloguerevision order by id desc limit 1),
           (select count(*) from services_catalogueversion),
           (select loaded_at from services_catalogueversion order by id limit 1),
           (select id from services_catalogueversion where in_force is not null order by in_force desc limit 1)
"""
# The models ask for the draft before they change it, so the draft asks the table and not the models.
NEWEST = """
    select distinct on (shelf, code, part, language)
           shelf, code, part, language, number, kind, value, source, by_id, at
    from catalogue_cataloguerevision order by shelf, code, part, language, number desc
"""
OUTDATED = "outdated"


@dataclass(frozen=True)
class DraftKey:
    """What tells one state of the draft from every other, in this database or in a clone of it."""

    revisions: int
    newest: uuid.UUID | None
    versions: int
    first_loaded: datetime | None
    last: int | None


@dataclass(frozen=True)
class Stand:
    """Where a part stands: its newest revision; number 0 for a part that nobody has edited."""

    number: int = 0
    kind: str = ""
    value: Any = None  # plain data of the file, of as many shapes as there are parts
    source: str = ""
    by: uuid.UUID | None = None
    at: datetime | None = None


Stands = Mapping[Place, Stand]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Entwurf: the catalogue as edited so far, beside what it was at first and what was published last."""

    parts: Parts
    first: Parts
    """Each part before anybody edited it: as it shipped, or as its entry was made."""
    published: Parts
    last: int
    """Number of the version that was published last."""
    head: Head
    fillers: Mapping[str, tuple[str, ...]]
    stands: Stands

    def stand(self, place: Place) -> Stand:
        return self.stands.get(place, Stand())

    def is_new(self, place: Place) -> bool:
        """Whether the entry of this part was never published."""
        return place.whole not in self.published

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.parts, self.head, name="Entwurf")

    @cached_property
    def words(self) -> EverydayWords:
        return words_of(self.parts, self.fillers)


def current_draft() -> Draft:
    """The draft as it stands in this transaction; one query, the rest only when somebody has edited something."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        row = cursor.fetchone()
    key = DraftKey(*row) if row else None
    if key is None or key.last is None:
        raise NoCatalogueError
    return _read(key)


def draft_snapshot() -> CatalogueSnapshot:
    """The draft in the form in which pages read the catalogue, for looking at it before it is published."""
    today, draft = catalogue_snapshot(), current_draft()
    return CatalogueSnapshot(version=draft.last, catalogue=draft.catalogue, numbers=today.numbers, codes=today.codes)


def source_of(parts: Parts, place: Place) -> str:
    """The mark of the German text of an entry, by which one knows later from which text a translation was made."""
    german = parts.get(place.beside(TEXT, OFFICIAL_LANGUAGE))
    return hashlib.sha256(json.dumps(german, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@lru_cache(maxsize=2)
def _read(_key: DraftKey) -> Draft:
    versions = CatalogueVersion.objects.defer("content", "words")
    seeds = versions.seeds().order_by("pk")
    first_seed, last_seed = seeds[0], seeds.reverse()[0]
    last = versions.published()[0]
    shipped, stands = parts_of_version(first_seed), _stands()
    first = shipped | dict(_made(stands))
    edited = _edited(first, stands)
    return Draft(
        parts=edited | dict(_outdated(edited, first, stands)),
        first=first,
        published=parts_of_version(last),
        last=last.pk,
        head=Head(
            as_of=last_seed.as_of,
            lawyer=last_seed.lawyer,
            languages=tuple(dict.fromkeys([*first_seed.languages, *last_seed.languages])),
        ),
        fillers=_read_version(_key_of(first_seed))[1].fillers,
        stands=stands,
    )


def parts_of_version(version: CatalogueVersion) -> dict[Place, PartValue]:
    """The parts of a version with its everyday words."""
    return _read_version(_key_of(version))[0]


def _key_of(version: CatalogueVersion) -> CatalogueKey:
    return CatalogueKey(version.pk, version.file_hash, version.loaded_at)


@lru_cache(maxsize=4)
def _read_version(key: CatalogueKey) -> tuple[dict[Place, PartValue], EverydayWords]:
    """Read once, because a version never changes."""
    version = CatalogueVersion.objects.get(pk=key.version)
    words = version.everyday_words
    return parts_of(version.catalogue, words), words


def _stands() -> Stands:
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        rows = cursor.fetchall()
    return {
        Place(*place): Stand(number, kind, None if value is None else json.loads(value), source, by, at)
        for *place, number, kind, value, source, by, at in rows
    }


def _made(stands: Stands) -> Iterator[tuple[Place, PartValue]]:
    """The first values of entries that the office made itself, in the order in which it made them."""
    made = [(stand.at, place, stand.value) for place, stand in stands.items() if place.part == WHOLE and stand.value]
    for _at, place, value in sorted(made, key=lambda one: one[:2]):
        yield place, value["whole"]
        yield from ((place.beside(part, spoken), held) for part, spoken, held in value["parts"])


def _edited(first: Parts, stands: Stands) -> dict[Place, PartValue]:
    values: dict[Place, Any] = dict(first)
    values |= {place: stand.value for place, stand in stands.items() if place.part != WHOLE}
    return {place: value for place, value in values.items() if value is not None and place.whole in first}


def _outdated(parts: Parts, first: Parts, stands: Stands) -> Iterator[tuple[Place, PartValue]]:
    """Translations of a German text that is another one by now."""
    for place, value in parts.items():
        if place.part == TEXT and place.language != OFFICIAL_LANGUAGE and isinstance(value, Mapping):
            source = stands[place].source if place in stands else source_of(first, place)
            if source != source_of(parts, place):
                yield place, {**value, "status": OUTDATED}
