# SPDX-License-Identifier: EUPL-1.2
"""Opens files of others: packed or not, whole or cut off, in pieces of bounded size."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kurzweg.engine.eventlog.faults import LogError

PIECE: Final = 1 << 18
PACKED: Final = b"\x1f\x8b"


def first_bytes(path: Path, size: int = 64) -> bytes:
    """The beginning of the file, unpacked. Raises `LogError` when there is none, OSError when it cannot be opened."""
    for piece in pieces(path):
        return piece[:size]
    raise LogError("The file is empty.", "Export it again.", file=str(path))


def pieces(path: Path) -> Iterator[bytes]:
    """The content of a file, unpacked if it is packed.

    Raises `LogError` where a packed file is cut off or broken, and for a pipe or a device.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        cause = "This is a pipe or a device; a log is read more than once."  # the second opening would wait for ever
        raise LogError(cause, "Save it to a file first.", file=str(path))
    with path.open("rb") as raw:
        packed = raw.read(2) == PACKED
        raw.seek(0)
        source = gzip.GzipFile(fileobj=raw) if packed else raw
        got = 0
        while True:
            try:
                piece = source.read(PIECE)
            except EOFError:
                cause = f"The packed file is cut off after {got:,} unpacked bytes."
                raise LogError(cause, "Copy or download it again.", file=str(path)) from None
            except (gzip.BadGzipFile, zlib.error):
                cause = f"The packed file is damaged after {got:,} unpacked bytes."
                raise LogError(cause, "Copy or download it again.", file=str(path)) from None
            if not piece:
                return
            got += len(piece)
            yield piece


def lines(path: Path, longest: int) -> Iterator[str]:
    """The lines of a text in UTF-8. Raises `LogError` for other bytes, and for a line that does not end."""
    number, rest = 1, b""
    for piece in pieces(path):
        parts = (rest + piece).split(b"\n")
        rest = parts.pop()
        for part in parts:
            yield _decoded(part, path, number) + "\n"
            number += 1
        if len(rest) > longest:
            cause = f"The line is longer than {longest:,} bytes."
            raise LogError(cause, "Is this a text file with one event a line?", file=str(path), line=number)
    if rest:
        yield _decoded(rest, path, number)


def _decoded(line: bytes, path: Path, number: int) -> str:
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        cause = f"Byte {error.start + 1} of the line is no UTF-8."
        mend = "Save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."
        raise LogError(cause, mend, file=str(path), line=number) from None
