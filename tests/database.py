# SPDX-License-Identifier: EUPL-1.2
"""The cluster that tests run on, the template they clone, and the role that may look behind the walls."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Any, Final, Protocol

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from kurzweg.config import embedpg, founding, premises
from kurzweg.config.standing import Installed, NewCluster
from kurzweg.engine.structure import WEEKDAYS, Interval, read, write
from kurzweg.operations import ground

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".dev" / ("test-pg" + os.environ.get("KURZWEG_TEST_PG", ""))

AROUND_THE_CLOCK = tuple((day, (Interval(start=time(0), end=time(23, 59)),)) for day in WEEKDAYS)
HOURS_AROUND_THE_CLOCK = """
    insert into servicepoint_lanehours (structure_id, lane_id, unit_id, site_id, weekday, starts, ends)
    select distinct structure_id, lane_id, unit_id, site_id, one, '00:00'::time, '23:59'::time
    from servicepoint_lanehours, generate_series(0, 6) one
"""
KEPT_TEMPLATES = 4
SHAPING = (
    ("src/kurzweg", "*/migrations/*.py"),
    ("src/kurzweg", "*/models/*.py"),
    ("src/kurzweg", "walls/*.py"),
    ("src/kurzweg", "services/*.py"),
    ("src/kurzweg", "services/seed/*.yaml"),
    ("src/kurzweg", "offices/*.py"),
    ("tests", "*.py"),
)
"""What a template is made of; a change of any of these asks for a new one."""

TEST_ROLES = """
    do $$ begin
        if not exists (select from pg_roles where rolname = 'kurzweg_reader') then
            create role kurzweg_reader nologin bypassrls;
            create role kurzweg_tests login noinherit;
            grant kurzweg_app, kurzweg_reader to kurzweg_tests;
        end if;
    end $$
"""


class Blocker(Protocol):
    """What keeps tests away from the database until they ask for it."""

    def unblock(self) -> AbstractContextManager[Any]:
        """Let everybody in for a while."""


class Unblocked:
    """Outside pytest nobody is kept away."""

    def unblock(self) -> AbstractContextManager[None]:
        return nullcontext()


UNBLOCKED: Final = Unblocked()


@dataclass(frozen=True)
class TestCluster:
    """An embedded server with the roles of the product, and two that exist only here."""

    __test__ = False
    socket: Path
    version: str

    @classmethod
    def ensure(cls) -> TestCluster:
        """Start the server or attach to it; found the roles."""
        HOME.mkdir(parents=True, exist_ok=True)  # below a private home the cluster itself lives elsewhere
        server = embedpg.Server(premises.place(HOME)).ensure()
        cluster = cls(server.socket_folder, str(server.binaries.major))
        with cluster._locked(), cluster._admin() as admin:
            admin.execute(founding.ROLES)
            admin.execute(TEST_ROLES)
        return cluster

    def dsn(self, user: str, database: str) -> str:
        return f"host={self.socket} user={user} dbname={database}"

    def template(self, furnish: Callable[[], None], blocker: Blocker = UNBLOCKED) -> str:
        """The template of these sources; made by whoever comes first, kept for the next run."""
        name = f"kurzweg_template_{_state_of_sources()}"
        with self._locked(), self._admin() as admin:
            if not _exists(admin, name):
                for (old,) in admin.execute("select datname from pg_database where datname like 'kurzweg_template_%'"):
                    admin.execute(_command("drop database {} with (force)", old))
                self._build(f"{name}_part", furnish, blocker)
                admin.execute(_command("alter database {} rename to {}", f"{name}_part", name))
        return name

    def clone(self, template: str, purpose: str) -> str:
        """A database of its own for this process, which `drop` ends; what dead processes left is swept out."""
        name = f"kurzweg_{purpose}_{os.getpid()}"
        with self._locked(), self._admin() as admin:
            _sweep(admin)
            admin.execute(_command("drop database if exists {} with (force)", name))
            admin.execute(_command("create database {} template {} strategy wal_log", name, template))
        return name

    def empty(self, purpose: str, blocker: Blocker) -> str:
        """A database of its own with tables and nothing in them, as the first start finds it; `drop` ends it."""
        name = f"kurzweg_own_{purpose}_{os.getpid()}"
        with self._locked(), self._admin() as admin:
            _sweep(admin)
            admin.execute(_command("drop database if exists {} with (force)", name))
            self._build(name, lambda: None, blocker)
        return name

    def open_around_the_clock(self, name: str) -> None:
        """Let the office of this database be open whenever the tests run: browsers cannot be told another time.

        What is in force is never edited; only a superuser who switches the triggers off can do it.
        """
        with psycopg.connect(self.dsn("kurzweg_admin", name)) as admin:
            admin.execute("set session_replication_role = replica")
            rows = admin.execute("select id, text from offices_structure").fetchall()
            for number, text in rows:
                plan = read(text)
                units = tuple(replace(unit, hours=AROUND_THE_CLOCK) if unit.hours else unit for unit in plan.units)
                opened = write(replace(plan, units=units))
                admin.execute("update offices_structure set text = %s where id = %s", [opened, number])
            admin.execute(HOURS_AROUND_THE_CLOCK)

    def let_days_pass(self, name: str, days: int) -> None:
        """Let the structures of this database begin and end that much earlier, as if it were later now."""
        with psycopg.connect(self.dsn("kurzweg_admin", name)) as admin:
            admin.execute("set session_replication_role = replica")
            rows = admin.execute(
                "select id from offices_structure where in_force is not null order by in_force"
            ).fetchall()
            for (number,) in rows:
                admin.execute(
                    "update offices_structure set in_force = daterange(lower(in_force) - %s, upper(in_force) - %s)"
                    " where id = %s", [days, days, number],
                )  # fmt: skip

    def drop(self, name: str) -> None:
        with self._admin() as admin:
            admin.execute(_command("drop database if exists {} with (force)", name))
        shutil.rmtree(HOME / "homes" / name, ignore_errors=True)

    def _build(self, name: str, furnish: Callable[[], None], blocker: Blocker) -> None:
        founding.found(self.dsn("kurzweg_admin", "postgres"), name)
        with psycopg.connect(self.dsn("kurzweg_admin", name), autocommit=True) as admin:
            admin.execute("alter default privileges for role kurzweg_owner grant select on tables to kurzweg_reader")
            admin.execute("grant usage on schema public to kurzweg_reader")
            admin.execute(_command("grant connect on database {} to kurzweg_tests", name))
        point_to(self, name)
        with blocker.unblock():
            call_command("migrate", database="owner", verbosity=0)
            furnish()
            connections.close_all()

    @contextmanager
    def _admin(self) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        with psycopg.connect(self.dsn("kurzweg_admin", "postgres"), autocommit=True) as admin:
            yield admin

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (HOME / ".template.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def point_to(cluster: TestCluster, name: str) -> None:
    """Let Django's connections lead to this database: the app's by role, the owner's for migrations."""
    connections.close_all()
    common = {"HOST": str(cluster.socket), "NAME": name, "PORT": "", "PASSWORD": ""}
    connections.settings["default"].update(common, USER="kurzweg_tests", OPTIONS={"options": "-c role=kurzweg_app"})
    connections.settings["owner"].update(common, USER="kurzweg_owner", OPTIONS={})
    here = TestGround(cluster, name)
    here.home.mkdir(parents=True, exist_ok=True)
    ground.install(here)


@dataclass(frozen=True)
class TestGround:
    """Where the office under test stands: its own home, and its database as each role."""

    __test__ = False
    cluster: TestCluster
    database: str

    @property
    def home(self) -> Path:
        return HOME / "homes" / self.database

    @property
    def backups(self) -> Path:
        return self.home / "backups"

    def dsn(self, role: ground.Role) -> str:
        return self.cluster.dsn(f"kurzweg_{role}", self.database)

    def programs(self, major: int) -> Path:
        return Installed().programs(major)

    def aside(self, home: Path) -> AbstractContextManager[NewCluster]:
        return Installed().aside(home)


@contextmanager
def behind_the_wall() -> Iterator[None]:
    """Read as a role that no policy stops; it exists in the test cluster only."""
    with connection.cursor() as cursor:
        cursor.execute("set role kurzweg_reader")
        try:
            yield
        finally:
            cursor.execute("set role kurzweg_app")


def _state_of_sources() -> str:
    digest = hashlib.sha256()
    for folder, pattern in SHAPING:
        for file in sorted((ROOT / folder).glob(pattern)):
            digest.update(str(file).encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _drop_old_templates(admin: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Keep a few: another run may be about to clone one."""
    names = admin.execute(
        "select datname from pg_database where datname like 'kurzweg_template_%' order by oid desc offset %s",
        [KEPT_TEMPLATES],
    ).fetchall()
    for (old,) in names:
        admin.execute(_command("drop database {} with (force)", old))


def _sweep(admin: psycopg.Connection[tuple[Any, ...]]) -> None:
    names = admin.execute(r"select datname from pg_database where datname ~ '^kurzweg_(test|own)_.*\d$'").fetchall()
    for (name,) in names:
        if not Path(f"/proc/{name.rpartition('_')[2]}").exists():
            admin.execute(_command("drop database if exists {} with (force)", name))


def _exists(admin: psycopg.Connection[tuple[Any, ...]], name: str) -> bool:
    return admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _command(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))
