# SPDX-License-Identifier: EUPL-1.2
"""The canary crawl: every address as everybody, and nobody meets a word of a room they do not stand in.

The short form, three matters a room, runs here; `python -m bench.crawl` plants two hundred markers a room.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from tests.database import behind_the_wall
from tests.everywhere.addresses import HOLDER, NOBODY
from tests.everywhere.aviary import MARKER, MARKERS_A_MATTER, Aviary, fill
from tests.everywhere.crawl import Visitor, crawl
from tests.world import PEOPLE

MATTERS_A_ROOM = 3
EVERYBODY = (NOBODY, HOLDER, *(username for username, *_rest in PEOPLE), "jansen", "noack", "wolf")
WITHOUT_TEXT = ("log_event", "log_event_object", "log_object", "accounts_accessentry", "log_matter_fact")
"""Tables that outlive erasure, and so must never hold what somebody typed."""


@pytest.fixture(scope="module")
def aviary(own_database: str) -> Aviary:
    return fill(MATTERS_A_ROOM)


@contextmanager
def what_is_logged() -> Iterator[list[str]]:
    """Everything that any logger of the process says meanwhile."""
    said: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(self.format(record))

    keep = Keep(level=logging.DEBUG)
    logging.getLogger().addHandler(keep)
    try:
        yield said
    finally:
        logging.getLogger().removeHandler(keep)


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_meets_a_word_behind_a_wall(aviary: Aviary, who: str) -> None:
    with what_is_logged() as said:
        assert crawl(Visitor(aviary, who)) == []
    assert MARKER.findall(" ".join(said)) == []


def test_the_crawl_is_made_by_everybody(aviary: Aviary) -> None:
    assert set(EVERYBODY) == {NOBODY, HOLDER, *aviary.world.staff}


def test_there_is_something_to_meet_in_every_room(aviary: Aviary) -> None:
    assert len(aviary.rooms) == 13
    assert len(aviary.may_meet) >= 13 * MATTERS_A_ROOM * MARKERS_A_MATTER


@pytest.mark.parametrize(("who", "least"), [("brandt", 7), ("celik", 40), ("dahl", 7), ("wolf", 7)])
def test_each_meets_the_words_of_their_own_room(aviary: Aviary, who: str, least: int) -> None:
    """A crawl that finds nothing because nothing is shown would be blind."""
    visitor, met = Visitor(aviary, who), set()
    for (unit, _compartment), words in aviary.rooms.items():
        if aviary.world.units[unit] in _units_of(aviary, who):
            for address in (f"/anliegen/{words['number']}/", f"/personen/{words['key']}/", "/anliegen/"):
                with transaction.atomic():
                    met |= {found[0] for found in MARKER.finditer(visitor.client.get(address).text)}
    assert len(met) >= least


def _units_of(aviary: Aviary, who: str) -> frozenset[int]:
    with transaction.atomic(), aviary.world.as_(aviary.world.staff[who]):
        return aviary.world.staff[who].units


@pytest.mark.parametrize("table", WITHOUT_TEXT)
def test_what_outlives_erasure_holds_no_word(aviary: Aviary, table: str) -> None:
    with transaction.atomic(), behind_the_wall(), connection.cursor() as cursor:
        cursor.execute(f"select coalesce(string_agg(t::text, ' '), '') from {table} t")
        (text,) = cursor.fetchone() or ("",)
    assert MARKER.findall(text) == []
