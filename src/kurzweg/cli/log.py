# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg log …`: seal the logs now, prove that nothing was changed since, give the events away without names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated

import psycopg
import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say, tell
from kurzweg.cli.databases import connected
from kurzweg.cli.log_words import plain, say_verdict
from kurzweg.config import database
from kurzweg.operations.exporting import Span, as_csv, as_json_lines, events
from kurzweg.operations.inside import Connection
from kurzweg.operations.keyring import Keyring
from kurzweg.operations.outside import Outside
from kurzweg.operations.sealing import ChainFault, seal_logs, sealer_connection
from kurzweg.operations.verifying import verify as compare


class Form(StrEnum):
    """How events are written."""

    JSONL = "jsonl"
    CSV = "csv"


def verify(as_json: JsonFlag = False) -> None:
    """Compare every row of the event log and of the access log with its seal, in the database and outside it.

    Exit 0: nothing was changed since it was sealed. Exit 1: something was; the first bad row is named. With --json the
    keys of the answer are: passes, logs (log, passes, rows, seals, sealed_until, unsealed, unsealed_since,
    unwitnessed, is_witnessed, faults, findings (kind, row, seal, sealed_at, text)).
    """
    with answering(as_json), _sealer() as connection:
        verdicts = compare(connection, keyring=Keyring(database.home()), outside=Outside(database.home()), tell=_tell)
    passes = all(verdict.passes for verdict in verdicts)
    if as_json:
        emit({"passes": passes, "logs": [plain(verdict) for verdict in verdicts]})
    else:
        for verdict in verdicts:
            say_verdict(verdict, Outside(database.home()))
    if not passes:
        end(NO)


def seal(as_json: JsonFlag = False) -> None:
    """Seal now what was written since the last seal; the running office does it every minute.

    With --json the keys of the answer are: sealed (rows by log).
    """
    with answering(as_json), _sealer() as connection:
        try:
            counts = seal_logs(connection, keyring=Keyring(database.home()), outside=Outside(database.home()))
        except ChainFault as fault:
            raise BadInput(str(fault), "") from fault
    if as_json:
        emit({"sealed": counts})
    else:
        say(", ".join(f"{count} rows of {log} sealed" for log, count in counts.items()) + ".")


def export(
    form: Annotated[Form, typer.Option("--format", help="One JSON document a line, or comma-separated values.")] = (
        Form.JSONL
    ),
    since: Annotated[str, typer.Option("--from", help="First day, as 2027-01-04.")] = "",
    until: Annotated[str, typer.Option("--to", help="Last day, as 2027-12-31.")] = "",
    as_json: JsonFlag = False,
) -> None:
    """Write the event log to standard output: without names, without who acted, without the lane.

    JSON lines are what --json means here, too; each has the keys number, at, recorded_at, kind, phase, structure,
    work_item, matter, case, unit, service, site, language, channel, reason, attributes.
    """
    with answering(as_json):
        first, last = _day(since, "--from"), _day(until, "--to")
        span = Span(
            datetime.combine(first or date(1, 1, 2), time(), UTC),
            datetime.combine(last + timedelta(days=1) if last else date(9999, 1, 1), time(), UTC),
        )
        write = as_csv if form is Form.CSV and not as_json else as_json_lines
        with connected(lambda: psycopg.connect(database.dsn("app"), connect_timeout=5)) as connection:
            for line in write(events(connection, span)):
                sys.stdout.write(line)


def _tell(log: str, rows: int) -> None:
    if sys.stderr.isatty():
        tell(f"\r{log}: {rows:,} rows compared")


def _day(written: str, field: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise BadInput(f"{written!r} is no date.", "Write it as 2027-01-04.", field=field) from None


@contextmanager
def _sealer() -> Iterator[Connection]:
    with connected(lambda: sealer_connection(database.dsn("sealer"))) as connection:
        yield connection
