# SPDX-License-Identifier: EUPL-1.2
"""Rows of tables: words for codes, seconds for microseconds, small groups hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Final, TypeAlias

import numpy as np

from kurzweg.engine.mining.ordering import Whole
from kurzweg.engine.mining.small_groups import shown, shown_matrix
from kurzweg.engine.mining.traces import Mask
from kurzweg.engine.mining.whole import Measures

SECOND: Final = 1_000_000
Cell: TypeAlias = str | int | float | list[str] | None


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table. Times are seconds. `hidden` rows are about too few traces to be shown."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    hidden: int = 0


class Rows:
    """Builds tables of one measured log."""

    def __init__(self, told: Measures, least: int, most: int) -> None:
        self.told, self.least, self.most = told, least, most
        self.log = told.traces.log

    def activity(self, code: int) -> str:
        return self.log.word("activity", code)

    def unit(self, code: int) -> str:
        return self.log.word("unit", code)

    def _table(
        self,
        name: str,
        columns: tuple[str, ...],
        counts: Whole,
        order: Sequence[int],
        row: Callable[[int], tuple[Cell, ...]],
        visible: Mask | None = None,
    ) -> Table:
        seen = shown(counts, self.least) if visible is None else visible
        rows = [row(at) for at in order if seen[at]][: self.most]
        return Table(name=name, columns=columns, rows=rows, hidden=int((~seen).sum()))


def visible_cells(source: Whole, target: Whole, counts: Whole, least: int) -> Mask:
    """Which cells of a sparse matrix may be shown beside its sums of rows and columns."""
    one, row = np.unique(source, return_inverse=True)
    two, column = np.unique(target, return_inverse=True)
    if len(one) * len(two) > 1_000_000:
        return shown(counts, least)
    table = np.zeros((len(one), len(two)), np.int64)
    table[row, column] = counts
    return shown_matrix(table, least)[row, column]


def seconds(*micros: float) -> tuple[float | None, ...]:
    """Microseconds as seconds; None for what there is none of."""
    return tuple(None if isnan(one) else round(float(one) / SECOND, 3) for one in micros)
