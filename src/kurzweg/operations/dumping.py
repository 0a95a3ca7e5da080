# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL's own programs as streams: what `pg_dump` writes, what `pg_restore` reads. Nothing touches a disk."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

BLOCK = 1 << 18


class ProgramFault(RuntimeError):  # noqa: N818 - named for what it is
    """A program of PostgreSQL failed; the message holds its last words."""


def dump(programs: Path, dsn: str, snapshot: str) -> Iterator[bytes]:
    """The database as it was in this snapshot, as one stream. Raises ProgramFault."""
    words = ["--format=custom", "--compress=1", f"--snapshot={snapshot}", "--no-password"]
    program = programs / "pg_dump"
    with _started(program, dsn, words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        errors = _Errors(program, process)
        while block := process.stdout.read(BLOCK):
            yield block
        errors.raise_if_failed()


def restore(programs: Path, dsn: str, blocks: Iterable[bytes]) -> None:
    """Bring a stream of `dump` back into an empty database, all of it or nothing. Raises ProgramFault."""
    words = ["--format=custom", "--exit-on-error", "--single-transaction", "--no-password"]
    program = programs / "pg_restore"
    with _started(program, dsn, words, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        errors = _Errors(program, process)
        try:
            for block in blocks:
                process.stdin.write(block)
            process.stdin.close()
        except BrokenPipeError:
            pass  # it gave up; its last words say why
        except BaseException:
            process.kill()
            raise
        errors.raise_if_failed()


def _started(
    program: Path, dsn: str, words: list[str], *, stdin: int | None = None, stdout: int | None = None
) -> subprocess.Popen[bytes]:
    """The program with its connection; a password stands in its environment, not among its words, which all can see."""
    parameters = conninfo_to_dict(dsn)
    password = parameters.pop("password", None)
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **({"PGPASSWORD": str(password)} if password else {})}
    return subprocess.Popen(  # noqa: S603 - PostgreSQL's own programs
        [program, *words, f"--dbname={make_conninfo('', **parameters)}"],
        env=environment,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


class _Errors:
    """Reads what a program complains about while its other streams are in use, so that it never waits for us."""

    def __init__(self, program: Path, process: subprocess.Popen[bytes]) -> None:
        self._program = program
        self._process = process
        self._said = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def raise_if_failed(self) -> None:
        code = self._process.wait()
        self._reader.join()
        if code:
            name = Path(self._program).name
            last = self._said.decode(errors="replace").strip().splitlines()[-1:] or ["without a word"]
            raise ProgramFault(f"{name} failed: {last[0]}")

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._said = (self._said + line)[-4000:]
