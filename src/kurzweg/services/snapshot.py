# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of the database as one immutable object in the process, read anew only when it has changed.

Every page that names a service reads it from here: one small query per call, none per service.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

from django.db import connection

from kurzweg.services.everyday import load_everyday_words
from kurzweg.services.nouns import Catalogue
from kurzweg.services.read_rows import read_catalogue_rows
from kurzweg.services.search_index import SearchIndex, build_index

# Every page asks this, some more than once: by hand it costs a fifth of what the same queryset does.
NEWEST = "select id, file_hash, loaded_at from services_catalogueversion order by id desc limit 1"


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


@dataclass(frozen=True)
class _Key:
    """What tells one state of the catalogue from every other, in this database or in a clone of it."""

    version: int
    file_hash: str
    loaded_at: datetime


def catalogue_snapshot() -> CatalogueSnapshot:
    """The catalogue in force. Costs one query; the rest is read only when there is a newer version.

    Raises `NoCatalogueError` when nothing is loaded, or when nobody is known to the database: no identity, no
    rows.
    """
    return _read(_newest())


def search_index() -> SearchIndex:
    """What `search` looks through: the texts of the catalogue in force and the everyday words for them."""
    return _prepare(_newest())


def _newest() -> _Key:
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        row = cursor.fetchone()
    if row is None:
        raise NoCatalogueError
    return _Key(*row)


@lru_cache(maxsize=2)
def _read(key: _Key) -> CatalogueSnapshot:
    catalogue, numbers = read_catalogue_rows(key.version)
    return CatalogueSnapshot(
        version=key.version,
        catalogue=catalogue,
        numbers=MappingProxyType(numbers),
        codes=MappingProxyType({number: code for code, number in numbers.items()}),
    )


@lru_cache(maxsize=2)
def _prepare(key: _Key) -> SearchIndex:
    return build_index(_read(key).catalogue.services.values(), load_everyday_words())
