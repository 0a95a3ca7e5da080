# SPDX-License-Identifier: EUPL-1.2
"""Which office a command speaks to: the one in the home folder, and none that a slip of the finger would make."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurzweg.cli.main import answer
from kurzweg.config import database

OF_AN_OFFICE = (
    "begin burgenlandkreis-2018",
    "engage adler --name Adler --unit leitung --role desk",
    "directory",
    "startpack PAPERS",
    "catalogue export in-force",
    "log verify",
    "log seal",
    "log export",
    "update",
    "backup",
    "drill",
    "mine office",
)


@pytest.mark.parametrize("command", OF_AN_OFFICE)
def test_a_mistyped_home_is_named_and_not_made(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "ofice"
    monkeypatch.delenv(database.APP_URL, raising=False)
    monkeypatch.setenv("KURZWEG_HOME", str(home))
    assert answer(command.replace("PAPERS", str(tmp_path / "papers")).split()) == 2
    told = capsys.readouterr().err
    assert f"KURZWEG_HOME: There is no office in {home}." in told
    assert "kurzweg up" in told
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_is_not_there_is_named_before_its_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["restore", str(tmp_path / "monday.backup"), "--into", str(tmp_path / "again")]) == 2
    told = capsys.readouterr().err
    assert f"There is no backup {tmp_path / 'monday.backup'}." in told
    assert "key" not in told
