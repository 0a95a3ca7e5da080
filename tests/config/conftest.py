# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kurzweg.config import premises
from kurzweg.config.embedpg import Server


@pytest.fixture(scope="module")
def module_home() -> Iterator[Path]:
    yield from _new_home()


@pytest.fixture
def home() -> Iterator[Path]:
    yield from _new_home()


def _new_home() -> Iterator[Path]:
    """A folder the server's account may walk to, which pytest's own temporary folders are not."""
    folder = Path(tempfile.mkdtemp(prefix="kw-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder / "home"
    for place in folder.rglob("pg"):
        Server(place).stop()
        shutil.rmtree(premises.socket_folder(place), ignore_errors=True)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def server(module_home: Path) -> Server:
    """One server for a whole file: whoever kills it calls `ensure()` afterwards, as everybody does."""
    return Server(premises.place(module_home)).ensure()
