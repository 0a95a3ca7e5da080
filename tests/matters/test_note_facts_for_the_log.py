# SPDX-License-Identifier: EUPL-1.2
"""The log learns by which letter, age and place work is split, and never a name."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db import transaction

from kurzweg.engine.mining.shares import allocation_keys
from kurzweg.events.matter_facts import matters_without_facts
from kurzweg.insight.live_log import read_live_log
from kurzweg.jobs.order import routines
from kurzweg.walls.identity import JOB, acting_as
from tests.database import TestCluster
from tests.world import MONDAY, World


class ByItself:
    """A run of the worker on Monday."""

    at = MONDAY

    def progress(self, done: int, total: int) -> None: ...


@pytest.fixture
def connection(cluster: TestCluster, own_database: str) -> Any:
    with psycopg.connect(cluster.dsn("kurzweg_app", own_database)) as opened:
        yield opened


def note() -> None:
    with transaction.atomic(), acting_as(JOB):
        routines()["note-facts"]().run(ByItself())


@pytest.fixture
def matters(committed_world: World) -> World:
    with transaction.atomic(), committed_world.as_(committed_world.brandt):
        for surname in ("Özdemir", "Haddad"):
            committed_world.matter(facts={"surname": surname, "age": "17", "municipality": "15084355"})
    return committed_world


def test_after_a_while_the_log_knows_letter_age_and_place(matters: World, connection: psycopg.Connection[Any]) -> None:
    note()
    log = read_live_log(connection)
    keys = allocation_keys(log, log.matter[log.matter != 0])
    said = {name: {log.word(name, code) for code in set(codes.tolist())} for name, codes in keys.items()}
    assert {"O", "H"} <= said["letter_block"]
    assert ("15-17" in said["age_band"], "15084355" in said["ags"]) == (True, True)


def test_every_matter_is_noted_once_and_never_again(matters: World) -> None:
    with transaction.atomic(), acting_as(JOB):
        assert len(matters_without_facts(100)) >= 2
    note()
    note()
    with transaction.atomic(), acting_as(JOB):
        assert matters_without_facts(100) == []


def test_only_the_house_itself_is_told_which_matters_there_are(matters: World) -> None:
    with transaction.atomic(), matters.as_(matters.brandt):
        assert matters_without_facts(100) == []
    assert matters_without_facts(100) == []
