# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg found`: roles, database, extensions and rights, for a PostgreSQL that somebody administers."""

from __future__ import annotations

from typing import Annotated

import typer

from kurzweg.cli.answers import BadInput, JsonFlag, answering, emit, say
from kurzweg.config import database, founding

Print = Annotated[bool, typer.Option("--print", help="Print the SQL for psql; changes nothing.")]


def found(only_print: Print = False, as_json: JsonFlag = False) -> None:
    """Print what a superuser runs once, before an office can use a PostgreSQL of its own.

    With --json the key of the answer is: sql. The embedded PostgreSQL is founded by `kurzweg up`.
    """
    with answering(as_json):
        if not only_print:
            raise BadInput(
                "kurzweg never asks for a superuser's password.",
                "Run `kurzweg found --print > founding.sql` and give the file to who administers PostgreSQL.",
            )
        text = founding.script(database.DATABASE)
    if as_json:
        emit({"sql": text})
    else:
        say(text)
