# SPDX-License-Identifier: EUPL-1.2
"""What `kurzweg up` refuses before it makes anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurzweg.cli.main import answer


def test_a_file_as_home_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("KURZWEG_HOME", str(file / "below"))
    assert answer(["up", "--home", str(file / "below"), "--port", "0"]) == 2
    assert f"{file} is a file." in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
