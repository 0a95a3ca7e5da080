# SPDX-License-Identifier: EUPL-1.2
"""Anmeldung: by name and password, or in a demo by one click; never by one click anywhere else."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from pytest_django.fixtures import Settings

from kurzweg.accounts.hashing import Argon2
from kurzweg.accounts.identities import at_the_gate, identity_of
from kurzweg.accounts.models import Installation, Membership, Role, Staff
from kurzweg.walls.identity import JOB, Identity, Kind, acting_as
from tests.heads import member
from tests.world import BEGINNING, MONDAY, PASSWORD, PEOPLE, World


def test_name_and_password_lead_to_the_page_that_was_wanted(world: World, visitor: Client) -> None:
    asked = visitor.get("/personen/")
    assert asked.headers["Location"] == "/anmelden/?next=/personen/"
    page = visitor.get("/anmelden/?next=/personen/").text
    assert '<input type="hidden" name="next" value="/personen/">' in page
    sent = {"username": "brandt", "password": PASSWORD, "next": "/personen/"}
    assert visitor.post("/anmelden/", sent).headers["Location"] == "/personen/"
    assert visitor.get("/personen/").status_code == 200


@pytest.mark.parametrize("wanted", ["https://boese.example/", "//boese.example/", "javascript:alert(1)", ""])
def test_a_log_in_never_leads_out_of_the_house(world: World, visitor: Client, wanted: str) -> None:
    sent = {"username": "brandt", "password": PASSWORD, "next": wanted}
    assert visitor.post("/anmelden/", sent).headers["Location"] == "/anliegen/"


@pytest.mark.parametrize("role", Role)
def test_the_mark_of_the_house_leads_everybody_to_where_their_work_begins(world: World, role: Role) -> None:
    browser = world.browser(member(world, "neumann", "Herr Neumann", role, "leitung"))
    first = re.findall(r'<a class="kw-brand" href="([^"]+)">', browser.get("/konto/").text)[0]
    page = browser.get(first)
    assert page.status_code == 200
    assert re.search(rf'href="{first}"[^>]* aria-current="page"', page.text)


@pytest.mark.parametrize("who", [username for username, *_ in PEOPLE])
def test_everybody_lands_where_their_work_begins(world: World, visitor: Client, who: str) -> None:
    first = visitor.post("/anmelden/", {"username": who, "password": PASSWORD}).headers["Location"]
    page = visitor.get(first)
    assert page.status_code == 200
    assert f'<a class="kw-brand" href="{first}">' in page.text


def test_the_pages_for_visitors_show_staff_the_way_in_and_back(world: World, visitor: Client) -> None:
    assert '<a class="kern-link" href="/anmelden/">Für Beschäftigte</a>' in visitor.get("/").text
    assert '<a class="kern-link" href="/umbau/">Für Beschäftigte</a>' in world.browser(world.gruber).get("/").text


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(world: World, visitor: Client) -> None:
    answers = [visitor.post("/anmelden/", {"username": name, "password": "falsch"}) for name in ("brandt", "niemand")]
    assert {answer.status_code for answer in answers} == {422}
    assert all("Name oder Passwort stimmen nicht." in answer.text for answer in answers)
    assert "falsch" not in answers[0].text


def test_passwords_are_kept_by_argon2(world: World, unseen: AbstractContextManager[None]) -> None:
    with unseen, connection.cursor() as cursor:
        cursor.execute("select hash from accounts_password")
        kept = {hash_of for (hash_of,) in cursor.fetchall()}
    assert {identify_hasher(one).algorithm for one in kept} == {"argon2"}
    assert len(kept) == len(world.staff)


@pytest.mark.parametrize("table", ["accounts_password", "accounts_brakecount", "accounts_spentproof"])
@pytest.mark.parametrize("who", ["staff", "gate", "job", "anonymous"])
def test_nobody_reads_hashes_and_brakes_in_raw_sql(world: World, table: str, who: str) -> None:
    identity = identity_of(world.brandt.pk, on=MONDAY.date())[0] if who == "staff" else Identity(kind=Kind(who))
    with acting_as(identity), connection.cursor() as cursor:
        for statement in (f"select * from {table}", f"delete from {table}", f"insert into {table} default values"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(statement)


def test_only_the_gate_asks_for_a_hash_and_only_its_owner_sets_one(world: World) -> None:
    with world.as_(world.brandt), connection.cursor() as cursor:
        cursor.execute("select * from accounts_find_password('adler', null)")
        assert cursor.fetchall() == []
        cursor.execute("select accounts_set_password(%s, 'x', now())", [world.adler.pk])
        assert cursor.fetchone() == (False,)
        with pytest.raises(PermissionError):
            world.adler.set_password("ein anderes Passwort, das lang ist", at=MONDAY)
        world.brandt.set_password("ein anderes Passwort, das lang ist", at=MONDAY)
        assert world.brandt.check_password("ein anderes Passwort, das lang ist")
    assert world.adler.check_password(PASSWORD)


def test_an_old_hash_becomes_a_better_one_at_the_next_log_in(
    world: World, visitor: Client, unseen: AbstractContextManager[None]
) -> None:
    class Weaker(Argon2):
        memory_cost = 8_192

    with acting_as(JOB), connection.cursor() as cursor:
        weak = Weaker().encode(PASSWORD, "salz" * 5)
        cursor.execute("select accounts_set_password(%s, %s, now())", [world.brandt.pk, weak])
    visitor.post("/anmelden/", {"username": "brandt", "password": PASSWORD})
    with unseen, connection.cursor() as cursor:
        cursor.execute("select hash from accounts_password where staff_id = %s", [world.brandt.pk])
        assert cursor.fetchone()[0].startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_right_begins_and_ends_with_its_membership(world: World) -> None:
    with acting_as(JOB):
        person = Staff.objects.engage("vertretung", name="Vertretung", password=None, at=BEGINNING)
        begins, ends = MONDAY.date(), MONDAY.date() + timedelta(days=7)
        Membership.objects.create(
            staff=person, unit_id=world.units["leistung"], role=Role.DEPUTY, valid=DateRange(begins, ends)
        )
    days = (begins - timedelta(days=1), begins, ends - timedelta(days=1), ends)
    with at_the_gate():
        assert [bool(identity_of(person.pk, on=day)[0].units) for day in days] == [False, True, True, False]


def test_in_a_demo_one_click_is_enough_to_be_anybody_with_a_role(
    world: World, visitor: Client, settings: Settings
) -> None:
    settings.DEMO = True
    page = visitor.get("/anmelden/").text
    for person in world.staff.values():
        assert person.name in page
    assert "Sachbearbeitung" in page
    assert "Ausländerrecht 1" in page
    assert visitor.post("/anmelden/vorfuehrung/", {"username": "brandt"}).headers["Location"] == "/anliegen/"
    assert "Herr Brandt" in visitor.get("/anliegen/").text


def test_without_the_key_of_the_operator_there_is_no_log_in_by_one_click(
    world: World, visitor: Client, settings: Settings
) -> None:
    settings.DEMO = False
    assert "Herr Brandt" not in visitor.get("/anmelden/").text
    assert visitor.post("/anmelden/vorfuehrung/", {"username": "brandt"}).status_code == 404


def test_without_the_mark_in_the_database_there_is_no_log_in_by_one_click(
    world: World, visitor: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO = True
    monkeypatch.setattr(Installation, "is_demo", lambda: False)
    assert "Herr Brandt" not in visitor.get("/anmelden/").text
    assert visitor.post("/anmelden/vorfuehrung/", {"username": "brandt"}).status_code == 404


def test_in_a_demo_nobody_can_be_who_does_not_exist(world: World, visitor: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert visitor.post("/anmelden/vorfuehrung/", {"username": "niemand"}).status_code == 404


def test_the_first_word_about_a_database_counts_for_ever(world: World) -> None:
    with acting_as(JOB):
        Installation.declare(Installation.Purpose.PRODUCTION, at=MONDAY)
        assert Installation.objects.get().purpose == Installation.Purpose.DEMO


def test_logging_out_ends_the_session(world: World) -> None:
    brandt = world.browser(world.brandt)
    assert brandt.get("/anliegen/").status_code == 200
    brandt.post("/abmelden/")
    assert brandt.get("/anliegen/").headers["Location"] == "/anmelden/?next=/anliegen/"


def test_nobody_becomes_staff_or_a_member_by_the_pages_of_the_house(world: World) -> None:
    with (
        world.as_(world.brandt),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Membership.objects.create(
            staff=world.brandt,
            unit_id=world.units["jugend"],
            role=Role.CASEWORKER,
            valid=DateRange(MONDAY.date(), None),
        )
