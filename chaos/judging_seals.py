# SPDX-License-Identifier: EUPL-1.2
"""What must be true of the seals: one chain, each row in it at most once, none forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from chaos.history import History
from chaos.records import Records

FORGOTTEN = timedelta(minutes=2)
"""A row this much older than the last seal must stand in one; these clients hold no transaction so long."""


def one_chain_of_seals(records: Records, _history: History) -> Iterator[str]:
    """Each seal follows the one before it, without a gap and without a fork."""
    for log, (_rows, seals) in records.sealed.items():
        before, number = bytes(32), 0
        for seal in seals:
            if seal.number != number + 1:
                yield f"missing: seal {number + 1} of {log}"
            if bytes(seal.previous) != before:
                yield f"wrong: seal {seal.number} of {log} does not follow the one before it"
            before, number = bytes(seal.head), seal.number


def each_row_is_sealed_once(records: Records, _history: History) -> Iterator[str]:
    """No row in two seals, no seal over a row that is not there, no old row without one."""
    for log, (rows, seals) in records.sealed.items():
        sealed = Counter(key for seal in seals for key in _numbers(seal.keys))
        written = {row.number for row in rows}
        for key, times in sealed.items():
            if times > 1:
                yield f"doubled: row {key} of {log} stands in {times} seals"
            if key not in written:
                yield f"missing: row {key} of {log} was sealed"
        last = seals[-1].sealed_at if seals else None
        for row in rows:
            if last and row.number not in sealed and row.at < last - FORGOTTEN:
                yield f"missing: no seal covers row {row.number} of {log}"


def _numbers(text: str) -> Iterator[int]:
    """The numbers of "17-19,31"."""
    for part in text.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
