# SPDX-License-Identifier: EUPL-1.2
"""What `kurzweg mine` says: tables for people, one document for machines, the same figures in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from math import isnan

from kurzweg.cli.answers import say
from kurzweg.engine.comparison.logs import SECONDS, SHARE, LogChange
from kurzweg.engine.mining import Lived, Measures, Table
from kurzweg.engine.mining.durations import Throughput
from kurzweg.engine.mining.rows import SECOND, Cell

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
    "responsibilities": "Rules beside what is lived: dead (a rule without work), shadow (work without a rule)",
}
LASTING = frozenset({"mean", "median", "p90", "total", "detour"})
SHARES = frozenset({"coverage", "share", "rate", "unknown_share"})
WIDEST = 60


def document_of(
    told: Measures,
    tables: Sequence[Table],
    changes: Sequence[LogChange] | None,
    lived: Lived | None,
    *,
    file: str,
    kind: str,
) -> dict[str, object]:
    """The answer for machines; its keys are documented in the help of the command."""
    moments = told.traces.at
    progress = told.progress
    return {
        "file": file,
        "format": kind,
        "by": told.traces.by,
        "events": told.quality.events,
        "traces": len(told.traces),
        "from": _moment(int(moments.min())) if len(moments) else None,
        "until": _moment(int(moments.max())) if len(moments) else None,
        "quality": {
            "events": told.quality.events,
            "findings": dict(told.quality.counts),
            "sentences": list(told.quality.sentences()),
        },
        "throughput": {
            "calendar": _plain(told.calendar.throughput),
            "opening": _plain(told.opening.throughput) if told.opening else None,
        },
        "progress": None
        if progress is None
        else [
            {"day": _moment(day)[:10], "opened": opened, "closed": closed, "in_progress": round(during, 3)}
            for day, opened, closed, during in zip(
                progress.day.tolist(),
                progress.opened.tolist(),
                progress.closed.tolist(),
                progress.in_progress.tolist(),
                strict=True,
            )
        ],
        "handovers_per_trace": told.handovers.per_trace,
        "uncounted_handovers": told.handovers.uncounted,
        "tables": [
            {"name": one.name, "columns": one.columns, "rows": one.rows, "hidden": one.hidden} for one in tables
        ],
        "unasked": lived and {"unknown_service": lived.unknown_service, "nameless": lived.nameless},
        "changes": None if changes is None else [asdict(one) | {"verdict": one.verdict} for one in changes],
    }


def say_measures(told: Measures, tables: Sequence[Table], *, file: str, kind: str, least: int) -> None:
    """The answer for people: what the log is, what is wrong with it, then the tables that have rows."""
    say(f"{file}: {kind}, {told.quality.events:,} events, {len(told.traces):,} traces by {told.traces.by}")
    if len(told.traces.at):
        say(f"from {_moment(int(told.traces.at.min()))} to {_moment(int(told.traces.at.max()))}")
    for sentence in told.quality.sentences():
        say(f"  ! {sentence}")
    _say_throughput("calendar time", told.calendar.throughput)
    if told.opening is not None:
        _say_throughput("opening time", told.opening.throughput)
    handed = told.handovers
    say(f"Hand-overs: {handed.per_trace:.2f} per trace; {handed.uncounted:,} steps beside an unknown unit not counted.")
    if not told.quality.counts.get("unknown-unit", 0) < told.quality.events:
        say("No event names a unit: nothing can be said about hand-overs and double structures.")
    for table in tables:
        _say_table(table, least)


def say_unasked(lived: Lived, structure: str) -> None:
    """Of how much work the structure could say nothing."""
    if lived.nameless:
        say(f"  {lived.nameless:,} pieces of work name no service or no unit; no rule was asked about them.")
    if lived.unknown_service:
        say(f"  {lived.unknown_service:,} pieces of work are for services that {structure} does not know.")


def say_changes(changes: Sequence[LogChange], before: str) -> None:
    """What changed since the earlier log, each with its interval."""
    say("")
    say(f"Compared with {before} (95 % intervals; of twenty one misses by chance)")
    rows = [["measure", "before", "after", "difference", "interval", "verdict"]]
    for one in changes:
        name = f"{one.measure} {one.service}".strip()
        low, high = one.difference.low, one.difference.high
        within = "–" if low is None or high is None else f"{_amount(low, one.unit)} to {_amount(high, one.unit)}"
        figures = [_amount(value, one.unit) for value in (one.before.value, one.after.value, one.difference.value)]
        rows.append([name, *figures, within, one.verdict])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        say("  " + "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip())


def _amount(value: float, unit: str) -> str:
    return lasting(value) if unit == SECONDS else f"{value:.1%}" if unit == SHARE else f"{value:.2f}"


def _say_throughput(clock: str, told: Throughput) -> None:
    if told.closed:
        spans = ", ".join(
            f"{name} {lasting(value / SECOND)}"
            for name, value in (("P10", told.p10), ("median", told.p50), ("P90", told.p90), ("P95", told.p95))
        )
        say(f"Throughput of {told.closed:,} closed traces in {clock}: {spans}")
    if told.open:
        say(
            f"{told.open:,} are open, half of them for more than {lasting(told.age_p50 / SECOND)}, the oldest for "
            f"{lasting(told.oldest / SECOND)}; throughput alone would flatter."
        )


def _say_table(table: Table, least: int) -> None:
    if not table.rows and not table.hidden:
        return
    say("")
    say(HEADS[table.name])
    cells = [[_cell(column, value) for column, value in zip(table.columns, row, strict=True)] for row in table.rows]
    widths = [max(len(line[at]) for line in [table.columns, *cells]) for at in range(len(table.columns))]
    for line in [table.columns, *cells] if cells else []:
        say("  " + "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip())
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


def lasting(seconds: float) -> str:
    """A span of time as people say it.

    >>> [lasting(one) for one in (12, 900, 9_000, 300_000)]
    ['12 s', '15 min', '2.5 h', '3.5 d']
    """
    for size, unit in ((86_400 * 2, "d"), (3_600 * 2, "h"), (120, "min")):
        if abs(seconds) >= size:
            return f"{seconds / {'d': 86_400, 'h': 3_600, 'min': 60}[unit]:.1f} {unit}".replace(".0 ", " ")
    return f"{seconds:.0f} s"


def _plain(told: Throughput) -> dict[str, float | int | None]:
    found: dict[str, float | int | None] = {}
    for one in fields(told):
        value = getattr(told, one.name)
        found[one.name] = value if isinstance(value, int) else None if isnan(value) else round(value / SECOND, 3)
    return found


def _moment(micros: int) -> str:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
