# SPDX-License-Identifier: EUPL-1.2
"""Where this installation stands, told to the room that looks after it; and places aside for what is brought back."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kurzweg.config import binaries, database, founding, premises
from kurzweg.config.embedpg import Server
from kurzweg.operations.ground import Role

BACKUPS = "KURZWEG_BACKUP_FOLDER"


class Installed:
    """The home folder and the database that the environment names."""

    @property
    def home(self) -> Path:
        return database.home()

    @property
    def backups(self) -> Path:
        named = os.environ.get(BACKUPS)
        return Path(named).expanduser() if named else self.home / "backups"

    def dsn(self, role: Role) -> str:
        return database.dsn(role)

    def programs(self, major: int) -> Path:
        """Raises NoBinaries."""
        return binaries.for_a_server(major).folder

    @contextlib.contextmanager
    def aside(self, home: Path) -> Iterator[NewCluster]:
        """A server in another folder that runs for the block."""
        cluster = NewCluster(home)
        try:
            yield cluster
        finally:
            cluster.stop()


@dataclass
class NewCluster:
    """An embedded server of its own in a folder that is not there yet; one that was there before is never stopped."""

    home: Path
    _is_made: bool = False

    @property
    def admin(self) -> str:
        return self._dsn(database.DATABASE)

    def refuse_if_taken(self) -> None:
        data = premises.place(self.home) / "data"
        if data.exists():
            raise FileExistsError(17, "There is a database for this folder already", str(data))

    def make(self) -> None:
        """Raises NoBinaries, ServerFault, FoundingFault."""
        self._is_made = True
        Server(premises.place(self.home)).ensure()
        founding.found(self._dsn("postgres"))

    def stop(self) -> None:
        if self._is_made:
            Server(premises.place(self.home)).stop()

    def unmake(self) -> None:
        place = premises.place(self.home)
        Server(place).stop()
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(premises.socket_folder(place), ignore_errors=True)

    def _dsn(self, name: str) -> str:
        socket = premises.socket_folder(premises.place(self.home))
        return make_conninfo(host=str(socket), user=database.USERS["admin"], dbname=name)


@dataclass
class DatabaseBeside:
    """A database of its own on a server that somebody administers; one that exists is never touched."""

    home: Path
    server: str
    name: str
    _is_made: bool = False

    @property
    def admin(self) -> str:
        return make_conninfo(self.server, dbname=self.name)

    def refuse_if_taken(self) -> None:
        with psycopg.connect(self.server, connect_timeout=5) as connection:
            if connection.execute("select 1 from pg_database where datname = %s", [self.name]).fetchone():
                raise FileExistsError(17, "There is a database of this name already", self.name)

    def make(self) -> None:
        """Raises FoundingFault, psycopg.Error."""
        self._is_made = True
        founding.found(self.server, self.name)

    def unmake(self) -> None:
        """Only what was made by this very process: what somebody killed has left is dropped by hand."""
        if not self._is_made:
            return
        with psycopg.connect(self.server, autocommit=True, connect_timeout=5) as connection:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(self.name)))
