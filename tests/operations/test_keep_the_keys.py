# SPDX-License-Identifier: EUPL-1.2
"""Keys are whole or not there: nothing is ever locked with a key that everybody knows."""

from __future__ import annotations

import json
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest

from kurzweg.operations.keeping import FILE, LENGTH, files_of, key_of
from kurzweg.operations.keyring import PUBLIC, Keyring
from kurzweg.operations.vault import MAGIC, Key, VaultFault, unlock


@pytest.mark.parametrize("left", ["", "\n", "00" * 31, "00" * 33], ids=["empty", "a line", "short", "long"])
def test_no_backup_is_locked_with_a_key_that_was_not_wholly_written(tmp_path: Path, left: str) -> None:
    (tmp_path / FILE).write_text(left)
    with pytest.raises(VaultFault, match="no whole key"):
        key_of(tmp_path, make=True)


def test_a_full_disk_leaves_no_empty_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        key_of(tmp_path, make=True)
    assert not list(tmp_path.iterdir())


def test_the_key_that_is_made_is_the_key_that_is_read(tmp_path: Path) -> None:
    made = key_of(tmp_path, make=True)
    assert (len(made.secret), made) == (LENGTH, key_of(tmp_path))
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("left", [b"", b"3a7", b"\xff\xfe", b"00" * 32], ids=["empty", "cut", "garbage", "another"])
def test_sealing_goes_on_after_the_public_key_was_left_half_written(tmp_path: Path, left: bytes) -> None:
    name = Keyring(tmp_path).signer().name
    public = tmp_path / PUBLIC / f"{name}.pub"
    whole = public.read_text()
    public.write_bytes(left)
    Keyring(tmp_path).signer()
    assert public.read_text() == whole


def test_a_backup_follows_no_link_out_of_the_office(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("not of this office")
    (tmp_path / "home" / "files").mkdir(parents=True)
    (tmp_path / "home" / "files" / "letter.pdf").symlink_to(outside)
    with pytest.raises(VaultFault, match=r"letter\.pdf is a link"):
        files_of(tmp_path / "home")


def test_a_whole_folder_may_lie_on_another_disk(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "letter.pdf").write_text("kept")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "files").symlink_to(tmp_path / "disk")
    assert [(one.name, one.size) for one in files_of(tmp_path / "home")] == [("files/letter.pdf", 4)]


HEAD = {"salt": b64encode(bytes(32)).decode(), "by": "key", "mark": "00"}
HOSTILE = {
    "nested": b"[" * 4000,
    "a mark of other letters": json.dumps({**HEAD, "mark": "é"}).encode(),
    "a mark that is a number": json.dumps({**HEAD, "mark": 7}).encode(),
}


@pytest.mark.parametrize("head", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_beginning_of_a_backup_is_refused_in_words(head: bytes) -> None:
    with pytest.raises(VaultFault, match="beginning of this backup is damaged"):
        list(unlock(BytesIO(MAGIC + head + b"\n"), Key(bytes(LENGTH))))
