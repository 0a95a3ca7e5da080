# SPDX-License-Identifier: EUPL-1.2
"""The responsibility matrix as rows of words, small groups hidden."""

from __future__ import annotations

from kurzweg.engine.mining.lived import Lived
from kurzweg.engine.mining.matrix import CLEAR, DEAD, LIVED, SHADOW, MatrixRow
from kurzweg.engine.mining.rows import Cell, Table


def responsibility_table(told: Lived, *, least: int, most: int) -> Table:
    """The matrix as rows of words: first where rule and life part, then by how much work it is about.

    Rows about fewer than `least` pieces of work are hidden, those about none are not: nobody stands behind them.

    >>> from kurzweg.engine.mining.example import divided_office
    >>> from kurzweg.engine.mining.lived import lived_responsibilities
    >>> responsibility_table(lived_responsibilities(*divided_office()), least=5, most=1).rows
    [('duldung', 'surname A–K', 12, 'clear', ['u1 7'], [], ['u2 5'])]
    """
    shown = [row for row in told.rows if not 0 < row.count < least]
    shown.sort(key=lambda row: (_is_as_it_should_be(row), -row.count, row.service, row.value))
    rows: list[tuple[Cell, ...]] = [
        (row.service, row.value, row.count, row.rule, *(_cells(row, state, least) for state in (LIVED, DEAD, SHADOW)))
        for row in shown[:most]
    ]
    columns = ("service", "for_whom", "count", "rule", "lived", "dead", "shadow")
    return Table(name="responsibilities", columns=columns, rows=rows, hidden=len(told.rows) - len(shown))


def _is_as_it_should_be(row: MatrixRow) -> bool:
    return row.rule == CLEAR and not row.units(DEAD) and not row.units(SHADOW)


def _cells(row: MatrixRow, state: str, least: int) -> list[str]:
    """Units of one state; their counts where they are no small group."""
    cells = [cell for cell in row.cells if cell.state == state]
    return [f"{cell.unit} {cell.count}" if cell.count >= least else cell.unit for cell in cells]
