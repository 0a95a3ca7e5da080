# SPDX-License-Identifier: EUPL-1.2
"""The papers as files that the office edits; what somebody may have worked on is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurzweg.startpack.filing import AlreadyThereError, file_papers

OFFICE = "Amt für <Migration> & Integration"


def test_all_papers_are_written_and_nothing_else(tmp_path: Path) -> None:
    written = file_papers(tmp_path / "start", OFFICE)
    assert sorted(path.name for path in (tmp_path / "start").iterdir()) == sorted(path.name for path in written)
    assert len(written) == 13
    assert all("Amt für &lt;Migration&gt; &amp; Integration" in path.read_text(encoding="utf-8") for path in written)


def test_a_paper_that_somebody_edited_is_left_alone_and_no_other_is_written(tmp_path: Path) -> None:
    (tmp_path / "verzeichnis.html").write_text("unser Verzeichnis", encoding="utf-8")
    with pytest.raises(AlreadyThereError, match="somebody may have worked on it"):
        file_papers(tmp_path, OFFICE)
    assert [path.name for path in tmp_path.iterdir()] == ["verzeichnis.html"]
    assert (tmp_path / "verzeichnis.html").read_text(encoding="utf-8") == "unser Verzeichnis"
