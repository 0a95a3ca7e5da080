# SPDX-License-Identifier: EUPL-1.2
"""FILE of the command line: a file, standard input, a blueprint; and files that are written whole."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from kurzweg.cli.answers import BadInput
from kurzweg.engine.structure import Structure, blueprint_texts, load, read
from kurzweg.engine.structure.source import MAX_BYTES

STANDARD_INPUT = "-"


def open_structure(file: str, *, services: Collection[str] | None = None) -> Structure:
    """The structure that FILE names; a file of that name wins over a blueprint.

    Raises StructureError for a text that is none, BadInput when neither a file nor a blueprint has the name.
    """
    if file == STANDARD_INPUT:
        return read(sys.stdin.buffer.read(MAX_BYTES + 1), file="standard input", services=services)
    if os.path.lexists(file):
        return load(file, services=services)
    shipped = blueprint_texts()
    if file in shipped:
        return read(shipped[file], file=f"{file}.yaml", services=services)
    near = get_close_matches(file, shipped, n=1)
    known = ", ".join(sorted(shipped)) or "none"
    mend = f"Did you mean the blueprint {near[0]}?" if near else f"Check the path. Blueprints: {known}."
    raise BadInput("There is no such file and no such blueprint.", mend, file=file)


def write_whole(path: Path, text: str) -> None:
    """Write a text completely or not at all; BadInput when it cannot be written, the old one then stands."""
    with whole_file(path) as part:
        part.write_text(text, "utf-8")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file of the same ending to write into; it takes the place of `path` when all of it is there.

    BadInput when it cannot be written; the old file then stands.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise BadInput("This is a folder.", "Name the file to write in it.", file=str(path))
    try:
        if target.exists() and not target.is_file():
            yield target  # a device or a pipe: nothing to keep
            return
        part = target.with_name(f".kurzweg-{secrets.token_hex(6)}.part-{target.name}")
        try:
            yield part
            _take_place(part, target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        mend = "Check the folder, its permissions and the free space; nothing was changed."
        raise BadInput(f"It cannot be written: {error.strerror}.", mend, file=str(path)) from None


def _take_place(part: Path, target: Path) -> None:
    if target.exists():
        part.chmod(target.stat().st_mode & 0o777)
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.replace(target)
