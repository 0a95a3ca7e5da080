# SPDX-License-Identifier: EUPL-1.2
"""The start pack as files: plain pages that a word processor opens and the office makes its own."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.template.loader import render_to_string

from kurzweg.lang.languages import GERMAN
from kurzweg.startpack.paper import Paper
from kurzweg.startpack.papers import PAPERS
from kurzweg.startpack.papers.notice import languages, privacy_notice

DRAFT = "Entwurf, aus dem Verfahren kurzweg geschrieben. Vom Amt zu prüfen, zu ergänzen und zu beschließen."
UNREVIEWED = "Diese Übersetzung ist noch nicht geprüft. Es gilt der deutsche Text."


class AlreadyThereError(FileExistsError):
    """A file of that name exists; somebody may have worked on it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists, and somebody may have worked on it; nothing was written.")
        self.path = path


def papers_of(office: str) -> dict[str, Paper]:
    """Every paper by the name of its file; the notice once in every language."""
    papers = {f"{code}.html": write(office) for code, write in PAPERS.items() if write is not privacy_notice}
    notices = {f"datenschutzhinweise-{code}.html": privacy_notice(office, code) for code in languages()}
    return papers | notices


def file_papers(folder: Path, office: str) -> tuple[Path, ...]:
    """Write all papers into a folder, all or none.

    Raises `AlreadyThereError` when one is there already, `OSError` when the folder cannot be written.
    """
    papers = papers_of(office)
    for name in papers:
        if (folder / name).exists():
            raise AlreadyThereError(folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".startpack-") as aside:
        for name, paper in papers.items():
            (Path(aside) / name).write_text(_page(paper), encoding="utf-8")
        for name in papers:
            shutil.move(Path(aside) / name, folder / name)
    return tuple(folder / name for name in papers)


def _page(paper: Paper) -> str:
    draft = DRAFT if paper.language == GERMAN.code else UNREVIEWED
    return render_to_string("startpack/file.html", {"paper": paper, "draft": draft})
