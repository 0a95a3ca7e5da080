# SPDX-License-Identifier: EUPL-1.2
"""Merge and split: which units took over from a unit that is no more."""

from __future__ import annotations

from typing import cast

from kurzweg.engine.structure.containers import MapOf, OneOrMany
from kurzweg.engine.structure.words import CODE


class Successors(MapOf):
    """Former unit to its successors; the model holds one (former, successor) pair each."""

    def __init__(self) -> None:
        super().__init__(CODE, OneOrMany(CODE))

    def build(self, value: object) -> object:
        return tuple(
            (former, unit) for former, units in cast("tuple[tuple[str, tuple[str, ...]], ...]", value) for unit in units
        )

    def plain(self, value: object) -> object:
        units: dict[str, list[str]] = {}
        for former, unit in cast("tuple[tuple[str, str], ...]", value):
            units.setdefault(former, []).append(unit)
        return super().plain(tuple(units.items()))
