# SPDX-License-Identifier: EUPL-1.2
"""Several named parts of unknown length in one stream: what tar cannot do without knowing each size beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

BLOCK = 1 << 20
WIDTH = 4


class ParcelFault(Exception):  # noqa: N818 - named for what it is
    """The parts do not fit together; only a backup that somebody tampered with, key in hand, can do that."""


def pack(name: str, blocks: Iterable[bytes], write: Callable[[bytes], object]) -> int:
    """Write one part: its name, its blocks, an empty block; how many bytes it held."""
    write(_block(name.encode()))
    size = 0
    for block in blocks:
        for start in range(0, len(block), BLOCK):
            piece = block[start : start + BLOCK]
            write(_block(piece))
            size += len(piece)
    write(_block(b""))
    return size


def unpack(pieces: Iterator[bytes]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each part with its name; its blocks must be read before the next part is asked for, or they are skipped."""
    reader = _Reader(pieces)
    while (name := reader.block()) is not None:
        blocks = reader.blocks()
        yield name.decode(), blocks
        for _skipped in blocks:
            pass


class _Reader:
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._waiting = bytearray()

    def block(self) -> bytes | None:
        """The next block; None at the end of everything."""
        head = self._take(WIDTH)
        if not head:
            return None
        size = int.from_bytes(head, "big")
        if size > BLOCK:  # asked before it is read: four bytes could claim four gigabytes
            raise ParcelFault("A part of this backup is larger than any that was ever written.")
        data = self._take(size)
        if len(head) < WIDTH or len(data) < size:
            raise ParcelFault("A part of this backup ends in the middle.")
        return data

    def blocks(self) -> Iterator[bytes]:
        while data := self.block():
            yield data

    def _take(self, size: int) -> bytes:
        while len(self._waiting) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._waiting += piece
        taken = bytes(self._waiting[:size])
        del self._waiting[:size]
        return taken


def _block(data: bytes) -> bytes:
    return len(data).to_bytes(WIDTH, "big") + data
