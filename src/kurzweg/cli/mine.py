# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg mine`: what a log says about an office: ways, waits, hand-overs, double structures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, emit
from kurzweg.cli.files import open_structure
from kurzweg.cli.log_reading import clock_of, is_zone, read_named, usual_ends, usual_notion
from kurzweg.cli.log_writing import can_write, write_log
from kurzweg.cli.mine_asked import model_of, spans_of
from kurzweg.cli.mine_document import document_of
from kurzweg.cli.mine_words import say_changes, say_measures, say_unasked
from kurzweg.cli.route import table_of
from kurzweg.engine.comparison.logs import compare_logs
from kurzweg.engine.comparison.samples import side_of
from kurzweg.engine.eventlog.formats import Columns
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining import (
    LEAST,
    Asked,
    Lived,
    TooManyLinks,
    UnknownConcern,
    UnknownNotion,
    lived_responsibilities,
    measure,
    responsibility_table,
    tables_of,
)
from kurzweg.engine.mining.shares import Done


def mine(
    file: Annotated[
        Path, typer.Argument(metavar="LOG", help="XES (.gz), OCEL 2.0 (JSON, SQLite), CSV, Parquet; office: this one.")
    ],
    by: Annotated[str, typer.Option(help="What a trace follows: matter, case, or a type of object of the log.")] = "",
    ends: Annotated[
        list[str] | None,
        typer.Option("--end", help="What closes a trace (else MatterSettled, if there is any); may be given often."),
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
    person: Annotated[
        str, typer.Option(help="Column or type of object of whom a matter is about. Counted with, never shown.")
    ] = "",
    paper: Annotated[
        str, typer.Option(help="Column, type of object or attribute (document.kind) of what is requested.")
    ] = "",
    request: Annotated[
        list[str] | None, typer.Option(help="Activity that asks for a paper; without it DocumentRequested.")
    ] = None,
    valid: Annotated[int, typer.Option(min=1, max=36_500, help="So many days a paper is good for (assumed).")] = 180,
    due: Annotated[list[str] | None, typer.Option(help="Activity that states a deadline, else DeadlineSet.")] = None,
    missed: Annotated[
        list[str] | None, typer.Option(help="Activity by which one was missed, else DeadlineMissed.")
    ] = None,
    within: Annotated[
        list[str] | None,
        typer.Option(help='Span of a service, as in "duldung=3m", "90" for all, or catalogue; may be given often.'),
    ] = None,
    model: Annotated[
        Path | None, typer.Option(help="Which ways are allowed: a table with the columns from and to, or a log.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Measure a log: ways, time, hand-overs, ping-pong, rework, waiting, double structures, and what is wrong with it.

    Times are calendar time, and with --open opening time beside it. Groups below five are hidden. No figure is about
    a person: columns of persons are not read, and with --person only counted with. What the log cannot tell is said,
    with the option that helps. JSON: file, format, by, events, traces, from, until, quality (events, findings,
    sentences), throughput, progress, handovers_per_trace, uncounted_handovers, deadlines, fitness, parallel_matters,
    double_capture (each null when it cannot be told), untold (measure, needs), tables (name, columns, rows, hidden),
    unasked (unknown_service, nameless; null without --structure), changes (measure, service, unit, before, after,
    difference, verdict); times in seconds.
    """
    with answering(as_json):
        columns = Columns(trace=trace, activity=activity, time=time, unit=unit, phase=phase, item=item, person=person)
        others = replace(columns, person="")
        is_zone(zone)
        can_write(write)
        kind, log, quality = read_named(file, zone, columns)
        notion = by or usual_notion(log)
        ends = ends or usual_ends(log, notion)
        clock = clock_of(hours or [], closed or [], zone, log)
        asked = Asked(
            person=person,
            paper=paper,
            requests=_known(request, log, "--request") or Asked.requests,
            valid=valid,
            due=_known(due, log, "--due") or Asked.due,
            missed=_known(missed, log, "--missed") or Asked.missed,
            within=spans_of(within or [], log),
            allowed=model_of(model, notion, zone, others) if model else None,
        )
        closing = _codes(_known(ends, log, "--end"), log)
        with _telling_which_option(file, person):
            told = measure(log, by=notion, ends=closing, clock=clock, quality=quality, asked=asked)
        write_log(write, log)
        changes = None
        if before is not None:
            _, earlier, _ = read_named(before, zone, others)
            changes = compare_logs(side_of(earlier, notion, ends), side_of(log, notion, ends))
        lived = _lived(structure, log, told.done) if structure else None
    tables = tables_of(told, least=least, most=most)
    if lived is not None:
        tables = (*tables, responsibility_table(lived, least=least, most=most))
    if as_json:
        emit(document_of(told, tables, changes, lived, file=str(file), kind=kind, least=least))
        return
    say_measures(told, tables, file=str(file), kind=kind, least=least, most=most)
    if lived is not None:
        say_unasked(lived, structure)
    if changes is not None:
        say_changes(changes, str(before))


@contextmanager
def _telling_which_option(file: Path, person: str) -> Iterator[None]:
    """What the log does not have is the fault of the option that named it."""
    try:
        yield
    except UnknownConcern as error:
        field = "--person" if error.word == person else "--paper"
        raise BadInput(str(error), "", file=str(file), field=field) from None
    except UnknownNotion as error:
        raise BadInput(str(error), "", file=str(file), field="--by") from None
    except TooManyLinks as error:
        raise BadInput(str(error), "Measure a shorter time.", file=str(file), field="--person") from None


def _lived(file: str, log: EventLog, done: Done) -> Lived:
    try:
        return lived_responsibilities(log, done, table_of(open_structure(file), file))
    except MemoryError as error:
        raise BadInput(str(error), "Measure a shorter time.", file=file, field="--structure") from None


def _known(words: list[str] | None, log: EventLog, field: str) -> list[str]:
    """Names of activities that the log has. Raises `BadInput` for another."""
    known = log.names.get("activity", ())
    for word in words or ():
        if word not in known:
            listed = ", ".join(known[1:13])
            raise BadInput(f'No event is called "{word}".', f"There are: {listed}.", field=field)
    return words or []


def _codes(words: list[str], log: EventLog) -> list[int] | None:
    """The same as codes of the log; None where nothing is named."""
    return [log.names["activity"].index(word) for word in words] or None
