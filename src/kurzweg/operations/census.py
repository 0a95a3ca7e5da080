# SPDX-License-Identifier: EUPL-1.2
"""What a database holds, in figures that another one can be held against: rows of each table, and a sum over them.

The sum is over the hash of every row's text, so that not a sample but all rows are compared, in any order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

TABLES = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1
"""
SPEAK_ALIKE = """
    set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
    set extra_float_digits = 1
"""
COUNT = "select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text from public.{table} t"


@dataclass(frozen=True)
class Count:
    """One table: its rows, and the sum over their hashes."""

    rows: int
    sum: str


Census = Mapping[str, Count]


def take(connection: psycopg.Connection[Any]) -> Census:
    """Count every table, as a role that sees all rows, in the snapshot of the running transaction."""
    connection.execute(SPEAK_ALIKE.encode())
    counts = {}
    for (table,) in connection.execute(TABLES).fetchall():
        row = connection.execute(sql.SQL(COUNT).format(table=sql.Identifier(table))).fetchone()
        assert row is not None
        counts[str(table)] = Count(*row)
    return counts


def differences(expected: Census, found: Census) -> list[str]:
    """Where two censuses differ, table by table, in words."""
    told = []
    for table in sorted({*expected, *found}):
        before, after = expected.get(table), found.get(table)
        if before is None or after is None:
            told.append(f"{table}: {'is missing' if after is None else 'was not there'}")
        elif before.rows != after.rows:
            told.append(f"{table}: {after.rows} rows, {before.rows} were saved")
        elif before.sum != after.sum:
            told.append(f"{table}: {after.rows} rows as saved, but not the same ones")
    return told
