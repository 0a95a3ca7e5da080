# SPDX-License-Identifier: EUPL-1.2
"""`kurzweg backup`, `restore`, `drill`: save the office, bring it back aside, prove that it can be done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import psycopg
import typer

from kurzweg.cli.answers import NO, BadInput, JsonFlag, answering, emit, end, say
from kurzweg.cli.databases import require_office
from kurzweg.cli.safety_words import plain_brought, plain_drilled, plain_saved, say_brought, say_drilled, say_saved
from kurzweg.config import database, founding, premises
from kurzweg.config.binaries import NoBinaries
from kurzweg.config.embedpg import ServerFault
from kurzweg.config.environment import SettingError
from kurzweg.config.standing import DatabaseBeside, Installed
from kurzweg.operations import keeping
from kurzweg.operations.backing_up import Saved, back_up
from kurzweg.operations.bringing_back import bring_back
from kurzweg.operations.drilling import Drilled
from kurzweg.operations.drilling import drill as try_out
from kurzweg.operations.dumping import ProgramFault
from kurzweg.operations.records import note_backup, note_drill
from kurzweg.operations.vault import VaultFault
from kurzweg.operations.whole import RestoreFault

FAULTS = (
    VaultFault,
    RestoreFault,
    ProgramFault,
    NoBinaries,
    ServerFault,
    SettingError,
    founding.FoundingFault,
    premises.NoAccount,
)
KeyFile = Annotated[Path | None, typer.Option("--key", help="Key file; backup.key of the home folder when left out.")]


def backup(
    file: Annotated[Path | None, typer.Argument(help="File to write; in `backups` of the home when left out.")] = None,
    key: KeyFile = None,
    as_json: JsonFlag = False,
) -> None:
    """Save the whole office into one encrypted file: database, seals, files. Nobody has to stop working.

    The key is made at the first backup; a passphrase in KURZWEG_BACKUP_PASSPHRASE takes its place. With --json the
    keys of the answer are: file, bytes, rows, files, saved_at, seconds, key, archiving.
    """
    with answering(as_json), told_kindly():
        require_office()
        ground = Installed()
        target = (file or ground.backups / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}.backup").absolute()
        saved = back_up(target, ground=ground, key=keeping.key_of(ground.home, key, make=True), progress=_show)
        _note_backup(saved)
    kept = _where_the_key_is(key)
    if as_json:
        emit({**plain_saved(saved), "key": kept})
    else:
        say_saved(saved, kept)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.", exists=False)],
    into: Annotated[Path, typer.Option("--into", help="Folder for the office that comes back; not there yet.")],
    key: KeyFile = None,
    server: Annotated[str, typer.Option(help="Address of a PostgreSQL of yours, as its superuser.")] = "",
    name: Annotated[str, typer.Option("--database", help="Name of the database to make there.")] = "kurzweg_restored",
    as_json: JsonFlag = False,
) -> None:
    """Bring a backup back into a folder of its own, never over anything, and prove every row and every seal.

    Without --server it comes back with a PostgreSQL of its own; `kurzweg up --home FOLDER` opens it. Exit 1 when what
    came back is not what was saved. With --json the keys of the answer are: passes, home, database, saved_at, version,
    rows, files, seconds, differences, logs.
    """
    with answering(as_json), told_kindly():
        if not file.is_file():
            raise BadInput(f"There is no backup {file}.", "Name the file that `kurzweg backup` wrote.", field="FILE")
        ground, home = Installed(), into.absolute()
        secret = keeping.key_of(ground.home, key)
        if server:
            landing = DatabaseBeside(home, server, name)
            brought = bring_back(file, landing, ground=ground, key=secret, keep_key=True, progress=_show)
        else:
            with ground.aside(home) as cluster:
                brought = bring_back(file, cluster, ground=ground, key=secret, keep_key=True, progress=_show)
    if as_json:
        emit({**plain_brought(brought), "home": str(home), "database": name if server else database.DATABASE})
    else:
        say_brought(brought)
        by_hand = f"Let KURZWEG_DATABASE_URL name the database {name}, KURZWEG_HOME the folder {home}."
        say(by_hand if server else f"Open it: kurzweg up --home {home}")
    if not brought.passes:
        end(NO)


def drill(
    source: Annotated[Path | None, typer.Option("--from", help="A backup to try; one is made when left out.")] = None,
    key: KeyFile = None,
    as_json: JsonFlag = False,
) -> None:
    """Prove that the office could be brought back: save, bring back aside, compare every row and seal, tidy up.

    Prints RPO (how much of the last work would be lost) and RTO (after how long it would be back). Exit 1 when what
    came back is not what was saved. With --json the keys of the answer are: passes, rpo_seconds, rto_seconds,
    archiving, saved_at, version, rows, files, seconds, differences, logs.
    """
    with answering(as_json), told_kindly():
        require_office()
        ground = Installed()
        secret = keeping.key_of(ground.home, key, make=True)
        drilled = try_out(ground=ground, key=secret, file=source, progress=_show)
        _note_drill(drilled)
    if as_json:
        emit(plain_drilled(drilled))
    else:
        say_drilled(drilled)
    if not drilled.passes:
        end(NO)


def _note_backup(saved: Saved) -> None:
    """The system page shows it; a database that does not answer any more takes nothing from the backup."""
    with suppress(psycopg.Error):
        note_backup(database.dsn("app"), saved)


def _note_drill(drilled: Drilled) -> None:
    with suppress(psycopg.Error):
        note_drill(database.dsn("app"), drilled)


def _where_the_key_is(file: Path | None) -> str:
    if os.environ.get(keeping.PASSPHRASE):
        return f"the passphrase in {keeping.PASSPHRASE}"
    return str(file or database.home() / keeping.FILE)


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty():
        whole = f" of {total}" if total else ""
        sys.stderr.write(f"\r{done}{whole} MB ")


@contextmanager
def told_kindly() -> Iterator[None]:
    """Everything that can keep it from being done is told in a sentence."""
    try:
        yield
    except FAULTS as fault:
        raise BadInput(str(fault).strip(), "") from fault
    except psycopg.Error as fault:
        said = str(fault).strip().splitlines()[0]
        raise BadInput(f"The database cannot be used: {said}.", "Start the office first: `kurzweg up`.") from fault
