# SPDX-License-Identifier: EUPL-1.2
"""Numbers of rows as short text: "17-29,31". Most rows of a log are neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def ranges(keys: Iterable[int]) -> str:
    """Ascending numbers as ranges.

    >>> ranges([17, 18, 19, 31])
    '17-19,31'
    """
    return ",".join(f"{first}-{last}" if first < last else f"{first}" for first, last in _runs(keys))


def _runs(keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for key in keys:
        if last is not None and key == last + 1:
            last = key
            continue
        if first is not None and last is not None:
            if key <= last:
                raise ValueError(f"The numbers of rows must ascend; {key} came after {last}.")
            yield first, last
        first = last = key
    if first is not None and last is not None:
        yield first, last


def count_of(text: str) -> int:
    """How many numbers these ranges name, without writing them out. Raises ValueError for what are no ranges.

    >>> count_of("17-19,31")
    4
    """
    return sum(last - first + 1 for first, last in edges_of(text))


def edges_of(text: str) -> list[tuple[int, int]]:
    """First and last number of each range. Raises ValueError for what are no ranges."""
    parts = [part.partition("-") for part in text.split(",")] if text else []
    edges = [(int(first), int(last or first)) for first, _, last in parts]
    if any(first > last for first, last in edges):
        raise ValueError(f"{text!r} is no list of ranges.")
    return edges
