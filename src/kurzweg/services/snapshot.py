# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of a day as one immutable object in the process, read anew only when another one is in force.

Every page that names a service reads it from here: one small query per call, none per service.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType

from django.db import connection
from django.utils import timezone

from kurzweg.services.catalogue import read_catalogue
from kurzweg.services.everyday import load_everyday_words, read_everyday_words
from kurzweg.services.nouns import Catalogue, Text
from kurzweg.services.search_index import SearchIndex, build_index
from kurzweg.services.signposts import shipped_signposts

# Every page asks this, some more than once: by hand it costs a fifth of what the same queryset does.
IN_FORCE = "select id, file_hash, loaded_at from services_catalogueversion where in_force @> %s::date"
CONTENT = "select content, words from services_catalogueversion where id = %s"
NUMBERS = "select code, id from services_service order by id"


class NoCatalogueError(LookupError):
    """There is no catalogue to be seen."""

    def __init__(self) -> None:
        super().__init__(
            "No catalogue of services is visible. Load it with kurzweg.services.seed.load_seed(at=now), and"
            " read it inside a transaction with an identity."
        )


@dataclass(frozen=True, kw_only=True)
class CatalogueSnapshot:
    """The catalogue as of one version, with the small numbers that log and structure use for its services."""

    version: int
    catalogue: Catalogue
    numbers: Mapping[str, int]
    """Service id (code) -> number in the log."""
    codes: Mapping[int, str]
    """Number in the log -> service id (code)."""

    def title(self, number: int, language: str) -> Text | None:
        """How a service is called, by its number in the log; None for one that this version does not offer."""
        service = self.catalogue.services.get(self.codes.get(number, ""))
        return service.title(language) if service else None


@dataclass(frozen=True)
class CatalogueKey:
    """What tells one state of the catalogue from every other, in this database or in a clone of it."""

    version: int
    file_hash: str
    loaded_at: datetime


def catalogue_snapshot(day: date | None = None) -> CatalogueSnapshot:
    """The catalogue in force on a day, today when none is named. One query; the rest only for another version.

    Raises `NoCatalogueError` when nothing is loaded, or when nobody is known to the database: no identity, no
    rows.
    """
    return snapshot_of(catalogue_key(day))


def search_index() -> SearchIndex:
    """What `search` looks through: the catalogue in force, the signposts beside it, and the everyday words for both."""
    return _prepare(catalogue_key())


def catalogue_key(day: date | None = None) -> CatalogueKey:
    """Which state of the catalogue is in force on a day; what is made from a catalogue is kept under this key."""
    with connection.cursor() as cursor:
        cursor.execute(IN_FORCE, (day or timezone.localdate(),))
        row = cursor.fetchone()
    if row is None:
        raise NoCatalogueError
    return CatalogueKey(*row)


@lru_cache(maxsize=4)
def snapshot_of(key: CatalogueKey) -> CatalogueSnapshot:
    """The catalogue under this key."""
    content, _words = _texts_of(key)
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS)
        numbers: dict[str, int] = dict(cursor.fetchall())
    return CatalogueSnapshot(
        version=key.version,
        catalogue=read_catalogue(content.encode(), name=f"Katalogstand {key.version}"),
        numbers=MappingProxyType(numbers),
        codes=MappingProxyType({number: code for code, number in numbers.items()}),
    )


@lru_cache(maxsize=2)
def _prepare(key: CatalogueKey) -> SearchIndex:
    _content, words = _texts_of(key)
    name = f"Katalogstand {key.version}, Alltagswörter"
    everyday = read_everyday_words(words.encode(), name=name) if words else load_everyday_words()
    services = snapshot_of(key).catalogue.services
    signposts = (one for one in shipped_signposts().values() if one.id not in services)
    return build_index([*services.values(), *signposts], everyday)


def _texts_of(key: CatalogueKey) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(CONTENT, (key.version,))
        content, words = cursor.fetchone() or ("", "")
    return content, words
