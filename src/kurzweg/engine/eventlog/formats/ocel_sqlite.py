# SPDX-License-Identifier: EUPL-1.2
"""Reads OCEL 2.0 from a SQLite file, which is opened for reading only and trusted in nothing."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from kurzweg.engine.eventlog.building import LogBuilder
from kurzweg.engine.eventlog.centric import CentricBuilder
from kurzweg.engine.eventlog.columns import LIMITS, Limits
from kurzweg.engine.eventlog.faults import shown
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.quality import Quality

CORE: Final = {
    "event_map_type": ("ocel_type", "ocel_type_map"),
    "object_map_type": ("ocel_type", "ocel_type_map"),
    "event": ("ocel_id", "ocel_type"),
    "object": ("ocel_id", "ocel_type"),
    "event_object": ("ocel_event_id", "ocel_object_id", "ocel_qualifier"),
}
MOST_TYPES: Final = 1_000
RELATIONS: Final = ("ocel_source_id", "ocel_target_id", "ocel_qualifier")
CHANGED: Final = "ocel_changed_field"


class _Tables:
    """The tables of the file (no views: a view may compute for ever), and rows of texts from them."""

    def __init__(self, connection: sqlite3.Connection, building: LogBuilder) -> None:
        self.connection, self.building = connection, building
        found = connection.execute("select name from sqlite_master where type = 'table'")
        self.names = {str(name).lower(): str(name) for (name,) in found}
        for table, columns in CORE.items():
            missing = set(columns) - set(self.columns(table))
            if missing:
                cause = f"The table {table} or its column {sorted(missing)[0]} is missing."
                raise building.error(cause, "Give a log in the format OCEL 2.0.", field=table)

    def columns(self, table: str) -> list[str]:
        if table.lower() not in self.names:
            return []
        return [str(row[1]) for row in self.connection.execute(f"pragma table_info({_quoted(self._name(table))})")]

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
        listed = ", ".join(_quoted(column) for column in columns)
        wanted = f"select {listed} from {_quoted(self._name(table))}"  # noqa: S608 - names are quoted
        for number, row in enumerate(self.connection.execute(wanted), 1):
            yield tuple(self._text(value, f"{table}.{columns[at]}, row {number}") for at, value in enumerate(row))

    def _name(self, table: str) -> str:
        return self.names[table.lower()]

    def _text(self, value: object, field: str) -> str:
        if isinstance(value, bytes):
            raise self.building.error("The value is no text but bytes.", "Store it as text.", field=field)
        text = "" if value is None else str(value)
        if len(text) > self.building.limits.text:
            cause = f"The value is longer than {self.building.limits.text:,} letters."
            raise self.building.error(cause, "Shorten it.", field=field)
        return text


def read_ocel_sqlite(path: Path, *, limits: Limits = LIMITS) -> tuple[EventLog, Quality]:
    """Read an object-centric log from a SQLite file (OCEL 2.0). Moments without a zone are UTC, as the format says.

    Links to objects that are not in the file are left out and counted. Raises `LogError`, with file and table.
    """
    building = LogBuilder(str(path), limits=limits)
    centric = CentricBuilder(building)
    with path.open("rb"):
        pass  # whoever may not read it is told so by the system
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("pragma trusted_schema = off")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.piece)
            tables = _Tables(connection, building)
            _objects(tables, centric)
            _events(tables, centric)
    except (sqlite3.Error, OverflowError) as error:
        cause = f"SQLite cannot read the file: {shown(error)}."
        raise building.error(cause, "Copy or export it again.") from None
    building.told.pop("naive-time", None)
    return centric.build()


def _types(tables: _Tables, table: str) -> Iterator[tuple[str, str]]:
    """Each type and the table of its attributes."""
    for count, (kind, mapped) in enumerate(tables.rows(f"{table}_map_type", CORE[f"{table}_map_type"])):
        name = f"{table}_{mapped}"
        if count >= MOST_TYPES or name.lower() not in tables.names:
            cause = f"There is no table {shown(name)} for the type {shown(kind)}, or there are too many types."
            raise tables.building.error(cause, "Give a log in the format OCEL 2.0.", field=f"{table}_map_type")
        yield kind, name


def _objects(tables: _Tables, centric: CentricBuilder) -> None:
    for number, kind in tables.rows("object", CORE["object"]):
        centric.add_object(number, kind, field="object")
    for _, name in _types(tables, "object"):
        found = tables.columns(name)
        values = [column for column in found if column not in {"ocel_id", "ocel_time", CHANGED}]
        changed = [CHANGED] if CHANGED in found else []
        for number, at, *row in tables.rows(name, ["ocel_id", "ocel_time", *changed, *values]):
            only = row.pop(0) if changed else ""
            for column, value in zip(values, row, strict=True):
                if value and only in ("", column):
                    centric.add_value(centric.ids.code(number), column, value, at)
    if "object_object" in tables.names:
        for source, target, qualifier in tables.rows("object_object", RELATIONS):
            centric.relate(centric.ids.code(source), target, qualifier)


def _events(tables: _Tables, centric: CentricBuilder) -> None:
    """Numbered in the order of the table `event`; moments and attributes from the table of their type."""
    place: dict[str, int] = {}
    kinds: dict[str, str] = {}
    for number, kind in tables.rows("event", CORE["event"]):
        if number in kinds:
            raise tables.building.error(
                f"Two events have the id {shown(number)}.", "Ids must be unique.", field="event"
            )
        centric.event_ids.code(number)
        kinds[number] = sys.intern(kind)
    for kind, name in _types(tables, "event"):
        more = [column for column in tables.columns(name) if column not in {"ocel_id", "ocel_time"}]
        for number, at, *row in tables.rows(name, ["ocel_id", "ocel_time", *more]):
            if kinds.pop(number, None) is None and number not in place:
                tables.building.told["dangling-link"] += 1
                continue
            place[number] = centric.add_event(number, kind, at, dict(zip(more, row, strict=True)), field=name)
    for number, kind in kinds.items():  # without a row in the table of their type they have no moment
        place[number] = centric.add_event(number, kind, "", {}, field="event")
    for number, target, qualifier in tables.rows("event_object", CORE["event_object"]):
        if number in place:
            centric.link(place[number], target, qualifier)
        else:
            tables.building.told["dangling-link"] += 1


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
