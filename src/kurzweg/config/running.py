# SPDX-License-Identifier: EUPL-1.2
"""The running office: database, tables, web, in this order; backwards at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import psycopg

from kurzweg.config import database, founding, premises, preparing
from kurzweg.config.binaries import NoBinaries
from kurzweg.config.door import ANYWHERE, Door, DoorFault
from kurzweg.config.embedpg import Server, ServerFault
from kurzweg.config.environment import SettingError
from kurzweg.config.opening import AlreadyOpen
from kurzweg.config.supervisor import Child, Supervisor

Tell = Callable[[str], None]
PATIENCE = 60.0
"""Seconds until the first page; more means that something is wrong."""
OTHERS = """
    select count(*) from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()
"""
FAULTS = (
    AlreadyOpen,
    DoorFault,
    NoBinaries,
    ServerFault,
    SettingError,
    premises.NoAccount,
    founding.FoundingFault,
    preparing.PreparationFault,
    psycopg.OperationalError,
    PermissionError,
)
"""What can keep an office from opening; each says what to do."""


class Office:
    """One installation on this machine, from opening to closing."""

    def __init__(self, door: Door, *, demo: bool, tell: Tell) -> None:
        self._door = door
        self._tell = tell
        self._demo = demo and database.is_embedded()
        self._server = Server(premises.place(database.home())) if database.is_embedded() else None
        listener = door.listener.fileno()
        web = [sys.executable, "-m", "kurzweg.config.web", str(listener)]
        self._web = Child("web", web, self._environment(), [listener])
        self._worker = Child("worker", [sys.executable, "-m", "kurzweg.config.worker"], self._environment())
        forecaster = [sys.executable, "-m", "kurzweg.config.forecaster"]
        self._forecaster = Child("forecaster", forecaster, self._environment())
        self._supervisor = Supervisor([self._web], tell)

    def open(self) -> bool:
        """Make everything ready and start; True when the first page came. Raises one of FAULTS."""
        if self._server:
            self._server.ensure(tell=self._tell)
            if founding.found(database.dsn("admin")):
                self._tell("Founded the database: roles, extensions, rights.")
        os.environ.update(self._environment())
        preparing.prepare(tables=self._may_make_tables(), demo=self._demo, tell=self._tell)
        self._supervisor.start()
        status = self._door.first_answer(patience=PATIENCE, give_up=self._has_given_up)
        if status is None and not self._supervisor.is_stopping:
            self._tell("The web process did not come up; the lines above say why.")
            self.close()
            return False
        if status and status >= 500:
            self._tell(f"The first page says {status}: something is wrong with it.")
        for behind in (self._worker, self._forecaster):  # once the first page is there: nobody waits for them
            self._supervisor.add(behind)
        return True

    def log_ins(self) -> list[str]:
        """Whom one can be by one click; nobody outside a demo."""
        return preparing.log_ins() if self._demo else []

    def stay_open(self) -> None:
        """Serve until Ctrl-C or SIGTERM; what falls is started again."""
        self._supervisor.look_after(also=self._mend_database)
        self._tell("Closing.")
        self.close()

    def close(self) -> None:
        """End the web, then the database unless somebody else is using it."""
        self._supervisor.stop()
        self._door.listener.close()
        if self._server and self._server.postmaster.is_alive():
            with psycopg.connect(database.dsn("admin", "postgres")) as connection:
                others = (connection.execute(OTHERS).fetchone() or (0,))[0]
            if others:
                self._tell(f"The database keeps running: {others} other connections are open.")
            else:
                self._server.stop()

    def _environment(self) -> dict[str, str]:
        hosts = os.environ.get("KURZWEG_HOSTS", "")
        named = str(self._door.listener.getsockname()[0])
        return {
            "KURZWEG_DEMO": "1" if self._demo else "0",
            "KURZWEG_HOSTS": hosts if named in ANYWHERE else f"{hosts},{self._door.host}",
        }

    def _may_make_tables(self) -> bool:
        if database.is_embedded() or os.environ.get(database.OWNER_URL):
            return True
        self._tell(f"{database.OWNER_URL} is not set: the tables are taken as they are.")
        return False

    def _has_given_up(self) -> bool:
        return self._web.has_fallen or self._supervisor.is_stopping

    def _mend_database(self) -> None:
        if self._server and not self._server.postmaster.is_alive():
            self._tell("The database has fallen; starting it again.")
            try:
                self._server.ensure(tell=self._tell)
            except ServerFault as fault:
                self._tell(str(fault))
