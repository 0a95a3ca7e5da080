# SPDX-License-Identifier: EUPL-1.2
"""Chance, drawn before anything happens: one stream for each purpose, so that two structures see the same people."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from kurzweg.engine.simulation.hall import Reals


class Chance:
    """All chance of one replication. The same seed and words always give the same stream, on any machine.

    >>> one, same, other = (Chance(1, run).stream("who", "duldung").random() for run in (0, 0, 1))
    >>> one == same, one == other
    (True, False)
    """

    def __init__(self, seed: int, replication: int = 0) -> None:
        self.seed, self.replication = seed, replication

    def stream(self, *words: str) -> np.random.Generator:
        """The stream of a purpose."""
        said = "\0".join((str(self.seed), str(self.replication), *words))
        key = int.from_bytes(hashlib.blake2b(said.encode(), digest_size=16).digest())
        return np.random.Generator(np.random.Philox(key=key))


class Draws:
    """What is drawn for each of some matters, by purpose."""

    def __init__(self, chance: Chance, source: tuple[str, ...], size: int) -> None:
        self._chance, self._source, self.size = chance, source, size

    def uniform(self, *purpose: str) -> Reals:
        """Evenly from 0 up to but excluding 1, one for each matter."""
        row: Reals = self.rows([("uniform", *purpose)])[0]
        return row

    def normal(self, *purpose: str) -> Reals:
        """Standard normal, one for each matter."""
        row: Reals = self.rows([("normal", *purpose)])[0]
        return row

    def rows(self, purposes: Sequence[tuple[str, ...]]) -> Reals:
        """One row for each purpose, whose first word says how it is drawn: `uniform` or `normal`."""
        told = np.empty((len(purposes), self.size))
        for purpose, row in zip(purposes, told, strict=True):
            stream = self._chance.stream(*self._source, *purpose)
            draw = stream.random if purpose[0] == "uniform" else stream.standard_normal
            draw(out=row)
        return told
