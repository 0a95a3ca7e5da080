# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg draw verify`: recompute a draw from its published seed. Anybody may, so nobody has to believe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say
from kurzweg.cli.files import STANDARD_INPUT
from kurzweg.engine.calling.published import BadResult, Published, differences, published

MOST_BYTES = 64 * 1024 * 1024


def verify(
    file: Annotated[
        str, typer.Argument(metavar="RESULT", help="The published result (JSON), or - for standard input.")
    ],
    as_json: JsonFlag = False,
) -> None:
    """Prove that a draw follows from the seed that was promised before it opened.

    Exit 0: it does. Exit 1: it does not, and how it should be. JSON: round, right, applications, slots, awards,
    differences.
    """
    with answering(as_json):
        told = _open(file)
        found = differences(told)
    if as_json:
        emit(
            {
                "round": told.round.id,
                "right": not found,
                "applications": len(told.round.applications),
                "slots": len(told.round.slots),
                "awards": dict(told.result.awards),
                "differences": list(found),
            }
        )
    elif found:
        for sentence in found:
            say(sentence)
    else:
        people, slots = len(told.round.applications), len(told.round.slots)
        say(f"Round {told.round.id}: the result follows from the promised seed ({people} applications, {slots} slots).")
    if found:
        end(NO)


def _open(file: str) -> Published:
    if file == STANDARD_INPUT:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(file).open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise BadInput("The file is larger than 64 MB.", "Verify round by round.", file=file)
    try:
        return published(raw.decode("utf-8"))
    except BadResult as error:
        raise BadInput(str(error), "Take the file as the office published it.", file=file, field=error.field) from None
    except UnicodeDecodeError:
        raise BadInput("This is no text in UTF-8.", "Take the file as published.", file=file) from None
    except RecursionError:
        raise BadInput("Values lie too deep in each other.", "Take the file as published.", file=file) from None
