# SPDX-License-Identifier: EUPL-1.2
"""Seals what was written since the last time. Writers never wait for it: it only reads, in one snapshot.

Rows become visible out of order: a transaction that took a low number may commit after one with a higher number was
sealed. So a run seals whatever is visible and not sealed yet above a floor, and the floor rises only over numbers
whose transactions have all ended. Who inserts into a log holds a lock on its table from before the number is taken
until the end of the transaction; the locks are there for everybody to see.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from psycopg import IsolationLevel, sql

from kurzweg.engine.eventlog import Seal, Sealed, digest_of, next_seal
from kurzweg.operations import inside
from kurzweg.operations.keyring import Keyring, Signer
from kurzweg.operations.logs import LOGS, SealedLog
from kurzweg.operations.outside import Outside

LOCK = 0x6B757277_5365616C  # "kurwSeal"
ROWS = 10_000
"""Rows of one seal at most, so that a seal stays a line that one can read."""
PATIENCE = 1.0
"""Seconds for which the writers of a moment are waited for, so that the floor can rise; nobody waits for us."""
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
TOLERANCE = timedelta(minutes=1)
"""By how much a row may say that it is older than the seal before it."""

MOMENT = "select clock_timestamp(), pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
HIGHEST = "select coalesce(max({key}), 0) from {table} where {key} > {floor}"
WRITERS = """
    select virtualtransaction from pg_locks
    where locktype = 'relation' and mode = 'RowExclusiveLock' and granted and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())
      and relation in (select %(table)s::regclass union select relid from pg_partition_tree(%(table)s))
"""
"""Who inserts into a log now. A table that is in no partition tree stands in none, not even its own."""
LATE = "({recorded} < {since} and ((r.xmin::text::bigint - {horizon}) & 4294967295) < 2147483648)"
"""Whether a row began after the last seal and says that it is older. Transactions count in a circle of 2^32."""
ROWS_TO_SEAL = """
    copy (
        select {late}, {line} from {table} r
        where r.{key} > {floor} and not (r.{key} <@ {sealed}::int8multirange) order by r.{key}
    ) to stdout
"""


class ChainFault(RuntimeError):  # noqa: N818 - named for what it is
    """The chain cannot go on; the message says why and what to do."""


@dataclass(frozen=True)
class Moment:
    """When a run reads, and up to which transaction."""

    at: datetime
    horizon: int


def seal_logs(connection: inside.Connection, *, keyring: Keyring, outside: Outside) -> dict[str, int]:
    """Seal both logs, as the sealer's role; how many rows of each were sealed.

    The seals stand in the database first and outside second; whoever is killed in between is made up for by the next
    run. Raises ChainFault when the seals outside do not belong to this database.
    """
    with _only_one(connection), outside.alone():
        signer = keyring.signer()
        counts = {}
        for log in LOGS:
            _catch_up(connection, log.name, keyring, outside)
            counts[log.name] = _seal(connection, log, signer)
            _catch_up(connection, log.name, keyring, outside)
        return counts


def _seal(connection: inside.Connection, log: SealedLog, signer: Signer) -> int:
    before = inside.newest(connection, log.name)
    floor = _next_floor(connection, log, before)
    with connection.transaction():
        moment = moment_of(connection)
        seals, rows, last = [], 0, before
        for part in _unsealed(connection, log, before, moment):
            last = next_seal(
                last, part, log=log.name, sealed_at=moment.at, horizon=moment.horizon, floor=floor,
                signer=signer.name, sign=signer,
            )  # fmt: skip
            seals.append(last)
            rows += len(part.keys)
        inside.add(connection, seals)
    return rows


def moment_of(connection: inside.Connection) -> Moment:
    """The database's time, and the first transaction that this snapshot knows nothing of."""
    row = connection.execute(MOMENT).fetchone()
    assert row is not None
    return Moment(*row)


def _next_floor(connection: inside.Connection, log: SealedLog, before: Seal | None) -> int:
    """The number at or below which nothing appears after this run: all who may have taken one by now have ended."""
    floor = before.floor if before else 0
    names = {"table": sql.Identifier(log.table), "key": sql.Identifier(log.key), "floor": sql.Literal(floor)}
    (highest,) = connection.execute(sql.SQL(HIGHEST).format(**names)).fetchone() or (0,)
    waited_for = _writers(connection, log)
    end = time.monotonic() + PATIENCE
    while waited_for and time.monotonic() < end:
        time.sleep(0.02)
        waited_for &= _writers(connection, log)
    return floor if waited_for else max(floor, highest)


def _writers(connection: inside.Connection, log: SealedLog) -> set[str]:
    return {name for (name,) in connection.execute(WRITERS, {"table": log.table})}


def _unsealed(connection: inside.Connection, log: SealedLog, before: Seal | None, now: Moment) -> Iterator[Sealed]:
    keys: list[int] = []
    digests: list[bytes] = []
    late: list[int] = []
    floor = before.floor if before else 0
    query = _rows_to_seal(log, before, now, inside.covered_above(connection, log.name, floor))
    with connection.cursor() as cursor, cursor.copy(query) as rows:
        for row in rows:
            is_late, _, line = bytes(row).removesuffix(b"\n").partition(b"\t")
            key = int(line.partition(b"\t")[0])
            keys.append(key)
            digests.append(digest_of(line))
            if is_late == b"t":
                late.append(key)
            if len(keys) == ROWS:
                yield Sealed(keys, digests, late)
                keys, digests, late = [], [], []
    if keys:
        yield Sealed(keys, digests, late)


def _rows_to_seal(log: SealedLog, before: Seal | None, now: Moment, covered: Sequence[str]) -> sql.Composed:
    return sql.SQL(ROWS_TO_SEAL).format(
        late=sql.SQL(LATE).format(**late_of(log, before, now)),
        line=log.line,
        table=sql.Identifier(log.table),
        key=sql.Identifier(log.key),
        floor=sql.Literal(before.floor if before else 0),
        sealed=sql.Literal(multirange(covered)),
    )


def late_of(log: SealedLog, before: Seal | None, now: Moment) -> dict[str, sql.Composable]:
    """What LATE compares with; nothing is late where the clock went back, or where another server counted."""
    comparable = before if before and before.sealed_at <= now.at and before.horizon <= now.horizon else None
    return {
        "recorded": sql.Identifier("r", log.recorded),
        "since": sql.Literal(comparable.sealed_at - TOLERANCE if comparable else LONG_AGO),
        "horizon": sql.Literal(comparable.horizon if comparable else 0),
    }


def multirange(texts: Sequence[str]) -> str:
    """Ranges of numbers as PostgreSQL writes them: "17-19,31" is "{[17,19],[31,31]}"."""
    edges = [part.partition("-") for text in texts for part in text.split(",")]
    return "{" + ",".join(f"[{first},{last or first}]" for first, _, last in edges) + "}"


def _catch_up(connection: inside.Connection, log: str, keyring: Keyring, outside: Outside) -> None:
    """Write outside what stands in the database and not there yet."""
    witnessed = outside.last(log)
    number = witnessed.number if witnessed else 0
    seals = inside.after(connection, log, number - 1)
    head = witnessed.head if witnessed else bytes(32)
    if witnessed:
        if not seals or seals[0] != witnessed:
            raise ChainFault(
                f"Seal {number} of {log} in {outside.file(log)} is not the one in the database: the database was "
                "changed, or it is older than the file. `kurzweg log verify` names the first difference. "
                f"After a backup was brought back into this home on purpose, move {outside.file(log).parent} away."
            )
        seals = seals[1:]
    for seal in seals:
        if seal.previous != head or seal.head != seal.computed_head() or not keyring.is_signed(seal):
            raise ChainFault(f"Seal {seal.number} of {log} in the database is not ours. Run `kurzweg log verify`.")
        head = seal.head
    outside.append(log, seals)


@contextmanager
def _only_one(connection: inside.Connection) -> Iterator[None]:
    """One sealer at a time, wherever it runs; the lock ends with its connection."""
    connection.execute("set lock_timeout = '30s'")
    connection.execute("select pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("select pg_advisory_unlock(%s)", [LOCK])


def sealer_connection(dsn: str) -> psycopg.Connection[Any]:
    """A connection of the sealer: each transaction sees one moment."""
    connection = psycopg.connect(dsn, autocommit=True, application_name="kurzweg sealer", connect_timeout=5)
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    return connection
