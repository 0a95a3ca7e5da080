# SPDX-License-Identifier: EUPL-1.2
"""What stands in the tables, read by plain SQL past every policy. Shares no code with the product."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import namedtuple_row

Connection = psycopg.Connection[Any]
QUERIES = {
    "tickets": """
        select t.id::text, t.call_number, t.state, t.lane_id as lane, t.site_id as site, t.day,
               t.matter_id::text as matter
        from servicepoint_ticket t order by t.id""",
    "matters": "select id::text, number, unit_id as unit, unit_since, opened_at from matters_matter order by id",
    "keys": "select encode(hash, 'hex') as hash, matter_id::text as matter from matters_matterkey",
    "periods": """
        select matter_id::text as matter, unit_id as unit, lower(during) as since, upper(during) as until
        from matters_responsibleperiod order by matter_id, lower(during), upper(during)""",
    "handovers": """
        select id::text, matter_id::text as matter, note, work_item, to_unit_id as to_unit, from_unit_id as from_unit,
               accepted_at, declined_at, withdrawn_at
        from matters_handover order by offered_at, id""",
    "settlements": "select matter_id::text as matter from matters_settlement",
    "shifts": """
        select l.code as lane, s.username, o.closed_at is null as is_running
        from offices_laneshift o join offices_lane l on l.id = o.lane_id join accounts_staff s on s.id = o.opened_by_id
        """,
    "events": """
        select e.event_id, a.name as kind, e.at, e.work_item, m.ext_id::text as matter, e.attrs,
               (select l.ext_id::text from log_event_object c join log_object o using (object_id)
                join log_object_link l using (object_id)
                where c.at = e.at and c.event_id = e.event_id and o.type = 6 limit 1) as ticket
        from log_event e join log_activity a on a.activity = e.activity
        left join log_object_link m on m.object_id = e.matter_id
        order by e.event_id""",  # 6 is how the log numbers tickets among the things an event concerns
}
SEALED = {
    "events": "select event_id as number, recorded_at as at from log_event order by 1",
    "access": "select id as number, at from accounts_accessentry order by 1",
}
SEALS = "select number, keys, previous, head, sealed_at from operations_seal where log = %s order by number"
SAFE = {"synchronous_commit": "on", "fsync": "on", "full_page_writes": "on"}
"""Settings without which an acknowledgement means nothing."""


@dataclass(frozen=True)
class Records:
    """All rows that the judge looks at, from one moment."""

    tickets: list[Any]
    matters: list[Any]
    keys: list[Any]
    periods: list[Any]
    handovers: list[Any]
    settlements: list[Any]
    shifts: list[Any]
    events: list[Any]
    sealed: dict[str, tuple[list[Any], list[Any]]]
    unsafe: dict[str, str]

    @classmethod
    def read(cls, connection: Connection) -> Records:
        """Read everything in the transaction of this connection."""
        rows = {name: _rows(connection, query) for name, query in QUERIES.items()}
        sealed = {log: (_rows(connection, query), _rows(connection, SEALS, log)) for log, query in SEALED.items()}
        said = {name: str(_rows(connection, f"show {name}")[0][0]) for name in SAFE}
        return cls(**rows, sealed=sealed, unsafe={name: value for name, value in said.items() if value != SAFE[name]})

    def by(self, table: str, column: str) -> dict[Any, list[Any]]:
        """The rows of a table, grouped by a column."""
        groups: dict[Any, list[Any]] = defaultdict(list)
        for row in getattr(self, table):
            groups[getattr(row, column)].append(row)
        return groups

    def kinds(self, column: str) -> dict[tuple[Any, str], int]:
        """How many events of each kind there are for each value of a column (`ticket`, `matter`, `work_item`)."""
        counts: dict[tuple[Any, str], int] = defaultdict(int)
        for event in self.events:
            counts[getattr(event, column), event.kind] += 1
        return counts


def _rows(connection: Connection, query: str, *values: object) -> list[Any]:
    with connection.cursor(row_factory=namedtuple_row) as cursor:
        return cursor.execute(query.encode(), values or None).fetchall()
