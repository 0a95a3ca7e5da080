# SPDX-License-Identifier: EUPL-1.2
"""Who acts in this transaction. PostgreSQL's policies read it; without identity there are no rows."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from enum import StrEnum

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from kurzweg.walls.trace import name_in_the_database


class Kind(StrEnum):
    """In what capacity somebody or something reads and writes."""

    STAFF = "staff"
    KEY = "key"  # a visitor who holds the secret key of one matter
    JOB = "job"  # the office's own machinery: seeds, reactions, demo
    DISPLAY = "display"
    ANONYMOUS = "anonymous"
    GATE = "gate"  # the log-in page, before anybody is known


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What the policies may know about whoever acts.

    `units` are the units of the memberships in force today, `rooms` pairs of unit and compartment
    ("3/aufenthalt"), `matter` the one matter that a key opens or that is being opened right now, `roles` what
    the memberships make of the person, in whatever unit.
    """

    kind: Kind
    actor: uuid.UUID | None = None
    units: tuple[int, ...] = ()
    rooms: tuple[str, ...] = ()
    matter: uuid.UUID | None = None
    roles: tuple[str, ...] = ()


ANONYMOUS = Identity(kind=Kind.ANONYMOUS)
GATE = Identity(kind=Kind.GATE)
JOB = Identity(kind=Kind.JOB)

_ASSUME = """
    select set_config('kurzweg.kind', %s, true), set_config('kurzweg.actor', %s, true),
           set_config('kurzweg.units', %s, true), set_config('kurzweg.rooms', %s, true),
           set_config('kurzweg.matter', %s, true), set_config('kurzweg.roles', %s, true),
           set_config('application_name', %s, true)
"""
_CURRENT = """
    select current_setting('kurzweg.kind', true), current_setting('kurzweg.actor', true),
           current_setting('kurzweg.units', true), current_setting('kurzweg.rooms', true),
           current_setting('kurzweg.matter', true), current_setting('kurzweg.roles', true)
"""


class NoTransactionError(RuntimeError):
    """An identity outside a transaction is gone before the next statement: pages would be empty, not wrong."""


def assume(identity: Identity, *, using: str = "default") -> None:
    """Act as `identity` until the end of this transaction.

    Raises `NoTransactionError` outside a transaction.
    """
    _set(_settings(identity), _in_transaction(using))


@contextmanager
def acting_as(identity: Identity, *, using: str = "default") -> Iterator[None]:
    """Act as `identity` inside the block, and afterwards as whoever acted before."""
    connection = _in_transaction(using)
    with connection.cursor() as cursor:
        cursor.execute(_CURRENT)
        before = tuple(value or "" for value in cursor.fetchone() or ())
    _set(_settings(identity), connection)
    try:
        yield
    finally:
        if _still_usable(connection):
            _set(before, connection)


def _settings(identity: Identity) -> tuple[str, ...]:
    kind, actor, units, rooms, matter, roles = astuple(identity)
    return (str(kind), str(actor or ""), ",".join(map(str, units)), ",".join(rooms), str(matter or ""), ",".join(roles))


def _set(settings: tuple[str, ...], connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ASSUME, (*settings, name_in_the_database()))


def _in_transaction(using: str) -> BaseDatabaseWrapper:
    connection = connections[using]
    if not connection.in_atomic_block:
        raise NoTransactionError("Set the identity inside transaction.atomic(): it lasts for one transaction only.")
    return connection


def _still_usable(connection: BaseDatabaseWrapper) -> bool:
    """After a database error the rollback restores the settings; a statement would only raise again."""
    raw = connection.connection
    if raw is None or connection.needs_rollback:
        return False
    return bool(raw.info.transaction_status == TransactionStatus.INTRANS)
