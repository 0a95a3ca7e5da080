# SPDX-License-Identifier: EUPL-1.2
"""Reads logs that are tables, one event a row: CSV with any separator, and Parquet."""

from __future__ import annotations

import csv
import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from kurzweg.engine.eventlog.building import LogBuilder
from kurzweg.engine.eventlog.columns import LIMITS, Limits
from kurzweg.engine.eventlog.faults import shown
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.quality import Quality, inspect
from kurzweg.engine.eventlog.sources import lines

LONGEST_LINE: Final = 1 << 20
BATCH: Final = 2_000
"""Rows at a time: with the longest values that are read, still some megabytes a column."""
USUAL: Final[Mapping[str, Sequence[str]]] = {
    "trace": ("case:concept:name", "case_id", "case id", "caseid", "case", "trace", "matter", "anliegen", "fall"),
    "activity": ("concept:name", "activity", "kind", "event", "aktivität", "art", "schritt"),
    "time": ("time:timestamp", "at", "timestamp", "time", "start_time", "zeit", "zeitpunkt", "datum"),
    "unit": ("org:group", "unit", "group", "department", "einheit", "organisationseinheit"),
    "phase": ("lifecycle:transition", "phase", "lifecycle"),
    "item": ("concept:instance", "work_item", "instance"),
    "person": (),
}
"""Names under which columns are looked for, the first that there is. Persons are read only when somebody names them."""
NEEDED: Final = ("trace", "activity", "time")
PERSONS: Final = frozenset({"org:resource", "resource", "user", "actor", "bearbeiter", "sachbearbeiter"})


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which column says what; "" is found by its usual name."""

    trace: str = ""
    activity: str = ""
    time: str = ""
    unit: str = ""
    phase: str = ""
    item: str = ""
    person: str = ""


def read_csv(
    path: Path, *, zone: str = "UTC", columns: Columns | None = None, limits: Limits = LIMITS
) -> tuple[EventLog, Quality]:
    """Read comma-, semicolon- or tab-separated values with a head. Raises `LogError`, with file, line and column."""
    building = LogBuilder(str(path), zone=zone, limits=limits)
    source = lines(path, LONGEST_LINE)
    head = next(source, "")
    if "\0" in head or not head.strip():
        raise building.error("The first line has no names of columns.", "Give a text with a head.", line=1)
    split = max(",;\t", key=head.count)
    names = next(csv.reader([head], delimiter=split))
    rows = _rows(csv.reader(source, delimiter=split), building)
    return _read(building, names, rows, columns or Columns())


def _rows(reader: Any, building: LogBuilder) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        for row in reader:
            if row:
                yield reader.line_num + 1, row
    except csv.Error as error:
        raise building.error(f"The line cannot be split: {error}.", "Quote values.", line=reader.line_num + 1) from None


def read_parquet(
    path: Path, *, zone: str = "UTC", columns: Columns | None = None, limits: Limits = LIMITS
) -> tuple[EventLog, Quality]:
    """Read a Parquet file by DuckDB, which comes with the extra `kurzweg[parquet]`. Raises `LogError`."""
    building = LogBuilder(str(path), zone=zone, limits=limits)
    try:
        duckdb = importlib.import_module("duckdb")
    except ImportError:
        mend = "Install it: pip install 'kurzweg[parquet]'; or give the log as CSV."
        raise building.error("Parquet is read by DuckDB, which is not installed.", mend) from None
    if any(letter in str(path) for letter in "*?[]{}"):
        raise building.error("The name of the file has letters that stand for many files.", "Rename it.")
    with path.open("rb"), duckdb.connect(config={"memory_limit": "512MB", "threads": 1}) as connection:
        try:
            connection.execute("set timezone = 'UTC'")
            names = [one[0] for one in connection.execute("from read_parquet(?) limit 0", [str(path)]).description]
            cut = "select left(columns(*)::varchar, ?) from read_parquet(?)"
            found = connection.execute(cut, [limits.text + 1, str(path)])
            return _read(building, names, _fetched(found, names, building), columns or Columns())
        except duckdb.Error as error:
            cause = f"The file cannot be read as Parquet: {shown(str(error).splitlines()[0])}."
            raise building.error(cause, "Export it again.") from None


def _fetched(found: Any, names: Sequence[str], building: LogBuilder) -> Iterator[tuple[int, Sequence[str]]]:
    number, longest = 0, building.limits.text
    while batch := found.fetchmany(BATCH):
        for row in batch:
            number += 1
            values = ["" if value is None else value for value in row]
            for name, value in zip(names, values, strict=True):
                if len(value) > longest:
                    cause = f"The value is longer than {longest:,} letters."
                    raise building.error(cause, "Shorten it.", line=number, field=shown(name))
            yield number, values


def _read(
    building: LogBuilder, names: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], columns: Columns
) -> tuple[EventLog, Quality]:
    if len(set(names)) < len(names):
        double = next(name for name in names if names.count(name) > 1)
        raise building.error("Two columns have one name.", "Rename one of them.", line=1, field=shown(double))
    known = _mapped(building, names, columns)
    place = {name: index for index, name in enumerate(names)}
    wanted = [place.get(getattr(known, part), -1) for part in USUAL]
    trace_at, activity_at, time_at, unit_at, phase_at, item_at, person_at = wanted
    rest = [(name, index) for name, index in place.items() if index not in wanted and name.lower() not in PERSONS]
    for line, row in rows:
        if len(row) != len(names):
            cause = f"The row has {len(row)} values, the head {len(names)}."
            raise building.error(cause, "Quote values that hold the separator.", line=line)
        building.event(
            at=row[time_at],
            activity=row[activity_at],
            trace=row[trace_at],
            unit=row[unit_at] if unit_at >= 0 else "",
            phase=row[phase_at] if phase_at >= 0 else "",
            item=row[item_at] if item_at >= 0 else "",
            person=row[person_at] if person_at >= 0 else "",
            more={name: row[index] for name, index in rest if not name.startswith("case:")},
            line=line,
        )
        for name, index in rest:
            if name.startswith("case:") and row[index] and row[trace_at]:
                building.fact(row[trace_at], name.removeprefix("case:"), row[index])
    log = building.build()
    return log, inspect(log, log.matter, building.told)


def _mapped(building: LogBuilder, names: Sequence[str], columns: Columns) -> Columns:
    """The columns that were named, and for the others those with a usual name."""
    by_name = {name.lower().strip(): name for name in reversed(names)}
    for part, usual in USUAL.items():
        given = getattr(columns, part)
        if given and given not in names:
            near = get_close_matches(given[:100], [name[:100] for name in names], n=1)
            mend = f"Did you mean {near[0]}?" if near else f"There are: {_listed(names)}."
            raise building.error(f"There is no column {shown(given)}.", mend, line=1, field=f"--{part}")
        if not given:
            found = next((by_name[name] for name in usual if name in by_name), "")
            columns = replace(columns, **{part: found})
    for part in NEEDED:
        if not getattr(columns, part):
            mend = f"Name it by --{part}. There are: {_listed(names)}."
            raise building.error(f"No column is known to be the {part}.", mend, line=1, field=f"--{part}")
    return columns


def _listed(names: Sequence[str]) -> str:
    listed = ", ".join(name[:40] for name in names[:15])
    return f"{listed}, …" if len(names) > 15 else listed
