# SPDX-License-Identifier: EUPL-1.2
"""The course of things becomes rows: persons, matters, where they lay, how they ended, and the events of the log.

Rows go as arrays: `COPY` writes to no table with a wall, and nobody who serves pages may make tables, temporary or not.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from kurzweg.demo.past.course import Course
from kurzweg.demo.past.invented import INVENTED
from kurzweg.demo.past.log_writing import take_work_items, write_log
from kurzweg.demo.past.moves import moves_of, write_moves
from kurzweg.demo.past.rows import Codes, Columns, Keys, moment, run
from kurzweg.lang.names import folded, sort_key
from kurzweg.offices.models import take_numbers

PERSONS = """
    insert into people_person (id, family_name, given_name, folded_name, sort_key, birth_year, birth_month, birth_day,
                               nationality, language, phone, recorded_at)
    select id, family, given, folded, sort, born, month, day, country, language, '', recorded from past
"""
PRESENCES = "insert into people_presence (id, person_id, unit_id, since) select id, person, unit, since from past"
MATTERS = """
    insert into matters_matter (id, number, service_id, compartment, unit_id, unit_since, person_id, channel, language,
                                opened_at)
    select past.id, number, service, c.code, unit, opened, person, channel, language, opened
    from past join services_service s on s.id = past.service join services_compartment c on c.id = s.compartment_id
"""
FACTS = "insert into matters_matterfact (id, matter_id, fact, value) select id, matter, fact, value from past"
SETTLEMENTS = "insert into matters_settlement (matter_id, outcome, at) select id, outcome, at from past"


def write_past(course: Course, staff: Mapping[str, uuid.UUID], *, seed: int) -> int:
    """Write it all, in the running transaction; how many events there are.

    `staff`: who answers for the handovers of each unit, by its code; of all others, "".
    """
    return _Writing(course, staff, Keys(np.random.Generator(np.random.Philox(key=seed)))).write()


class _Writing:
    """One course on its way into the tables; what is made once is used by all of them."""

    def __init__(self, course: Course, staff: Mapping[str, uuid.UUID], keys: Keys) -> None:
        self.course, self.staff, self.keys = course, staff, keys
        self.codes = Codes.of(course)
        self.matters = keys.at(course.matters.opened.tolist())
        self.recorded = course.recorded.tolist()
        self.persons = keys.at(self.recorded)
        self.moves = moves_of(course)

    def write(self) -> int:
        with connection.cursor() as cursor:
            self._write_persons(cursor)
            self._write_matters(cursor)
            items = take_work_items(cursor, self.course.events.item)
            told = items.of(np.array([one.item for one in self.moves], np.int64)).tolist()
            moves = [one._replace(item=number) for one, number in zip(self.moves, told, strict=True)]
            write_moves(cursor, moves, self.course, self.matters, self.staff, self.codes, self.keys)
            self._write_presences(cursor)
            return write_log(cursor, self.course, self.matters, self.persons, self.codes, items)

    def _write_persons(self, cursor: CursorWrapper) -> None:
        told = self.course.persons
        given = [f"{one.given} ({INVENTED})" for one in told]
        names = [f"{one.family} {name}" for one, name in zip(told, given, strict=True)]
        merger = moment(self.course.merger).year
        columns: Columns = {
            "id": ("uuid", self.persons), "family": ("text", [one.family for one in told]), "given": ("text", given),
            "folded": ("text", [folded(name) for name in names]), "sort": ("bytea", [sort_key(name) for name in names]),
            "born": ("smallint", [merger - one.age for one in told]),
            "month": ("smallint", [one.birth_month for one in told]),
            "day": ("smallint", [one.birth_day for one in told]), "country": ("text", [one.country for one in told]),
            "language": ("text", [one.language for one in told]),
            "recorded": ("timestamptz", [moment(at) for at in self.recorded]),
        }  # fmt: skip
        run(cursor, PERSONS, columns)

    def _write_matters(self, cursor: CursorWrapper) -> None:
        told = self.course.matters
        person = told.person.tolist()
        columns: Columns = {
            "id": ("uuid", self.matters), "number": ("text", self._numbers_of_matters()),
            "service": ("smallint", self.codes.services[told.service].tolist()),
            "unit": ("smallint", self.codes.units[told.unit].tolist()),
            "opened": ("timestamptz", [moment(at) for at in told.opened.tolist()]),
            "person": ("uuid", [self.persons[one] for one in person]), "channel": ("smallint", told.channel.tolist()),
            "language": ("text", [self.course.persons[one].language for one in person]),
        }  # fmt: skip
        run(cursor, MATTERS, columns)
        ended = np.flatnonzero(told.settled >= 0)
        settlements: Columns = {
            "id": ("uuid", [self.matters[row] for row in ended.tolist()]),
            "outcome": ("text", told.outcome[ended].tolist()),
            "at": ("timestamptz", [moment(at) for at in told.settled[ended].tolist()]),
        }
        run(cursor, SETTLEMENTS, settlements)
        said = [(row, fact, value) for row, facts in enumerate(told.facts) for fact, value in facts.items()]
        facts: Columns = {
            "id": ("uuid", self.keys.at(told.opened[[row for row, *_ in said]].tolist())),
            "matter": ("uuid", [self.matters[row] for row, *_ in said]),
            "fact": ("text", [fact for _, fact, _ in said]), "value": ("text", [value for *_, value in said]),
        }  # fmt: skip
        run(cursor, FACTS, facts)

    def _numbers_of_matters(self) -> list[str]:
        """A number for each, in the order in which they were opened."""
        opened = self.course.matters.opened
        order = np.argsort(opened, kind="stable")
        years = np.array([timezone.localtime(moment(at)).year for at in opened[order].tolist()])
        numbers = [""] * len(opened)
        for year in np.unique(years).tolist():
            some = order[years == year].tolist()
            for row, number in zip(some, take_numbers("A", year=year, count=len(some)), strict=True):
                numbers[row] = number
        return numbers

    def _write_presences(self, cursor: CursorWrapper) -> None:
        known = list(self._presences())
        columns: Columns = {
            "id": ("uuid", self.keys.at(at for *_, at in known)), "person": ("uuid", [person for person, *_ in known]),
            "unit": ("smallint", [unit for _, unit, _ in known]),
            "since": ("timestamptz", [moment(at) for *_, at in known]),
        }  # fmt: skip
        run(cursor, PRESENCES, columns)

    def _presences(self) -> Iterator[tuple[uuid.UUID, int, int]]:
        """Since when which unit works for whom."""
        told = self.course.matters
        since: dict[tuple[int, int], int] = {}
        first = zip(told.person.tolist(), told.unit.tolist(), told.opened.tolist(), strict=True)
        later = ((int(told.person[one.matter]), one.unit, one.at) for one in self.moves if one.turn)
        for person, unit, at in (*first, *later):
            since[person, unit] = min(at, since.get((person, unit), at))
        units = self.codes.units.tolist()
        yield from ((self.persons[person], units[unit], at) for (person, unit), at in since.items())
