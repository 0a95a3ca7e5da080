# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import psycopg
import pytest
from django.db import transaction

from kurzweg.engine.eventlog.copied import NotFixed, arrays_of
from kurzweg.engine.eventlog.log import PERSON, QUEUED
from kurzweg.engine.mining import Asked, Untold, measure
from kurzweg.insight.live_log import read_live_log
from kurzweg.offices.live import live_structure
from kurzweg.servicepoint.models import Ticket
from tests.database import TestCluster
from tests.world import MONDAY, World

ASK = """
    select event_id, at, activity, phase, work_item, matter_id, unit, service, channel
    from log_event order by event_id
"""


@pytest.fixture
def connection(cluster: TestCluster, own_database: str) -> Any:
    with psycopg.connect(cluster.dsn("kurzweg_app", own_database)) as opened:
        yield opened


@pytest.fixture
def visits(committed_world: World) -> World:
    with transaction.atomic(), committed_world.as_(committed_world.adler):
        for minute in range(3):
            at = MONDAY + timedelta(minutes=minute)
            matter = committed_world.matter("fiktionsbescheinigung", unit="servicepoint", at=at)
            Ticket.draw(matter, site=live_structure(MONDAY.date()).sites["haus"], at=at)
    return committed_world


def test_every_event_is_there_as_the_database_has_it(visits: World, connection: psycopg.Connection[Any]) -> None:
    log = read_live_log(connection)
    connection.execute("select set_config('kurzweg.kind', 'job', false)")
    rows = connection.execute(ASK).fetchall()
    order = log.event_id.argsort()
    columns = (log.event_id, log.at, log.activity, log.phase, log.work_item, log.matter, log.unit, log.service)
    found = [tuple(int(column[place]) for column in (*columns, log.channel)) for place in order]
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    assert len(rows) > 6
    assert found == [
        (number, (at - epoch) // timedelta(microseconds=1), kind, ord(phase), *(one or 0 for one in rest))
        for number, at, kind, phase, *rest in rows
    ]


def test_codes_have_their_words(visits: World, connection: psycopg.Connection[Any]) -> None:
    log = read_live_log(connection)
    queued = log.phase == QUEUED
    assert {log.word("activity", code) for code in log.activity[queued]} == {"TicketDrawn"}
    assert {log.word("service", code) for code in log.service[queued]} == {"fiktionsbescheinigung"}
    assert log.word("reason", 2) == "papers_missing"


def test_the_own_log_is_measured_like_any_other(visits: World, connection: psycopg.Connection[Any]) -> None:
    told = measure(read_live_log(connection))
    assert len(told.traces) >= 3
    assert told.quality.counts.get("unpaired-work", 0) == 0


def test_who_acted_is_not_read(visits: World, connection: psycopg.Connection[Any]) -> None:
    assert not read_live_log(connection).actor.any()


def test_whom_a_matter_is_about_is_read_only_on_demand(visits: World, connection: psycopg.Connection[Any]) -> None:
    with transaction.atomic(), visits.as_(visits.brandt):
        amina = visits.amina()
        matter = visits.matter("duldung", unit="auslaenderrecht-1", at=MONDAY)
        matter.recognise(amina, by=visits.brandt, at=MONDAY)
    assert not read_live_log(connection).more
    log = read_live_log(connection, persons=True)
    known = np.flatnonzero(log.more[PERSON])
    assert "PersonRecognised" in [log.word("activity", code) for code in log.activity[known]]
    assert len(np.unique(log.more[PERSON][known])) == 1
    found = measure(log, asked=Asked(person="person")).parallel_matters
    assert not isinstance(found, Untold)
    assert (found.all_persons, found.unknown) == (0, len(np.unique(log.matter[log.matter != 0])) - 1)


def test_a_column_that_is_null_is_noticed(visits: World, connection: psycopg.Connection[Any]) -> None:
    connection.execute("select set_config('kurzweg.kind', 'job', false)")
    with connection.cursor() as cursor:
        for query in ("select unit from log_event", "select unit from log_event where unit is null limit 6"):
            copied = []
            with cursor.copy(f"copy ({query}) to stdout (format binary)") as copy:
                copied = [bytes(piece) for piece in copy]
            with pytest.raises(NotFixed, match="Is a column NULL"):
                arrays_of(copied, {"unit": "smallint"})


def test_pieces_may_be_cut_anywhere(visits: World, connection: psycopg.Connection[Any]) -> None:
    connection.execute("select set_config('kurzweg.kind', 'job', false)")
    with (
        connection.cursor() as cursor,
        cursor.copy("copy (select at, event_id from log_event) to stdout (format binary)") as copy,
    ):
        whole = b"".join(bytes(piece) for piece in copy)
    columns = {"at": "timestamptz", "event_id": "bigint"}
    expected = {name: column.tolist() for name, column in arrays_of([whole], columns).items()}
    chance = random.Random(3)
    for _ in range(20):
        cuts = sorted(chance.randrange(len(whole)) for _ in range(5))
        pieces = [whole[one:two] for one, two in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
        assert {name: column.tolist() for name, column in arrays_of(pieces, columns).items()} == expected
