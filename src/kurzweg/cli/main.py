# SPDX-License-Identifier: EUPL-1.2
"""The door of the command line: which commands there are, and how every one of them ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated, ClassVar

import typer
from typer.main import get_command

from kurzweg import __version__
from kurzweg.cli.answers import BAD_INPUT, BadInput, emit_problems, problems_of, sentence_of, tell
from kurzweg.cli.mounting import PLAIN, Mount, MountedGroup, PipeClosed

INTERRUPTED = 130
PIPE_CLOSED = 141
BROKEN = 70


class StructureCommands(MountedGroup):
    """`kurzweg structure …`."""

    mounts: ClassVar[dict[str, Mount]] = {
        "check": Mount("kurzweg.cli.check:check", "prove that every matter has exactly one responsible unit"),
        "list": Mount("kurzweg.cli.structure:list_", "the reference offices that come with the house"),
        "show": Mount("kurzweg.cli.structure:show", "the tree of units and what each leads"),
        "diff": Mount("kurzweg.cli.difference:diff", "what changes from one structure to another"),
        "export": Mount("kurzweg.cli.structure:export", "the canonical text form"),
        "import": Mount("kurzweg.cli.structure:import_", "any accepted form to canonical YAML, or an error"),
        "schema": Mount("kurzweg.cli.structure:schema", "the JSON Schema of the text form"),
    }


class LogCommands(MountedGroup):
    """`kurzweg log …`."""

    mounts: ClassVar[dict[str, Mount]] = {
        "verify": Mount("kurzweg.cli.log:verify", "prove that nothing was changed since it was sealed"),
        "seal": Mount("kurzweg.cli.log:seal", "seal now; the running office does it every minute"),
        "export": Mount("kurzweg.cli.log:export", "the events without names, as JSON lines or CSV"),
    }


log = typer.Typer(
    name="log",
    cls=LogCommands,
    no_args_is_help=True,
    help="The event log and the access log: sealed, proven, exported.",
    **PLAIN,
)


@log.callback()
def _log() -> None:
    """A group needs a callback to be a group."""


structure = typer.Typer(
    name="structure",
    cls=StructureCommands,
    no_args_is_help=True,
    help="Structures as text. FILE is a YAML or JSON file, - for standard input, or the name of a blueprint.",
    **PLAIN,
)


@structure.callback()
def _structure() -> None:
    """A group needs a callback to be a group."""


class DrawCommands(MountedGroup):
    """`kurzweg draw …`."""

    mounts: ClassVar[dict[str, Mount]] = {
        "verify": Mount("kurzweg.cli.draw:verify", "recompute a draw from its published seed"),
    }


draw = typer.Typer(
    name="draw",
    cls=DrawCommands,
    no_args_is_help=True,
    help="Draws of scarce appointments.",
    **PLAIN,
)


@draw.callback()
def _draw() -> None:
    """A group needs a callback to be a group."""


class CatalogueCommands(MountedGroup):
    """`kurzweg catalogue …`."""

    mounts: ClassVar[dict[str, Mount]] = {
        "export": Mount("kurzweg.cli.catalogue:export", "the catalogue, or its everyday words, as YAML"),
        "check": Mount("kurzweg.cli.catalogue:check", "is the file right, and which texts are missing?"),
        "diff": Mount("kurzweg.cli.catalogue:diff", "what changes from one catalogue to another"),
        "import": Mount("kurzweg.cli.catalogue:import_", "take a file into the draft of this office"),
    }


catalogue = typer.Typer(
    name="catalogue",
    cls=CatalogueCommands,
    no_args_is_help=True,
    help="Catalogues of services as text. FILE is a YAML file, - for standard input, shipped (what came with kurzweg),"
    " or of this office in-force, draft or version-3.",
    **PLAIN,
)


@catalogue.callback()
def _catalogue() -> None:
    """A group needs a callback to be a group."""


class Commands(MountedGroup):
    """`kurzweg …`."""

    mounts: ClassVar[dict[str, Mount]] = {
        "up": Mount("kurzweg.cli.up:up", "start the office: database, tables, web"),
        "training": Mount("kurzweg.cli.training:training", "a room beside the office to try everything in"),
        "found": Mount("kurzweg.cli.found:found", "the SQL for the administrator of a PostgreSQL of your own"),
        "begin": Mount("kurzweg.cli.office:begin", "the first day of a real office: its structure in force"),
        "engage": Mount("kurzweg.cli.office:engage", "a member of staff, their unit and their role"),
        "directory": Mount("kurzweg.cli.directory:directory", "is the log-in by the county's directory set up?"),
        "startpack": Mount("kurzweg.cli.startpack:startpack", "the papers an office needs before it may start"),
        "structure": Mount("kurzweg.cli.main:structure", "check, show, compare and convert structures"),
        "catalogue": Mount("kurzweg.cli.main:catalogue", "check, compare, export and import the catalogue of services"),
        "draw": Mount("kurzweg.cli.main:draw", "prove that a draw of appointments was fair"),
        "log": Mount("kurzweg.cli.main:log", "seal, prove and export the logs"),
        "update": Mount("kurzweg.cli.update:update", "what an update would change, and doing it"),
        "backup": Mount("kurzweg.cli.safety:backup", "save the whole office into one encrypted file"),
        "restore": Mount("kurzweg.cli.safety:restore", "bring a backup back aside, and prove it"),
        "drill": Mount("kurzweg.cli.safety:drill", "prove that the office could be brought back, and how fast"),
        "route": Mount("kurzweg.cli.route:route", "who is responsible for a matter, and why"),
        "mine": Mount("kurzweg.cli.mine:mine", "what a log says: ways, waits, hand-overs, double structures"),
        "simulate": Mount("kurzweg.cli.simulate:simulate", "play an office: waits, backlog, throughput, use of staff"),
        "compare": Mount(
            "kurzweg.cli.compare:compare", "two structures on the same people: what differs beyond chance"
        ),
        "path": Mount("kurzweg.cli.path:path", "everything that is due for a newcomer, in order"),
        "staffing": Mount("kurzweg.cli.staffing:staffing", "how many posts the work of an office takes"),
    }


kurzweg = typer.Typer(
    name="kurzweg",
    cls=Commands,
    no_args_is_help=True,
    help="The operating system of a merged migration and integration office.",
    epilog="Every answer can be had with --json. Exit: 0 done, 1 the answer is no, 2 bad input.",
    **PLAIN,
)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"kurzweg {__version__}")
        raise typer.Exit


@kurzweg.callback()
def _kurzweg(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Only the options that come before a command."""


def run() -> None:
    """Entry point of the program `kurzweg`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name the terminal cannot show is no reason to stop
    sys.exit(answer(sys.argv[1:]))


def answer(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; whatever happens, the reader sees sentences, no traceback."""
    try:
        code = get_command(kurzweg).main(list(arguments), prog_name="kurzweg", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BrokenPipeError, PipeClosed):
        _let_the_pipe_go()
        return PIPE_CLOSED
    except Exception as error:
        return _told(error, as_json="--json" in arguments)
    return code if isinstance(code, int) else 0


def _told(error: Exception, *, as_json: bool) -> int:
    if isinstance(error, typer.Abort):
        return INTERRUPTED
    if hasattr(error, "show") and hasattr(error, "exit_code"):  # a wrong option: typer says which
        if as_json:
            emit_problems(BadInput(_words_of(error), "`--help` lists what there is.").problems)
        error.show()
        return int(error.exit_code)
    problems = problems_of(error)
    if problems and as_json:
        emit_problems(problems)
    for problem in problems:
        tell(sentence_of(problem))
    if problems:
        return BAD_INPUT
    if os.environ.get("KURZWEG_TRACEBACK"):
        raise error
    tell(f"kurzweg stopped: {type(error).__name__}: {error}")
    tell("This is a fault of kurzweg. Run it again with KURZWEG_TRACEBACK=1 and report what it prints.")
    return BROKEN


def _words_of(error: Exception) -> str:
    """What typer says of a wrong call, as one sentence."""
    said = str(error.format_message() if hasattr(error, "format_message") else error).strip()
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _let_the_pipe_go() -> None:
    """The reader (`head`) has enough; what is left must not complain at the end of the program."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
