# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the catalogue editor do again and again: write, review, publish, look."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from kurzweg.accounts.models import Staff
from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.models import CataloguePublication, CatalogueRevision
from kurzweg.services.parts import Place
from kurzweg.services.snapshot import catalogue_snapshot
from tests.world import World

DULDUNG = Place("services", "duldung", "text", "uk")
GERMAN = DULDUNG.beside("text", "de")
NEW_YEAR = date(2199, 1, 4)
"""Far away, so that the tests are green until then: the database asks its own clock whether a day is over."""
WORDS = {"title": "Дозвіл Duldung", "summary": "Ваше повернення відкладено."}
GERMAN_WORDS = {"title": "Duldung bekommen oder verlängern", "summary": "Sie müssen gehen, dürfen aber noch bleiben."}


def now() -> datetime:
    """The moment of the database: it compares days with its own clock."""
    return timezone.now()


def writes(
    world: World, who: Staff, value: Any = None, *, place: Place = DULDUNG, seen: int = 0
) -> CatalogueRevision | None:
    """Somebody writes a part of the catalogue."""
    with world.as_(who):
        return CatalogueRevision.objects.write(place, value or WORDS, seen=seen, by=who, at=now())


def reviews(world: World, who: Staff, *, place: Place = DULDUNG, seen: int = 1) -> CatalogueRevision | None:
    """Somebody says that a translation stands."""
    with world.as_(who):
        return CatalogueRevision.objects.review(place, seen=seen, by=who, at=now())


def publishes(
    world: World, who: Staff, *, on: date | None = None, place: Place = DULDUNG, after: int | None = None
) -> CataloguePublication:
    """Somebody publishes the entry of a part, today when no day is named."""
    with world.as_(who):
        return CataloguePublication.publish(
            [place.whole],
            on=on or timezone.localdate(),
            after=after or current_draft().last,
            by=who,
            at=now(),
        )


def state_of(place: Place = DULDUNG) -> str:
    """How far a translation is in the draft."""
    value: Any = current_draft().parts[place]
    return str(value["status"])


def shown(service: str = "duldung", language: str = "uk", *, on: date | None = None) -> tuple[str, bool]:
    """What visitors read as the title of a service, and whether it carries the mark of a draft."""
    text = catalogue_snapshot(on).catalogue.services[service].title(language)
    return text.value, text.is_draft
