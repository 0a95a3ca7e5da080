# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg structure list|show|export|import|schema`: structures as text, without the web."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli import pictures
from kurzweg.cli.answers import JsonFlag, answering, emit, say, tell
from kurzweg.cli.files import open_structure, write_whole
from kurzweg.engine import structure as engine

File = Annotated[str, typer.Argument(metavar="FILE", help="YAML or JSON file, - or the name of a blueprint.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write the canonical YAML to this file.")]


def list_(as_json: JsonFlag = False) -> None:
    """List the blueprints: reference offices that come with the house. Every command takes their names as FILE.

    JSON: blueprints (name, office, label, land, valid_from, units, sites, staff, sources, assumed).
    """
    shipped = {name: engine.blueprint(name) for name in engine.blueprint_texts()}
    if as_json:
        emit({"blueprints": [pictures.entry(name, structure) for name, structure in shipped.items()]})
        return
    for name, structure in shipped.items():
        say(pictures.entry_line(name, structure))


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
