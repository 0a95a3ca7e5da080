# SPDX-License-Identifier: EUPL-1.2
"""A log as records that any object-centric format can write: typed events and objects with ids, links between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

import numpy as np

from kurzweg.engine.eventlog.log import CODED, INSTANT, NO_TIME, EventLog
from kurzweg.engine.eventlog.moments import EPOCH
from kurzweg.engine.eventlog.objects import Whole

NUMBERS: Final = ("work_item", "org_version")
FROM_COLUMNS: Final = ("matter", "case", "unit")
"""Columns that are objects to others. Who acted is not given away."""
Link = tuple[str, str]


@dataclass(frozen=True)
class Event:
    """One event: `links` are ids of objects with a qualifier."""

    id: str
    type: str
    at: datetime
    attributes: dict[str, str | int]
    links: list[Link]


@dataclass
class Thing:
    """One object: `values` are name, value, since when (None: from its beginning)."""

    id: str
    type: str
    values: list[tuple[str, str, datetime | None]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def moment_of(micros: int) -> datetime:
    """Microseconds since 1970 as a moment in UTC."""
    return EPOCH + timedelta(microseconds=micros)


@dataclass(frozen=True)
class Records:
    """The records of a log in the order of what happened; events without a moment or a kind cannot be written."""

    log: EventLog

    @cached_property
    def rows(self) -> Whole:
        log = self.log
        kept = np.flatnonzero((log.at != NO_TIME) & (log.activity != 0))
        return kept[np.lexsort((log.event_id[kept], log.at[kept]))]

    @property
    def left_out(self) -> int:
        return len(self.log) - len(self.rows)

    @cached_property
    def things(self) -> dict[str, Thing]:
        """All objects by id."""
        found: dict[str, Thing] = {}
        objects = self.log.objects
        if objects is not None:
            kinds = objects.type.tolist()
            found = {
                number: Thing(number, objects.types[kind]) for number, kind in zip(objects.ids, kinds, strict=True)
            }
            relations = (objects.source.tolist(), objects.target.tolist(), objects.relation.tolist())
            for source, target, relation in zip(*relations, strict=True):
                found[objects.ids[source]].links.append((objects.ids[target], objects.qualifiers[relation]))
            if objects.attributes is not None:
                self._describe(found)
        for column in self._own:
            for code in np.unique(getattr(self.log, column)).tolist():
                if code:
                    number = self._id(column, code)
                    found.setdefault(number, Thing(number, column))
        self._tell_facts(found)
        return found

    def _tell_facts(self, found: Mapping[str, Thing]) -> None:
        """The allocation keys of matters, as values of the matters that the log writes itself."""
        facts = self.log.facts
        if facts is None or "matter" not in self._own:
            return
        owners = [found.get(self._id("matter", code)) for code in facts.matter.tolist()]
        for name, codes in facts.keys.items():
            for owner, code in zip(owners, codes.tolist(), strict=True):
                if owner is not None and code:
                    owner.values.append((name, self.log.word(name, code), None))

    def _describe(self, found: Mapping[str, Thing]) -> None:
        assert self.log.objects is not None
        assert self.log.objects.attributes is not None
        ids, given = self.log.objects.ids, self.log.objects.attributes
        cells = (given.object.tolist(), given.name.tolist(), given.value.tolist(), given.at.tolist())
        for owner, name, value, at in zip(*cells, strict=True):
            since = moment_of(at) if at else None
            found[ids[owner]].values.append((given.names[name], given.values[value], since))

    @cached_property
    def _own(self) -> tuple[str, ...]:
        """Columns that are not objects of the log already."""
        types = self.log.objects.types if self.log.objects is not None else ()
        return tuple(one for one in FROM_COLUMNS if one not in types and getattr(self.log, one).any())

    def _id(self, column: str, code: int) -> str:
        return f"{column}:{self.log.word(column, code)}"

    def events(self) -> Iterator[Event]:
        """The events, one at a time."""
        log, links = self.log, self._links()
        more = log.given_away
        words = [*CODED, *more]
        columns = {name: more[name] if name in more else getattr(log, name) for name in (*NUMBERS, *words)}
        used = {name: column for name, column in columns.items() if column.any()}
        for row in self.rows.tolist():
            attributes: dict[str, str | int] = {}
            if log.phase[row] != INSTANT:
                attributes["phase"] = chr(log.phase[row])
            for name, column in used.items():
                code = int(column[row])
                if code:
                    attributes[name] = code if name in NUMBERS else log.word(name, code)
            yield Event(
                id=f"e{log.event_id[row]}",
                type=log.word("activity", int(log.activity[row])),
                at=moment_of(int(log.at[row])),
                attributes=attributes,
                links=[*links.get(row, ()), *self._own_links(row)],
            )

    def _own_links(self, row: int) -> Iterator[Link]:
        for column in self._own:
            code = int(getattr(self.log, column)[row])
            if code:
                yield self._id(column, code), "unit" if column == "unit" else "main"

    def _links(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = defaultdict(list)
        objects = self.log.objects
        if objects is not None:
            cells = (objects.event.tolist(), objects.object.tolist(), objects.qualifier.tolist())
            for event, concerned, qualifier in zip(*cells, strict=True):
                link = (objects.ids[concerned], objects.qualifiers[qualifier])
                if link not in found[event]:
                    found[event].append(link)
        return found
