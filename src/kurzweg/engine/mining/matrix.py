# SPDX-License-Identifier: EUPL-1.2
"""The responsibility matrix: what the rules say beside what the log says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LEAST_ITEMS: Final = 5
LEAST_SHARE: Final = 0.01
LIVED, DEAD, SHADOW, EMPTY = "lived", "dead", "shadow", "empty"
DOUBLE, GAP, CLEAR = "double", "gap", "clear"

Row = tuple[str, str]
"""Service, and the value of the allocation key ("" when the service is not split)."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One unit in one row: a responsibility that is lived, dead (rule without work), or shadow (work without rule)."""

    unit: str
    count: int
    state: str


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """One row. `rule` is clear, double (two units by rule) or gap (none); `cells` without the empty ones."""

    service: str
    value: str
    count: int
    rule: str
    cells: tuple[Cell, ...]

    def units(self, state: str) -> tuple[str, ...]:
        return tuple(cell.unit for cell in self.cells if cell.state == state)


def responsibility_matrix(
    rules: Iterable[tuple[Row, str]],
    worked: Iterable[tuple[Row, str, int]],
    *,
    helping: Iterable[tuple[Row, str]] = (),
) -> tuple[MatrixRow, ...]:
    """Compare who should with who does.

    Parameters: `rules`, a row and a unit that leads it; `worked`, a row, a known unit and how many pieces of work;
    `helping`, a row and a unit that has a part in it without leading: its work is lived, its rest is not dead.
    The log says yes from 5 pieces and 1 % of the row on. Rows in the order of their names.

    >>> rules = [(("duldung", "A-K"), "AB1"), (("duldung", "L-Z"), "AB2"), (("duldung", "L-Z"), "AB3")]
    >>> worked = [(("duldung", "A-K"), "AB1", 40), (("duldung", "A-K"), "Soziales", 9), (("duldung", "L-Z"), "AB2", 7)]
    >>> for row in responsibility_matrix(rules, worked):
    ...     print(row.value, row.rule, *(f"{cell.unit}={cell.state}" for cell in row.cells))
    A-K clear AB1=lived Soziales=shadow
    L-Z double AB2=lived AB3=dead
    """
    should: dict[Row, set[str]] = defaultdict(set)
    for row, unit in rules:
        should[row].add(unit)
    does: dict[Row, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row, unit, count in worked:
        does[row][unit] += count
    may: dict[Row, set[str]] = defaultdict(set)
    for row, unit in helping:
        may[row].add(unit)
    return tuple(
        _row(row, should.get(row, set()), may.get(row, set()), does.get(row, {})) for row in sorted({*should, *does})
    )


def _row(row: Row, should: set[str], may: set[str], does: dict[str, int]) -> MatrixRow:
    whole = sum(does.values())
    cells = []
    for unit in sorted({*should, *does}):
        count = does.get(unit, 0)
        works = count >= LEAST_ITEMS and count >= LEAST_SHARE * whole
        idle = DEAD if unit in should else EMPTY
        state = (LIVED if unit in should | may else SHADOW) if works else idle
        if state != EMPTY:
            cells.append(Cell(unit=unit, count=count, state=state))
    rule = DOUBLE if len(should) > 1 else CLEAR if should else GAP
    return MatrixRow(service=row[0], value=row[1], count=whole, rule=rule, cells=tuple(cells))
