# SPDX-License-Identifier: EUPL-1.2
"""Builds an object-centric log from the records of a file: objects by id, links that may come before their object."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Final

import numpy as np

from kurzweg.engine.eventlog.building import LogBuilder
from kurzweg.engine.eventlog.columns import LIMITS, Words
from kurzweg.engine.eventlog.faults import shown
from kurzweg.engine.eventlog.log import CODED, COLUMNS, NO_TIME, EventLog
from kurzweg.engine.eventlog.moments import Reader
from kurzweg.engine.eventlog.objects import Attributes, Facts, Objects, Whole
from kurzweg.engine.eventlog.quality import Quality, inspect

OURS: Final = ("phase", "work_item")
"""Attributes of events that are columns of a log."""
UNIT, CASE, MATTER = "unit", "case", "matter"
ACTING: Final = frozenset({"unit", "subject", "acting", ""})
"""Qualifiers under which an object of the type unit is the one that acts."""
MOST_OBJECTS: Final = 20_000_000


class CentricBuilder:
    """Takes objects and events in any order; `build` gives the log. Links to objects that never come are dropped."""

    def __init__(self, building: LogBuilder) -> None:
        self.building = building
        self.ids, self.event_ids = Words(), Words()
        self.types, self.qualifiers = Words(), Words()
        self.type_of: dict[int, int] = {}
        self.links, self.relations = tuple(array("q") for _ in range(3)), tuple(array("q") for _ in range(3))
        self.attributes = tuple(array("q") for _ in range(4))
        self.attribute_names, self.values = Words(), Words()
        self.moments = Reader("UTC")  # of its own: the epoch is no fault where it stands for the beginning
        self.numbers, self.seen = array("q"), bytearray()

    def add_object(self, number: str, kind: str, *, line: int | None = None, field: str = "") -> int:
        """A new object. Raises `LogError` for an id that is there already."""
        code = self.ids.code(number)
        if code in self.type_of:
            raise self.building.error(
                f"Two objects have the id {shown(number)}.", "Ids must be unique.", line=line, field=field
            )
        if len(self.ids) > MOST_OBJECTS:
            raise self.building.error(f"There are more than {MOST_OBJECTS:,} objects.", "Split the log.", line=line)
        self.type_of[code] = self.types.code(kind)
        return code

    def add_value(self, number: int, name: str, value: str, at: str) -> None:
        """A value that an object has from a moment on; at the epoch or without one: from its beginning."""
        moment = self.moments.read(at)
        row = (number, self.attribute_names.code(name), self.values.code(value), 0 if moment == NO_TIME else moment)
        for column, cell in zip(self.attributes, row, strict=True):
            column.append(cell)

    def relate(self, source: int, target: str, qualifier: str) -> None:
        """One object hangs together with another; circles are allowed, nobody walks them."""
        row = (source, self.ids.code(target), self.qualifiers.code(qualifier))
        for column, cell in zip(self.relations, row, strict=True):
            column.append(cell)

    def add_event(
        self, number: str, kind: str, at: str, more: Mapping[str, str], *, line: int | None = None, field: str = ""
    ) -> int:
        """A new event; its place in the log. Raises `LogError` for an id that is there already."""
        code = self.event_ids.code(number)
        self.seen.extend(bytes(max(0, code + 1 - len(self.seen))))
        if self.seen[code]:
            raise self.building.error(
                f"Two events have the id {shown(number)}.", "Ids must be unique.", line=line, field=field
            )
        self.seen[code] = True
        self.numbers.append(code)
        row = self.building.size
        rest = {name: word for name, word in more.items() if name not in OURS}
        item, phase = more.get("work_item", ""), more.get("phase", "")
        self.building.event(at=at, activity=kind, phase=phase, item=item, more=rest, line=line)
        return row

    def link(self, row: int, number: str, qualifier: str) -> None:
        """An event concerns an object."""
        for column, cell in zip(self.links, (row, self.ids.code(number), self.qualifiers.code(qualifier)), strict=True):
            column.append(cell)

    def build(self) -> tuple[EventLog, Quality]:
        """The log, with unit, matter and case as columns where objects of these types say so."""
        objects = self._objects()
        log = self.building.build()
        columns = {name: _column(objects, name, len(log)) for name in (UNIT, MATTER, CASE)}
        names = {name: ("", *objects.ids) for name in (UNIT, MATTER, CASE) if columns[name].any()}
        units = sorted(set(columns[UNIT].tolist()) - {0})
        columns[UNIT] = np.searchsorted([0, *units], columns[UNIT])
        names[UNIT] = ("", *(objects.ids[unit - 1].removeprefix(f"{UNIT}:") for unit in units))
        facts, keys = _facts(objects)
        log = EventLog(
            at=log.at,
            activity=log.activity,
            phase=log.phase,
            work_item=log.work_item,
            names={**log.names, **names, **keys},
            more=log.more,
            **{name: getattr(log, name) for name in CODED},
            facts=facts,
            objects=objects,
            unit=columns[UNIT],
            matter=columns[MATTER],
            case=columns[CASE],
            event_id=_whole(self.numbers),
        )
        concerned = np.zeros(len(log), np.int64)
        concerned[objects.event] = 1
        return log, inspect(log, concerned, self.building.told)

    def _objects(self) -> Objects:
        """Objects in the order of their first mention; links without an object are counted and left out."""
        known = np.array(sorted(self.type_of), np.int64)
        place = np.full(len(self.ids), -1, np.int64)
        place[known] = np.arange(len(known))
        event, concerned, qualifier = (_whole(column) for column in self.links)
        source, target, relation = (_whole(column) for column in self.relations)
        there, both = place[concerned] >= 0, (place[source] >= 0) & (place[target] >= 0)
        self.building.told["dangling-link"] += int(
            (~there).sum() + (~both).sum() + (place[_whole(self.attributes[0])] < 0).sum()
        )
        words = self.ids.names()
        values = np.stack([_whole(column) for column in self.attributes])
        owner, name, value, at = values[:, place[values[0]] >= 0]
        return Objects(
            type=np.array([self.type_of[code] for code in known.tolist()], np.int64),
            ids=tuple(words[code] for code in known.tolist()),
            types=self.types.names(),
            event=event[there],
            object=place[concerned[there]],
            qualifier=qualifier[there],
            qualifiers=self.qualifiers.names(),
            source=place[source[both]],
            target=place[target[both]],
            relation=relation[both],
            attributes=Attributes(
                object=place[owner],
                name=name,
                value=value,
                at=at,
                names=self.attribute_names.names(),
                values=self.values.names(),
            ),
        )


def _facts(objects: Objects) -> tuple[Facts | None, dict[str, tuple[str, ...]]]:
    """What matters were from their beginning, as keys by which work may be split; with the words of each key."""
    given = objects.attributes
    if given is None or MATTER not in objects.types:
        return None, {}
    first = (objects.type[given.object] == objects.types.index(MATTER)) & (given.at == 0)
    matter = np.unique(given.object[first])
    keys, words = {}, {}
    for code in np.unique(given.name[first]).tolist():
        rows = first & (given.name == code)
        values, place = np.unique(given.value[rows], return_inverse=True)
        name = given.names[code]
        if name in COLUMNS or len(values) > LIMITS.values:
            continue
        keys[name] = np.zeros(len(matter), np.int64)
        keys[name][np.searchsorted(matter, given.object[rows])] = place + 1
        words[name] = ("", *(given.values[value] for value in values.tolist()))
    return (Facts(matter=matter + 1, keys=keys), words) if keys else (None, {})


def _whole(column: array[int]) -> Whole:
    return np.frombuffer(column, np.int64) if len(column) else np.empty(0, np.int64)


def _column(objects: Objects, kind: str, size: int) -> Whole:
    """For each event the first object of a type that it concerns, counted from 1; 0 when there is none."""
    column = np.zeros(size, np.int64)
    if kind not in objects.types:
        return column
    wanted = objects.type[objects.object] == objects.types.index(kind)
    if kind == UNIT:
        wanted &= np.isin(objects.qualifier, [i for i, word in enumerate(objects.qualifiers) if word in ACTING])
    column[objects.event[wanted][::-1]] = objects.object[wanted][::-1] + 1
    return column
