# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg mine`: what a log says about an office: ways, waits, hand-overs, double structures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import psycopg
import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, emit, tell
from kurzweg.cli.databases import connected
from kurzweg.cli.files import open_structure
from kurzweg.cli.hours import week_of
from kurzweg.cli.mine_words import document_of, say_changes, say_measures, say_unasked
from kurzweg.cli.route import table_of
from kurzweg.config import database
from kurzweg.engine.calendars.opening import BadHours, OpeningTime, opening_time
from kurzweg.engine.comparison.logs import compare_logs, side_of
from kurzweg.engine.eventlog.formats import Columns, format_of, read_log
from kurzweg.engine.eventlog.formats.table_writing import write_csv, write_parquet
from kurzweg.engine.eventlog.formats.writing import write_ocel_json, write_ocel_sqlite
from kurzweg.engine.eventlog.formats.xes_writing import write_xes
from kurzweg.engine.eventlog.log import NO_TIME, EventLog
from kurzweg.engine.eventlog.quality import Quality
from kurzweg.engine.mining import (
    LEAST,
    Lived,
    UnknownNotion,
    lived_responsibilities,
    measure,
    responsibility_table,
    tables_of,
)
from kurzweg.engine.mining.shares import Done
from kurzweg.insight.live_log import read_live_log

THIS_OFFICE = "office"
WRITERS = {
    ".json": write_ocel_json, ".jsonocel": write_ocel_json, ".sqlite": write_ocel_sqlite, ".xes": write_xes,
    ".csv": write_csv, ".parquet": write_parquet,
}  # fmt: skip


def mine(
    file: Annotated[
        Path, typer.Argument(metavar="LOG", help="XES (.gz), OCEL 2.0 (JSON, SQLite), CSV, Parquet; office: this one.")
    ],
    by: Annotated[str, typer.Option(help="What a trace follows: matter, case, or a type of object of the log.")] = "",
    ends: Annotated[
        list[str] | None, typer.Option("--end", help="Activity that closes a trace; may be given often.")
    ] = None,
    zone: Annotated[str, typer.Option(help="Clock of moments that are written without a zone.")] = "Europe/Berlin",
    hours: Annotated[
        list[str] | None,
        typer.Option("--open", help='Opening hours, as in "mon-fri 08:00-12:00 13:00-16:00"; may be given often.'),
    ] = None,
    closed: Annotated[list[str] | None, typer.Option("--closed", help="A holiday, as in 2026-12-25.")] = None,
    trace: Annotated[str, typer.Option(help="Column (or key of XES) that names the trace.")] = "",
    activity: Annotated[str, typer.Option(help="Column of the activity.")] = "",
    time: Annotated[str, typer.Option(help="Column of the moment.")] = "",
    unit: Annotated[str, typer.Option(help="Column of the acting unit.")] = "",
    phase: Annotated[str, typer.Option(help="Column of the phase (start, complete …).")] = "",
    item: Annotated[str, typer.Option(help="Column with the number of the piece of work.")] = "",
    least: Annotated[int, typer.Option(min=1, help="Groups below this size are hidden.")] = LEAST,
    most: Annotated[int, typer.Option(min=1, help="So many rows of each table.")] = 20,
    write: Annotated[
        Path | None, typer.Option(help="Write the log to .json, .sqlite (OCEL 2.0), .xes, .xes.gz, .csv, .parquet.")
    ] = None,
    before: Annotated[Path | None, typer.Option(help="An earlier log: what changed since, with intervals.")] = None,
    structure: Annotated[
        str, typer.Option(help="YAML or JSON file, or a blueprint: are its responsibilities lived? Which are dead?")
    ] = "",
    as_json: JsonFlag = False,
) -> None:
    """Measure a log: ways, time, hand-overs, ping-pong, rework, waiting, double structures, and what is wrong with it.

    Times are calendar time, and with --open opening time beside it. Groups below five are hidden. No figure is about
    a person: columns of persons are not read. JSON: file, format, by, events, traces, from, until, quality (events,
    findings, sentences), throughput, progress, handovers_per_trace, uncounted_handovers, tables (name, columns, rows,
    hidden), unasked (unknown_service, nameless; null without --structure), changes (measure, service, unit, before,
    after, difference, verdict); times in seconds.
    """
    with answering(as_json):
        columns = Columns(trace=trace, activity=activity, time=time, unit=unit, phase=phase, item=item)
        _is_zone(zone)
        can_write(write)
        kind, log, quality = _read(file, zone, columns)
        notion = by or _usual(log)
        clock = _clock(hours or [], closed or [], zone, log)
        try:
            told = measure(log, by=notion, ends=_codes(ends, log), clock=clock, quality=quality)
        except UnknownNotion as error:
            raise BadInput(str(error), "", file=str(file), field="--by") from None
        write_log(write, log)
        changes = None
        if before is not None:
            _, earlier, _ = _read(before, zone, columns)
            changes = compare_logs(side_of(earlier, notion, ends), side_of(log, notion, ends))
        lived = _lived(structure, log, told.done) if structure else None
    tables = tables_of(told, least=least, most=most)
    if lived is not None:
        tables = (*tables, responsibility_table(lived, least=least, most=most))
    if as_json:
        emit(document_of(told, tables, changes, lived, file=str(file), kind=kind))
        return
    say_measures(told, tables, file=str(file), kind=kind, least=least)
    if lived is not None:
        say_unasked(lived, structure)
    if changes is not None:
        say_changes(changes, str(before))


def _read(file: Path, zone: str, columns: Columns) -> tuple[str, EventLog, Quality | None]:
    """The log that LOG names; a file of the name wins over this office."""
    if str(file) == THIS_OFFICE and not file.exists():
        with connected(lambda: psycopg.connect(database.dsn("app"), connect_timeout=5)) as connection:
            return "log of this office", read_live_log(connection), None
    return format_of(file), *read_log(file, zone=zone, columns=columns)


def _lived(file: str, log: EventLog, done: Done) -> Lived:
    try:
        return lived_responsibilities(log, done, table_of(open_structure(file), file))
    except MemoryError as error:
        raise BadInput(str(error), "Measure a shorter time.", file=file, field="--structure") from None


def _usual(log: EventLog) -> str:
    """What a trace follows when nobody says it: the matter, else what most events concern."""
    if log.matter.any() or log.objects is None or not len(log.objects.event):
        return "matter"
    concerned = log.objects.type[log.objects.object].tolist()
    kinds = {kind for kind in concerned if log.objects.types[kind] != "unit"} or set(concerned)
    kind = str(log.objects.types[max(sorted(kinds), key=concerned.count)])
    tell(f"A trace follows an object of the type {kind}; --by chooses another.")
    return kind


def _codes(ends: list[str] | None, log: EventLog) -> list[int] | None:
    if not ends:
        return None
    known = log.names.get("activity", ())
    for word in ends:
        if word not in known:
            listed = ", ".join(known[1:13])
            raise BadInput(f'No event is called "{word}".', f"There are: {listed}.", field="--end")
    return [known.index(word) for word in ends]


def _clock(hours: list[str], closed: list[str], zone: str, log: EventLog) -> OpeningTime | None:
    if not hours:
        return None
    moments = log.at[log.at != NO_TIME]
    if not len(moments):
        return None
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    first, last = (epoch + timedelta(microseconds=int(one)) for one in (moments.min(), moments.max()))
    try:
        days = [date.fromisoformat(day) for day in closed]
    except ValueError as error:
        raise BadInput(f"{error}.", "Write a day as 2026-12-25.", field="--closed") from None
    around = timedelta(days=1)
    try:
        return opening_time(week_of(hours), zone, (first - around).date(), (last + around).date(), days)
    except BadHours as error:
        raise BadInput(str(error), "Mend the hours, or the moments of the log.", field="--open") from None


def _is_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(f'There is no time zone "{zone}".', "Write it as Europe/Berlin.", field="--zone") from None


def can_write(path: Path | None, field: str = "--write") -> None:
    """Refuse early what no log can be written to. Raises `BadInput`."""
    if path is not None and _ending(path) not in WRITERS:
        raise BadInput(
            f'Nothing can be written to "{path.name}".',
            f"Let the name end in {', '.join(sorted(WRITERS))} or .xes.gz.",
            field=field,
        )


def write_log(path: Path | None, log: EventLog) -> None:
    """Write a log in the format that the ending names; nothing without a path."""
    if path is None:
        return
    left_out = WRITERS[_ending(path)](log, path)
    tell(f"Written to {path}; {left_out} events without moment, kind or trace were left out.")


def _ending(path: Path) -> str:
    """The ending that says the format; only XES may be packed."""
    return Path(path.stem).suffix if path.suffix == ".gz" and path.stem.endswith(".xes") else path.suffix
