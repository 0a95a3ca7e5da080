# SPDX-License-Identifier: EUPL-1.2
"""Machines ask whether the office is alive, ready, and how busy; the answer names nobody and waits for nobody."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from kurzweg.jobs.book import Book
from kurzweg.jobs.doing import do_next
from kurzweg.jobs.models import Job
from kurzweg.operations.orders import SealLogs
from kurzweg.operations.pulse import take_pulse
from kurzweg.walls.identity import JOB, acting_as
from tests.world import MONDAY


@pytest.fixture
def worker(own_database: str) -> Iterator[Book]:
    """A worker that lives and has sealed."""
    book = Book(uuid.uuid4())
    book.listen()
    with transaction.atomic(), acting_as(JOB):
        Job.order(SealLogs(), by=None, at=MONDAY)
    do_next(book, repeating=True)
    yield book
    book.close()
    with transaction.atomic(), acting_as(JOB):
        Job.objects.all().delete()


def test_it_is_alive_as_long_as_it_answers_and_asks_nobody(visitor: Client) -> None:
    answer = visitor.get("/health/live")
    assert (answer.status_code, answer.text) == (200, "alive\n")


def test_it_is_ready_when_database_worker_and_seals_are_well(visitor: Client, worker: Book) -> None:
    answer = visitor.get("/health/ready")
    assert answer.json() == {"ready": True, "database": "well", "worker": "well", "seals": "well"}
    assert answer.status_code == 200


def test_a_worker_that_was_killed_is_noticed_at_once(visitor: Client, worker: Book) -> None:
    worker.close()
    begun = time.monotonic()
    while (answer := visitor.get("/health/ready")).status_code == 200:
        assert time.monotonic() - begun < 5
    assert answer.json() == {"ready": False, "database": "well", "worker": "not well", "seals": "well"}


def test_a_database_that_is_gone_is_noticed_within_five_seconds(
    visitor: Client, own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = {"host": "/tmp/nobody-listens-here", "dbname": "kurzweg"}
    monkeypatch.setattr("kurzweg.operations.pulse.connections", {"default": Elsewhere(gone)})
    begun = time.monotonic()
    answer = visitor.get("/health/ready")
    assert time.monotonic() - begun < 5
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": "not well", "worker": "not well", "seals": "not well"}


class Elsewhere:
    """Leads to a database that is not there."""

    def __init__(self, parameters: dict[str, str]) -> None:
        self.parameters = parameters

    def get_connection_params(self) -> dict[str, str]:
        return self.parameters


def test_health_is_only_read_and_never_kept(visitor: Client) -> None:
    for address in ("/health/live", "/health/ready", "/metrics"):
        assert visitor.post(address).status_code == 405
    assert visitor.get("/health/live").headers["Cache-Control"] == "no-store"


def test_numbers_are_for_this_machine(visitor: Client, own_database: str) -> None:
    assert visitor.get("/metrics", REMOTE_ADDR="10.0.0.7").status_code == 403
    assert visitor.get("/metrics").status_code == 200


def test_behind_a_proxy_only_the_token_opens_the_numbers(
    visitor: Client, own_database: str, settings: Settings
) -> None:
    settings.SERVED_OVER_TLS = True
    assert visitor.get("/metrics").status_code == 403
    settings.METRICS_TOKEN = "ein langes Wort"
    assert visitor.get("/metrics", headers={"Authorization": "Bearer falsch"}).status_code == 403
    assert (
        visitor.get("/metrics", headers={"Authorization": "Bearer ein langes Wort"}, REMOTE_ADDR="10.0.0.7").status_code
        == 200
    )


def test_the_numbers_are_such_as_prometheus_reads(visitor: Client, worker: Book) -> None:
    visitor.get("/gibt-es-nicht/")
    text = visitor.get("/metrics").text
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    values = {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}
    assert values['kurzweg_requests_total{page="none",method="GET",status="404"}'] >= 1
    assert values["kurzweg_database_up"] == 1
    assert values["kurzweg_worker_up"] == 1
    assert values["kurzweg_seconds_since_sealing"] < 60
    assert 0 < values["kurzweg_disk_free_ratio"] < 1
    assert "kurzweg_seconds_since_backup" not in values  # there never was one


def test_the_pulse_names_nobody(worker: Book) -> None:
    pulse = take_pulse()
    assert pulse is not None
    assert (pulse.worker_works, pulse.jobs_waiting, pulse.jobs_failed, pulse.saved_ago) == (True, 0, 0, None)
