# SPDX-License-Identifier: EUPL-1.2
"""The Chromium that browser tests drive: found, else installed where that is allowed, else asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

from tests.browser.looks import INSTALL, NoBrowserError, browser_path


def ensure(tell: Callable[[str], None]) -> None:
    """Have a Chromium, by apt when this is root on a Debian-like system.

    Raises NoBrowserError with the exact command for whoever may install it.
    """
    try:
        browser_path()
    except NoBrowserError:
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise NoBrowserError(_what_to_do()) from None
        _install(tell)
        browser_path()


def _install(tell: Callable[[str], None]) -> None:
    tell(f"No Chromium here; installing it: {INSTALL} ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], [*INSTALL.split(), "--no-install-recommends"]):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoBrowserError(f"{done.stderr.strip()}\n`{' '.join(command)}` failed. {_what_to_do()}")


def _what_to_do() -> str:
    return (
        "The browser tests need Chromium. Install it:\n\n"
        f"    sudo {INSTALL}\n\n"
        "or name another in CHROMIUM=/path/to/chromium, or leave these tests out: ./dev test --no-browser"
    )
