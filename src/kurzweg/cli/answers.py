# SPDX-License-Identifier: EUPL-1.2
"""How every command answers: one JSON document or plain text on standard output, the rest on standard error.

Exit codes: 0 done, 1 the answer is no (a gap, a broken chain), 2 bad input with file, line, field and mend.
A command wraps its work in `answering(as_json)`; whatever it reads raises `BadInput` or an engine's error
that carries `problems`, and the reader of the command is told all of them at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, NoReturn, Protocol

import typer

DONE = 0
NO = 1
BAD_INPUT = 2

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
"""The option every command has: `def show(..., as_json: JsonFlag = False)`."""


class ProblemLike(Protocol):
    """What an engine says about bad input; `line` counts from 1, empty words mean: not known."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int | None: ...
    @property
    def field(self) -> str: ...
    @property
    def cause(self) -> str: ...
    @property
    def mend(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong with what the command was given."""

    cause: str
    mend: str
    file: str = ""
    line: int | None = None
    field: str = ""


class BadInput(Exception):  # noqa: N818 - named for what it is, not for what it does
    """What the command was given cannot be used; the command ends with exit code 2."""

    def __init__(self, cause: str, mend: str, *, file: str = "", line: int | None = None, field: str = "") -> None:
        self.problems: tuple[ProblemLike, ...] = (Fault(cause=cause, mend=mend, file=file, line=line, field=field),)
        super().__init__(sentence_of(self.problems[0]))


def sentence_of(problem: ProblemLike) -> str:
    """The problem as one line: place, cause, mend."""
    place = [problem.file] if problem.file else []
    if problem.line is not None:
        place.append(f"line {problem.line}")
    if problem.field:
        place.append(problem.field)
    said = f"{problem.cause} {problem.mend}".strip()
    return f"{', '.join(place)}: {said}" if place else said


def say(text: str) -> None:
    """The answer for people, on standard output."""
    typer.echo(text)


def tell(text: str) -> None:
    """A message beside the answer (progress, notes), on standard error."""
    typer.echo(text, err=True)


def emit(document: Mapping[str, object]) -> None:
    """The answer for machines: one JSON document on standard output, always UTF-8.

    Raises ValueError for a number that JSON does not know (NaN, infinity).
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    typer.echo(text.encode("utf-8", "replace"))


def end(code: int) -> NoReturn:
    """Leave the command with this exit code."""
    raise typer.Exit(code)


def refuse(problems: Sequence[ProblemLike], *, as_json: bool = False) -> NoReturn:
    """Say what is wrong on standard error (as JSON also `{"problems": [...]}` on standard output); exit 2."""
    if as_json:
        emit_problems(problems)
    for problem in problems:
        tell(sentence_of(problem))
    end(BAD_INPUT)


def emit_problems(problems: Sequence[ProblemLike]) -> None:
    """Say for machines what is wrong: `{"problems": [...]}` on standard output."""
    emit({"problems": [_as_mapping(problem) for problem in problems]})


def problems_of(error: BaseException) -> tuple[ProblemLike, ...]:
    """The problems an error carries: its own `problems`, or the one an OSError stands for; else none."""
    if isinstance(error, BrokenPipeError):
        return ()
    if isinstance(error, OSError):
        cause = f"{error.strerror or error}."
        mend = "Check the path, the permissions and the free space."
        return (Fault(cause=cause, mend=mend, file=str(error.filename or "")),)
    return tuple(getattr(error, "problems", ()))


@contextmanager
def answering(as_json: bool) -> Iterator[None]:
    """Turn bad input met inside the block into told problems and exit code 2.

    Example::

        def show(file: str, as_json: JsonFlag = False) -> None:
            with answering(as_json):
                structure = open_structure(file)
                ...
    """
    try:
        yield
    except Exception as error:
        problems = problems_of(error)
        if not problems:
            raise
        refuse(problems, as_json=as_json)


def _as_mapping(problem: ProblemLike) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "field": problem.field,
        "cause": problem.cause,
        "mend": problem.mend,
    }
