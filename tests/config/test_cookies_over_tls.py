# SPDX-License-Identifier: EUPL-1.2
"""Over TLS every cookie of the house stays on encrypted lines, and no other host can plant one of a log-in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.world import PASSWORD, World

NAMES = (
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
)
ASK = f"import json; from kurzweg.config import settings as s; print(json.dumps([getattr(s, n) for n in {NAMES}]))"


def told(home: Path, **environment: str) -> list[object]:
    """What the settings say in an installation of its own."""
    said = {**os.environ, "KURZWEG_HOME": str(home), **environment}
    done = subprocess.run([sys.executable, "-c", ASK], env=said, capture_output=True, text=True, check=True)
    answer: list[object] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize(
    ("environment", "settings"),
    [
        ({"KURZWEG_TLS": "1"}, ["__Host-kurzweg", "__Host-csrftoken", True, True, 31_536_000]),
        ({"KURZWEG_TLS": ""}, ["kurzweg", "csrftoken", False, False, 0]),
        (
            {"KURZWEG_TLS": "1", "KURZWEG_TRAINING": "1"},
            ["__Host-uebung-kurzweg", "__Host-uebung-csrftoken", True, True, 31_536_000],
        ),
    ],
)
def test_the_names_say_where_they_may_come_from(
    tmp_path: Path, environment: dict[str, str], settings: list[object]
) -> None:
    assert told(tmp_path, **environment) == settings


def test_every_cookie_of_a_log_in_is_bound_to_host_and_tls(world: World, settings: Settings) -> None:
    settings.SESSION_COOKIE_NAME = "__Host-kurzweg"
    settings.CSRF_COOKIE_NAME = "__Host-csrftoken"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client()
    client.get("/anmelden/", secure=True)
    client.post("/anmelden/", {"username": "brandt", "password": PASSWORD}, secure=True)
    client.get("/?sprache=en", secure=True)
    assert len(client.cookies) == 4  # the log-in, the ticket against forgery, the known device, the language
    for cookie in client.cookies.values():
        kept = (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"], cookie["samesite"])
        assert kept == (True, True, "/", "", "Lax"), cookie.key
