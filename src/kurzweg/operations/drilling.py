# SPDX-License-Identifier: EUPL-1.2
"""The drill: make a backup, bring it back aside, compare everything, take it away again. What would a loss cost?"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kurzweg.operations.backing_up import Progress, Saved, back_up, untold
from kurzweg.operations.bringing_back import BroughtBack, bring_back
from kurzweg.operations.ground import Ground
from kurzweg.operations.living import lives, mark
from kurzweg.operations.vault import Key
from kurzweg.operations.whole import clear

FOLDER = "drills"


@dataclass(frozen=True)
class Drilled:
    """How a drill went. `back_in` is how long the office would have been without its data (RTO), `lost` how much of
    its last work it would have lost (RPO), counted from the backup that was used."""

    saved: Saved | None
    brought: BroughtBack
    lost: timedelta
    back_in: timedelta

    @property
    def passes(self) -> bool:
        return self.brought.passes


def drill(*, ground: Ground, key: Key, file: Path | None = None, progress: Progress = untold) -> Drilled:
    """Try whether this backup, or one made now, comes back whole. Nothing of it stays.

    Raises what `back_up` and `bring_back` raise.
    """
    with _room(ground) as room:
        saved = None if file else back_up(room / "drill.backup", ground=ground, key=key, progress=progress)
        begun = time.monotonic()
        with ground.aside(room / "home") as landing:
            try:
                used = file or room / "drill.backup"
                brought = bring_back(used, landing, ground=ground, key=key, progress=progress)
            finally:
                clear(landing)
        back_in = timedelta(seconds=brought.seconds)
        lost = datetime.now(UTC) - brought.manifest.saved_at - timedelta(seconds=time.monotonic() - begun)
        return Drilled(saved, brought, max(lost, timedelta(0)), back_in)


def sweep(ground: Ground) -> None:
    """Take away what killed drills have left: a copy of the whole office, and a server that holds it."""
    folder = ground.home / FOLDER
    for left_over in folder.iterdir() if folder.exists() else ():
        if not lives(left_over.name.partition("-")[2]):
            with ground.aside(left_over / "home") as landing:
                clear(landing)
            shutil.rmtree(left_over, ignore_errors=True)


@contextmanager
def _room(ground: Ground) -> Iterator[Path]:
    """A folder for the block; those of killed drills go first, with their servers."""
    sweep(ground)
    folder = ground.home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)
    room = Path(tempfile.mkdtemp(dir=folder, prefix="d", suffix=f"-{mark()}"))
    room.chmod(0o711)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
