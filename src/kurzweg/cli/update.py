# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg update`: what an update would do, and doing it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import psycopg
import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say, tell
from kurzweg.cli.office import with_django
from kurzweg.cli.safety import told_kindly
from kurzweg.config import database, founding
from kurzweg.config.standing import Installed
from kurzweg.operations import keeping
from kurzweg.operations.backing_up import back_up

if TYPE_CHECKING:
    from kurzweg.operations.updating import Step

Apply = Annotated[bool, typer.Option("--apply/--check", help="Do it, after a backup; or only say what is due.")]
Saving = Annotated[bool, typer.Option("--backup/--no-backup", help="Save the office before the first step.")]


def update(apply: Apply = False, backup: Saving = True, as_json: JsonFlag = False) -> None:
    """Say what this version would change in the database, and with --apply change it.

    The office may stay open, unless a step says that the version before cannot go on. Each step holds or leaves nothing
    behind. Exit 0: up to date. Exit 1: steps are due. With --json the keys of the answer are: current, founded,
    pending (room, name, stops_the_old, one_way), from_the_future, applied, backup.
    """
    with answering(as_json), told_kindly(), with_django():
        from kurzweg.operations import updating  # noqa: PLC0415  Django is up now

        founded = _is_founded()
        due, unknown = updating.pending(), updating.from_the_future() if not updating.is_new() else []
        applied: list[Step] = []
        saved: Path | None = None
        if apply and due:
            if not founded:
                raise BadInput(
                    "This version needs roles that this database does not have yet.",
                    "Give the output of `kurzweg found --print` to who administers PostgreSQL; twice does no harm.",
                )
            saved = _save() if backup and not updating.is_new() else None
            try:
                applied = updating.apply(tell)
            except updating.UpdateFault as fault:
                raise BadInput(str(fault), "") from fault
            due = updating.pending()
    if as_json:
        emit({
            "current": not due and not unknown, "founded": founded, "pending": [_plain(step) for step in due],
            "from_the_future": unknown, "applied": [str(step) for step in applied], "backup": str(saved or ""),
        })  # fmt: skip
    else:
        _say(due, unknown, applied, saved, founded=founded)
    if due or unknown:
        end(NO)


def _save() -> Path:
    ground = Installed()
    file = ground.backups / f"before-update-{datetime.now().astimezone():%Y%m%d-%H%M%S}.backup"
    return back_up(file, ground=ground, key=keeping.key_of(ground.home, make=True)).file


def _is_founded() -> bool:
    """Whether the roles of this version are there."""
    with psycopg.connect(database.dsn("owner"), connect_timeout=5) as connection:
        found = connection.execute("select rolname from pg_roles where rolname = any(%s)", [list(founding.NAMES)])
        return {name for (name,) in found} == set(founding.NAMES)


def _say(due: list[Step], unknown: list[str], applied: list[Step], saved: Path | None, *, founded: bool) -> None:
    if saved:
        say(f"Saved before the first step: {saved}")
    if applied:
        say(f"{len(applied)} steps were taken. Restart web and worker.")
    for step in due:
        say(f"due: {step}" + (f" (stop the old version first: {step.stops_the_old})" if step.stops_the_old else ""))
    for name in unknown:
        say(f"This database has seen {name}, which this version does not know. Install the newer version.")
    if not founded:
        say("Roles are missing: give the output of `kurzweg found --print` to who administers PostgreSQL.")
    if not due and not unknown:
        say("The database is up to date.")


def _plain(step: Step) -> dict[str, object]:
    return {"room": step.room, "name": step.name, "stops_the_old": step.stops_the_old, "one_way": step.one_way}
