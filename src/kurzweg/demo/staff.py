# SPDX-License-Identifier: EUPL-1.2
"""The invented staff of the demo: every role once, in the units of the blueprint."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange

from kurzweg.accounts.models import Membership, Role, Staff
from kurzweg.offices.models import Unit

PEOPLE = (
    ("adler", "Frau Adler", Role.DESK, "servicepoint"),
    ("weiss", "Herr Weiß", Role.DESK, "servicepoint"),
    ("brandt", "Herr Brandt", Role.CASEWORKER, "auslaenderrecht-1"),
    ("noack", "Frau Noack", Role.CASEWORKER, "auslaenderrecht-2"),
    ("celik", "Frau Çelik", Role.CASEWORKER, "leistung"),
    ("dahl", "Herr Dahl", Role.CASEWORKER, "jugend"),
    ("ebert", "Frau Ebert", Role.HEAD_OF_UNIT, "auslaenderrecht-1"),
    ("fuchs", "Herr Fuchs", Role.CASE_MANAGER, "integration"),
    ("lindner", "Frau Lindner", Role.DEPUTY, "leistung"),
    ("gruber", "Frau Gruber", Role.DESIGNER, "migrationsagentur"),
    ("haddad", "Frau Haddad", Role.PARTNER, "kirche"),
    ("ihde", "Herr Ihde", Role.DATA_PROTECTION, "migrationsagentur"),
    ("jansen", "Frau Jansen", Role.HEAD_OF_OFFICE, "migrationsagentur"),
    ("kuhn", "Herr Kuhn", Role.INTEGRATION_OFFICER, "migrationsagentur"),
    ("marx", "Frau Marx", Role.STAFF_COUNCIL, "migrationsagentur"),
    ("otto", "Herr Otto", Role.ADMINISTRATOR, "migrationsagentur"),
)
"""Invented people: username, name, role, unit. Nobody knows a password for them; the demo lets them in by a click."""


def engage_staff(*, since: date, at: datetime) -> dict[str, Staff]:
    """Engage everybody with one membership each, in force since a day; by username."""
    units = dict(Unit.objects.values_list("code", "pk"))
    staff = {}
    for username, name, role, unit in PEOPLE:
        staff[username] = Staff.objects.engage(username, name=name, password=None, at=at)
        Membership.objects.create(staff=staff[username], unit_id=units[unit], role=role, valid=DateRange(since, None))
    return staff


def answering_for(staff: dict[str, Staff]) -> dict[str, uuid.UUID]:
    """Who answers for what a unit handed over and took: the first of its people; for all others ("") the head."""
    told = {unit: staff[username].pk for username, _name, _role, unit in reversed(PEOPLE)}
    return {**told, "": staff["jansen"].pk}
