# SPDX-License-Identifier: EUPL-1.2
"""The worker's book: what began, how far it is, how it ended; on a connection of its own, for all to see at once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

from kurzweg.jobs.models.job import CHANNEL
from kurzweg.jobs.outcome import Outcome

WORKING = 0x6B727A77_6A6F6273  # "krzwjobs"
"""A lock that each worker holds; it ends with the process, so that nobody has to wait for a missing sign of life."""
FORGOTTEN = """
    update jobs_attempt set ended_at = clock_timestamp(), outcome = 'interrupted'
    where job_id = %s and ended_at is null
"""
FELL = "select count(*) from jobs_attempt where job_id = %s and outcome in ('failed', 'interrupted')"
BEGIN = """
    insert into jobs_attempt (job_id, worker, began_at, outcome, failure, done, total)
    values (%s, %s, clock_timestamp(), '', '', 0, 0) returning id
"""
PROGRESS = """
    update jobs_attempt a set done = %s, total = %s where id = %s
    returning exists (select from jobs_stoprequest s where s.job_id = a.job_id)
"""
FINISH = (
    "update jobs_attempt set ended_at = clock_timestamp(), outcome = %s, failure = %s where id = %s returning job_id"
)
FORGET = "delete from jobs_attempt where job_id = %s and id < %s"
SIGN_OF_LIFE = """
    insert into jobs_worker (id, version, started_at, seen_at) values (%s, %s, clock_timestamp(), clock_timestamp())
    on conflict (id) do update set seen_at = clock_timestamp()
"""
LEAVE = "delete from jobs_worker where id = %s or seen_at < clock_timestamp() - interval '1 hour'"


@dataclass(frozen=True)
class Entry:
    """One attempt in the book, and how often the job fell since it last succeeded."""

    id: int
    falls: int


class Book:
    """Kept by one thread of one worker."""

    def __init__(self, worker: uuid.UUID) -> None:
        self.worker = worker
        parameters: dict[str, Any] = connections[DEFAULT_DB_ALIAS].get_connection_params()
        self.connection: psycopg.Connection[Any] = psycopg.connect(**parameters, autocommit=True)

    def begin(self, job: uuid.UUID) -> Entry:
        """An attempt begins; an earlier one that never ended was interrupted: whoever made it was killed."""
        self._write(FORGOTTEN, job)
        (falls,) = self._write(FELL, job) or (0,)
        (number,) = self._write(BEGIN, job, self.worker) or (0,)
        return Entry(number, falls)

    def progress(self, entry: Entry, done: int, total: int) -> bool:
        """Note how far it is; True when somebody asked for an end."""
        return bool((self._write(PROGRESS, done, total, entry.id) or (False,))[0])

    def finish(self, entry: Entry, outcome: Outcome, failure: str = "") -> None:
        """The attempt is over; after a success the ones before it are forgotten."""
        job = self._write(FINISH, outcome, failure[:500], entry.id)
        if job and outcome is Outcome.DONE:
            self._write(FORGET, *job, entry.id)

    def sign_of_life(self, version: str) -> None:
        """The worker is there."""
        self._write(SIGN_OF_LIFE, self.worker, version)

    def leave(self) -> None:
        """The worker goes, and with it those that went without a word."""
        self._write(LEAVE, self.worker)

    def listen(self) -> None:
        """Hear of new orders on this connection, and be seen to work as long as it lives."""
        self.connection.execute("select pg_advisory_lock_shared(%s)", [WORKING])
        self.connection.execute(f"listen {CHANNEL}".encode())

    def close(self) -> None:
        self.connection.close()

    def _write(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        with self.connection.transaction():
            self.connection.execute("select set_config('kurzweg.kind', 'job', true)")
            cursor = self.connection.execute(statement.encode(), values)
            return cursor.fetchone() if cursor.description else None
