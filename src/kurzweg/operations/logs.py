# SPDX-License-Identifier: EUPL-1.2
"""The two logs that are sealed, and the canonical encoding of their rows.

A row is the line that PostgreSQL's `copy … to stdout` writes for it in its text format, without the line end, in UTF-8:
the values in the order below with a tab between them, `\\N` for nothing, backslash escapes; moments are microseconds
since 1970 in UTC, `attrs` is the text of the jsonb. So anybody can compute a digest with psql and sha256sum.
What follows the columns of an event are the objects it concerns, `number:qualifier` with commas, ascending.
"""

from __future__ import annotations

from dataclasses import dataclass

from psycopg import sql

OBJECTS = """(
    select string_agg(o.object_id || ':' || o.qualifier, ',' order by o.object_id, o.qualifier)
    from log_event_object o where o.at = r.at and o.event_id = r.event_id
)"""


@dataclass(frozen=True)
class SealedLog:
    """One log: its table, the column of its numbers, when a row was written, and its columns in canonical order."""

    name: str
    table: str
    key: str
    recorded: str
    columns: tuple[str, ...]
    moments: frozenset[str]
    beyond: str = ""

    @property
    def line(self) -> sql.SQL:
        """The values of a row in canonical order, as a list for `select`."""
        values = [self._value(column) for column in self.columns]
        return sql.SQL(", ".join([*values, self.beyond] if self.beyond else values))

    def _value(self, column: str) -> str:
        return f"(extract(epoch from r.{column}) * 1000000)::bigint" if column in self.moments else f"r.{column}"


EVENTS = SealedLog(
    "events",
    "log_event",
    key="event_id",
    recorded="recorded_at",
    columns=(
        "event_id", "at", "recorded_at", "activity", "phase", "org_version", "work_item", "matter_id", "case_id",
        "unit", "service", "site", "language", "status_group", "channel", "reason", "actor", "attrs",
    ),
    moments=frozenset({"at", "recorded_at"}),
    beyond=OBJECTS,
)  # fmt: skip
ACCESS = SealedLog(
    "access",
    "accounts_accessentry",
    key="id",
    recorded="at",
    columns=("id", "at", "actor", "page", "field_class", "purpose", "object_id", "request", "grant"),
    moments=frozenset({"at"}),
)
LOGS = (EVENTS, ACCESS)
