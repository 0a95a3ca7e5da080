# SPDX-License-Identifier: EUPL-1.2
"""Where the simulator's machine code is kept between runs. Needs no compiler, so that whoever has none can ask."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

from kurzweg.engine.calling import lanes, policy

HERE: Final = Path(__file__).parent


def kept_in(room: Path = HERE) -> Path | None:
    """A folder of our own that can be written to, or None: then every process compiles anew.

    It is named for the text of every function that the code is made of, those of the `room` that asks included: numba
    itself does not notice when a function in another file changes (engine/simulation.md §5).
    """
    folder = _named(room)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder if os.access(folder, os.W_OK) else None


def are_kept() -> bool:
    """Whether somebody has compiled this simulator here before."""
    try:
        return any(_named(HERE).rglob("kernel.play-*.nbi"))
    except (OSError, RuntimeError):
        return False


def _named(room: Path) -> Path:
    given = os.environ.get("KURZWEG_CACHE") or os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    sources = [Path(str(one.__file__)) for one in (policy, lanes)]
    sources += sorted({*HERE.rglob("*.py"), *room.rglob("*.py")})
    checked = os.environ.get("NUMBA_BOUNDSCHECK", "").encode()
    text = hashlib.sha256(checked + b"".join(one.read_bytes() for one in sources)).hexdigest()[:16]
    return Path(given).expanduser() / "kurzweg" / "kernels" / text
