# SPDX-License-Identifier: EUPL-1.2
"""Compares the rows of a log, read once in the order of their numbers, with the chain of seals over them.

Not part of the front door of the room: it needs numpy, and who only seals, or serves pages, does without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kurzweg.engine.eventlog.findings import Finding, FindingKind, Findings
from kurzweg.engine.eventlog.keys import edges_of
from kurzweg.engine.eventlog.seals import HINT, Seal

Numbers = npt.NDArray[np.int64]
DIGEST = 32
HINTS = np.dtype(">u8")


def expand(text: str) -> Numbers:
    """The numbers that these ranges name. Raises ValueError for what are no ranges.

    >>> expand("17-19,31").tolist()
    [17, 18, 19, 31]
    """
    parts = [np.arange(first, last + 1, dtype=np.int64) for first, last in edges_of(text)]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


class Inspection:
    """One pass over one log.

        inspection = Inspection("events", chain.seals, findings)
        for keys, digests in batches: inspection.look_at(keys, digests)
        inspection.finish()

    Rows must come with ascending numbers. What no seal covers is collected in `unsealed` when its number lies above
    the floor of the last seal, and is an insertion when it lies below: no honest row can have appeared there.
    """

    def __init__(self, log: str, seals: Sequence[Seal], findings: Findings) -> None:
        self.log = log
        self.rows = 0
        self.unsealed: list[int] = []
        self._seals = seals
        self._findings = findings
        self._floor = seals[-1].floor if seals else 0
        self._last: int | None = None
        self._roots = [hashlib.sha256() for _ in seals]
        self._broken: set[int] = set()
        self._index(seals)

    def look_at(self, numbers: Sequence[int], digests: bytes) -> None:
        """The next rows: their numbers, and their digests one after the other."""
        self.rows += len(numbers)
        keys, digests = self._without_doubles(np.array(numbers, np.int64), digests)
        table = np.frombuffer(digests, np.uint8).reshape(-1, DIGEST)
        places = np.searchsorted(self._keys, keys)
        places[places == len(self._keys)] = 0
        covered = self._keys[places] == keys if len(self._keys) else np.zeros(len(keys), bool)
        self._note_uncovered(keys[~covered])
        places, table = places[covered], table[covered]
        self._seen[places] = True
        same = self._hints[places] == np.ascontiguousarray(table[:, :HINT]).view(HINTS).ravel()
        for place in places[~same]:
            self._note(FindingKind.CHANGED, int(place))
        self._feed(places, table)

    def finish(self) -> None:
        """After the last row: what is missing, and what the roots say about the rows whose hints agreed."""
        for place in np.flatnonzero(~self._seen):
            self._note(FindingKind.DELETED, int(place))
        for number, (seal, root) in enumerate(zip(self._seals, self._roots, strict=True)):
            if number not in self._broken and root.digest() != seal.root:
                first = int(expand(seal.keys)[0])
                self._add(FindingKind.CHANGED, first, seal)
            for row in expand(seal.late):
                self._add(FindingKind.INSERTED, int(row), seal)

    def _index(self, seals: Sequence[Seal]) -> None:
        """All sealed numbers in one ascending array, beside it their hints and the place of their seal."""
        keys = [expand(seal.keys) for seal in seals]
        hints = [np.frombuffer(seal.hints, HINTS) for seal in seals]
        everything = np.concatenate(keys) if keys else np.empty(0, np.int64)
        order = np.argsort(everything, kind="stable")
        self._keys = everything[order]
        self._hints = (np.concatenate(hints) if hints else np.empty(0, HINTS))[order]
        sizes = [len(one) for one in keys]
        self._seal = np.repeat(np.arange(len(seals), dtype=np.int32), sizes)[order]
        self._seen = np.zeros(len(everything), bool)
        twice = np.flatnonzero(np.diff(self._keys) == 0) + 1
        for place in twice:
            self._note(FindingKind.DOUBLED, int(place))
        self._seen[twice] = True

    def _without_doubles(self, keys: Numbers, digests: bytes) -> tuple[Numbers, bytes]:
        """A number that stands there twice: one of the two rows was slipped in."""
        before = np.concatenate([[-1 if self._last is None else self._last], keys[:-1]])
        if len(keys):
            self._last = int(keys[-1])
        new = keys != before
        if new.all():
            return keys, digests
        for key in keys[~new]:
            self._add(FindingKind.DOUBLED, int(key), None)
        return keys[new], np.frombuffer(digests, np.uint8).reshape(-1, DIGEST)[new].tobytes()

    def _note_uncovered(self, keys: Numbers) -> None:
        for key in keys:
            if key <= self._floor:
                self._add(FindingKind.INSERTED, int(key), None)
            else:
                self.unsealed.append(int(key))

    def _feed(self, places: npt.NDArray[np.intp], table: npt.NDArray[np.uint8]) -> None:
        """Give each root its digests in the order of the numbers; the seals of neighbours may be interleaved."""
        owners = self._seal[places]
        order = np.argsort(owners, kind="stable")
        owners, table = owners[order], table[order]
        edges = np.flatnonzero(np.diff(owners)) + 1
        for part, owner in zip(np.split(table, edges), np.split(owners, edges), strict=True):
            if len(owner):
                self._roots[owner[0]].update(part.tobytes())

    def _note(self, kind: FindingKind, place: int) -> None:
        owner = int(self._seal[place])
        self._broken.add(owner)
        self._add(kind, int(self._keys[place]), self._seals[owner])

    def _add(self, kind: FindingKind, row: int, seal: Seal | None) -> None:
        number, at = (seal.number, seal.sealed_at) if seal else (None, None)
        self._findings.add(Finding(kind=kind, log=self.log, row=row, seal=number, sealed_at=at))
