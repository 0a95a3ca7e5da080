# SPDX-License-Identifier: EUPL-1.2
"""Small files as others write them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<global scope="trace"><string key="concept:name" value="-"/><string key="district" value="nowhere"/></global>
<global scope="event"><string key="org:group" value="EMPTY"/></global>
<classifier name="Activity" keys="concept:name"/>
<trace>
  <string key="concept:name" value="A1"/><string key="district" value="Zeitz"/>
  <event><string key="concept:name" value="Antrag"/><date key="time:timestamp" value="2026-05-04T08:00:00+02:00"/>
    <string key="org:group" value="Servicepoint"/><string key="org:resource" value="Frau Adler"/></event>
  <event><string key="concept:name" value="Prüfung"/><date key="time:timestamp" value="2026-05-04T09:00:00+02:00"/>
    <string key="org:group" value="EMPTY"/><string key="lifecycle:transition" value="complete"/>
    <list key="notes"><string key="inner" value="not an attribute of the event"/></list></event>
</trace>
<trace>
  <string key="concept:name" value="A2"/><string key="district" value="nowhere"/>
  <event><string key="concept:name" value="Antrag"/><date key="time:timestamp" value="1970-01-01T00:00:00Z"/></event>
</trace>
</log>
"""

WORK = """<log><trace><string key="concept:name" value="A1"/>
<event><string key="concept:name" value="Beratung"/><string key="lifecycle:transition" value="schedule"/>
<string key="concept:instance" value="w1"/><date key="time:timestamp" value="2026-05-04T08:00:00Z"/></event>
<event><string key="concept:name" value="Beratung"/><string key="lifecycle:transition" value="start"/>
<string key="concept:instance" value="w1"/><date key="time:timestamp" value="2026-05-04T08:20:00Z"/></event>
<event><string key="concept:name" value="Beratung"/><string key="lifecycle:transition" value="complete"/>
<string key="concept:instance" value="w1"/><date key="time:timestamp" value="2026-05-04T08:30:00Z"/></event>
<event><string key="concept:name" value="Beratung"/><string key="lifecycle:transition" value="complete"/>
<date key="time:timestamp" value="2026-05-04T09:30:00Z"/></event>
<event><string key="concept:name" value="Bescheid"/><string key="lifecycle:transition" value="complete"/>
<date key="time:timestamp" value="2026-05-04T10:30:00Z"/></event>
</trace></log>"""

OCEL = """{
"objectTypes": [{"name": "matter", "attributes": [{"name": "level", "type": "string"}]}, {"name": "unit", "attributes": []}],
"eventTypes": [{"name": "Antrag", "attributes": []}, {"name": "Bescheid", "attributes": []}],
"objects": [
 {"id": "M1", "type": "matter", "attributes": [{"name": "level", "time": "1970-01-01T00:00:00Z", "value": "A2"},
   {"name": "level", "time": "2026-05-05T00:00:00Z", "value": "B1"}],
  "relationships": [{"objectId": "M2", "qualifier": "follows"}]},
 {"id": "M2", "type": "matter", "relationships": [{"objectId": "M1", "qualifier": "follows"}]},
 {"id": "U1", "type": "unit"}],
"events": [
 {"id": "e1", "type": "Antrag", "time": "2026-05-04T08:00:00Z", "attributes": [{"name": "channel", "value": "post"}],
  "relationships": [{"objectId": "M1", "qualifier": "main"}, {"objectId": "U1", "qualifier": "unit"}]},
 {"id": "e2", "type": "Bescheid", "time": "2026-05-06T08:00:00Z",
  "relationships": [{"objectId": "M1", "qualifier": "main"}, {"objectId": "M2", "qualifier": "concerns"},
   {"objectId": "gone", "qualifier": "concerns"}]}]
}"""  # noqa: E501

CSV = (
    "Fall;Aktivität;Zeit;Einheit;case:Kreis\n"
    "A1;Antrag;04.05.2026 08:00;Servicepoint;Zeitz\n"
    "A1;Bescheid;2026-05-05T08:00:00Z;;Zeitz\n"
)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def sqlite(folder: Path, script: str) -> Path:
    """An OCEL file with the core tables, and what the script adds or breaks."""
    path = folder / "log.sqlite"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """
            create table event_map_type (ocel_type text, ocel_type_map text);
            create table object_map_type (ocel_type text, ocel_type_map text);
            create table event (ocel_id text, ocel_type text);
            create table object (ocel_id text, ocel_type text);
            create table event_object (ocel_event_id text, ocel_object_id text, ocel_qualifier text);
            create table object_object (ocel_source_id text, ocel_target_id text, ocel_qualifier text);
            insert into event_map_type values ('Antrag', 'A');
            insert into object_map_type values ('matter', 'M');
            create table event_A (ocel_id text, ocel_time text, channel text);
            create table object_M (ocel_id text, ocel_time text, ocel_changed_field text, level text);
            insert into event values ('e2', 'Antrag'), ('e1', 'Antrag');
            insert into event_A values ('e1', '2026-05-04 08:00:00', 'post'), ('e2', '2026-05-04 08:00:00', null);
            insert into object values ('M1', 'matter');
            insert into object_M values ('M1', '1970-01-01 00:00:00', null, 'A2');
            insert into event_object values ('e1', 'M1', 'main'), ('e2', 'M1', 'main'), ('e9', 'M1', 'main');
            """
            + script
        )
    return path
