# SPDX-License-Identifier: EUPL-1.2
"""Loads the catalogue that ships with kurzweg as version 1, once; nothing is ever overwritten afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from django.db import transaction

from kurzweg.services import catalogue as catalogue_file
from kurzweg.services import everyday
from kurzweg.services.catalogue import read_catalogue
from kurzweg.services.changes import Change, changes
from kurzweg.services.known_services import number_services
from kurzweg.services.located_yaml import MAX_BYTES
from kurzweg.services.models import CatalogueVersion
from kurzweg.services.models.catalogue_version import FOR_EVER
from kurzweg.services.parts import parts_of
from kurzweg.walls.alone import alone_with
from kurzweg.walls.identity import JOB, acting_as


@dataclass(frozen=True, kw_only=True)
class SeedReport:
    """What loading did. `differs`: the file is not the one in the database; nothing was changed.

    `differences` then names every part of a service, a document, a life situation or a compartment that is new,
    gone or changed. The office looks through them on the page of the shipped catalogue.
    """

    outcome: Literal["loaded", "unchanged", "differs"]
    version: int
    differences: tuple[Change, ...] = ()


def load_seed(*, at: datetime, path: Path | None = None) -> SeedReport:
    """Store the shipped catalogue as the first version; called again, change nothing.

    Parameters: `at`, the moment of loading; `path`, another file of the same form. Acts as the kind "job".
    Returns a `SeedReport`. Raises `SeedError` when the file is wrong; then nothing has changed.
    """
    place = path or catalogue_file.SEED
    with place.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    found = read_catalogue(content, name=place.name)
    with transaction.atomic(), acting_as(JOB):
        alone_with("catalogue")
        stored = CatalogueVersion.objects.seeds().newest_first().first()
        if stored is not None and stored.file_hash == found.file_hash:
            return SeedReport(outcome="unchanged", version=stored.pk)
        if stored is not None:
            told = changes(parts_of(stored.catalogue), parts_of(found))
            return SeedReport(outcome="differs", version=stored.pk, differences=told)
        version = CatalogueVersion.objects.create(
            origin=CatalogueVersion.Origin.SEED,
            file_hash=found.file_hash,
            as_of=found.as_of,
            loaded_at=at,
            lawyer=found.lawyer,
            languages=list(found.languages),
            content=content.decode(),
            words=everyday.SEED.read_text("utf-8"),
            in_force=FOR_EVER,
        )
        number_services(found)
        return SeedReport(outcome="loaded", version=version.pk)
