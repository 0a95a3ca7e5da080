# SPDX-License-Identifier: EUPL-1.2
"""Rows as PostgreSQL copies them out in its binary form, straight into arrays: no object per row, no memory twice.

A row is the number of its fields (2 bytes), and for each field its length (4 bytes) and its bytes, all big-endian;
before the rows stand 19 bytes, behind them -1 in 2 bytes (PostgreSQL manual, COPY, binary format). NULL has no bytes
and would break the fixed width: whoever asks must coalesce.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from kurzweg.engine.eventlog.objects import Whole

HEAD: Final = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
TAIL: Final = b"\xff\xff"
TYPES: Final[Mapping[str, str]] = {
    '"char"': "u1",
    "smallint": ">i2",
    "integer": ">i4",
    "bigint": ">i8",
    "timestamptz": ">i8",
}
SINCE_2000: Final = 946_684_800_000_000
"""Microseconds from 1970 to 2000, from which PostgreSQL counts."""


class NotFixed(ValueError):  # noqa: N818 - named for what it is
    """The rows do not have the asked width; most likely a column is NULL."""


def arrays_of(pieces: Iterable[bytes | bytearray | memoryview], columns: Mapping[str, str]) -> dict[str, Whole]:
    """The columns of a binary copy by name; moments as microseconds since 1970.

    Parameters: `pieces`, what the server sends; `columns`, name and type of each, one of `TYPES`.
    Raises `NotFixed`.

    >>> row = b"\\x00\\x01" + b"\\x00\\x00\\x00\\x02" + b"\\x00\\x07"
    >>> arrays_of([HEAD + row, row + TAIL], {"unit": "smallint"})["unit"].tolist()
    [7, 7]
    """
    parts: list[tuple[str, str]] = [("fields", ">i2")]
    for name, kind in columns.items():
        parts += [(f"length of {name}", ">i4"), (name, TYPES[kind])]
    shape = np.dtype(parts)
    content = bytearray()
    for piece in pieces:
        content += piece
    count, rest = divmod(len(content) - len(HEAD) - len(TAIL), shape.itemsize)
    if count < 0 or rest or bytes(content[: len(HEAD)]) != HEAD or bytes(content[-len(TAIL) :]) != TAIL:
        raise NotFixed("The copy has no fixed width. Is a column NULL?")
    rows = np.frombuffer(content, shape, count=count, offset=len(HEAD))
    _prove(rows, columns, shape)
    found = {name: rows[name].astype(np.dtype(TYPES[kind]).newbyteorder("=")) for name, kind in columns.items()}
    for name, kind in columns.items():
        if kind == "timestamptz":
            found[name] += SINCE_2000
    return found


def _prove(rows: np.ndarray, columns: Mapping[str, str], shape: np.dtype[np.void]) -> None:
    wrong = (rows["fields"] != len(columns)).any()
    for name in columns:
        wrong |= (rows[f"length of {name}"] != shape[name].itemsize).any()
    if wrong:
        raise NotFixed("A row has another width. Is a column NULL?")
