# SPDX-License-Identifier: EUPL-1.2
"""The seals outside the database: one file per log in KURZWEG_HOME/seals, one line of JSON per seal, only appended to.

Whoever rules the database does not rule these files. Copy them to another machine as often as you like.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kurzweg.engine.eventlog import Finding, FindingKind, Findings, Seal, SealError

FOLDER = "seals"
STEP = 1 << 16


@dataclass(frozen=True)
class Outside:
    """The seals in one home folder."""

    home: Path

    def file(self, log: str) -> Path:
        return self.home / FOLDER / f"{log}.jsonl"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Only one process of this machine appends."""
        (self.home / FOLDER).mkdir(parents=True, exist_ok=True)
        with (self.home / FOLDER / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def last(self, log: str) -> Seal | None:
        """The last whole seal; a line that was cut off when somebody was killed counts as not written.

        Raises SealError when the last whole line is no seal.
        """
        if not self.file(log).exists():
            return None
        with self.file(log).open("rb") as stream:
            line = _last_line(stream)
        return Seal.from_line(line) if line else None

    def append(self, log: str, seals: Sequence[Seal]) -> None:
        """Write these seals down for good. Raises OSError when the disk is full; the next time takes it up again."""
        if not seals:
            return
        with self.file(log).open("ab+") as stream:
            stream.truncate(_end_of_last_line(stream))
            stream.write("".join(f"{seal.line()}\n" for seal in seals).encode())
            stream.flush()
            os.fsync(stream.fileno())

    def read(self, log: str, findings: Findings) -> dict[int, Seal]:
        """All seals by number; a line that is none is noted."""
        seals: dict[int, Seal] = {}
        if not self.file(log).exists():
            return seals
        with self.file(log).open("rb") as stream:
            for line in stream:
                if not line.endswith(b"\n"):
                    break
                try:
                    seal = Seal.from_line(line)
                except SealError:
                    findings.add(Finding(kind=FindingKind.UNREADABLE, log=log, seal=len(seals) + 1))
                    continue
                seals[seal.number] = seal
        return seals


def _end_of_last_line(stream: BinaryIO) -> int:
    """Behind the last line end; what follows was cut off."""
    end = stream.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - STEP)
        stream.seek(start)
        found = stream.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _last_line(stream: BinaryIO) -> bytes:
    end = _end_of_last_line(stream)
    kept = b""
    while end > 0:
        start = max(0, end - STEP)
        stream.seek(start)
        kept = stream.read(end - start) + kept
        body = kept.removesuffix(b"\n")
        if b"\n" in body:
            return body.rpartition(b"\n")[2]
        end = start
    return kept.removesuffix(b"\n")
