# SPDX-License-Identifier: EUPL-1.2
"""Writes OCEL 2.0, as JSON and as SQLite with all keys declared, so that others can load and check it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kurzweg.engine.eventlog.formats.records import Event, Records, Thing
from kurzweg.engine.eventlog.log import EventLog

BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""OCEL 2.0 gives the values that an object has from its beginning this moment."""
SQL: Final = {str: "TEXT", int: "INTEGER"}
JSON: Final = {str: "string", int: "integer"}
BATCH: Final = 20_000
CORE: Final = """
    create table event_map_type (ocel_type text primary key, ocel_type_map text not null);
    create table object_map_type (ocel_type text primary key, ocel_type_map text not null);
    create table event (ocel_id text primary key, ocel_type text not null references event_map_type (ocel_type));
    create table object (ocel_id text primary key, ocel_type text not null references object_map_type (ocel_type));
    create table event_object (
        ocel_event_id text not null references event (ocel_id),
        ocel_object_id text not null references object (ocel_id),
        ocel_qualifier text not null,
        primary key (ocel_event_id, ocel_object_id, ocel_qualifier)
    );
    create table object_object (
        ocel_source_id text not null references object (ocel_id),
        ocel_target_id text not null references object (ocel_id),
        ocel_qualifier text not null,
        primary key (ocel_source_id, ocel_target_id, ocel_qualifier)
    );
"""
Shape = Mapping[str, Mapping[str, type]]
"""Type of event or object, and its attributes with their types."""


def write_ocel_json(log: EventLog, path: Path) -> int:
    """Write a log as OCEL 2.0 JSON, one event a line. Returns how many events could not be written."""
    records = Records(log)
    with path.open("w", encoding="utf-8") as out:
        out.write('{"objectTypes": ' + _said(_types(_things_shape(records.things.values()))))
        out.write(',\n"eventTypes": ' + _said(_types(_events_shape(records))))
        out.write(',\n"objects": [\n' + ",\n".join(_said(_thing(one)) for one in records.things.values()))
        out.write('\n],\n"events": [\n')
        for number, event in enumerate(records.events()):
            out.write((",\n" if number else "") + _said(_event(event)))
        out.write("\n]}\n")
    return records.left_out


def write_ocel_sqlite(log: EventLog, path: Path) -> int:
    """Write a log as OCEL 2.0 SQLite; an existing file is replaced. Returns how many events could not be written."""
    path.unlink(missing_ok=True)
    records = Records(log)
    events, things = _events_shape(records), _things_shape(records.things.values())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript("pragma foreign_keys = on;" + CORE)
        event_tables = _tables(connection, "event", events, "ocel_id text primary key, ocel_time timestamp not null")
        change = "ocel_id text not null, ocel_time timestamp not null, ocel_changed_field text"
        thing_tables = _tables(connection, "object", things, change)
        for thing in records.things.values():
            _insert(connection, "object", [(thing.id, thing.type)])
            _insert(connection, thing_tables[thing.type], _thing_rows(thing, list(things[thing.type])))
        relations = {(thing.id, *link) for thing in records.things.values() for link in thing.links}
        _insert(connection, "object_object", sorted(relations))
        for event in records.events():
            _insert(connection, "event", [(event.id, event.type)])
            cells = [event.attributes.get(name) for name in events[event.type]]
            _insert(connection, event_tables[event.type], [(event.id, _plain(event.at), *cells)])
            _insert(connection, "event_object", [(event.id, *link) for link in event.links])
    return records.left_out


def _events_shape(records: Records) -> Shape:
    shape: dict[str, dict[str, type]] = {}
    for event in records.events():
        known = shape.setdefault(event.type, {})
        known.update((name, type(value)) for name, value in event.attributes.items())
    return shape


def _things_shape(things: Iterable[Thing]) -> Shape:
    shape: dict[str, dict[str, type]] = {}
    for thing in things:
        shape.setdefault(thing.type, {}).update((name, str) for name, _, _ in thing.values)
    return shape


def _types(shape: Shape) -> list[dict[str, object]]:
    return [
        {"name": kind, "attributes": [{"name": name, "type": JSON[of]} for name, of in attributes.items()]}
        for kind, attributes in shape.items()
    ]


def _thing(thing: Thing) -> dict[str, object]:
    values = [{"name": name, "time": _zoned(since or BEGINNING), "value": value} for name, value, since in thing.values]
    return {"id": thing.id, "type": thing.type, "attributes": values, "relationships": _relations(thing.links)}


def _event(event: Event) -> dict[str, object]:
    values = [{"name": name, "value": value} for name, value in event.attributes.items()]
    return {
        "id": event.id,
        "type": event.type,
        "time": _zoned(event.at),
        "attributes": values,
        "relationships": _relations(event.links),
    }


def _relations(links: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"objectId": number, "qualifier": qualifier} for number, qualifier in links]


def _said(document: object) -> str:
    return json.dumps(document, ensure_ascii=False)


def _zoned(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds" if not moment.microsecond % 1000 else "microseconds").replace(
        "+00:00", "Z"
    )


def _plain(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(sep=" ")


def _tables(connection: sqlite3.Connection, kind: str, shape: Shape, head: str) -> dict[str, str]:
    """One table for each type, named so that names differ without regard to case, as SQLite wants it."""
    names: dict[str, str] = {}
    tables = _distinct(re.sub(r"\W", "", "".join(word[:1].upper() + word[1:] for word in one.split())) for one in shape)
    for (of_type, attributes), mapped in zip(shape.items(), tables, strict=True):
        names[of_type] = f"{kind}_{mapped}"
        columns = [
            f"{_quoted(name)} {SQL[of]}" for name, of in zip(_distinct(attributes), attributes.values(), strict=True)
        ]
        body = ", ".join([head, *columns, f"foreign key (ocel_id) references {kind} (ocel_id)"])
        connection.execute(f"create table {_quoted(names[of_type])} ({body})")
        _insert(connection, f"{kind}_map_type", [(of_type, mapped)])
    return names


def _distinct(names: Iterable[str]) -> list[str]:
    """The names, numbered on where SQLite, which ignores case, would take two for one; its own words are taken."""
    taken, distinct = {"", "ocel_id", "ocel_time", "ocel_changed_field", "map_type"}, []
    for base in names:
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            name = f"{base}{number}"
        taken.add(name.lower())
        distinct.append(name)
    return distinct


def _thing_rows(thing: Thing, columns: list[str]) -> list[tuple[object, ...]]:
    """One row with what it has from the beginning, and one for each later change."""
    first = {name: value for name, value, since in thing.values if since is None}
    rows: list[tuple[object, ...]] = [(thing.id, _plain(BEGINNING), None, *(first.get(name) for name in columns))]
    for name, value, since in thing.values:
        if since is not None:
            cells = (value if column == name else None for column in columns)
            rows.append((thing.id, _plain(since), name, *cells))
    return rows


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"insert into {_quoted(table)} values ({marks})", rows)  # noqa: S608 - quoted


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
