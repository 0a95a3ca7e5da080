# SPDX-License-Identifier: EUPL-1.2
"""Seals what was written since the last time. Writers never wait for it: it only reads, in one snapshot.

Rows become visible out of order: a transaction that took a low number may commit after one with a higher number was
sealed. So a run seals whatever is visible and not sealed yet above a floor, and the floor rises only over numbers
whose transactions have all ended. Who inserts into a log holds a lock on its table from before the number is taken
until the end of the transaction; the locks are there for everybody to see.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import IsolationLevel, sql

from kurzweg.engine.eventlog import Seal, next_seal
from kurzweg.operations import inside
from kurzweg.operations.keyring import Keyring, Signer
from kurzweg.operations.logs import LOGS, SealedLog
from kurzweg.operations.outside import Outside
from kurzweg.operations.unsealed import moment_of, unsealed

LOCK = 0x6B757277_5365616C  # "kurwSeal"
PATIENCE = 1.0
"""Seconds for which the writers of a moment are waited for, so that the floor can rise; nobody waits for us."""
HIGHEST = "select coalesce(max({key}), 0) from {table} where {key} > {floor}"
WRITERS = """
    select virtualtransaction from pg_locks
    where locktype = 'relation' and mode = 'RowExclusiveLock' and granted and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())
      and relation in (select %(table)s::regclass union select relid from pg_partition_tree(%(table)s))
"""
"""Who inserts into a log now. A table that is in no partition tree stands in none, not even its own."""


class ChainFault(RuntimeError):  # noqa: N818 - named for what it is
    """The chain cannot go on; the message says why and what to do."""


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
        for part in unsealed(connection, log, before, moment):
            last = next_seal(
                last, part, log=log.name, sealed_at=moment.at, horizon=moment.horizon, floor=floor,
                signer=signer.name, sign=signer,
            )  # fmt: skip
            seals.append(last)
            rows += len(part.keys)
        inside.add(connection, seals)
    return rows


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
