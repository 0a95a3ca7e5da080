# SPDX-License-Identifier: EUPL-1.2
"""The door of the command line: how every command ends."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from kurzweg import __version__
from kurzweg.cli.answers import BAD_INPUT, BadInput, emit_problems, problems_of, sentence_of, tell
from kurzweg.cli.commands import COMMANDS
from kurzweg.cli.mounting import PLAIN, MountedGroup, PipeClosed

INTERRUPTED = 130
TERMINATED = 143
PIPE_CLOSED = 141
BROKEN = 70


class Commands(MountedGroup):
    """`kurzweg …`."""

    mounts = COMMANDS


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
    signal.signal(signal.SIGTERM, _end)
    sys.exit(answer(sys.argv[1:]))


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    """Whoever ends the program lets it tidy up behind itself: no half file stays."""
    raise SystemExit(TERMINATED)


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
