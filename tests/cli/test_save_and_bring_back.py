# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg backup`, `restore`, `drill` and `log` as somebody types them."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kurzweg.cli.main import answer
from kurzweg.config import database, founding, premises
from kurzweg.config.embedpg import Server
from tests.database import TEST_ROLES, TestCluster


@pytest.fixture
def home(cluster: TestCluster, own_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home folder of an office that runs on a server of its own."""
    folder = Path(tempfile.mkdtemp(prefix="kw-cli-", dir="/tmp"))
    folder.chmod(0o711)
    monkeypatch.setenv(database.APP_URL, f"postgresql://kurzweg_app@/{own_database}?host={cluster.socket}")
    monkeypatch.setenv("KURZWEG_HOME", str(folder / "office"))
    monkeypatch.setattr(founding, "ROLES", founding.ROLES + TEST_ROLES)
    yield folder / "office"
    for place in folder.rglob("pg"):
        Server(place).stop()
        shutil.rmtree(premises.socket_folder(place), ignore_errors=True)
    shutil.rmtree(folder)


def told(words: list[str], capsys: pytest.CaptureFixture[str], *, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert answer([*words, "--json"]) == code
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_an_office_is_saved_brought_back_and_drilled(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(told(["log", "seal"], capsys)) == {"sealed"}
    verdict = told(["log", "verify"], capsys)
    assert verdict["passes"] is True
    assert {log["log"]: log["unsealed"] for log in verdict["logs"]} == {"events": 0, "access": 0}
    saved = told(["backup"], capsys)
    assert set(saved) == {"file", "bytes", "rows", "files", "saved_at", "seconds", "key", "archiving"}
    assert saved["key"] == str(home / "backup.key")
    assert Path(saved["file"]).parent == home / "backups"
    brought = told(["restore", saved["file"], "--into", str(home.with_name("again"))], capsys)
    assert (brought["passes"], brought["rows"], brought["differences"]) == (True, saved["rows"], [])
    assert (home.with_name("again") / "backup.key").read_text() == (home / "backup.key").read_text()
    drilled = told(["drill", "--from", saved["file"]], capsys)
    assert (drilled["passes"], drilled["rows"]) == (True, saved["rows"])
    assert drilled["rpo_seconds"] > 0
    assert drilled["rto_seconds"] > 0


def test_a_backup_that_cannot_be_opened_is_told_in_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = home.with_name("letter.pdf")
    letter.write_bytes(b"%PDF-1.7")
    home.mkdir()
    (home / "backup.key").write_text("00" * 32)
    for words, sentence in (
        (["restore", str(letter), "--into", str(home.with_name("new"))], "This file is no backup of kurzweg."),
        (["restore", str(home / "none"), "--into", str(home.with_name("new"))], "There is no backup"),
        (["drill", "--from", str(letter)], "This file is no backup of kurzweg."),
        (["backup", str(letter)], "There is a file of this name already."),
        (["backup", "--key", str(home / "none")], f"The key {home / 'none'} cannot be read"),
    ):
        (problem,) = told(words, capsys, code=2)["problems"]
        assert sentence in problem["cause"]
    assert sorted(one.name for one in home.parent.iterdir()) == ["letter.pdf", "office"]


def test_an_office_that_is_closed_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(database.APP_URL, "postgresql://kurzweg_app@/kurzweg?host=/tmp/nobody-listens-here")
    for words in (["backup"], ["drill"], ["log", "verify"], ["log", "seal"], ["log", "export"]):
        (problem,) = told(words, capsys, code=2)["problems"]
        assert problem["mend"] == "Start the office first: `kurzweg up`."


def test_events_are_given_away_without_who_acted(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["log", "export"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines
    assert all("actor" not in line and "lane" not in line["attributes"] for line in lines)
    assert {line["kind"] for line in lines} >= {"StructureWentLive"}
    assert answer(["log", "export", "--format", "csv", "--from", "2026-01-01", "--to", "2026-12-31"]) == 0
    assert capsys.readouterr().out.startswith("number,at,recorded_at,kind,phase,")
    assert answer(["log", "export", "--from", "gestern"]) == 2
