# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg directory`: whoever sets the log-in up learns what is missing, and what to register where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kurzweg.accounts import directory, outside
from kurzweg.cli.main import answer
from tests.accounts.county import ISSUER, SETTINGS, County
from tests.clock import Clock
from tests.world import World


@pytest.fixture
def county(world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> County:
    settings.OIDC = SETTINGS
    directory.forget()
    county = County(Clock())
    monkeypatch.setattr(outside, "ask", county.ask)
    return county


def test_a_directory_that_is_well_is_described(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["directory", "--house", "https://amt.example.org/"]) == 0
    assert capsys.readouterr().out == (
        f"The directory {ISSUER} is as it must be.\n"
        "It signs by ES256, EdDSA, RS256; its keys: haus-1.\n"
        "Register there, for the client kurzweg: redirect https://amt.example.org/anmelden/verzeichnis/zurueck/\n"
        "People can log out there too.\n"
    )


def test_machines_get_the_same_and_no_secret(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["directory", "--json"]) == 0
    told = capsys.readouterr().out
    assert json.loads(told)["keys"] == ["haus-1"]
    assert SETTINGS["secret"] not in told


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"issuer": "https://anders.example"}, "The directory calls itself 'https://anders.example'."),
        ({"token_endpoint": "http://anmeldung.kreis.example/token"}, "token_endpoint"),
        ({"jwks_uri": None}, "jwks_uri is None, no address over TLS."),
        ({"authorization_endpoint": "https://user:word@kreis.example/"}, "authorization_endpoint"),
        ({"id_token_signing_alg_values_supported": ["HS256", "none"]}, "signs by none of RS256, ES256, EdDSA"),
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE by S256"),
    ],
)
def test_what_is_wrong_is_named_with_its_mend(
    county: County, capsys: pytest.CaptureFixture[str], said: dict[str, object], sentence: str
) -> None:
    county.discovery.update(said)
    assert answer(["directory"]) == 1
    assert sentence in capsys.readouterr().out


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"issuer": "a", "issuer": "b"}', b"[" * 100_000])
def test_an_answer_that_is_no_proper_json_is_told(
    county: County, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], body: bytes
) -> None:
    monkeypatch.setattr(outside, "ask", lambda _address, **_named: body)
    assert answer(["directory"]) == 1
    assert "answers no proper JSON" in capsys.readouterr().out


def test_an_address_that_refuses_us_is_told(
    county: County, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(address: str, **_named: object) -> bytes:
        raise outside.RefusedError(f"{address} answers 403.")

    monkeypatch.setattr(outside, "ask", refuse)
    assert answer(["directory"]) == 1
    assert "Is KURZWEG_OIDC_ISSUER right?" in capsys.readouterr().out


def test_without_a_directory_the_settings_are_named(
    world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.OIDC = {}
    assert answer(["directory"]) == 2
    assert "Set KURZWEG_OIDC_ISSUER, KURZWEG_OIDC_CLIENT" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"KURZWEG_OIDC_ISSUER": "https://kreis.example"}, "KURZWEG_OIDC_CLIENT is missing"),
        ({"KURZWEG_OIDC_SECRET": "x"}, "KURZWEG_OIDC_ISSUER is missing"),
        (
            {"KURZWEG_OIDC_ISSUER": "http://kreis.example", "KURZWEG_OIDC_CLIENT": "kurzweg"},
            "is no address that begins with https://.",
        ),
    ],
)
def test_settings_that_make_no_sense_stop_with_a_sentence(
    tmp_path: Path, environment: dict[str, str], sentence: str
) -> None:
    said = {**os.environ, "KURZWEG_HOME": str(tmp_path), **environment}
    ask = [sys.executable, "-c", "from kurzweg.cli.main import run; run()", "directory"]
    done = subprocess.run(ask, env=said, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert sentence in done.stderr
