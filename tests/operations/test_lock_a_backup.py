# SPDX-License-Identifier: EUPL-1.2
"""What is locked away comes back byte by byte, or not at all: with another key, cut off, damaged, from elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurzweg.operations import vault
from kurzweg.operations.parcel import ParcelFault, pack, unpack
from kurzweg.operations.vault import PIECE, Key, Locker, VaultFault, unlock

KEY = Key(bytes(range(32)))
WORDS = Key("der Schlüssel liegt im Tresor".encode(), is_passphrase=True)


def locked(data: bytes, key: Key = KEY) -> bytes:
    stream = io.BytesIO()
    locker = Locker(stream, key)
    locker.write(data)
    locker.finish()
    return stream.getvalue()


def unlocked(text: bytes, key: Key = KEY) -> bytes:
    return b"".join(unlock(io.BytesIO(text), key))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_any_size_comes_back(size: int) -> None:
    data = bytes(size)
    assert unlocked(locked(data)) == data


def test_a_passphrase_opens_what_it_locked() -> None:
    assert unlocked(locked(b"office", WORDS), WORDS) == b"office"


def test_nothing_of_the_content_can_be_read_without_the_key() -> None:
    assert b"Warsame" not in locked(b"Warsame" * 100)


def test_two_backups_of_the_same_office_do_not_look_alike() -> None:
    assert locked(b"office")[-30:] != locked(b"office")[-30:]


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (Key(bytes(32)), "locked with another key"),
        (Key(b"falsch geraten", is_passphrase=True), "opened by a key file"),
    ],
)
def test_another_key_opens_nothing_and_is_told(key: Key, sentence: str) -> None:
    with pytest.raises(VaultFault, match=sentence):
        unlocked(locked(b"office"), key)


def test_another_passphrase_opens_nothing_and_is_told() -> None:
    with pytest.raises(VaultFault, match="locked with another key"):
        unlocked(locked(b"office", WORDS), Key(b"falsch geraten", is_passphrase=True))
    with pytest.raises(VaultFault, match="opened by a passphrase"):
        unlocked(locked(b"office", WORDS))


@pytest.mark.parametrize("text", [b"", b"PK\x03\x04 a letter", b"PGDMP", vault.MAGIC[:-3]])
def test_a_foreign_file_is_told(text: bytes) -> None:
    with pytest.raises(VaultFault, match="no backup of kurzweg"):
        unlocked(text)


@pytest.mark.parametrize("head", [b"", b"{}\n", b"null\n", b'{"salt": "!", "by": "key", "mark": ""}\n', b"x" * 9000])
def test_a_damaged_beginning_is_told(head: bytes) -> None:
    with pytest.raises(VaultFault, match="beginning of this backup is damaged"):
        unlocked(vault.MAGIC + head)


@settings(deadline=None)
@given(st.data())
def test_whatever_is_cut_off_is_told(data: st.DataObject) -> None:
    whole = locked(bytes(2 * PIECE + 500))
    kept = data.draw(st.integers(len(vault.MAGIC) + 200, len(whole) - 1))
    with pytest.raises(VaultFault, match="ends too early or is damaged"):
        unlocked(whole[:kept])


def test_a_backup_cut_off_exactly_between_two_pieces_is_told() -> None:
    whole = locked(bytes(3 * PIECE))
    head = len(whole) - 3 * (PIECE + vault.TAG)
    with pytest.raises(VaultFault, match="ends too early"):
        unlocked(whole[: head + 2 * (PIECE + vault.TAG)])


@settings(deadline=None)
@given(st.data())
def test_whatever_bit_is_flipped_is_told(data: st.DataObject) -> None:
    whole = bytearray(locked(bytes(PIECE + 500)))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(VaultFault):
        unlocked(bytes(whole))


def test_pieces_that_changed_places_are_told() -> None:
    whole = locked(bytes(range(256)) * (3 * PIECE // 256))
    size, head = PIECE + vault.TAG, len(whole) - 3 * (PIECE + vault.TAG)
    first, second, rest = whole[head : head + size], whole[head + size : head + 2 * size], whole[head + 2 * size :]
    with pytest.raises(VaultFault, match="damaged, 0 megabytes"):
        unlocked(whole[:head] + second + first + rest)


parts = st.dictionaries(st.text(min_size=1, max_size=20), st.lists(st.binary(max_size=300), max_size=4), max_size=5)


def in_pieces(data: bytes, size: int) -> Iterable[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@given(parts, st.integers(1, 50))
def test_parts_come_back_under_their_names(parts: dict[str, list[bytes]], size: int) -> None:
    stream = io.BytesIO()
    for name, blocks in parts.items():
        pack(name, blocks, stream.write)
    back = {name: b"".join(blocks) for name, blocks in unpack(iter(in_pieces(stream.getvalue(), size)))}
    assert back == {name: b"".join(blocks) for name, blocks in parts.items()}


def test_parts_that_nobody_reads_are_passed_over() -> None:
    stream = io.BytesIO()
    pack("big", [bytes(3 << 20)], stream.write)
    pack("small", [b"x"], stream.write)
    assert [name for name, _blocks in unpack(iter([stream.getvalue()]))] == ["big", "small"]


def test_a_part_that_claims_to_be_huge_is_not_waited_for() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"\xff\xff\xff\xff"
        raise AssertionError("it went on reading")

    with pytest.raises(ParcelFault, match="larger than any"):
        next(unpack(pieces()))


@pytest.mark.parametrize("text", [b"\x00\x00", b"\x00\x00\x00\x09abc", b"\xff\xff\xff\xff" + bytes(99)])
def test_a_part_that_ends_in_the_middle_is_told(text: bytes) -> None:
    with pytest.raises(ParcelFault):
        [name for name, blocks in unpack(iter([text])) for _block in blocks]
