# SPDX-License-Identifier: EUPL-1.2
"""What we write is loaded by a reader that is not ours, checked by the rules of the format, and read back equal."""

from __future__ import annotations

import importlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kurzweg.engine.eventlog.formats import read_log
from kurzweg.engine.eventlog.formats.table_writing import write_csv, write_parquet
from kurzweg.engine.eventlog.formats.writing import write_ocel_json, write_ocel_sqlite
from kurzweg.engine.eventlog.formats.xes_writing import write_xes
from kurzweg.engine.eventlog.log import END, NO_TIME, QUEUED, START, EventLog
from kurzweg.engine.mining.example import HOUR, divided_office, office_log
from kurzweg.engine.mining.shares import allocation_keys
from tests.engine.eventlog.files import OCEL, put

others: Any = importlib.import_module("r4pm")
calls: Any = importlib.import_module("r4pm.bindings")

NAMED = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
TYPES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "attributes"],
        "properties": {
            "name": {"type": "string"},
            "attributes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "type"],
                    "properties": {"name": {"type": "string"}, "type": {"type": "string"}},
                },
            },
        },
    },
}
LINKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["objectId", "qualifier"],
        "properties": {"objectId": {"type": "string"}, "qualifier": {"type": "string"}},
    },
}


def listed(required: list[str], attribute: list[str]) -> dict[str, object]:
    """The part of the schema about events or objects."""
    moment = {"type": "string", "format": "date-time"}
    return {
        "type": "array",
        "items": {
            "type": "object",
            "required": required,
            "properties": {
                "id": {"type": "string"},
                "type": {"type": "string"},
                "time": moment,
                "attributes": {
                    "type": "array",
                    "items": {**NAMED, "required": attribute, "properties": {"time": moment}},
                },
                "relationships": LINKS,
            },
        },
    }


SCHEMA = {
    "type": "object",
    "required": ["eventTypes", "objectTypes", "events", "objects"],
    "properties": {
        "eventTypes": TYPES,
        "objectTypes": TYPES,
        "events": listed(["id", "type", "time"], ["name", "value"]),
        "objects": listed(["id", "type"], ["name", "value", "time"]),
    },
}
"""The JSON schema of the OCEL 2.0 specification (section 6), its required parts."""


def work_log() -> EventLog:
    """Two kinds of events whose names differ by case only, work with phases, an event without a moment."""
    return EventLog(
        at=np.array([5, 7, 9, NO_TIME, 20]) * np.array([HOUR, HOUR, HOUR, 1, HOUR]),
        activity=np.array([1, 1, 1, 2, 2]),
        phase=np.array([QUEUED, START, END, START, START], np.uint8),
        work_item=np.array([4, 4, 4, 5, 6]),
        matter=np.array([7, 7, 7, 7, 8]),
        unit=np.array([1, 2, 2, 2, 0]),
        service=np.array([1, 1, 1, 1, 0]),
        names={"activity": ("", "Antrag", "antrag"), "unit": ("", 'A & "B"', "C<D>"), "service": ("", "duldung")},
    )


WRITERS = [(write_ocel_json, "log.jsonocel"), (write_ocel_sqlite, "log.sqlite")]


@pytest.mark.parametrize(("write", "name"), WRITERS)
def test_a_reader_that_is_not_ours_finds_all_events_and_objects(
    tmp_path: Path, write: Callable[[EventLog, Path], int], name: str
) -> None:
    path = tmp_path / {"log.jsonocel": "log.json", "log.sqlite": "log.sqlite"}[name]
    assert write(work_log(), path) == 1
    loaded = others.import_item("OCEL", str(path))
    told = calls.ocel_type_stats(calls.slim_link_ocel(loaded))
    assert (told["event_type_counts"], told["object_type_counts"]) == (
        {"Antrag": 3, "antrag": 1},
        {"matter": 2, "unit": 2},
    )


def test_the_json_keeps_the_schema_of_the_format(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    write_ocel_json(work_log(), path)
    document = json.loads(path.read_text(encoding="utf-8"))
    validator = Draft202012Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(document)] == []
    for kind in ("event", "object"):
        known = {
            one["name"]: {attribute["name"] for attribute in one["attributes"]} for one in document[f"{kind}Types"]
        }
        for one in document[f"{kind}s"]:
            assert {attribute["name"] for attribute in one.get("attributes", ())} <= known[one["type"]]
    ids = {one["id"] for one in document["objects"]}
    assert {link["objectId"] for one in document["events"] for link in one["relationships"]} <= ids


def test_the_sqlite_file_keeps_every_key_and_every_reference(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    write_ocel_sqlite(read_log(put(tmp_path, "from.json", OCEL))[0], path)
    with closing(sqlite3.connect(path)) as connection:

        def ask(sql: str) -> list[tuple[Any, ...]]:
            return [tuple(row) for row in connection.execute(sql)]

        assert ask("pragma foreign_key_check") == []
        tables = [name for (name,) in ask("select name from sqlite_master where type = 'table'")]
        assert {"event", "object", "event_object", "object_object", "event_map_type", "object_map_type"} < set(tables)
        for kind in ("event", "object"):
            mapped = [name for (name,) in ask(f"select ocel_type_map from {kind}_map_type")]
            assert len({name.lower() for name in mapped}) == len(mapped)
            rows = {row for name in mapped for row in ask(f"select distinct ocel_id from {kind}_{name}")}
            assert rows == set(ask(f"select ocel_id from {kind}"))
            for name in mapped:
                assert [row for row in ask(f"pragma foreign_key_list({kind}_{name})") if row[2] == kind]
        changed = ask("select ocel_changed_field, level from object_Matter order by ocel_id, ocel_time")
        assert changed == [(None, "A2"), ("level", "B1"), (None, None)]


@pytest.mark.parametrize(("write", "name"), WRITERS)
def test_what_is_read_written_and_read_again_is_the_same(
    tmp_path: Path, write: Callable[[EventLog, Path], int], name: str
) -> None:
    first, _ = read_log(put(tmp_path, "from.json", OCEL))
    write(first, tmp_path / name)
    again, quality = read_log(tmp_path / name)
    assert told(again) == told(first)
    assert quality.counts == {"unknown-unit": 1}


def told(log: EventLog) -> dict[str, Any]:
    """What a log says, in words."""
    objects = log.objects
    assert objects is not None
    assert objects.attributes is not None
    given = objects.attributes
    return {
        "events": [(log.word("activity", a), at) for a, at in zip(log.activity.tolist(), log.at.tolist(), strict=True)],
        "units": [log.word("unit", code) for code in log.unit.tolist()],
        "objects": sorted(zip(objects.ids, [objects.types[code] for code in objects.type], strict=True)),
        "links": sorted(
            (event, objects.ids[one], objects.qualifiers[code])
            for event, one, code in zip(objects.event, objects.object, objects.qualifier, strict=True)
        ),
        "between": sorted(
            (objects.ids[one], objects.ids[two], objects.qualifiers[code])
            for one, two, code in zip(objects.source, objects.target, objects.relation, strict=True)
        ),
        "values": sorted(
            (objects.ids[owner], given.names[name], given.values[value], at)
            for owner, name, value, at in zip(given.object, given.name, given.value, given.at.tolist(), strict=True)
        ),
    }


@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz"])
def test_xes_is_loaded_by_a_reader_that_is_not_ours(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert write_xes(office_log(), path) == 0
    loaded = others.import_item("EventLog", str(path))
    assert calls.get_num_cases(projection(loaded)) == 4
    assert calls.get_num_variants(projection(loaded)) == 3


FLAT = [(write_xes, "log.xes"), (write_xes, "log.xes.gz"), (write_csv, "log.csv"), (write_parquet, "log.parquet")]


@pytest.mark.parametrize(("write", "name"), [*WRITERS, *FLAT])
def test_a_log_keeps_by_which_rules_its_work_may_be_judged(
    tmp_path: Path, write: Callable[[EventLog, Path], int], name: str
) -> None:
    log, *_ = divided_office()
    assert write(log, tmp_path / name) == 0
    again, _ = read_log(tmp_path / name)
    assert judged(again) == judged(log)


def judged(log: EventLog) -> Counter[tuple[str, ...]]:
    """How often which service, unit and first letter meet."""
    letters = allocation_keys(log, log.matter)["letter_block"].tolist()
    rows = zip(log.service.tolist(), log.unit.tolist(), letters, strict=True)
    return Counter((log.word("service", s), log.word("unit", u), log.word("letter_block", a)) for s, u, a in rows)


def projection(loaded: str) -> str:
    return str(others.convert_item(loaded, "EventLogActivityProjection"))


@pytest.mark.parametrize(("write", "name"), FLAT)
def test_what_is_flat_keeps_units_phases_and_work(
    tmp_path: Path, write: Callable[[EventLog, Path], int], name: str
) -> None:
    path = tmp_path / name
    assert write(work_log(), path) == 1
    again, quality = read_log(path)
    assert [again.word("unit", code) for code in again.unit.tolist()] == ['A & "B"', "C<D>", "C<D>", ""]
    assert again.phase.tolist() == [QUEUED, START, END, START]
    assert again.work_item.tolist() == [1, 1, 1, 2]
    assert [again.word("matter", code) for code in again.matter.tolist()] == ["7", "7", "7", "8"]
    assert quality.counts == {"unknown-unit": 1}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4, unique=True))
def test_names_of_any_script_survive(tmp_path: Path, names: list[str]) -> None:
    size = len(names)
    log = EventLog(
        at=np.arange(1, size + 1) * HOUR,
        activity=np.arange(1, size + 1),
        matter=np.ones(size, np.int64),
        names={"activity": ("", *names)},
    )
    for write, name in WRITERS:
        write(log, tmp_path / name)
        again, _ = read_log(tmp_path / name)
        assert [again.word("activity", code) for code in again.activity.tolist()] == names
    write_xes(log, tmp_path / "log.xes")
    assert len(read_log(tmp_path / "log.xes")[0]) == size
