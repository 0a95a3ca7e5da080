# SPDX-License-Identifier: EUPL-1.2
"""Mitarbeitende: taking somebody on, giving and ending roles, leaving. Nobody changes their own rights."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzweg.accounts.models import AlreadyMemberError, Membership, Role, Staff
from kurzweg.walls.identity import JOB, acting_as
from tests.clock import Clock
from tests.world import MONDAY, World

LIST = "/verwaltung/mitarbeitende/"
TODAY = MONDAY.date()
FROM_TODAY = {"first_0": "16", "first_1": "11", "first_2": "2026"}


def role_of(world: World, who: str) -> Membership:
    with world.as_(world.kaya):
        return Membership.objects.get(staff=world.staff[who])


def given(world: World, **more: str) -> dict[str, str]:
    return {"unit": str(world.units["leistung"]), "role": "desk", **FROM_TODAY, **more}


@pytest.fixture
def kaya(world: World, clock: Clock) -> Client:
    return world.browser(world.kaya)


def test_the_list_names_everybody_with_their_roles(kaya: Client) -> None:
    page = kaya.get(LIST).text
    assert "Herr Brandt" in page
    assert "Sachbearbeitung, <bdi>Ausländerrecht 1</bdi>" in page


def test_the_list_is_sorted_by_last_names(kaya: Client, world: World) -> None:
    kaya.post(f"{LIST}neu/", {"name": "Herr von Çakır", "username": "cakir", **given(world)})
    page = kaya.get(LIST).text
    stands = [page.index(name) for name in ("Frau Adler", "Herr von Çakır", "Herr Dahl", "Frau Ebert", "Frau Gruber")]
    assert stands == sorted(stands)


def test_the_list_asks_as_much_for_many_as_for_few(kaya: Client, world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as heard:
            kaya.get(LIST)
        return len(heard)

    before = asked()
    for name in ("eins", "zwei", "drei"):
        new = {"name": name, "username": name, **given(world)}
        assert kaya.post(f"{LIST}neu/", new).status_code == 200
    assert asked() == before


def test_somebody_new_has_a_name_a_role_and_no_password_yet(kaya: Client, world: World) -> None:
    answer = kaya.post(f"{LIST}neu/", {"name": "Frau Neu", "username": "neu", **given(world)})
    assert "/anmelden/einmal-link/kw" in answer.text
    with world.as_(world.kaya):
        new = Staff.objects.get(username="neu")
        role = Membership.objects.get(staff=new)
    assert (role.role, role.valid, role.by, role.at) == ("desk", DateRange(TODAY, None), world.kaya, MONDAY)
    assert not new.check_password("")


def test_a_name_to_log_in_with_is_given_once(kaya: Client, world: World) -> None:
    answer = kaya.post(f"{LIST}neu/", {"name": "Frau Neu", "username": "brandt", **given(world)})
    assert answer.status_code == 422
    assert "Diesen Anmeldenamen gibt es schon." in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first_0": "15"}, "Dieser Tag ist schon vorbei."),
        ({"last_0": "15", "last_1": "11", "last_2": "2026"}, "Der letzte Tag liegt vor dem ersten."),
        ({"first_2": "9998"}, "So weit voraus lässt sich nicht planen."),
        ({"unit": "99999"}, "auswählbar"),
        ({"role": "koenig"}, "auswählbar"),
    ],
)
def test_a_role_that_cannot_be_is_explained(kaya: Client, world: World, typed: dict[str, str], said: str) -> None:
    answer = kaya.post(f"{LIST}{world.dahl.pk}/rollen/", given(world, **typed))
    assert answer.status_code == 422
    assert said in answer.text or typed.keys() & {"unit", "role"}


def test_a_role_lasts_through_its_last_day(kaya: Client, world: World) -> None:
    until = {"last_0": "30", "last_1": "11", "last_2": "2026"}
    assert kaya.post(f"{LIST}{world.dahl.pk}/rollen/", given(world, **until)).status_code == 302
    with world.as_(world.kaya):
        assert Membership.objects.in_force_on(date(2026, 11, 30)).filter(staff=world.dahl).count() == 2
        assert Membership.objects.in_force_on(date(2026, 12, 1)).filter(staff=world.dahl).count() == 1


def test_the_same_role_twice_at_once_is_explained(kaya: Client, world: World) -> None:
    for answer in (302, 422):
        assert kaya.post(f"{LIST}{world.dahl.pk}/rollen/", given(world)).status_code == answer


def test_an_ended_role_acts_on_the_next_request(kaya: Client, world: World) -> None:
    clerk = world.browser(world.brandt)
    assert clerk.get("/personen/").status_code == 200
    kaya.post(f"{LIST}rollen/{role_of(world, 'brandt').pk}/ende/")
    assert clerk.get("/personen/").status_code == 403
    assert clerk.get("/anliegen/").status_code == 200  # still logged in: a refused page costs nobody the session


def test_a_role_given_today_can_end_today_and_be_given_again(kaya: Client, world: World) -> None:
    for _round in range(2):
        assert kaya.post(f"{LIST}{world.dahl.pk}/rollen/", given(world)).status_code == 302
        with world.as_(world.kaya):
            newest = Membership.objects.filter(staff=world.dahl, ended_at=None, role="desk").get()
        kaya.post(f"{LIST}rollen/{newest.pk}/ende/")
    with world.as_(world.kaya):
        ended = Membership.objects.filter(staff=world.dahl, role="desk")
        assert [(one.ended_by, one.ended_at) for one in ended] == [(world.kaya, MONDAY)] * 2
        assert not Membership.objects.in_force_on(TODAY).filter(staff=world.dahl, role="desk").exists()
    assert kaya.get(f"{LIST}{world.dahl.pk}/").text.count("vorbei") == 2


def test_ending_twice_keeps_the_first_record(world: World) -> None:
    role = role_of(world, "dahl")
    with world.as_(world.kaya):
        assert role.end(by=world.kaya, at=MONDAY)
        assert not role.end(by=world.kaya, at=MONDAY + timedelta(hours=1))
        role.refresh_from_db()
    assert (role.ended_at, role.valid) == (MONDAY, DateRange(date(2026, 1, 5), TODAY))


def test_who_has_left_is_out_at_the_next_request_and_cannot_log_in(kaya: Client, world: World) -> None:
    clerk = world.browser(world.brandt)
    assert clerk.get("/anliegen/").status_code == 200
    kaya.post(f"{LIST}{world.brandt.pk}/ausscheiden/")
    assert clerk.get("/anliegen/").status_code == 302
    sent = {"username": "brandt", "password": "ein langes Passwort für Tests"}
    assert Client().post("/anmelden/", sent).status_code == 422
    assert "Ausgeschieden" in kaya.get(LIST).text


def test_leaving_twice_keeps_the_first_day(kaya: Client, world: World, clock: Clock) -> None:
    kaya.post(f"{LIST}{world.brandt.pk}/ausscheiden/")
    clock.wait(minutes=5)
    kaya.post(f"{LIST}{world.brandt.pk}/ausscheiden/")
    with world.as_(world.kaya):
        assert Staff.objects.get(pk=world.brandt.pk).left_at == MONDAY


@pytest.mark.parametrize("address", ["{0}{1}/ausscheiden/", "{0}{1}/link/", "{0}{1}/rollen/", "{0}rollen/{2}/ende/"])
def test_nobody_changes_their_own_rights(kaya: Client, world: World, address: str) -> None:
    mine = role_of(world, "kaya").pk
    assert kaya.post(address.format(LIST, world.kaya.pk, mine), given(world)).status_code == 403


def test_the_page_of_oneself_offers_no_change(kaya: Client, world: World) -> None:
    page = kaya.get(f"{LIST}{world.kaya.pk}/").text
    assert "Die eigenen Rechte ändert niemand selbst." in page
    assert "/ausscheiden/" not in page
    assert "/ende/" not in page


def test_changes_of_rights_ask_for_a_fresh_log_in(kaya: Client, world: World, clock: Clock) -> None:
    clock.wait(minutes=11)
    for action in ("rollen", "link", "ausscheiden"):
        assert kaya.post(f"{LIST}{world.dahl.pk}/{action}/", given(world)).status_code == 403
    assert kaya.post(f"{LIST}neu/", given(world)).status_code == 403
    assert kaya.post(f"{LIST}rollen/{role_of(world, 'dahl').pk}/ende/").status_code == 403
    assert role_of(world, "dahl").ended_at is None


def give(person: Staff, unit: int, by: Staff) -> Membership:
    with transaction.atomic():
        return Membership.objects.create(
            staff=person, unit_id=unit, role=Role.CASEWORKER, valid=DateRange(TODAY, None), by=by, at=MONDAY
        )


def test_the_database_gives_no_role_to_oneself_none_by_a_clerk_and_none_in_another_name(world: World) -> None:
    unit = world.units["jugend"]
    for who, person, by in (("kaya", "kaya", "kaya"), ("brandt", "adler", "brandt"), ("kaya", "adler", "ihde")):
        with world.as_(world.staff[who]), pytest.raises(DatabaseError, match="row-level security"):
            give(world.staff[person], unit, world.staff[by])


@pytest.mark.parametrize(
    "valid",
    ["[2026-01-05,)", "[2026-01-05,2027-01-01)", "[2020-01-01,2026-11-16)", "[2026-01-05,2026-06-01)", "empty"],
)
def test_the_database_lets_a_role_only_end_and_rewrites_no_day(world: World, valid: str) -> None:
    role = role_of(world, "dahl")
    change = "update accounts_membership set valid = %s::daterange, ended_by_id = %s, ended_at = %s where id = %s"
    with world.as_(world.kaya), pytest.raises(DatabaseError, match="can only end"), connection.cursor() as cursor:
        cursor.execute(change, (valid, world.kaya.pk, MONDAY, role.pk))


def test_the_database_makes_no_clerk_leave_a_colleague_and_brings_nobody_back(world: World) -> None:
    with world.as_(world.brandt):
        assert Staff.objects.filter(pk=world.dahl.pk).update(left_at=MONDAY) == 0
    with world.as_(world.kaya):
        assert Staff.objects.filter(pk=world.kaya.pk).update(left_at=MONDAY) == 0
        world.dahl.leave(by=world.kaya, at=MONDAY)
        assert Staff.objects.filter(pk=world.dahl.pk).update(left_at=None) == 0
    with world.as_(world.kaya), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Staff.objects.filter(pk=world.brandt.pk).update(username="anders")


def test_the_verbs_refuse_oneself_too(world: World) -> None:
    with world.as_(world.kaya):
        for verb in (
            lambda: world.kaya.leave(by=world.kaya, at=MONDAY),
            lambda: Membership.objects.get(staff=world.kaya).end(by=world.kaya, at=MONDAY),
            lambda: Membership.give(
                world.kaya, unit=1, role=Role.DESK, days=DateRange(TODAY, None), by=world.kaya, at=MONDAY
            ),
        ):
            with pytest.raises(PermissionDenied):
                verb()


def test_a_job_still_gives_roles_and_overlap_is_refused(world: World) -> None:
    days = DateRange(timezone.localdate(MONDAY), None)
    unit = world.units["jugend"]
    with acting_as(JOB), pytest.raises(AlreadyMemberError):
        Membership.give(world.dahl, unit=unit, role=Role.CASEWORKER, days=days, by=world.kaya, at=MONDAY)
