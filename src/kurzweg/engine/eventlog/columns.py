# SPDX-License-Identifier: EUPL-1.2
"""Columns that grow row by row, and the words that their numbers stand for, within limits."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final

import numpy as np

from kurzweg.engine.eventlog.objects import Whole


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a file may hold. Real offices stay far below."""

    events: int = 20_000_000
    words: int = 20_000
    """Different activities, and different units."""
    values: int = 10_000
    """Different values of a further attribute; one with more is no key, and left out."""
    columns: int = 60
    text: int = 10_000
    """Letters of one value."""
    attributes: int = 10_000
    """Of one event, or of one trace before its events."""
    piece: int = 16 << 20
    """Bytes of one element of a file."""


LIMITS: Final = Limits()


class Words:
    """Numbers words from 1 on, in the order in which they are met; "" is 0."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {"": 0}

    def code(self, word: str) -> int:
        return self.codes.setdefault(word, len(self.codes))

    def __len__(self) -> int:
        return len(self.codes)

    def names(self) -> tuple[str, ...]:
        return tuple(self.codes)


class Column:
    """A column that costs nothing until something is known; rows that were left out are 0."""

    def __init__(self) -> None:
        self.cells = array("q")

    def put(self, row: int, value: int) -> None:
        if row >= len(self.cells):
            self.cells.extend(array("q", bytes(8 * (row + 1 - len(self.cells)))))
        self.cells[row] = value

    def whole(self, size: int) -> Whole:
        self.cells.extend(array("q", bytes(8 * (size - len(self.cells)))))
        return np.frombuffer(self.cells, np.int64) if size else np.empty(0, np.int64)


class Keyed:
    """Further columns of words, each with its own numbers; a column with too many different values is dropped."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.columns: dict[str, tuple[Words, Column]] = {}
        self.dropped: set[str] = set()

    def put(self, row: int, name: str, word: str) -> None:
        if not word or name in self.dropped:
            return
        if name not in self.columns:
            self.columns[name] = (Words(), Column())
        words, column = self.columns[name]
        column.put(row, words.code(word))
        if len(words) > self.limits.values or len(self.columns) > self.limits.columns:
            self._drop(name)

    def _drop(self, name: str) -> None:
        self.columns.pop(name, None)
        if len(self.dropped) < self.limits.values:
            self.dropped.add(name)
