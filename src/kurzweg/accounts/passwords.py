# SPDX-License-Identifier: EUPL-1.2
"""Names and passwords: whom they belong to, and setting another one. The hashes are behind a wall of their own."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection

from kurzweg.accounts.hashing import hash_of_password, matches
from kurzweg.walls.identity import GATE, acting_as

BY_NAME = "select person, hash from accounts_find_password(%s, null)"
OF_PERSON = "select person, hash from accounts_find_password(null, %s)"
SET = "select accounts_set_password(%s, %s, %s)"
SET_AT = "select accounts_password_set_at()"
REHASH = "select accounts_rehash_password(%s, %s, %s)"
LONGEST = 200


def owner_of(username: str, password: str) -> uuid.UUID | None:
    """Whose name and password these are. An unknown name costs as much time as a wrong password."""
    return _checked(BY_NAME, username, password)


def is_password_of(person: uuid.UUID, password: str) -> bool:
    """Whether this is the password of this person; nobody has an empty one."""
    return _checked(OF_PERSON, person, password) is not None


def set_password(person: uuid.UUID, password: str, *, at: datetime) -> None:
    """Let this be the password from now on. Raises `PermissionError` for whoever is neither its owner nor a job."""
    with connection.cursor() as cursor:
        cursor.execute(SET, (person, hash_of_password(password), at))
        (was_set,) = cursor.fetchone() or (False,)
    if not was_set:
        raise PermissionError("A password is set by its owner, by a one-time link, or by the command line.")


def weaknesses_of(password: str) -> list[str]:
    """What is wrong with a password, as sentences; nothing when it is good."""
    try:
        validate_password(password)
    except ValidationError as error:
        return list(error.messages)
    return []


def own_password_set_at() -> datetime | None:
    """When whoever acts last got the password that counts now."""
    with connection.cursor() as cursor:
        cursor.execute(SET_AT)
        (at,) = cursor.fetchone() or (None,)
        return at


def _checked(statement: str, whom: str | uuid.UUID, password: str) -> uuid.UUID | None:
    with acting_as(GATE), connection.cursor() as cursor:
        cursor.execute(statement, (whom,))
        person, kept = cursor.fetchone() or (None, None)
        is_right, better = matches(password[:LONGEST], kept)
        if is_right and better:
            cursor.execute(REHASH, (person, kept, better))
    return person if is_right else None
