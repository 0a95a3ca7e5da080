# SPDX-License-Identifier: EUPL-1.2
"""What somebody at a terminal sees while they wait; nothing of it where nobody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

WIDTH: Final = 30
WORTH_KEEPING: Final = 2.0
"""Seconds after which the full bar stays on the screen."""


class RunsBar:
    """How many runs are played: seen at once, empty, so that the first run is no silence."""

    def __init__(self, whole: int) -> None:
        self.whole = whole
        self.begun = time.monotonic()
        self.show(0)

    def show(self, done: int) -> None:
        full = WIDTH * done // self.whole
        _line(f"[{'#' * full}{'.' * (WIDTH - full)}] {done} of {self.whole} {'run' if self.whole == 1 else 'runs'}")
        if done == self.whole:
            if time.monotonic() - self.begun > WORTH_KEEPING:
                _write("\n")
            else:
                _line("")


@contextmanager
def at_work(on: str) -> Iterator[None]:
    """One line that says what is being done, taken away when it is done."""
    _line(f"{on} ...")
    try:
        yield
    finally:
        _line("")


def _line(text: str) -> None:
    """Replace the line that the cursor is on."""
    _write(f"\r\x1b[K{text}")


def somebody_looks() -> bool:
    return sys.stderr.isatty()


def _write(text: str) -> None:
    if somebody_looks():
        sys.stderr.write(text)
        sys.stderr.flush()
