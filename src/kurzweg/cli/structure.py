# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg structure show|diff|export|import|schema`: structures as text, without the web."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli import pictures
from kurzweg.cli.answers import JsonFlag, answering, emit, say, tell
from kurzweg.cli.files import open_structure, write_whole
from kurzweg.engine import structure as engine

File = Annotated[str, typer.Argument(metavar="FILE", help="YAML or JSON file, - or the name of a blueprint.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write the canonical YAML to this file.")]


class Language(StrEnum):
    """The languages a difference is told in."""

    DE = "de"
    EN = "en"


def show(file: File, as_json: JsonFlag = False) -> None:
    """Show the tree of units with site, staff, lanes and what each leads. Guesses are marked (assumed).

    JSON: office, label, land, valid_from, units (id, name, kind, parent, professional, site, staff, hours,
    depth, lanes, leads, assumed), elsewhere, assumed, sources.
    """
    with answering(as_json):
        structure = open_structure(file)
        if as_json:
            emit(pictures.document(structure))
        else:
            say("\n".join(pictures.lines(structure)))


def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="The structure that is.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="The structure that will be.")],
    language: Annotated[Language, typer.Option(help="Language of the sentences.")] = Language.EN,
    as_json: JsonFlag = False,
) -> None:
    """Tell what changes from one structure to another; nothing when they are equal. Order is no difference.

    JSON: before, after, changes (kind, place, before, after, german, english).
    """
    with answering(as_json):
        changes = engine.diff(open_structure(before), open_structure(after))
        if as_json:
            emit({"before": before, "after": after, "changes": [vars(change) for change in changes]})
            return
        for change in changes:
            say(change.german if language is Language.DE else change.english)
        if not changes:
            tell("No difference.")


def export(file: File, out: Out = None, as_json: JsonFlag = False) -> None:
    """Print the canonical YAML of a structure, or write it with --out.

    JSON: the structure itself, in the fields of the text form (see schema); `import` reads it again.
    """
    with answering(as_json):
        structure = open_structure(file)
        text = engine.write(structure)
        if out:
            write_whole(out, text)
            tell(f"Written: {out}")
        if as_json:
            emit(engine.plain(structure))
        elif not out:
            typer.echo(text, nl=False)


def import_(
    file: File,
    out: Annotated[Path, typer.Option("--out", help="The file to write; replaced as a whole or not at all.")],
    as_json: JsonFlag = False,
) -> None:
    """Read any accepted form, check it, and write it as canonical YAML. On any error nothing is changed.

    JSON: written, units, lanes, services, responsibilities.
    """
    with answering(as_json):
        structure = open_structure(file)
        write_whole(out, engine.write(structure))
        if as_json:
            emit({"written": str(out), **pictures.counts(structure)})
        else:
            tell(f"Written: {out}")


def schema(as_json: JsonFlag = False) -> None:  # noqa: ARG001 - it is JSON either way
    """Print the JSON Schema (draft 2020-12) of the text form, for editors and other tools.

    JSON: $schema, title, description, type, additionalProperties, properties, required.
    """
    emit(engine.schema())
