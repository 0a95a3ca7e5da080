# SPDX-License-Identifier: EUPL-1.2
"""The events of the past go into the log: in one call, by the one function that may write there what is long ago."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from django.db.backends.utils import CursorWrapper

from kurzweg.demo.past.course import Course
from kurzweg.demo.past.rows import Codes, numbers
from kurzweg.engine.simulation.hall import Ints
from kurzweg.events.kinds import LANGUAGES, Kind, ObjectType
from kurzweg.events.matter_facts import KEYS

SPOKEN: Final = (Kind.MatterOpened, Kind.TicketDrawn, Kind.PersonRecorded)
"""Events that say which language somebody speaks."""
OBJECTS: Final = "select log_past_objects(%s::smallint[], %s::uuid[])"
FACTS: Final = (
    "select log_past_facts(%s::bigint[], %s::smallint[], %s::smallint[], %s::integer[], %s::smallint[], %s::smallint[])"
)
EVENTS: Final = """
    select log_past_events(%s::bigint[], %s::smallint[], %s::"char"[], %s::smallint[], %s::bigint[], %s::bigint[],
                           %s::smallint[], %s::smallint[], %s::smallint[], %s::smallint[], %s::smallint[],
                           %s::smallint[], %s::smallint[], %s::bigint[], %s::text[]::jsonb[])
"""
NUMBERS: Final = (
    "select min(n), max(n) from (select nextval('log_work_item') as n from generate_series(1, %s)) as taken"
)


class WorkItems(NamedTuple):
    """The numbers that the office gives to the pieces of work of a course: to `some` in their order, from `first`."""

    some: Ints
    first: int

    def of(self, item: Ints) -> Ints:
        """The office's number of each piece; 0 for none."""
        told: Ints = np.where(item > 0, self.first + np.searchsorted(self.some, item), 0)
        return told


def take_work_items(cursor: CursorWrapper, item: Ints) -> WorkItems:
    """Take numbers that the office has not given yet."""
    some = np.unique(item[item > 0])
    cursor.execute(NUMBERS, [max(len(some), 1)])
    first, _ = cursor.fetchone() or (1, 1)
    return WorkItems(some, int(first))


def write_log(
    cursor: CursorWrapper, course: Course, matters: Sequence[uuid.UUID], persons: Sequence[uuid.UUID], codes: Codes,
    items: WorkItems,
) -> int:  # fmt: skip
    """Write all events with the objects they concern; how many there are."""
    types = [ObjectType.MATTER.value] * len(matters) + [ObjectType.PERSON.value] * len(persons)
    cursor.execute(OBJECTS, [types, [*matters, *persons]])
    (ids,) = cursor.fetchone() or ([],)
    objects = np.array(ids, np.int64)
    cursor.execute(FACTS, [numbers(objects[: len(matters)]), *(numbers(course.matters.coarse[key]) for key in KEYS)])
    attrs, words = _attributes(course, codes)
    cursor.execute(EVENTS, [*_columns(course, codes, items, attrs, objects), words])
    (written,) = cursor.fetchone() or (0,)
    return int(written)


def _columns(course: Course, codes: Codes, items: WorkItems, attrs: Ints, objects: Ints) -> Iterator[str]:
    """The arrays of `log_past_events`, in its order."""
    told = course.events
    language = np.array([LANGUAGES[one.language] for one in course.persons])
    whose = np.where(told.matter >= 0, course.matters.person[told.matter], told.person)
    yield numbers(told.at)
    yield numbers(told.kind)
    yield "{" + ",".join(map(chr, told.phase.tolist())) + "}"
    yield numbers(np.where(told.at < course.merger, codes.before, codes.after))
    yield numbers(items.of(told.item))
    yield numbers(np.where(told.matter >= 0, objects[told.matter], 0))
    yield numbers(_named(codes.units, told.unit))
    yield numbers(_named(codes.services, told.service))
    yield numbers(_named(codes.sites, told.site))
    yield numbers(np.where(np.isin(told.kind, SPOKEN), language[whose], 0))
    yield numbers(told.channel)
    yield numbers(told.reason)
    yield numbers(attrs)
    yield numbers(np.where(told.person >= 0, objects[len(course.matters.opened) + told.person], 0))


def _attributes(course: Course, codes: Codes) -> tuple[Ints, list[str]]:
    """What each event says beyond the columns: a number each, and what the numbers stand for."""
    told = course.events
    units = codes.units.tolist()
    words: dict[str, int] = {"{}": 1}

    def code(**said: Any) -> int:
        return words.setdefault(json.dumps(said), len(words) + 1)

    attrs = np.ones(len(told.at), np.int64)
    for kind, role in (
        (Kind.HandoverOffered, "to_unit"), (Kind.HandoverWithdrawn, "to_unit"), (Kind.MatterHandedOver, "from_unit"),
        (Kind.MatterMovedByStructure, "from_unit"),
    ):  # fmt: skip
        by_unit = np.array([code(**{role: unit}) for unit in units])
        some = told.kind == kind
        attrs[some] = by_unit[told.other[some]]
    settled = told.kind == Kind.MatterSettled
    for outcome in np.unique(course.matters.outcome).tolist():
        attrs[settled & (course.matters.outcome[told.matter] == outcome)] = code(outcome=outcome)
    ended = told.kind == Kind.ServingFinished
    at_once = course.matters.settled[told.matter] == told.at
    attrs[ended] = np.where(at_once[ended], code(settled=True), code(settled=False))
    return attrs, list(words)


def _named(numbers: Ints, places: Ints) -> Ints:
    """The small number of each; 0 for none."""
    told: Ints = np.append(numbers, 0)[places]
    return told
