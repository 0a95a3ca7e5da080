# SPDX-License-Identifier: EUPL-1.2
"""The small shared world of the tests. All people are invented.

| who | stands where | in tests she or he |
|---|---|---|
| Amina Warsame | visitor, speaks Arabic and a little German | wants things; sees only her own, by key |
| Olek Bondar | visitor | is the other person |
| Frau Adler | desk, Servicepoint | opens, calls, settles |
| Herr Brandt | caseworker, Ausländerrecht 1 | owns the matter |
| Frau Çelik | caseworker, Leistung | shares it after an accepted handover |
| Herr Dahl | caseworker, Jugend | must see nothing of the others, nor they of him |
| Frau Ebert | head of unit, Ausländerrecht 1 | sees by membership and date |
| Frau Gruber | organisation designer | drafts structures, sees no person at all |
| Frau Haddad | partner | sees nothing yet |
| Herr Ihde | data protection officer | sees logs, not contents |
| Herr Kaya | administrator | sets up the house, sees no person |
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from kurzweg.accounts.identities import acting_as_staff
from kurzweg.accounts.models import Installation, Membership, Role, Staff
from kurzweg.events.kinds import Channel
from kurzweg.matters.models import Matter
from kurzweg.offices.models import Structure, Unit
from kurzweg.people.birth import BirthDate
from kurzweg.people.models import Person
from kurzweg.services.models import Service
from kurzweg.services.seed import load_seed
from kurzweg.walls.identity import JOB, acting_as, assume
from kurzweg.walls.keys import uuid7
from tests.small_office import small_office

BEGINNING = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
WARSAME = MappingProxyType({"surname": "Warsame"})
PASSWORD = "ein langes Passwort für Tests"

PEOPLE = (
    ("adler", "Frau Adler", Role.DESK, "servicepoint"),
    ("brandt", "Herr Brandt", Role.CASEWORKER, "auslaenderrecht-1"),
    ("celik", "Frau Çelik", Role.CASEWORKER, "leistung"),
    ("dahl", "Herr Dahl", Role.CASEWORKER, "jugend"),
    ("ebert", "Frau Ebert", Role.HEAD_OF_UNIT, "auslaenderrecht-1"),
    ("gruber", "Frau Gruber", Role.DESIGNER, "leitung"),
    ("haddad", "Frau Haddad", Role.PARTNER, "traeger"),
    ("ihde", "Herr Ihde", Role.DATA_PROTECTION, "leitung"),
    ("kaya", "Herr Kaya", Role.ADMINISTRATOR, "leitung"),
)


def furnish() -> None:
    """Build the world by verbs into an empty database; done once, into the template."""
    with transaction.atomic():
        assume(JOB)
        Installation.declare(Installation.Purpose.DEMO, at=BEGINNING)
        load_seed(at=BEGINNING)
        structure = Structure.draft(small_office(), by=None, at=BEGINNING)
        structure.go_live(on=date(2026, 1, 5), by=None, at=BEGINNING)
        for username, name, role, unit in PEOPLE:
            person = Staff.objects.engage(username, name=name, password=PASSWORD, at=BEGINNING)
            Membership.objects.create(
                staff=person,
                unit=Unit.objects.get(code=unit),
                role=role,
                valid=DateRange(BEGINNING.date(), None),
            )


@dataclass(frozen=True)
class World:
    """The people and places, ready to act."""

    staff: dict[str, Staff]
    units: dict[str, int]
    services: dict[str, Service]

    def __getattr__(self, name: str) -> Staff:
        try:
            return self.staff[name]
        except KeyError:
            raise AttributeError(name) from None

    def as_(self, person: Staff, *, at: datetime = MONDAY) -> AbstractContextManager[None]:
        """`with world.as_(world.brandt):` everything inside happens with this person's rights."""
        return acting_as_staff(person, at=at)

    def browser(self, person: Staff) -> Client:
        """A browser in which this person is logged in."""
        client = Client()
        with acting_as(JOB):
            client.force_login(person)
        return client

    def amina(self, *, unit: str = "auslaenderrecht-1", at: datetime = MONDAY) -> Person:
        """Amina Warsame, taken up by a unit. Call it as a member of that unit."""
        return self._visitor("Warsame", "Amina", BirthDate(1990, 1, 1), "ar", unit, at)

    def olek(self, *, unit: str = "auslaenderrecht-1", at: datetime = MONDAY) -> Person:
        """Olek Bondar, born on the same day as somebody else."""
        return self._visitor("Bondar", "Olek", BirthDate(1990, 1, 1), "uk", unit, at)

    def matter(
        self,
        service: str = "duldung",
        *,
        unit: str = "auslaenderrecht-1",
        language: str = "de",
        at: datetime = MONDAY,
        facts: Mapping[str, str] = WARSAME,
    ) -> Matter:
        """A matter opened in a unit, at the counter."""
        return Matter.open(
            key=uuid7(), service=self.services[service], unit=self.units[unit], facts=facts,
            channel=Channel.COUNTER, language=language, at=at,
        )  # fmt: skip

    def _visitor(self, family: str, given: str, birth: BirthDate, language: str, unit: str, at: datetime) -> Person:
        by = next(one for one in self.staff.values() if self.units[unit] in one.units)
        return Person.record(
            family_name=family, given_name=given, birth=birth, nationality="", language=language, phone="",
            unit=self.units[unit], by=by, at=at,
        )  # fmt: skip


def recall() -> World:
    """The world that the template holds. Its people have no identity yet: say `with world.as_(…)`."""
    with acting_as(JOB):
        return World(
            staff={one.username: one for one in Staff.objects.all()},
            units=dict(Unit.objects.values_list("code", "pk")),
            services={one.code: one for one in Service.objects.select_related("compartment")},
        )
