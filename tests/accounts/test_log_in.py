# SPDX-License-Identifier: EUPL-1.2
"""Anmeldung: by name and password, or in a demo by one click; never by one click anywhere else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from pytest_django.fixtures import Settings

from kurzweg.accounts.identities import identity_of
from kurzweg.accounts.models import Installation, Membership, Role, Staff
from kurzweg.walls.identity import JOB, acting_as
from tests.world import BEGINNING, MONDAY, PASSWORD, World


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


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(world: World, visitor: Client) -> None:
    answers = [visitor.post("/anmelden/", {"username": name, "password": "falsch"}) for name in ("brandt", "niemand")]
    assert {answer.status_code for answer in answers} == {422}
    assert all("Name oder Passwort stimmen nicht." in answer.text for answer in answers)
    assert "falsch" not in answers[0].text


def test_passwords_are_kept_by_argon2(world: World) -> None:
    with acting_as(JOB):
        stored = Staff.objects.get(username="brandt").password
    assert identify_hasher(stored).algorithm == "argon2"


def test_a_right_begins_and_ends_with_its_membership(world: World) -> None:
    with acting_as(JOB):
        person = Staff.objects.engage("vertretung", name="Vertretung", password=None, at=BEGINNING)
        begins, ends = MONDAY.date(), MONDAY.date() + timedelta(days=7)
        Membership.objects.create(
            staff=person, unit_id=world.units["leistung"], role=Role.DEPUTY, valid=DateRange(begins, ends)
        )
    days = (begins - timedelta(days=1), begins, ends - timedelta(days=1), ends)
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
