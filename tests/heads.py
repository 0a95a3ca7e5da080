# SPDX-License-Identifier: EUPL-1.2
"""Frau Jansen, head of the office: she puts structures in force. Engaged where a test needs her."""

from __future__ import annotations

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.accounts.models import Membership, Role, Staff
from kurzweg.walls.identity import JOB, acting_as
from tests.world import BEGINNING, World


def head_of_office(world: World) -> Staff:
    """The head of the office of this world."""
    return member(world, "jansen", "Frau Jansen", Role.HEAD_OF_OFFICE, "leitung")


def member(world: World, username: str, name: str, role: Role, unit: str) -> Staff:
    """Somebody more in this world."""
    with transaction.atomic(), acting_as(JOB):
        person = Staff.objects.filter(username=username).first()
        if person is None:
            person = Staff.objects.engage(username, name=name, password=None, at=BEGINNING)
            days = DateRange(BEGINNING.date(), None)
            Membership.objects.create(staff=person, unit_id=world.units[unit], role=role, valid=days)
        return person
