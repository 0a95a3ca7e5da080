# SPDX-License-Identifier: EUPL-1.2
"""The worker process: hears of orders at once, gives a sign of life, waits for a database that went away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kurzweg.jobs.models import Job, Outcome, Worker
from kurzweg.jobs.worker import JobWorker
from kurzweg.walls.identity import JOB, acting_as
from tests.database import TestCluster
from tests.jobs.orders import DID, Note
from tests.world import World


@pytest.fixture
def at_work(own_database: str) -> Iterator[JobWorker]:
    DID.clear()
    worker = JobWorker()
    thread = threading.Thread(target=worker.work)
    thread.start()
    until(lambda: workers() == 1)
    yield worker
    worker.close()
    thread.join(timeout=10)
    assert not thread.is_alive()
    assert workers() == 0


def workers() -> int:
    with transaction.atomic(), acting_as(JOB):
        return Worker.objects.count()


def until(condition: Callable[[], bool], *, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.02)


def order(world: World) -> Job:
    with transaction.atomic(), world.as_(world.brandt):
        return Job.order(Note(), by=world.brandt, at=timezone.now())


def is_done(job: Job) -> bool:
    with transaction.atomic(), acting_as(JOB):
        return Job.objects.get(pk=job.pk).outcome == Outcome.DONE


def test_an_order_is_heard_at_once_and_done(at_work: JobWorker, committed_world: World) -> None:
    job = order(committed_world)
    begun = time.monotonic()
    until(lambda: is_done(job))
    assert time.monotonic() - begun < 4, "it waited for its turn instead of hearing of the order"


def test_a_worker_outlives_its_database(
    at_work: JobWorker,
    committed_world: World,
    cluster: TestCluster,
    own_database: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with psycopg.connect(cluster.dsn("kurzweg_admin", "postgres"), autocommit=True) as admin:
        admin.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s and usename = 'kurzweg_tests'",
            [own_database],
        )
    until(lambda: attempt(lambda: is_done(order(committed_world)) or True))
    job = order(committed_world)
    until(lambda: is_done(job))
    told = [record.getMessage() for record in caplog.records if record.name == "kurzweg.jobs"]
    assert 1 <= len(told) <= 3  # each of its three connections at most once


def attempt(deed: Callable[[], bool]) -> bool:
    """Our own connection was cut, too; it comes back like everybody's."""
    try:
        return deed()
    except DatabaseError:
        connection.close()
        return False
