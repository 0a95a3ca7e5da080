# SPDX-License-Identifier: EUPL-1.2
"""The office's own log as arrays, by binary copy: the same type that the simulator writes and others bring.

Not imported by pages: it needs numpy. Who acted is not read: figures are about units. Whom a matter is about is read
only on demand, as the number that stands for a person in the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import psycopg

from kurzweg.engine.eventlog.copied import arrays_of
from kurzweg.engine.eventlog.log import PERSON, EventLog
from kurzweg.engine.eventlog.objects import Facts, Whole
from kurzweg.engine.responsibility.bands import WORDS
from kurzweg.events.kinds import LANGUAGES, Channel, ObjectType, Qualifier, Reason

EVENT: Final[Mapping[str, str]] = {
    "event_id": "bigint", "at": "timestamptz", "activity": "smallint", "phase": '"char"', "org_version": "smallint",
    "work_item": "bigint", "matter_id": "bigint", "case_id": "bigint", "unit": "smallint", "service": "smallint",
    "site": "smallint", "language": "smallint", "channel": "smallint", "reason": "smallint",
}  # fmt: skip
KEYS: Final = frozenset({"matter_id", "case_id"})
NEVER_NULL: Final = frozenset({"event_id", "at", "activity", "phase", "org_version"})
FACTS: Final[Mapping[str, str]] = {
    "matter_id": "bigint", "letter_block": "smallint", "age_band": "smallint", "ags": "integer",
    "nationality_group": "smallint", "household": "smallint",
}  # fmt: skip
CODES: Final[Mapping[str, str]] = {
    "activity": "select activity, name from log_activity",
    "unit": "select id, code from offices_unit",
    "service": "select id, code from services_service",
    "site": "select id, code from offices_site",
}
PERSONS: Final = f"""
    select o.event_id, o.object_id from log_event_object o join log_object using (object_id)
    where type = {ObjectType.PERSON.value} and qualifier = {Qualifier.SUBJECT.value}
"""  # noqa: S608 - numbers of this house


def read_live_log(connection: psycopg.Connection[Any], *, persons: bool = False) -> EventLog:
    """Read the whole event log in one transaction, as the office's own machinery.

    With `persons` it says, too, whom an event is about; that column is called `PERSON`.
    """
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        connection.execute("select set_config('kurzweg.kind', 'job', true)")
        names = {column: _words(connection, query) for column, query in CODES.items()}
        facts = _copied(connection, "log_matter_fact", FACTS, frozenset({"matter_id"}))
        rows = _copied(connection, "log_event", EVENT, NEVER_NULL)
        subjects = _all_of(connection, PERSONS, {"event_id": "bigint", "object_id": "bigint"}) if persons else None
    columns: dict[str, Any] = {name.removesuffix("_id") if name in KEYS else name: rows[name] for name in EVENT}
    return EventLog(
        **columns,
        names={**names, **_spoken(), **WORDS},
        more={PERSON: _subjects(rows["event_id"], subjects)} if subjects else {},
        facts=Facts(matter=facts.pop("matter_id"), keys=facts),
    )


def _copied(
    connection: psycopg.Connection[Any], table: str, columns: Mapping[str, str], never_null: frozenset[str]
) -> dict[str, Whole]:
    asked = ", ".join(name if name in never_null else f"coalesce({name}, 0)::{kind}" for name, kind in columns.items())
    query = f"select {asked} from {table}"  # noqa: S608 - names of this file
    return _all_of(connection, query, columns)


def _all_of(connection: psycopg.Connection[Any], query: str, columns: Mapping[str, str]) -> dict[str, Whole]:
    with connection.cursor() as cursor, cursor.copy(f"copy ({query}) to stdout (format binary)") as copy:
        return arrays_of(copy, columns)


def _subjects(event: Whole, told: Mapping[str, Whole]) -> Whole:
    """For each event the person whom it is about; 0 for none."""
    found = np.zeros(len(event), np.int64)
    order = np.argsort(event, kind="stable")
    place = order[np.searchsorted(event[order], told["event_id"])]
    found[place] = told["object_id"]
    return found


def _words(connection: psycopg.Connection[Any], query: str) -> tuple[str, ...]:
    return _listed({int(number): str(word) for number, word in connection.execute(query)})


def _spoken() -> dict[str, tuple[str, ...]]:
    return {
        "language": _listed({number: code for code, number in LANGUAGES.items()}),
        "channel": _listed({one.value: one.name.lower() for one in Channel}),
        "reason": _listed({one.value: one.name.lower() for one in Reason}),
    }


def _listed(words: Mapping[int, str]) -> tuple[str, ...]:
    """Words by their numbers; numbers without a word are spoken as numbers."""
    return ("", *(words.get(number, str(number)) for number in range(1, max(words, default=0) + 1)))
