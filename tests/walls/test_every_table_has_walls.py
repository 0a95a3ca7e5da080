# SPDX-License-Identifier: EUPL-1.2
"""Row level security from the first table on: who has no identity sees nothing, and the app can not step around it."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, connections, transaction

from kurzweg.walls.identity import ANONYMOUS, JOB, Identity, Kind, NoTransactionError, acting_as, assume
from tests.world import MONDAY, World

# Django keeps the list of its own migrations and content types there; no word about any person is in them.
WITHOUT_PERSONS = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
}

READ_BEFORE_ANYBODY_IS_KNOWN = {
    "log_activity",  # names of kinds
    "offices_structure",  # what is in force hangs in the hall
}

TABLES = """
    select c.relname, c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1
"""


def rows(statement: str, *values: str, using: str = "default") -> list[tuple[object, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


@pytest.fixture
def tables(db: None) -> list[str]:
    """Every table that holds something of the office, partitions of the log included."""
    return [str(name) for name, *_rest in rows(TABLES) if name not in WITHOUT_PERSONS]


def test_every_table_has_its_wall_and_the_wall_holds_for_its_owner_too(db: None) -> None:
    open_tables = [
        name
        for name, is_on, is_forced, _owner in rows(TABLES)
        if name not in WITHOUT_PERSONS and not (is_on and is_forced)
    ]
    assert open_tables == []


def test_the_list_of_tables_without_a_wall_names_only_tables_that_exist(db: None) -> None:
    assert {name for name, *_rest in rows(TABLES)} >= WITHOUT_PERSONS


def test_the_partitions_of_the_log_are_among_the_tables(tables: list[str]) -> None:
    assert {"log_event", "log_event_rest", "log_event_2026_11"} <= set(tables)


def test_all_tables_belong_to_the_owner_and_none_to_the_app(db: None) -> None:
    assert {owner for *_rest, owner in rows(TABLES)} == {"kurzweg_owner"}


def test_who_serves_is_neither_superuser_nor_owner_nor_above_the_walls(db: None) -> None:
    assert rows("select current_user") == [("kurzweg_app",)]
    assert rows(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
        " where rolname in ('kurzweg_app', 'kurzweg_guard', 'kurzweg_owner') order by 1"
    ) == [
        ("kurzweg_app", False, False, False, False),
        ("kurzweg_guard", False, False, False, False),
        ("kurzweg_owner", False, False, False, False),
    ]


def test_nobody_can_log_in_as_the_guard(db: None) -> None:
    assert rows("select rolcanlogin from pg_roles where rolname = 'kurzweg_guard'") == [(False,)]


def test_the_app_can_make_no_table_and_become_no_other_role(db: None) -> None:
    for statement in ("create table mine (x int)", "set role kurzweg_owner", "set role kurzweg_guard"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows(statement)


def test_without_an_identity_no_table_shows_a_row(tables: list[str], world: World) -> None:
    shown: list[str] = []
    with connection.cursor() as cursor:
        for table in tables:
            if table in READ_BEFORE_ANYBODY_IS_KNOWN:
                continue
            try:
                with transaction.atomic():
                    cursor.execute(f'select count(*) from "{table}"')
                    if cursor.fetchone() != (0,):
                        shown.append(table)
            except DatabaseError as refused:
                assert "permission denied" in str(refused)  # noqa: PT017  refused is as good as empty
    assert shown == []


@pytest.mark.parametrize("identity", [ANONYMOUS, Identity(kind=Kind.DISPLAY)], ids=["a passer-by", "the display"])
def test_passers_by_and_displays_see_no_person_and_no_matter(world: World, identity: Identity) -> None:
    with world.as_(world.brandt):
        world.matter().recognise(world.amina(), by=world.brandt, at=MONDAY)
    with acting_as(identity), connection.cursor() as cursor:
        for table in (
            "people_person",
            "people_presence",
            "matters_matter",
            "matters_handover",
            "cases_case",
            "log_event",
        ):
            cursor.execute(f"select count(*) from {table}")
            assert (table, cursor.fetchone()) == (table, (0,))


def test_an_identity_ends_with_its_block(world: World) -> None:
    before = rows("select kurzweg_kind()")
    with acting_as(JOB):
        assert rows("select kurzweg_kind()") == [("job",)]
    assert rows("select kurzweg_kind()") == before


def test_an_identity_outside_a_transaction_is_refused_loudly(own_database: str) -> None:
    with pytest.raises(NoTransactionError, match=r"inside transaction.atomic\(\)"):
        assume(JOB)


def test_what_is_behind_the_wall_is_really_there(world: World, unseen: AbstractContextManager[None]) -> None:
    with world.as_(world.brandt):
        world.matter()
    with world.as_(world.dahl):
        assert rows("select count(*) from matters_matter") == [(0,)]
    with unseen:
        assert rows("select count(*) from matters_matter") == [(1,)]
