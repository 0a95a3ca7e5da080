# SPDX-License-Identifier: EUPL-1.2
"""The seals in the database, as the sealer's role sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import UTC
from typing import Any

import psycopg
from psycopg.rows import dict_row

from kurzweg.engine.eventlog import Seal

Connection = psycopg.Connection[Any]
COLUMNS = ", ".join(one.name for one in fields(Seal))
PLACES = ", ".join(["%s"] * len(fields(Seal)))
SEALS = f"select {COLUMNS} from operations_seal"  # noqa: S608 - the names of our own columns
NEWEST = f"{SEALS} where log = %s order by number desc limit 1"
AFTER = f"{SEALS} where log = %s and number > %s order by number"
COVERED = "select keys from operations_seal where log = %s and top > %s order by number"
ADD = f"insert into operations_seal ({COLUMNS}) values ({PLACES})"  # noqa: S608 - the names of our own columns


def newest(connection: Connection, log: str) -> Seal | None:
    """The last seal of a log."""
    return next(iter(_seals(connection, NEWEST, log)), None)


def after(connection: Connection, log: str, number: int) -> list[Seal]:
    """The seals after this number, in order."""
    return _seals(connection, AFTER, log, number)


def covered_above(connection: Connection, log: str, floor: int) -> list[str]:
    """The rows above this one that are sealed already, as lists of ranges."""
    return [keys for (keys,) in connection.execute(COVERED.encode(), [log, floor])]


def add(connection: Connection, seals: Sequence[Seal]) -> None:
    """Write new links of the chain; two sealers cannot write the same number."""
    with connection.cursor() as cursor:
        cursor.executemany(ADD.encode(), [astuple(seal) for seal in seals])


def _seals(connection: Connection, query: str, *values: object) -> list[Seal]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return [_seal(row) for row in cursor.execute(query.encode(), values)]


def _seal(row: dict[str, Any]) -> Seal:
    return Seal(**row | {"sealed_at": row["sealed_at"].astimezone(UTC)})
