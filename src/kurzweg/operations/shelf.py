# SPDX-License-Identifier: EUPL-1.2
"""The shelf of backups that the office makes by itself: how long one stays there, and what is told when it is full."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from kurzweg.jobs.order import CannotBeDone
from kurzweg.operations.dumping import ProgramFault
from kurzweg.operations.vault import VaultFault
from kurzweg.operations.whole import RestoreFault

ENDING = ".backup"
KEPT = timedelta(days=30)


def forget_old_ones(folder: Path, *, at: datetime) -> None:
    """Remove the backups that lie here for longer than a month; the newest stays in any case."""
    files = sorted(folder.glob(f"*{ENDING}"), key=lambda file: file.stat().st_mtime)
    for file in files[:-1]:
        if file.stat().st_mtime < (at - KEPT).timestamp():
            file.unlink()


@contextmanager
def told_kindly() -> Iterator[None]:
    """What can keep a backup from being made, in words for the system page."""
    try:
        yield
    except (VaultFault, RestoreFault, ProgramFault) as fault:
        raise CannotBeDone(str(fault)) from fault
    except OSError as fault:
        raise CannotBeDone(f"{fault.strerror or fault}: {fault.filename or ''}".strip(": ")) from fault
