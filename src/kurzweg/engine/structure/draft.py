# SPDX-License-Identifier: EUPL-1.2
"""What was read from a text, before it is a structure: values by path, some of them wrong or missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import cast

from kurzweg.engine.structure.reading import INVALID, Reading

Values = dict[str, object]


@dataclass(frozen=True)
class Draft:
    """The values of one text with their lines, as the checks of meaning need them."""

    values: Values
    reading: Reading
    services: Collection[str] | None

    def records(self, key: str) -> Iterator[tuple[str, Values]]:
        """The records of a list with their paths, wrong ones left out."""
        yield from records(self.values, key)

    def pairs(self, key: str, within: str = "") -> Iterator[tuple[str, str, object]]:
        """Key, path and value of an open mapping, at the top or within a record at the top."""
        holder = self.values.get(within) if within else self.values
        held = holder.get(key) if isinstance(holder, dict) else None
        if isinstance(held, tuple):
            start = f"{within}.{key}" if within else key
            for name, value in held:
                if isinstance(name, str):
                    yield name, f"{start}.{name}", value

    def ids(self, key: str) -> dict[str, str]:
        """The ids of a list with the path of each, the first of doubles."""
        found: dict[str, str] = {}
        for path, record in self.records(key):
            if isinstance(record.get("id"), str):
                found.setdefault(cast(str, record["id"]), f"{path}.id")
        return found

    def is_readable(self, key: str) -> bool:
        """Whether a section could be read at all; if not, what points to it is not told as wrong too."""
        return self.values.get(key) is not INVALID

    def line(self, path: str) -> int | None:
        """The line of a path, or of the nearest path above it."""
        lines = self.reading.lines
        while path and path not in lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return lines.get(path)

    def wrong(self, path: str, cause: str, mend: str) -> None:
        if path.endswith("]") and path not in self.reading.lines:
            path = path[: path.rfind("[")]  # one word instead of a list of one
        self.reading.wrong(path, self.line(path), cause, mend)


def records(values: Values, key: str, path: str = "") -> Iterator[tuple[str, Values]]:
    """The records of a list below a record, with their paths."""
    held = values.get(key)
    if not isinstance(held, tuple):
        return
    for index, record in enumerate(held):
        if isinstance(record, dict):
            yield f"{path}{'.' if path else ''}{key}[{index}]", record


def words(record: Values, key: str, path: str) -> Iterator[tuple[str, str]]:
    """The one word or the several words of a field, each with its path."""
    held = record.get(key)
    if isinstance(held, str):
        yield held, f"{path}.{key}"
    elif isinstance(held, tuple):
        for index, word in enumerate(held):
            if isinstance(word, str):
                yield word, f"{path}.{key}[{index}]"
