# SPDX-License-Identifier: EUPL-1.2
"""An update takes step by step, each whole or not at all; the office goes on meanwhile, and there is a way back."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections, migrations
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from pytest_django.fixtures import Settings

from kurzweg.cli.main import answer
from kurzweg.config import database
from kurzweg.config.standing import Installed
from kurzweg.operations import updating
from kurzweg.operations.steps import ONE_WAY, RELEASED, STOPS_THE_OLD, WIDENING
from kurzweg.operations.updating import Step, UpdateFault
from tests.database import TestCluster

TAKES_AWAY = re.compile(
    r"\b(drop\s+(table|column|function|view|sequence|type)|rename\s+(to|column)|set\s+not\s+null|"
    r"alter\s+column\s+\w+\s+type|revoke\s+(all|select|insert|update|delete)[^;]*from[^;]*kurzweg_app)",
    re.IGNORECASE,
)
CONTRACTING = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterField,
    migrations.AlterModelTable,
)


def steps_since_the_release() -> Iterator[tuple[tuple[str, str], Migration]]:
    """Every migration of the house that the released version does not have."""
    loader = MigrationLoader(None)
    for (room, name), migration in sorted(loader.disk_migrations.items()):
        if migration.__module__.startswith("kurzweg.") and name > RELEASED.get(room, ""):
            yield (room, name), migration


STEPS = dict(steps_since_the_release())


def takes_away(operation: Operation, made_here: set[str]) -> bool:
    """Whether the version before could miss something; what the update itself made, it cannot miss."""
    if isinstance(operation, migrations.RunSQL):
        return any(
            TAKES_AWAY.search(text) and not any(name in text for name in made_here) for text in statements(operation)
        )
    if isinstance(operation, migrations.AddField):
        bare = not (operation.field.null or operation.field.has_default() or operation.field.has_db_default())
        return bare and operation.model_name.lower() not in made_here
    if isinstance(operation, CONTRACTING):
        model = getattr(operation, "model_name", getattr(operation, "name", "")).lower()
        return model not in made_here
    return False


def statements(operation: migrations.RunSQL) -> Iterator[str]:
    parts = [operation.sql] if isinstance(operation.sql, str) else operation.sql
    for part in parts:
        yield str(part if isinstance(part, str) else part[0])


def made_since_the_release() -> set[str]:
    made: set[str] = set()
    for (room, _name), migration in STEPS.items():
        for operation in migration.operations:
            if isinstance(operation, migrations.CreateModel):
                made |= {operation.name.lower(), f"{room}_{operation.name.lower()}"}
    return made


@pytest.mark.parametrize("name", STEPS, ids=" ".join)
def test_a_step_only_adds_or_says_that_the_version_before_has_to_stop(name: tuple[str, str]) -> None:
    contracts = [one for one in STEPS[name].operations if takes_away(one, made_since_the_release())]
    declared = name in STOPS_THE_OLD or name in WIDENING
    assert bool(contracts) <= declared, f"declare it in operations/steps.py, STOPS_THE_OLD: {contracts}"


@pytest.mark.parametrize("name", STEPS, ids=" ".join)
def test_a_step_can_be_taken_back_or_says_that_it_cannot(name: tuple[str, str]) -> None:
    fixed = [one for one in STEPS[name].operations if not one.reversible]
    assert bool(fixed) <= (name in ONE_WAY), f"declare it in operations/steps.py, ONE_WAY: {fixed}"


def test_what_is_declared_exists() -> None:
    assert {*STOPS_THE_OLD, *WIDENING, *ONE_WAY} <= set(STEPS)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RunSQL("alter table matters_matter drop column number"),
        migrations.RunSQL(["select 1", "revoke all on matters_matter from public, kurzweg_app"]),
        migrations.RenameField("Matter", "number", "sign"),
        migrations.DeleteModel("Matter"),
    ],
)
def test_what_takes_away_is_recognised(operation: Operation) -> None:
    assert takes_away(operation, {"job"})


def test_down_to_the_release_and_up_again_gives_the_same_tables(cluster: TestCluster, own_database: str) -> None:
    before = schema(cluster, own_database)
    there_and_back = {room for room, _name in STEPS} - {room for room, _name in ONE_WAY}
    released = [(room, RELEASED.get(room)) for room in sorted(there_and_back)]
    MigrationExecutor(connections["owner"]).migrate(released)
    assert "operations_seal" not in schema(cluster, own_database)
    call_command("migrate", database="owner", verbosity=0)
    assert schema(cluster, own_database) == before


def schema(cluster: TestCluster, name: str) -> str:
    """The tables, policies, functions and rights, as PostgreSQL writes them down."""
    connection = connections["owner"]
    connection.ensure_connection()
    program = Installed().programs(connection.connection.info.server_version // 10000) / "pg_dump"
    words = [str(program), "--schema-only", f"--dbname={cluster.dsn('kurzweg_admin', name)}"]
    text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in text.splitlines() if not line.startswith(("\\restrict", "\\unrestrict")))


@pytest.fixture
def planted(own_database: str, settings: Settings) -> Iterator[None]:
    """A version with two more steps, the second of which fails half-way."""
    settings.MIGRATION_MODULES = {"jobs": "tests.operations.planted.migrations"}
    yield
    if "jobs_added" in tables():
        call_command("migrate", "jobs", "0001_initial", database="owner", verbosity=0)


def tables() -> set[str]:
    return set(connections["owner"].introspection.table_names())


def test_a_step_that_fails_half_way_leaves_nothing_and_the_ones_before_hold(planted: None) -> None:
    assert updating.pending() == [Step("jobs", "0002_adds"), Step("jobs", "0003_breaks")]
    with pytest.raises(UpdateFault, match=r"stopped at jobs 0003_breaks: division by zero.*1 steps before it hold"):
        updating.apply(lambda _line: None)
    assert "jobs_added" in tables()
    assert "jobs_half" not in tables()
    assert updating.pending() == [Step("jobs", "0003_breaks")]


def test_the_version_before_goes_on_after_an_update_that_failed(planted: None, settings: Settings) -> None:
    with pytest.raises(UpdateFault, match=r"The version before goes on as it is\."):
        updating.apply(lambda _line: None)
    settings.MIGRATION_MODULES = {}  # the version before, which knows nothing of those steps
    assert updating.from_the_future() == ["jobs 0002_adds"]
    assert updating.pending() == []
    settings.MIGRATION_MODULES = {"jobs": "tests.operations.planted.migrations"}


def test_a_newer_database_is_not_touched_by_an_older_version(planted: None, settings: Settings) -> None:
    with pytest.raises(UpdateFault):
        updating.apply(lambda _line: None)
    settings.MIGRATION_MODULES = {}
    with pytest.raises(UpdateFault, match=r"updated by a newer kurzweg \(jobs 0002_adds\)"):
        updating.apply(lambda _line: None)
    settings.MIGRATION_MODULES = {"jobs": "tests.operations.planted.migrations"}


def test_a_step_that_gets_no_lock_gives_way_to_the_office_and_tries_again(
    planted: None, cluster: TestCluster, own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections["owner"].settings_dict["OPTIONS"] = {"options": "-c lock_timeout=200ms"}
    connections["owner"].close()
    monkeypatch.setattr(updating, "PAUSE", 0.1)
    with psycopg.connect(cluster.dsn("kurzweg_admin", own_database)) as busy:
        busy.execute("lock table jobs_job in access exclusive mode")
        threading.Timer(1.0, busy.rollback).start()
        begun = time.monotonic()
        with pytest.raises(UpdateFault, match="division by zero"):  # it got the lock, and fell where it must fall
            updating.apply(lambda _line: None)
        assert 0.5 < time.monotonic() - begun < 8


def test_a_lock_that_is_never_free_ends_the_update_kindly(
    planted: None, cluster: TestCluster, own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections["owner"].settings_dict["OPTIONS"] = {"options": "-c lock_timeout=50ms"}
    connections["owner"].close()
    monkeypatch.setattr(updating, "PAUSE", 0.01)
    with psycopg.connect(cluster.dsn("kurzweg_admin", own_database)) as busy:
        busy.execute("lock table jobs_job in access exclusive mode")
        with pytest.raises(UpdateFault, match="canceling statement due to lock timeout"):
            updating.apply(lambda _line: None)


def test_the_command_says_what_is_due_saves_and_does_it(
    planted: None,
    cluster: TestCluster,
    own_database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(database.APP_URL, f"postgresql://kurzweg_app@/{own_database}?host={cluster.socket}")
    monkeypatch.setenv("KURZWEG_HOME", str(tmp_path))
    assert answer(["update"]) == 1
    assert "due: jobs 0002_adds" in capsys.readouterr().out
    assert answer(["update", "--apply"]) == 2
    assert "stopped at jobs 0003_breaks" in capsys.readouterr().err
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_an_office_that_is_up_to_date_hears_so(
    cluster: TestCluster, own_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(database.APP_URL, f"postgresql://kurzweg_app@/{own_database}?host={cluster.socket}")
    assert answer(["update"]) == 0
    assert "The database is up to date." in capsys.readouterr().out
