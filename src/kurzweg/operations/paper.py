# SPDX-License-Identifier: EUPL-1.2
"""Where the Notblätter lie: a folder of the home, readable without the house, only for whoever runs it."""

from __future__ import annotations

import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import Final

from kurzweg.servicepoint.paper import sheets

PAPER: Final = "paper"
"""The folder's name in the home."""
OWNER_ONLY: Final = 0o600
PART: Final = ".part"
FIRST: Final = "index.html"


def put_on_paper(folder: Path, *, at: datetime) -> None:
    """Write today's pages, each whole or not at all; pages of units that are no more go."""
    written = sheets(at=at)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for sheet in written:
        _write(folder / sheet.name, sheet.text)
    keep = {sheet.name for sheet in written}
    for old in folder.iterdir():
        if old.name not in keep and (old.suffix in {".html", PART}):
            old.unlink(missing_ok=True)


def written_ago(folder: Path, *, at: datetime) -> float | None:
    """Seconds since the pages in this folder were written; None when there are none."""
    try:
        return max(at.timestamp() - (folder / FIRST).stat().st_mtime, 0.0)
    except OSError:
        return None


def _write(target: Path, text: str) -> None:
    part = target.with_name(f"{target.name}-{secrets.token_hex(4)}{PART}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(target)
