# SPDX-License-Identifier: EUPL-1.2
"""One office is open per home folder, and whoever opens it again is told where. Standard library only."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "open.lock"
UNDER_WAY = "somewhere; it has not said its address yet"


class AlreadyOpen(RuntimeError):  # noqa: N818 - named for what it is
    """This office is open already; the message says where."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"kurzweg is already open at {address or UNDER_WAY}. "
            "Another one beside it needs a folder and a port of its own: kurzweg up --home FOLDER --port 8001"
        )


class Opening:
    """The lock of an open office, and the address that stands in it."""

    def __init__(self, file: int) -> None:
        self._file = file

    def tell_address(self, address: str) -> None:
        """Write down where the office is reached, for whoever comes second."""
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, address.encode(), 0)


@contextmanager
def opening(home: Path) -> Iterator[Opening]:
    """Hold the home folder for the block; the lock ends with the process, however it ends. Raises AlreadyOpen."""
    home.mkdir(parents=True, exist_ok=True)
    file = os.open(home / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        said = os.pread(file, 200, 0).decode(errors="replace")
        os.close(file)
        raise AlreadyOpen(said) from None
    try:
        os.ftruncate(file, 0)
        yield Opening(file)
    finally:
        os.close(file)
