# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg up`: the whole office on this machine, until Ctrl-C."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from kurzweg.cli.answers import DONE, NO, BadInput, JsonFlag, answering, emit, end, say, tell
from kurzweg.config import database
from kurzweg.config.door import ANYWHERE, Door, open_door
from kurzweg.config.opening import opening
from kurzweg.config.running import FAULTS, Office
from kurzweg.operations.ground import UNFINISHED

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port of the pages; 0 takes a free one.")]
Host = Annotated[str, typer.Option("--host", help="Address to listen on.")]
Home = Annotated[Path | None, typer.Option("--home", help="Folder of this installation.")]
Demo = Annotated[bool, typer.Option("--demo/--no-demo", help="Fill a new database with the demo office.")]


def up(
    port: Port = 8000,
    host: Host = "127.0.0.1",
    home: Home = None,
    demo: Demo = True,
    as_json: JsonFlag = False,
) -> None:
    """Start the office: database, tables, demo when the database is new, web.

    Ctrl-C ends it all; the database stays only when somebody else is connected to it. With --json the keys of
    the answer are: address, log_ins, seconds.
    """
    started = time.monotonic()
    if home is not None:
        os.environ["KURZWEG_HOME"] = str(home)
    with answering(as_json):
        _refuse_what_is_no_home()
        held = ExitStack()
        office, door = _opened(host, port, held, demo=demo)
    seconds = round(time.monotonic() - started, 1)
    if as_json:
        emit({"address": door.address, "log_ins": office.log_ins(), "seconds": seconds})
    else:
        _greet(door, office.log_ins(), seconds)
    if demo and door.listener.getsockname()[0] in ANYWHERE:
        tell("Whoever reaches this port may log in to the demo. Name this machine in KURZWEG_HOSTS.")
    with held:
        office.stay_open()
    end(DONE)


def _refuse_what_is_no_home() -> None:
    """Said before anything is made: a database beside a home that cannot be would be nobody's."""
    place = next(folder for folder in (database.home(), *database.home().parents) if folder.exists())
    if (database.home() / UNFINISHED).exists():
        raise BadInput(
            f"A backup was being brought back into {database.home()} and did not finish.",
            "Run `kurzweg restore` again, which begins anew, or remove the folder.",
        )
    if not place.is_dir():
        raise BadInput(f"{place} is a file.", "Name a folder with --home or KURZWEG_HOME.", field="--home")


def _opened(host: str, port: int, held: ExitStack, *, demo: bool) -> tuple[Office, Door]:
    try:
        held_home = held.enter_context(opening(database.home()))
        door = open_door(host, port)
        held_home.tell_address(door.address)
        office = Office(door, demo=demo, tell=tell)
        is_open = office.open()
    except FAULTS as fault:
        raise BadInput(str(fault).strip(), "") from fault
    if not is_open:
        end(NO)
    return office, door


def _greet(door: Door, log_ins: list[str], seconds: float) -> None:
    say(f"\nkurzweg is open after {seconds} s: {door.address}/")
    if log_ins:
        say(f"Demo log-ins, one click each: {door.address}/anmelden/")
        for person in log_ins:
            say(f"  {person}")
    say("Ctrl-C closes it.")
