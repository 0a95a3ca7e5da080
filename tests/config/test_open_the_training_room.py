# SPDX-License-Identifier: EUPL-1.2
"""The training room beside the office: invented people, a band on every page, never the office's own database."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from kurzweg.cli.main import answer
from kurzweg.config import environment
from kurzweg.config.environment import SettingError
from tests.world import World

PROGRAM = [sys.executable, "-c", "from kurzweg.cli.main import run; run()"]
BAND = "Alles hier ist erfunden. Nichts davon gilt."


@pytest.fixture
def room(home: Path) -> Iterator[str]:
    """The address of a training room that was opened beside an office with another database."""
    told = {
        **os.environ,
        "KURZWEG_HOME": str(home),
        "KURZWEG_DATABASE_URL": "postgresql://nobody@nowhere.invalid/office",
    }
    words = [*PROGRAM, "training", "--port", "0", "--json"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=told)
    assert process.stdout is not None
    try:
        yield json.loads("".join(iter(process.stdout.readline, "}\n")) + "}")["address"]
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def test_it_opens_with_its_own_database_and_cannot_begin_anew_while_it_is_open(
    room: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with urllib.request.urlopen(f"{room}/anmelden/", timeout=20) as page:
        words = page.read().decode()
        cookies = page.headers.get_all("Set-Cookie")
    assert all(cookie.startswith("uebung-") for cookie in cookies)
    assert cookies
    assert BAND in words
    assert "Ein Klick genügt." in words
    for name in ("KURZWEG_TRAINING", "KURZWEG_DATABASE_URL", "KURZWEG_OWNER_DATABASE_URL", "KURZWEG_SECRET_KEY"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("KURZWEG_HOME", str(home))
    assert answer(["training", "--fresh"]) == 2
    assert "The training room is open. Close it first" in capsys.readouterr().err


def test_the_office_itself_has_no_band(world: World, visitor: Client) -> None:
    assert BAND not in visitor.get("/").text


@override_settings(TRAINING=True)
@pytest.mark.parametrize("page", ["/", "/kiosk/", "/anzeige/haus/", "/gibt-es-nicht/"])
def test_every_page_of_the_training_room_says_so(world: World, visitor: Client, page: str) -> None:
    assert BAND in visitor.get(page).text


@override_settings(TRAINING_ROOM="https://uebung.example.org/")
def test_staff_find_the_training_room_from_the_office(world: World, visitor: Client) -> None:
    assert 'href="https://uebung.example.org/"' in world.browser(world.brandt).get("/anliegen/").text
    assert "uebung.example.org" not in visitor.get("/").text


def test_an_address_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURZWEG_TRAINING_ROOM", "javascript:alert(1)")
    with pytest.raises(SettingError, match="is no address of a page"):
        environment.address("KURZWEG_TRAINING_ROOM")
