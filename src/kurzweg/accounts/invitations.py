# SPDX-License-Identifier: EUPL-1.2
"""Redeeming a one-time link: whose it is, and setting the password with it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import connection

from kurzweg.accounts.brake import SECRETS, Brake, guarded
from kurzweg.accounts.entering import working
from kurzweg.accounts.hashing import hash_of_password
from kurzweg.accounts.models import Staff
from kurzweg.walls.identity import GATE, acting_as
from kurzweg.walls.keys import hash_of_secret

FIND = "select accounts_find_invitation(%s, %s)"
REDEEM = "select accounts_redeem_invitation(%s, %s, %s)"


def guest_of(secret: str, network: str, *, at: datetime) -> Staff | None:
    """Whose link this is, while it counts. Raises `BrakedError` when too many were tried from this network."""
    return guarded([Brake.on(SECRETS, "invitation", network)], lambda: working(_ask(FIND, hash_of_secret(secret), at)))


def redeem(secret: str, password: str, *, at: datetime) -> bool:
    """Let this be the password and all log-ins of before be over; False when the link does not count (any more)."""
    return _ask(REDEEM, hash_of_secret(secret), hash_of_password(password), at) is not None


def _ask(statement: str, *values: bytes | str | datetime) -> uuid.UUID | None:
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[uuid.UUID | None] = cursor.fetchone() or (None,)
        return row[0]
