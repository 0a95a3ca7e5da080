# SPDX-License-Identifier: EUPL-1.2
"""Logs of others: XES, OCEL 2.0, CSV and Parquet, read with distrust; OCEL 2.0 and XES written for others to read."""

from __future__ import annotations

from pathlib import Path

from kurzweg.engine.eventlog.faults import LogError
from kurzweg.engine.eventlog.formats.ocel_json import read_ocel_json
from kurzweg.engine.eventlog.formats.ocel_sqlite import read_ocel_sqlite
from kurzweg.engine.eventlog.formats.tables import Columns, read_csv, read_parquet
from kurzweg.engine.eventlog.formats.xes import Keys, read_xes
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.quality import Quality
from kurzweg.engine.eventlog.sources import first_bytes

XES, OCEL_JSON, OCEL_SQLITE, CSV, PARQUET = "XES", "OCEL 2.0 (JSON)", "OCEL 2.0 (SQLite)", "CSV", "Parquet"


def format_of(path: Path) -> str:
    """The format of a file, by its first bytes: names lie. Raises `LogError` when it is none we know."""
    begin = first_bytes(path)
    if begin.startswith(b"SQLite format 3\0"):
        return OCEL_SQLITE
    if begin.startswith(b"PAR1"):
        return PARQUET
    text = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return XES
    if text.startswith((b"{", b"[")):
        return OCEL_JSON
    if b"\0" in begin:
        known = ", ".join((XES, OCEL_JSON, OCEL_SQLITE, CSV, PARQUET))
        raise LogError("The file is no log that is known.", f"Known: {known}; packed by gzip or not.", file=str(path))
    return CSV


def read_log(path: Path, *, zone: str = "UTC", columns: Columns | None = None) -> tuple[EventLog, Quality]:
    """Read a log of any known format, and say what is wrong inside it.

    Parameters: `zone`, the clock of moments that were written without one; `columns`, which column (or key of XES)
    says what. Raises `LogError` with place and mend, OSError when the file cannot be opened.
    """
    kind = format_of(path)
    if kind == OCEL_SQLITE:
        return read_ocel_sqlite(path)
    if kind == OCEL_JSON:
        return read_ocel_json(path, zone=zone)
    if kind == XES:
        named = {part: key for part, key in vars(columns or Columns()).items() if key}
        return read_xes(path, zone=zone, keys=Keys(**named))
    return (read_parquet if kind == PARQUET else read_csv)(path, zone=zone, columns=columns)


__all__ = ["CSV", "OCEL_JSON", "OCEL_SQLITE", "PARQUET", "XES", "Columns", "Keys", "LogError", "format_of", "read_log"]
