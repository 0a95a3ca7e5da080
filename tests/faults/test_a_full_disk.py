# SPDX-License-Identifier: EUPL-1.2
"""A full disk: nothing that was acknowledged is lost, nothing half is left, and it goes on when there is room."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kurzweg.operations.backing_up import back_up
from kurzweg.operations.outside import Outside
from kurzweg.operations.vault import Key
from tests.database import TestGround
from tests.operations.conftest import SealedOffice, sealed_office  # noqa: F401  a fixture

KEY = Key(bytes(32))


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes: the system refuses in the middle of a write."""
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)


def test_a_seal_that_finds_no_room_outside_is_written_there_when_there_is_room(sealed_office: SealedOffice) -> None:  # noqa: F811
    sealed_office.write(50)
    sealed_office.seal()
    file = Outside(sealed_office.home).file("events")
    before = file.stat().st_size
    sealed_office.write(50)
    with room_for(before + 100), pytest.raises(OSError, match="File too large"):
        sealed_office.seal()
    torn = sealed_office.verify()["events"]
    assert (torn.passes, torn.unsealed, torn.unwitnessed) == (True, 0, 1)
    assert sealed_office.seal()["events"] == 0
    mended = sealed_office.verify()["events"]
    assert (mended.passes, mended.unwitnessed) == (True, 0)
    assert file.read_bytes().count(b"\n") == 2


def test_a_backup_that_finds_no_room_leaves_nothing(sealed_office: SealedOffice, tmp_path: Path) -> None:  # noqa: F811
    ground = TestGround(sealed_office.cluster, sealed_office.database)
    with room_for(20_000), pytest.raises(OSError, match="File too large"):
        back_up(tmp_path / "office.backup", ground=ground, key=KEY)
    assert list(tmp_path.iterdir()) == []
    assert back_up(tmp_path / "office.backup", ground=ground, key=KEY).bytes > 20_000
