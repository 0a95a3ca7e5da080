# SPDX-License-Identifier: EUPL-1.2
"""Makes a backup: the database in one snapshot, seals and files; encrypted while it is written, whole or not at all."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import psycopg
from psycopg import IsolationLevel

from kurzweg import __version__
from kurzweg.operations import census, dumping
from kurzweg.operations.ground import Ground
from kurzweg.operations.keeping import files_of
from kurzweg.operations.living import MARK, lives, mark
from kurzweg.operations.parcel import pack
from kurzweg.operations.vault import Key, Locker

FORMAT = 1
MANIFEST, DATABASE, FILE = "manifest", "database", "file:"
Progress = Callable[[int, int], None]
NOW = """
    select clock_timestamp(), current_setting('server_version_num')::int / 10000, current_setting('archive_mode'),
           pg_export_snapshot()
"""


def untold(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class Saved:
    """A backup that was made."""

    file: Path
    bytes: int
    rows: int
    files: int
    saved_at: datetime
    seconds: float
    archiving: bool


def back_up(file: Path, *, ground: Ground, key: Key, progress: Progress = untold) -> Saved:
    """Write a backup to this file, which must not exist yet.

    Raises FileExistsError, ProgramFault, psycopg.Error, OSError (a full disk); then no file is left behind.
    """
    begun = time.monotonic()
    if file.exists():
        raise FileExistsError(17, "There is a file of this name already", str(file))
    kept = files_of(ground.home)  # first: a seal must not be younger than the database it seals
    with _whole(file) as stream, _snapshot(ground.dsn("backup")) as connection:
        locker = Locker(stream, key)
        now = connection.execute(NOW).fetchone()
        assert now is not None
        at, major, archiving, snapshot = now
        counts = census.take(connection)
        written = _counted(locker.write, progress)
        pack(MANIFEST, [_manifest(at, major, counts)], written)
        pack(DATABASE, dumping.dump(ground.programs(major), ground.dsn("backup"), snapshot), written)
        for one in kept:
            pack(f"{FILE}{one.name}", one.blocks(), written)
        locker.finish()
    return Saved(
        file=file,
        bytes=file.stat().st_size,
        rows=sum(count.rows for count in counts.values()),
        files=len(kept),
        saved_at=at,
        seconds=time.monotonic() - begun,
        archiving=archiving != "off",
    )


def _manifest(at: datetime, major: int, counts: census.Census) -> bytes:
    said = {
        "format": FORMAT,
        "kurzweg": __version__,
        "saved_at": at.isoformat(),
        "server": major,
        "census": {table: asdict(count) for table, count in counts.items()},
    }
    return json.dumps(said).encode()


def _counted(write: Callable[[bytes], None], progress: Progress) -> Callable[[bytes], None]:
    """Tells the megabytes that were written; how many there will be nobody knows."""
    done = 0

    def counting(data: bytes) -> None:
        nonlocal done
        write(data)
        before, done = done >> 20, done + len(data)
        if done >> 20 > before:
            progress(done >> 20, 0)

    return counting


@contextmanager
def _snapshot(dsn: str) -> Iterator[psycopg.Connection[Any]]:
    """One moment of the whole database, held open for `pg_dump` to see the same."""
    with psycopg.connect(dsn, application_name="kurzweg backup", connect_timeout=5) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        yield connection


@contextmanager
def _whole(file: Path) -> Iterator[BinaryIO]:
    """A file that gets its name when it is complete and safe on the disk; else nothing of it stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _sweep(file.parent)
    part = file.with_name(f".{file.name}.{mark()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what killed processes left half-written."""
    for part in folder.glob(".*.part"):
        whose = part.name.split(".")[-2]
        if MARK.fullmatch(whose) and not lives(whose):
            part.unlink(missing_ok=True)
