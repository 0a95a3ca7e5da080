# SPDX-License-Identifier: EUPL-1.2
"""Mein Konto: where I am logged in, ending it there or everywhere, another password."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kurzweg.accounts.ending import end_sessions
from tests.clock import Clock
from tests.world import MONDAY, PASSWORD, World

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
NEW = "vier Wörter ohne Zusammenhang"


def logged_in(agent: str, who: str = "brandt", password: str = PASSWORD) -> Client:
    client = Client(headers={"user-agent": agent})
    assert client.post("/anmelden/", {"username": who, "password": password}).status_code == 302
    return client


@pytest.fixture
def desk(world: World, clock: Clock) -> Client:
    return logged_in(FIREFOX)


def ways_out(page: str) -> list[str]:
    return re.findall(r'action="(/konto/anmeldungen/[\w-]+/ende/)"', page)


def test_log_ins_are_told_apart_by_device_and_time(desk: Client) -> None:
    logged_in(PHONE)
    page = desk.get("/konto/").text
    assert "Firefox · Windows" in page
    assert "Chrome · Android" in page
    assert page.count("dieses hier") == 1


def test_one_log_in_is_ended_from_another(desk: Client) -> None:
    phone = logged_in(PHONE)
    (way,) = ways_out(desk.get("/konto/").text)
    assert desk.post(way).status_code == 302
    assert phone.get("/anliegen/").status_code == 302
    assert desk.get("/anliegen/").status_code == 200
    assert desk.post(way).status_code == 404


def test_log_out_everywhere_is_here_too(desk: Client) -> None:
    phone = logged_in(PHONE)
    desk.post("/konto/ueberall-abmelden/")
    assert [one.get("/anliegen/").status_code for one in (desk, phone)] == [302, 302]


def test_nobody_sees_or_ends_the_log_in_of_another(desk: Client, world: World) -> None:
    logged_in(PHONE)
    (way,) = ways_out(desk.get("/konto/").text)
    celik = world.browser(world.celik)
    assert celik.post(way).status_code == 404
    assert ways_out(celik.get("/konto/").text) == []


def test_a_new_password_ends_all_other_log_ins(desk: Client) -> None:
    phone = logged_in(PHONE)
    before = desk.cookies["kurzweg"].value
    assert desk.post("/konto/passwort/", {"password": NEW, "again": NEW}).status_code == 302
    assert desk.get("/konto/").status_code == 200
    assert desk.cookies["kurzweg"].value != before
    assert phone.get("/anliegen/").status_code == 302
    assert logged_in(FIREFOX, password=NEW)


def test_another_password_asks_who_sits_there(desk: Client, clock: Clock) -> None:
    clock.wait(minutes=11)
    assert desk.post("/konto/passwort/", {"password": NEW, "again": NEW}).status_code == 403
    assert logged_in(PHONE)


def test_the_database_ends_no_log_in_of_a_colleague_for_a_clerk(world: World) -> None:
    clerk = world.browser(world.celik)
    with world.as_(world.brandt):
        end_sessions(world.celik.pk, at=MONDAY)
    assert clerk.get("/anliegen/").status_code == 200


def test_the_name_on_every_page_leads_to_the_account(desk: Client) -> None:
    assert 'href="/konto/"' in desk.get("/anliegen/").text
