# SPDX-License-Identifier: EUPL-1.2
"""The first day of a real office: begun once, never a demo, people engaged by the command line's verbs."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.accounts.beginning import BeginningError, Engagement, begin_office, engage
from kurzweg.accounts.models import Installation, Membership, Role, Staff
from kurzweg.walls.identity import JOB, acting_as
from tests.small_office import small_office
from tests.world import BEGINNING, MONDAY, World

GOOD = "ein langes Wort, das niemand rät"


def test_a_demo_never_becomes_a_real_office(world: World) -> None:
    with pytest.raises(BeginningError, match="is a demo"):
        begin_office(small_office(), on=date(2027, 1, 4), at=MONDAY)


def test_the_purpose_of_a_database_is_said_once(world: World) -> None:
    with acting_as(JOB):
        said = Installation.declare(Installation.Purpose.PRODUCTION, at=BEGINNING)
    assert said.purpose == Installation.Purpose.DEMO


def test_the_database_refuses_a_demo_where_people_work(world: World) -> None:
    mark = "insert into accounts_installation (id, purpose, at) values (1, 'demo', now())"
    refused = pytest.raises(DatabaseError, match="never become a demo")
    with acting_as(JOB), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute(mark)


def test_somebody_is_engaged_with_a_membership_from_today_on(world: World) -> None:
    frau_yilmaz = Engagement(username="yilmaz", name="Frau Yılmaz", unit="leistung", role=Role.CASEWORKER)
    engage(frau_yilmaz, password=GOOD, at=MONDAY)
    engage(frau_yilmaz, password=GOOD, at=MONDAY)
    with acting_as(JOB):
        person = Staff.objects.get(username="yilmaz")
        assert person.check_password(GOOD)
        memberships = Membership.objects.filter(staff=person).values_list("unit__code", "role")
        assert list(memberships) == [("leistung", Role.CASEWORKER)]


@pytest.mark.parametrize(
    ("unit", "password", "sentence"),
    [("nirgends", GOOD, "There is no unit 'nirgends'"), ("leistung", "kurz", "This password is too weak")],
)
def test_what_makes_no_sense_engages_nobody(world: World, unit: str, password: str, sentence: str) -> None:
    who = Engagement(username="yilmaz", name="Frau Yılmaz", unit=unit, role=Role.CASEWORKER)
    with pytest.raises(BeginningError, match=sentence):
        engage(who, password=password, at=MONDAY)
    with acting_as(JOB):
        assert not Staff.objects.filter(username="yilmaz").exists()
