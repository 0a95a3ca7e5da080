# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg startpack`: the papers of an office, as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kurzweg.cli.main import answer
from tests.world import World


def test_the_papers_are_for_the_office_in_force(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(["startpack", str(tmp_path / "papiere"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(told) == ["files", "folder", "office"]
    assert len(told["files"]) == 13
    assert told["office"] in (tmp_path / "papiere" / "verzeichnis.html").read_text(encoding="utf-8")


def test_edited_papers_are_never_written_over(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loeschfristen.html").write_text("beschlossen", encoding="utf-8")
    assert answer(["startpack", str(tmp_path), "--office", "Musterkreis"]) == 2
    assert "nothing was written. Name another folder" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "datei"
    file.write_text("", encoding="utf-8")
    assert answer(["startpack", str(file / "darunter"), "--office", "Musterkreis"]) == 2
    assert "cannot be written" in capsys.readouterr().err
