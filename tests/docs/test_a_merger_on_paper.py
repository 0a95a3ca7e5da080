# SPDX-License-Identifier: EUPL-1.2
"""The chapter for consultants: every command of it runs, one after the other, and says what stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from kurzweg.cli.main import answer

DOCS = Path(__file__).resolve().parents[2] / "docs"
CHAPTER = DOCS / "a_merger_on_paper.md"
BLOCKS = re.compile(r"```console\n(?P<commands>.*?)```(?:\n```text\n(?P<says>.*?)```)?", re.S)


class Block(NamedTuple):
    """Commands as they stand in the chapter, and lines of what the last of them says."""

    commands: list[str]
    says: list[str]


def blocks() -> list[Block]:
    found = BLOCKS.finditer(CHAPTER.read_text(encoding="utf-8"))
    return [Block(one["commands"].splitlines(), (one["says"] or "").splitlines()) for one in found]


def test_a_consultant_follows_the_chapter_from_the_first_text_to_the_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DOCS / "examples" / "need.yaml", tmp_path)
    assert len(blocks()) > 6
    for block in blocks():
        for command in block.commands:
            capsys.readouterr()
            assert answer(shlex.split(command)[1:]) == 0, command
        told = capsys.readouterr().out.splitlines()
        assert [line for line in block.says if line not in told] == []
