# SPDX-License-Identifier: EUPL-1.2
"""Sitzungen: they sleep when nobody is there, end after a day's work, and nothing typed is lost by it."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from django.conf import settings as configured
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from kurzweg.accounts.models import Membership
from kurzweg.accounts.sessions import hash_of
from kurzweg.walls.identity import JOB, acting_as
from tests.accounts.test_confirm_who_it_is import fields_of
from tests.clock import Clock
from tests.world import PASSWORD, World

COOKIE = configured.SESSION_COOKIE_NAME
WORK = "/personen/neu/"
TYPED = {"given_name": "Amina", "family_name": "Warsame", "language": "ar"}


def key_of(client: Client) -> str:
    return client.cookies[COOKIE].value


@pytest.fixture
def brandt(world: World, clock: Clock) -> Client:
    return world.browser(world.brandt)


def test_who_works_stays_logged_in_all_day(brandt: Client, clock: Clock) -> None:
    for _step in range(20):
        clock.wait(minutes=29)
        assert brandt.get("/anliegen/").status_code == 200


def test_after_half_an_hour_of_nothing_the_session_sleeps(brandt: Client, clock: Clock) -> None:
    clock.wait(minutes=30)
    assert brandt.get("/anliegen/").headers["Location"] == "/anmelden/bestaetigen/?next=/anliegen/"


def test_a_page_that_reads_itself_again_is_no_sign_of_life(brandt: Client, clock: Clock) -> None:
    for _minute in range(30):
        brandt.get("/anliegen/", headers={"HX-Request": "true"})
        clock.wait(minutes=1)
    assert brandt.get("/anliegen/", headers={"HX-Request": "true"}).status_code == 401
    assert brandt.get("/anliegen/").status_code == 302


def test_what_was_typed_survives_a_sleep(brandt: Client, clock: Clock) -> None:
    clock.wait(minutes=45)
    page = brandt.post(WORK, TYPED)
    assert page.status_code == 401
    assert "Willkommen zurück" in page.text
    answer = brandt.post(WORK, {**fields_of(page.text), "kw-password": PASSWORD})
    assert answer.status_code == 302
    assert "Warsame" in brandt.get(answer.headers["Location"]).text


def test_what_was_typed_survives_the_end_of_a_session(brandt: Client, clock: Clock) -> None:
    clock.wait(hours=11)
    page = brandt.post(WORK, TYPED)
    assert page.status_code == 401
    assert "Ihre Anmeldung ist zu Ende." in page.text
    answer = brandt.post(WORK, {**fields_of(page.text), "kw-password": PASSWORD})
    assert answer.status_code == 302
    assert "Warsame" in brandt.get(answer.headers["Location"]).text


def test_nobody_else_goes_on_with_what_was_typed(brandt: Client, clock: Clock, world: World) -> None:
    clock.wait(minutes=45)
    answer = brandt.post(WORK, {**TYPED, "kw-bestaetigung": "1", "kw-password": "das Passwort von Frau Adler"})
    assert answer.status_code == 422
    with world.as_(world.brandt), connection.cursor() as cursor:
        cursor.execute("select count(*) from people_person")
        assert cursor.fetchone() == (0,)


def test_a_session_never_outlasts_its_ten_hours(brandt: Client, clock: Clock) -> None:
    for _step in range(21):
        assert brandt.get("/anliegen/").status_code == 200
        clock.wait(minutes=29)
    assert brandt.get("/anliegen/").headers["Location"] == "/anmelden/?next=/anliegen/"


def test_sleeping_and_waking_makes_no_session_longer(brandt: Client, clock: Clock) -> None:
    clock.wait(hours=9)
    brandt.post("/anmelden/bestaetigen/", {"kw-bestaetigung": "1", "kw-password": PASSWORD})
    assert brandt.get("/anliegen/").status_code == 200
    clock.wait(minutes=25)
    assert brandt.get("/anliegen/").status_code == 200
    clock.wait(minutes=29)
    assert brandt.get("/anliegen/").status_code == 200
    clock.wait(minutes=7)
    assert brandt.get("/anliegen/").headers["Location"] == "/anmelden/?next=/anliegen/"


def test_the_cover_wakes_a_sleeping_session_and_the_page_goes_on(brandt: Client, clock: Clock) -> None:
    clock.wait(minutes=45)
    assert brandt.post("/anmelden/wieder-da/", {"kw-password": "falsch"}).status_code == 403
    assert brandt.post("/anmelden/wieder-da/", {"kw-password": PASSWORD}).status_code == 204
    assert brandt.get("/anliegen/").status_code == 200


def test_under_the_cover_of_a_session_that_is_over_the_password_is_not_enough(brandt: Client, clock: Clock) -> None:
    clock.wait(hours=11)
    assert brandt.post("/anmelden/wieder-da/", {"kw-password": PASSWORD}).status_code == 401


def test_a_log_in_has_a_key_that_nobody_knew_before(world: World, visitor: Client) -> None:
    visitor.cookies[COOKIE] = "vorgegeben-von-jemand-anderem"
    visitor.post("/anmelden/", {"username": "brandt", "password": PASSWORD})
    first = key_of(visitor)
    assert first != "vorgegeben-von-jemand-anderem"
    visitor.post("/anmelden/", {"username": "adler", "password": PASSWORD})
    assert key_of(visitor) != first
    thief = Client()
    thief.cookies[COOKIE] = first
    assert thief.get("/anliegen/").status_code == 302


def test_the_key_changes_with_the_rights_and_the_previous_one_is_good_for_seconds(
    brandt: Client, clock: Clock, world: World
) -> None:
    brandt.get("/anliegen/")
    before = key_of(brandt)
    with acting_as(JOB):
        Membership.objects.create(
            staff=world.brandt, unit_id=world.units["leistung"], role="deputy", valid=DateRange(clock.now.date(), None)
        )
    brandt.get("/anliegen/")
    assert key_of(brandt) != before
    on_its_way = Client()
    on_its_way.cookies[COOKIE] = before
    clock.wait(seconds=5)
    assert on_its_way.get("/anliegen/").status_code == 200
    clock.wait(seconds=20)
    on_its_way.cookies[COOKIE] = before
    assert on_its_way.get("/anliegen/").status_code == 302


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_clock_that_jumps_lets_nobody_stay_longer_and_loses_nothing(brandt: Client, clock: Clock, hours: int) -> None:
    clock.wait(hours=hours)
    assert brandt.get("/anliegen/").status_code == 302
    page = brandt.post(WORK, TYPED)
    assert page.status_code == 401
    answer = brandt.post(WORK, {**fields_of(page.text), "kw-password": PASSWORD})
    assert answer.status_code == 302
    clock.wait(hours=-hours)
    assert brandt.get("/anliegen/").status_code == 302
    brandt.post("/anmelden/", {"username": "brandt", "password": PASSWORD})
    assert brandt.get("/anliegen/").status_code == 200


def test_of_two_requests_that_meet_a_change_of_rights_one_changes_the_key(
    brandt: Client, clock: Clock, world: World
) -> None:
    brandt.get("/anliegen/")
    with acting_as(JOB):
        Membership.objects.create(
            staff=world.brandt, unit_id=world.units["leistung"], role="deputy", valid=DateRange(clock.now.date(), None)
        )
    beside = Client()
    beside.cookies[COOKIE] = key_of(brandt)
    brandt.get("/anliegen/")
    answer = beside.get("/anliegen/")
    assert answer.status_code == 200
    assert COOKIE not in answer.cookies


def test_after_logging_out_the_old_cookie_opens_nothing(brandt: Client) -> None:
    key = key_of(brandt)
    brandt.post("/abmelden/")
    thief = Client()
    thief.cookies[COOKIE] = key
    assert thief.get("/anliegen/").headers["Location"] == "/anmelden/?next=/anliegen/"
    assert thief.post(WORK, TYPED).status_code == 401


def test_only_the_hash_of_a_key_is_kept(brandt: Client, unseen: AbstractContextManager[None]) -> None:
    key = key_of(brandt)
    with unseen, connection.cursor() as cursor:
        cursor.execute("select key_hash, accounts_session::text from accounts_session")
        ((kept, row),) = cursor.fetchall()
    assert bytes(kept) == hash_of(key)
    assert key not in row


def test_everybody_sees_their_own_sessions_and_no_key(world: World, brandt: Client) -> None:
    world.browser(world.adler)
    with world.as_(world.brandt), connection.cursor() as cursor:
        cursor.execute("select staff_id from accounts_session")
        assert cursor.fetchall() == [(world.brandt.pk,)]
        for secret in ("key_hash", "previous_hash", "data", "*"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(f"select {secret} from accounts_session")
        cursor.execute("update accounts_session set ended_at = now() where staff_id = %s", [world.adler.pk])
        assert cursor.rowcount == 0


def test_nobody_takes_a_seat_in_a_session_but_by_the_gate(world: World, brandt: Client) -> None:
    with world.as_(world.brandt), connection.cursor() as cursor:
        cursor.execute("select accounts_session_open(gen_random_uuid(), '\\x01', '', '', now())")
        cursor.execute("select accounts_session_seat('\\x01', %s, now())", [world.adler.pk])
        assert cursor.fetchone() == (False,)
        cursor.execute("select accounts_session_renew(%s, '\\x02', now(), true)", [hash_of(key_of(brandt))])
        assert cursor.fetchone() == (None,)


@pytest.mark.parametrize("key", ["", "x", "kurz", "a" * 5000, "\0" * 43, "'; drop table accounts_session; --"])
def test_a_forged_key_opens_nothing_and_breaks_nothing(visitor: Client, world: World, key: str) -> None:
    visitor.cookies[COOKIE] = key
    assert visitor.get("/anliegen/").status_code == 302
