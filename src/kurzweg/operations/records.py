# SPDX-License-Identifier: EUPL-1.2
"""Writes down that a backup was made and a drill was done, as the office itself, whoever ordered it."""

from __future__ import annotations

import psycopg

from kurzweg.operations.backing_up import Saved
from kurzweg.operations.drilling import Drilled
from kurzweg.walls.keys import uuid7

BACKUP = "insert into operations_backup (id, saved_at, file, bytes, rows, seconds) values (%s, %s, %s, %s, %s, %s)"
DRILL = """
    insert into operations_drill (id, at, saved_at, rows, seconds, differences)
    values (%s, clock_timestamp(), %s, %s, %s, %s)
"""


def note_backup(dsn: str, saved: Saved) -> None:
    """A backup is there."""
    _write(dsn, BACKUP, saved.saved_at, saved.file.name[-200:], saved.bytes, saved.rows, saved.seconds)


def note_drill(dsn: str, drilled: Drilled) -> None:
    """A drill was done, whatever came of it."""
    brought = drilled.brought
    faults = len(brought.differences) + sum(sum(log.faults.values()) for log in brought.logs)
    _write(dsn, DRILL, brought.manifest.saved_at, brought.rows, brought.seconds, faults)


def _write(dsn: str, statement: str, *values: object) -> None:
    with psycopg.connect(dsn, connect_timeout=5) as connection:
        connection.execute("select set_config('kurzweg.kind', 'job', true)")
        connection.execute(statement.encode(), [uuid7(), *values])
