# SPDX-License-Identifier: EUPL-1.2
"""What a device is asked to sign. A challenge carries its own proof, so nothing is kept until it comes back.

It says for whom it was made, for what, and when; the database takes each of them once.
"""

from __future__ import annotations

import hmac
import secrets
import uuid
from datetime import datetime, timedelta

from django.db import connection

from kurzweg.walls.identity import GATE, acting_as
from kurzweg.walls.keys import keyed_hash

NEW, LOG_IN, CONFIRM = "new", "log-in", "confirm"
"""What a challenge was made for: it is good for nothing else."""
LASTS = timedelta(minutes=5)
SKEW = timedelta(minutes=2)
NONCE, MOMENT = 16, 8
SPEND = "select accounts_spend(%s, %s)"


class BadChallenge(ValueError):  # noqa: N818 - named for what it is
    """Not one of ours, not for this, not now, or not the first time."""


def challenge_for(person: uuid.UUID, purpose: str, *, at: datetime) -> bytes:
    """A challenge that nobody has seen before."""
    head = secrets.token_bytes(NONCE) + int(at.timestamp()).to_bytes(MOMENT, "big")
    return head + _mark(person, purpose, head)


def check_challenge(challenge: bytes, person: uuid.UUID, purpose: str, *, at: datetime) -> None:
    """Raises `BadChallenge` unless it is one of ours, for this person and purpose, and still young."""
    head, mark = challenge[: NONCE + MOMENT], challenge[NONCE + MOMENT :]
    if not hmac.compare_digest(mark, _mark(person, purpose, head)):
        raise BadChallenge("It was made for somebody or something else.")
    age = at.timestamp() - int.from_bytes(head[NONCE:], "big")
    if not -SKEW.total_seconds() <= age < LASTS.total_seconds():
        raise BadChallenge("It is too old.")


def spend_challenge(challenge: bytes, *, at: datetime) -> None:
    """Raises `BadChallenge` when it was answered before."""
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute(SPEND, (keyed_hash("challenge", challenge.hex()), at))
        (is_first,) = cursor.fetchone() or (False,)
    if not is_first:
        raise BadChallenge("It was answered already.")


def _mark(person: uuid.UUID, purpose: str, head: bytes) -> bytes:
    return keyed_hash("passkey", purpose, str(person), head.hex())
