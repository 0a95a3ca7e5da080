# SPDX-License-Identifier: EUPL-1.2
"""Brings a backup back into a place of its own, never over anything, and holds it against what was saved."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import psycopg

from kurzweg.operations import census, dumping
from kurzweg.operations.backing_up import DATABASE, FILE, FORMAT, MANIFEST, Progress, untold
from kurzweg.operations.ground import Ground, Landing
from kurzweg.operations.keeping import FILE as KEY_FILE
from kurzweg.operations.keeping import place_for
from kurzweg.operations.keyring import Keyring, lay_down
from kurzweg.operations.outside import Outside
from kurzweg.operations.parcel import ParcelFault, unpack
from kurzweg.operations.sealing import sealer_connection
from kurzweg.operations.vault import Key, VaultFault, unlock
from kurzweg.operations.verifying import Verdict, verify
from kurzweg.operations.whole import whole_or_nothing

AFTERWARDS = (
    # Whoever was logged in when the backup was made may have logged out everywhere since.
    "update accounts_session set ended_at = now() where ended_at is null",
    "update jobs_job set ended_at = now(), outcome = 'interrupted'"
    " where ended_at is null and kind in ('back-up', 'drill')",
    "delete from jobs_worker",
    "analyze",
)
"""What is done after a backup came back, before anybody works with it. Erasures since then are replayed here."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    version: str
    saved_at: datetime
    server: int
    counts: census.Census


@dataclass(frozen=True)
class BroughtBack:
    """A backup that came back, and how it compares."""

    manifest: Manifest
    home: Path
    files: int
    seconds: float
    differences: tuple[str, ...]
    logs: tuple[Verdict, ...]

    @property
    def rows(self) -> int:
        return sum(count.rows for count in self.manifest.counts.values())

    @property
    def passes(self) -> bool:
        return not self.differences and all(log.passes for log in self.logs)


def look_into(file: Path, key: Key) -> Manifest:
    """What a backup says of itself, without bringing anything back. Raises VaultFault, OSError."""
    with file.open("rb") as stream:
        return _manifest(unpack(unlock(stream, key)))


def bring_back(
    file: Path, landing: Landing, *, ground: Ground, key: Key, keep_key: bool = False, progress: Progress = untold
) -> BroughtBack:
    """Bring a backup back into an empty place, prove it, and make it ready to be opened.

    With `keep_key` the office that came back goes on with the key that opened its backup.
    Raises VaultFault, RestoreFault, ProgramFault, OSError; then nothing of it is left behind.
    """
    begun = time.monotonic()
    manifest = look_into(file, key)
    with whole_or_nothing(landing), file.open("rb") as stream:
        parts = unpack(unlock(_Told(stream, file.stat().st_size, progress), key))
        _manifest(parts)
        files = _fill(parts, landing, ground.programs(manifest.server))
        differences, logs = _prove(manifest, landing)
        with psycopg.connect(landing.admin, autocommit=True) as connection:
            for statement in AFTERWARDS:
                connection.execute(statement.encode())
        if keep_key and not key.is_passphrase:
            lay_down(landing.home / KEY_FILE, key.secret.hex() + "\n")
    return BroughtBack(manifest, landing.home, files, time.monotonic() - begun, tuple(differences), tuple(logs))


def _manifest(parts: Iterator[tuple[str, Iterator[bytes]]]) -> Manifest:
    try:
        name, blocks = next(parts)
        said: dict[str, Any] = json.loads(b"".join(blocks)) if name == MANIFEST else {}
        if said["format"] != FORMAT:
            raise VaultFault("This backup was made by a newer kurzweg. Update first, then bring it back.")
        counts = {table: census.Count(**count) for table, count in said["census"].items()}
        return Manifest(said["kurzweg"], datetime.fromisoformat(said["saved_at"]), said["server"], counts)
    except (StopIteration, ParcelFault, ValueError, KeyError, TypeError):
        raise VaultFault("This backup does not say what it holds: it was not made by `kurzweg backup`.") from None


def _fill(parts: Iterable[tuple[str, Iterator[bytes]]], landing: Landing, programs: Path) -> int:
    """The database and the files; how many files."""
    files = 0
    has_database = False
    try:
        for name, blocks in parts:
            if name == DATABASE:
                dumping.restore(programs, landing.admin, blocks)
                has_database = True
            elif name.startswith(FILE):
                _write(place_for(landing.home, name.removeprefix(FILE)), blocks)
                files += 1
    except ParcelFault as fault:
        raise VaultFault(str(fault)) from fault
    if not has_database:
        raise VaultFault("This backup holds no database.")
    return files


def _write(file: Path, blocks: Iterable[bytes]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as stream:
        file.chmod(0o600)
        for block in blocks:
            stream.write(block)


def _prove(manifest: Manifest, landing: Landing) -> tuple[list[str], list[Verdict]]:
    """Every row as saved, every seal whole."""
    with psycopg.connect(landing.admin) as connection:
        differences = census.differences(manifest.counts, census.take(connection))
    with sealer_connection(landing.admin) as connection:
        logs = verify(connection, keyring=Keyring(landing.home), outside=Outside(landing.home))
    return differences, logs


class _Told:
    """A file being read that says how far it is."""

    def __init__(self, stream: BinaryIO, size: int, progress: Progress) -> None:
        self._stream = stream
        self._total = size >> 20
        self._progress = progress

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._progress(self._stream.tell() >> 20, self._total)
        return data

    def readline(self, size: int) -> bytes:
        return self._stream.readline(size)
