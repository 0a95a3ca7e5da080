# SPDX-License-Identifier: EUPL-1.2
"""Tables of `kurzweg mine` for people: a head that says what is counted, rows in words, and what is hidden."""

from __future__ import annotations

from kurzweg.cli.answers import say
from kurzweg.cli.columns import say_rows
from kurzweg.cli.moments import lasting
from kurzweg.engine.mining import Table
from kurzweg.engine.mining.rows import Cell

HEADS = {
    "ways": "Ways through the office, the most frequent first",
    "edges": "What follows what, in calendar time",
    "handovers": "Hand-overs between known units",
    "ping_pong": "There and back again (detour: until it was back)",
    "rework": "Done more than once for one trace (repeat: by the same unit, redo: by another)",
    "waiting": "Waiting, from queued to start, of pieces of work only",
    "service": "Service, without pauses",
    "transport": "From the end of one piece of work to the next of the same matter",
    "bottlenecks": "Where most time is spent between two steps",
    "waiting_open": "Waiting in opening time",
    "service_open": "Service in opening time",
    "transport_open": "Between pieces of work in opening time",
    "bottlenecks_open": "Where most opening time is spent between two steps",
    "parallel": "Several units do the same: double (candidate), divided (a lawful key explains it), unknown",
    "double_handling": "Completed by two units for the same trace",
    "twins": "Units with like work",
    "deadlines": "Deadlines by service (running: open, with time left)",
    "forbidden": "Steps that no model allows",
    "parallel_matters": "One person with matters of one service open in two units at a time",
    "double_capture": "The same paper asked of the same person by another unit while it was valid",
    "responsibilities": "Rules beside what is lived: dead (a rule without work), shadow (work without a rule)",
}
LASTING = frozenset({"mean", "median", "p90", "total", "detour"})
SHARES = frozenset({"coverage", "share", "rate", "unknown_share"})
WIDEST = 60


def say_table(table: Table, least: int) -> None:
    if not table.rows and not table.hidden:
        return
    cells = [[_cell(column, value) for column, value in zip(table.columns, row, strict=True)] for row in table.rows]
    say_rows(HEADS[table.name], table.columns, cells)
    if table.hidden:
        rows = "row is" if table.hidden == 1 else "rows are"
        say(f"  {table.hidden} {rows} hidden: groups below {least}, or what would give one away.")


def _cell(column: str, value: Cell) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        text = " → ".join(value) if column == "way" else ", ".join(value)
        return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
    if isinstance(value, str):
        return value if len(value) <= WIDEST else value[: WIDEST - 1] + "…"
    if column in LASTING:
        return lasting(value)
    return f"{value:.1%}" if column in SHARES else f"{value:,}" if isinstance(value, int) else f"{value:.2f}"
