# SPDX-License-Identifier: EUPL-1.2
"""What the editor of the catalogue costs the processor, with a draft of two hundred edits.

Run: python -m bench.catalogue. It founds a database of its own on the embedded server of the tests and asks as the
app's role, with row level security on. The peer is the finder's first page, which visitors read: the same office,
the same run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

from django.db import transaction
from django.test import Client
from django.utils import timezone

from bench.counter import own_database
from kurzweg.catalogue.draft import current_draft
from kurzweg.catalogue.models import CataloguePublication, CatalogueRevision
from kurzweg.services.parts import TEXT, Place
from tests.world import World

ROUNDS, BEFORE, EDITS = 60, 5, 200
BAR = 200.0
"""Milliseconds: what a page may take, saving included."""


def main() -> None:
    with own_database() as world:
        edit_much(world)
        with transaction.atomic():
            gruber = world.browser(world.gruber)
        peer = cost_of(lambda _n: get(gruber, "/"))
        rows = {
            "list of all services, gaps first": cost_of(lambda _n: get(gruber, "/leistungen/")),
            "one service beside Arabic": cost_of(lambda _n: get(gruber, "/leistungen/leistung/duldung/?neben=ar")),
            "difference of the whole draft": cost_of(lambda _n: get(gruber, "/leistungen/entwurf/")),
            "a text saved, and its page read again": cost_of(lambda n: save(gruber, n)),
        }
        publication = once(lambda: publish(world))
    sys.stdout.write(
        f"draft of {EDITS} edits; CPU in ms, median of {ROUNDS}; peer, the finder's first page: {peer:.1f}\n"
    )
    for name, cost in rows.items():
        met = "met" if cost <= BAR else "missed"
        sys.stdout.write(f"{name}: {cost:.1f}, ratio {cost / peer:.1f}; bar {BAR:.0f}: {met}\n")
    sys.stdout.write(f"publication of the whole draft: {publication:.1f}, once\n")


def edit_much(world: World) -> None:
    """Ukrainian and Turkish texts of all services, Russian ones of some, as people would write them."""
    with transaction.atomic(), world.as_(world.gruber, at=timezone.now()):
        texts = [
            place for place in current_draft().parts if place.part == TEXT and place.language in ("uk", "tr", "ru")
        ]
        for place in texts[:EDITS]:
            words = {"title": f"{place.code} {place.language}"}
            if place.shelf == "services":
                words["summary"] = "Коротко."
            write(world, place, words)


def write(world: World, place: Place, words: dict[str, str]) -> None:
    seen = current_draft().stand(place).number
    CatalogueRevision.objects.write(place, words, seen=seen, by=world.gruber, at=timezone.now())


def publish(world: World) -> None:
    with transaction.atomic(), world.as_(world.gruber, at=timezone.now()):
        draft = current_draft()
        entries = {place.whole for place in draft.stands}
        day = timezone.localdate().replace(year=2199)
        CataloguePublication.publish(entries, on=day, after=draft.last, by=world.gruber, at=timezone.now())


def get(browser: Client, address: str) -> None:
    answer = browser.get(address, SERVER_NAME="localhost")
    assert answer.status_code == 200, answer.status_code


def save(browser: Client, n: int) -> None:
    """The number of the revision grows by one with every save."""
    sent = {"title": f"Перевірка {n}", "summary": "Коротко.", "seen": str(n + 1)}
    answer = browser.post("/leistungen/leistung/duldung/text/uk/", sent, SERVER_NAME="localhost", follow=True)
    assert answer.status_code == 200, answer.status_code


def cost_of(act: Callable[[int], None]) -> float:
    """Processor time of one page in milliseconds, warm."""
    return median([_timed(act, n) for n in range(BEFORE + ROUNDS)][BEFORE:])


def once(act: Callable[[], None]) -> float:
    return _timed(lambda _n: act(), 0)


def _timed(act: Callable[[int], None], n: int) -> float:
    start = time.process_time()
    act(n)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
