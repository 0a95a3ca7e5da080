# SPDX-License-Identifier: EUPL-1.2
"""Writes a log as a table, one event a row: CSV, and Parquet for those who ask with SQL or Spark."""

from __future__ import annotations

import csv
import importlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from kurzweg.engine.eventlog.faults import LogError
from kurzweg.engine.eventlog.formats.records import moment_of
from kurzweg.engine.eventlog.log import CODED, NO_TIME, EventLog
from kurzweg.engine.eventlog.objects import Whole


def write_csv(log: EventLog, path: Path) -> int:
    """Write a log as comma-separated values in the order of what happened, facts of matters in columns `case:…`.

    Returns how many events could not be written: without a moment, a kind or a matter.
    """
    row = np.flatnonzero((log.at != NO_TIME) & (log.activity != 0) & (log.matter != 0))
    row = row[np.lexsort((log.event_id[row], log.at[row]))]
    columns = dict(_columns(log, row))
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return len(log) - len(row)


def write_parquet(log: EventLog, path: Path) -> int:
    """Write a log as Parquet by DuckDB, which comes with the extra `kurzweg[parquet]`; all columns are text.

    Returns how many events could not be written. Raises `LogError` without DuckDB.
    """
    try:
        duckdb: Any = importlib.import_module("duckdb")
    except ImportError:
        mend = "Install it: pip install 'kurzweg[parquet]'; or write the log as CSV."
        raise LogError("Parquet is written by DuckDB, which is not installed.", mend, file=str(path)) from None
    with TemporaryDirectory() as folder, duckdb.connect(config={"memory_limit": "512MB", "threads": 1}) as connection:
        between = Path(folder) / "log.csv"
        left_out = write_csv(log, between)
        read = connection.read_csv(str(between), header=True, all_varchar=True, delimiter=",", quotechar='"')
        read.write_parquet(str(path))
    return left_out


def _columns(log: EventLog, row: Whole) -> Iterator[tuple[str, list[str]]]:
    yield "matter", _words(log, "matter", log.matter[row])
    yield "activity", _words(log, "activity", log.activity[row])
    yield "timestamp", [moment_of(at).isoformat(timespec="microseconds") for at in log.at[row].tolist()]
    yield "phase", [chr(phase) for phase in log.phase[row].tolist()]
    yield "work_item", _words(log, "work_item", log.work_item[row])
    yield "unit", _words(log, "unit", log.unit[row])
    for name in CODED:
        column = getattr(log, name)[row]
        if column.any():
            yield name, _words(log, name, column)
    for name, column in log.given_away.items():
        yield name, _words(log, name, column[row])
    if log.facts is not None and len(log.facts.matter):
        order = np.argsort(log.facts.matter, kind="stable")
        place = order[np.minimum(np.searchsorted(log.facts.matter, log.matter[row], sorter=order), len(order) - 1)]
        known = log.facts.matter[place] == log.matter[row]
        for name, codes in log.facts.keys.items():
            yield f"case:{name}", _words(log, name, np.where(known, codes[place], 0))


def _words(log: EventLog, name: str, column: Whole) -> list[str]:
    """The words for the codes of a column, each looked up once."""
    codes, place = np.unique(column, return_inverse=True)
    words = [log.word(name, code) for code in codes.tolist()]
    return [words[at] for at in place.tolist()]
