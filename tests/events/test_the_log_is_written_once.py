# SPDX-License-Identifier: EUPL-1.2
"""The log of the office is written once: no change, no deletion, no emptying, not by the app and not by its owner."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import psycopg
import pytest

from tests.database import TestCluster

APPEND_ONLY = (
    "log_activity",
    "log_event",
    "log_event_2026_11",
    "log_event_object",
    "log_matter_fact",
    "log_object",
    "log_object_object",
    "log_object_attr",
    "accounts_accessentry",
    "accounts_installation",
    "matters_matterfact",
    "matters_settlement",
    "offices_unitversion",
)
FIRST_COLUMN = {
    "log_activity": "name",
    "log_object": "type",
    "log_matter_fact": "age_band",
    "log_object_object": "qualifier",
    "matters_matterfact": "value",
    "offices_unitversion": "name",
}


@pytest.fixture
def office(cluster: TestCluster, own_database: str) -> Callable[[str], psycopg.Connection[tuple[object, ...]]]:
    """A connection to the office's database as one of its roles, acting as the office's own machinery."""

    def connect(user: str) -> psycopg.Connection[tuple[object, ...]]:
        role = "-c role=kurzweg_app" if user == "kurzweg_tests" else ""
        connection = psycopg.connect(cluster.dsn(user, own_database), options=role)
        connection.execute("select set_config('kurzweg.kind', 'job', true)")
        return connection

    return connect


Office = Callable[[str], psycopg.Connection[tuple[object, ...]]]
APP, OWNER = "kurzweg_tests", "kurzweg_owner"


def refusal(office: Office, user: str, statement: str) -> str:
    """What the database says against this statement; nothing when it lets it pass."""
    with office(user) as connection:
        try:
            connection.execute(statement)
        except psycopg.Error as refused:
            connection.rollback()
            return str(refused).splitlines()[0]
        connection.rollback()
    return ""


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_app_has_no_right_to_change_delete_or_empty_what_is_written_once(office: Office, table: str) -> None:
    for change in changes_of(table):
        assert "permission denied" in refusal(office, APP, change)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_owner_changes_nothing_that_is_written_once(office: Office, table: str) -> None:
    with office(OWNER) as owner:
        before = owner.execute(f"select count(*) from {table}").fetchone()
        for change in changes_of(table):
            with contextlib.suppress(psycopg.Error), owner.transaction():
                assert owner.execute(change).rowcount == 0
        after = owner.execute(f"select count(*) from {table}").fetchone()
        assert after == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_owner_who_lifts_the_wall_and_takes_the_right_meets_the_trigger(office: Office, table: str) -> None:
    lifted = (
        f"alter table {table} no force row level security; grant update, delete, truncate on {table} to kurzweg_owner; "
    )
    with office(OWNER) as owner:
        owner.execute(f"alter table {table} no force row level security")
        (rows,) = owner.execute(f"select count(*) from {table}").fetchone() or (0,)
        owner.rollback()
    update, delete, truncate = changes_of(table)
    assert refusal(office, OWNER, lifted + truncate) != ""  # other tables hang on some, and they refuse too
    if rows:
        assert "written once and never changed" in refusal(office, OWNER, lifted + update)
        assert "written once and never changed" in refusal(office, OWNER, lifted + delete)


def changes_of(table: str) -> tuple[str, str, str]:
    column = FIRST_COLUMN.get(table, "at")
    return f"update {table} set {column} = {column}", f"delete from {table}", f"truncate {table} cascade"


def test_nothing_is_recorded_when_nobody_acts(office: Office) -> None:
    nobody = "select set_config('kurzweg.kind', '', true); "
    record = (
        "select log_record(1::smallint, now(), 'i', null, null, null, null, null, null, null, null, null, null,"
        " '{}', '[]')"
    )
    assert "Nobody acts in this transaction" in refusal(office, APP, nobody + record)


def test_nothing_gets_into_the_log_beside_its_one_door(office: Office) -> None:
    beside = "insert into log_event (at, activity, phase, org_version) values (now(), 1, 'i', 1)"
    assert "permission denied" in refusal(office, APP, beside)
