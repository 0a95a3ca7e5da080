# SPDX-License-Identifier: EUPL-1.2
"""Reads OCEL 2.0 in JSON, element by element."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from kurzweg.engine.eventlog.building import LogBuilder
from kurzweg.engine.eventlog.centric import CentricBuilder
from kurzweg.engine.eventlog.columns import LIMITS, Limits
from kurzweg.engine.eventlog.faults import shown
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.quality import Quality
from kurzweg.engine.eventlog.streams import JsonStream

LISTS = frozenset({"objectTypes", "eventTypes", "objects", "events"})


class _Record:
    """One element of a list of the file, asked for its parts; a part of the wrong type is refused with its place."""

    def __init__(self, given: Any, field: str, line: int, building: LogBuilder) -> None:
        self.field, self.line, self.building = field, line, building
        self.given = given if isinstance(given, dict) else self.refuse(f"{shown(given)} is no object.")

    def refuse(self, cause: str, part: str = "") -> NoReturn:
        raise self.building.error(cause, "OCEL 2.0 says how it is written.", line=self.line, field=self.field + part)

    def text(self, part: str) -> str:
        value = self.given.get(part)
        if not isinstance(value, str):
            said = "is missing" if value is None else f"is {shown(value)}, no text"
            self.refuse(f"{part} {said}.", f".{part}")
        if len(value) > self.building.limits.text:
            self.refuse(f"{part} is longer than {self.building.limits.text:,} letters.", f".{part}")
        return value

    def parts(self, name: str) -> Iterator[_Record]:
        value = self.given.get(name)
        if value is None:
            return
        if not isinstance(value, list):
            self.refuse(f"{name} is {shown(value)}, no list.", f".{name}")
        for index, one in enumerate(value):
            yield _Record(one, f"{self.field}.{name}[{index}]", self.line, self.building)

    def value(self) -> str:
        value = self.given.get("value")
        if isinstance(value, dict | list):
            self.refuse(f"value is {shown(value)}, neither text nor number.", ".value")
        if isinstance(value, bool):
            return "true" if value else "false"
        return "" if value is None else str(value)[: self.building.limits.text]


def read_ocel_json(path: Path, *, zone: str = "UTC", limits: Limits = LIMITS) -> tuple[EventLog, Quality]:
    """Read an object-centric log in JSON (OCEL 2.0), packed or not.

    Links to objects that are not in the file are left out and counted. Raises `LogError`, with file, line and field.
    """
    building = LogBuilder(str(path), zone=zone, limits=limits)
    centric = CentricBuilder(building)
    stream = JsonStream(path, limits.piece)
    counts: dict[str, int] = {}
    for name, given in stream.members():
        if name not in LISTS:
            continue
        index = counts[name] = counts.get(name, -1) + 1
        record = _Record(given, f"{name}[{index}]", stream.begun, building)
        if name == "objects":
            _object(record, centric)
        elif name == "events":
            _event(record, centric)
    if not counts:
        raise building.error('There is no list "events".', "Give a log in the format OCEL 2.0.", line=1)
    return centric.build()


def _object(record: _Record, centric: CentricBuilder) -> None:
    number = centric.add_object(record.text("id"), record.text("type"), line=record.line, field=record.field)
    for attribute in record.parts("attributes"):
        at = attribute.text("time") if "time" in attribute.given else ""
        centric.add_value(number, attribute.text("name"), attribute.value(), at)
    for relation in record.parts("relationships"):
        centric.relate(number, relation.text("objectId"), relation.text("qualifier"))


def _event(record: _Record, centric: CentricBuilder) -> None:
    more = {attribute.text("name"): attribute.value() for attribute in record.parts("attributes")}
    row = centric.add_event(
        record.text("id"), record.text("type"), record.text("time"), more, line=record.line, field=record.field
    )
    for relation in record.parts("relationships"):
        centric.link(row, relation.text("objectId"), relation.text("qualifier"))
