# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg startpack`: the papers an office needs before it may start, as files to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, emit, say
from kurzweg.cli.office import with_django

Folder = Annotated[Path, typer.Argument(help="Folder to write into; it is made when it is not there.")]
OfficeName = Annotated[str, typer.Option("--office", help="Name of the office; of the one in force when left out.")]


def startpack(folder: Folder, office: OfficeName = "", as_json: JsonFlag = False) -> None:
    """Write the register of processing activities, the draft impact assessment, privacy notices and the rest.

    A file that exists is never written over: somebody may have worked on it. With --json the keys of the answer
    are: office, folder, files.
    """
    with answering(as_json), with_django(needs_office=not office):
        from kurzweg.startpack.filing import AlreadyThereError, file_papers  # noqa: PLC0415  Django is up now

        name = office or _name_in_force()
        try:
            written = file_papers(folder, name)
        except AlreadyThereError as there:
            raise BadInput(str(there), "Name another folder, or move the old papers away.") from there
        except OSError as fault:
            raise BadInput(f"{folder} cannot be written: {fault.strerror}.", "Name another folder.") from fault
    if as_json:
        emit({"office": name, "folder": str(folder), "files": [path.name for path in written]})
    else:
        say(f"{len(written)} papers for {name} are in {folder}. They are drafts; what only you know is left blank.")


def _name_in_force() -> str:
    from django.db import transaction  # noqa: PLC0415  Django is up now

    from kurzweg.accounts.context import office_name  # noqa: PLC0415
    from kurzweg.walls.identity import ANONYMOUS, assume  # noqa: PLC0415

    with transaction.atomic():
        assume(ANONYMOUS)
        return office_name()
