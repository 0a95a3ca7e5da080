# SPDX-License-Identifier: EUPL-1.2
"""Tables of `kurzweg mine` for people: a head that says what is counted, rows in words, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kurzweg.cli.amounts import percent
from kurzweg.cli.answers import say
from kurzweg.cli.columns import folded, say_rows
from kurzweg.cli.moments import lasting, lasting_open
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
    "parallel": (
        "Several units do the same: double (candidate), divided (a lawful key explains it), unknown; "
        "effective: as if so many units shared it evenly; leaks: values of the key where several still do"
    ),
    "double_handling": "Completed by two units for the same trace (again: beyond the first unit; minutes that took)",
    "twins": "Units with like work (cosine: 1 is the same mix of activities; shared: services that both work for)",
    "deadlines": "Deadlines by service (running: open, with time left)",
    "forbidden": "Steps that no model allows",
    "parallel_matters": "One person with matters of one service open in two units at a time",
    "double_capture": "The same paper asked of the same person by another unit while it was valid",
    "responsibilities": "Rules beside what is lived: dead (a rule without work), shadow (work without a rule)",
}
LASTING = frozenset({"mean", "median", "p90", "total", "detour"})
SHARES = frozenset({"coverage", "share", "rate", "unknown_share"})
WIDEST = 60
WAY = "way"
FIRST_STEPS, LAST_STEPS = 12, 4
"""Steps of a long way that are shown: how it begins and how it ends."""


def say_table(table: Table, least: int, most: int) -> None:
    if not table.rows and not table.hidden:
        return
    order = sorted(range(len(table.columns)), key=lambda at: table.columns[at] == WAY)
    columns = [table.columns[at] for at in order]
    span = lasting_open if table.name.endswith("_open") else lasting
    cells = [[_cell(table.columns[at], row[at], span) for at in order] for row in table.rows]
    say_rows(folded(HEADS[table.name], 2), columns, cells)
    if len(table.rows) == most:
        say(f"  No more than {most} row{'s' * (most != 1)} of a table are shown; --most gives more.")
    if table.hidden:
        rows = "row is" if table.hidden == 1 else "rows are"
        say(f"  {table.hidden} {rows} hidden: groups below {least}, or what would give one away.")


def _cell(column: str, value: Cell, span: Callable[[float], str]) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        return _way(value) if column == WAY else _short(", ".join(value))
    if isinstance(value, str):
        return _short(value)
    if column in LASTING:
        return span(value)
    return percent(value) if column in SHARES else f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _way(steps: Sequence[str]) -> str:
    """All steps, since two ways may differ only in their last; of very long ones the beginning and the end."""
    between = len(steps) - FIRST_STEPS - LAST_STEPS
    if between > 1:
        steps = [*steps[:FIRST_STEPS], f"({between:,} more)", *steps[-LAST_STEPS:]]
    return " → ".join(steps)


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
