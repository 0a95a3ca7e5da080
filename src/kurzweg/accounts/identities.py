# SPDX-License-Identifier: EUPL-1.2
"""From a member of staff to the identity that the policies read: memberships in force today, and nothing else."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from kurzweg.accounts.models import Role, Staff
from kurzweg.walls.identity import GATE, Identity, Kind, acting_as, assume

IDENTIFY = "select units, rooms, roles, role_units from accounts_identify(%s, %s)"


def identity_of(staff: uuid.UUID, *, on: date) -> tuple[Identity, frozenset[tuple[Role, int]]]:
    """The identity of a member of staff on a day, and the roles it comes from: asked at the gate, or of oneself."""
    with connection.cursor() as cursor:
        cursor.execute(IDENTIFY, (staff, on))
        units, rooms, roles, role_units = cursor.fetchone() or ([], [], [], [])
    identity = Identity(
        kind=Kind.STAFF, actor=staff, units=tuple(units), rooms=tuple(rooms), roles=tuple(sorted(set(roles)))
    )
    return identity, frozenset((Role(role), unit) for role, unit in zip(roles, role_units, strict=True))


def assume_staff(person: Staff, *, at: datetime) -> None:
    """From the gate: act as this person until the end of the transaction; their roles of the day come with it."""
    identity, person.roles = identity_of(person.pk, on=timezone.localdate(at))
    assume(identity)


def become(person: Staff, *, at: datetime) -> None:
    """Act as this person from now on, who was somebody else, or nobody, a moment ago."""
    assume(GATE)
    assume_staff(person, at=at)


def acting_as_staff(person: Staff, *, at: datetime) -> AbstractContextManager[None]:
    """Act as this person inside a block: for jobs that somebody ordered, and for tests."""
    with at_the_gate():
        identity, person.roles = identity_of(person.pk, on=timezone.localdate(at))
    return acting_as(identity)


def at_the_gate() -> AbstractContextManager[None]:
    """Look for somebody who wants to log in; nothing but the staff's names and password hashes is visible."""
    return acting_as(GATE)
