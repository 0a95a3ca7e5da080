# SPDX-License-Identifier: EUPL-1.2
"""Is the server process of a folder alive? Standard library only.

`pg_ctl status` still says yes just after a kill -9, for a zombie nobody collects, and for a stranger that got
the same process number after a restart of the machine.
"""

from __future__ import annotations

import os
from pathlib import Path

PROCESSES = Path("/proc")


class Postmaster:
    """The process that `postmaster.pid` speaks of."""

    def __init__(self, data: Path, socket_folder: Path) -> None:
        self._file = data / "postmaster.pid"
        self._mark = os.fsencode(socket_folder)
        """Only our own server was started with this word on its command line."""

    @property
    def pid(self) -> int | None:
        """The process number in the file; None without a file."""
        lines = self._lines()
        return int(lines[0]) if lines else None

    def is_alive(self) -> bool:
        """Whether that number is a living process and our server."""
        pid = self.pid
        if pid is None or not _exists(pid):
            return False
        if not (PROCESSES / "self").exists():  # macOS: believe the file
            return True
        try:
            return self._mark in (PROCESSES / str(pid) / "cmdline").read_bytes()  # empty for a zombie
        except OSError:
            return False

    def clear_what_it_left(self) -> None:
        """Remove the file of a dead server when PostgreSQL itself would take a stranger or a zombie for it.

        Never while a child of the dead one may still write, which its shared memory tells.
        """
        pid = self.pid
        if pid is not None and _exists(pid) and not self.is_alive() and not self._memory_is_in_use():
            self._file.unlink(missing_ok=True)

    def _lines(self) -> list[str]:
        try:
            return self._file.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []

    def _memory_is_in_use(self) -> bool:
        table = PROCESSES / "sysvipc" / "shm"
        lines = self._lines()
        if not table.exists() or len(lines) < 7:
            return True
        segment = lines[6].split()[-1]
        rows = [row.split() for row in table.read_text(encoding="ascii").splitlines()[1:]]
        return any(row[1] == segment and row[6] != "0" for row in rows)


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
