# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kurzweg.config import founding
from kurzweg.config.embedpg import Server


@pytest.fixture(scope="module")
def admin(server: Server) -> str:
    return f"host='{server.socket_folder}' user=kurzweg_admin dbname=postgres"


@pytest.fixture(scope="module")
def office(admin: str) -> str:
    founding.found(admin)
    return "kurzweg"


@pytest.fixture
def owner(server: Server, office: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(host=str(server.socket_folder), user="kurzweg_owner", dbname=office) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def app(server: Server, office: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(host=str(server.socket_folder), user="kurzweg_app", dbname=office) as connection:
        yield connection
        connection.rollback()


def test_founding_twice_does_no_harm(admin: str, office: str) -> None:
    assert founding.found(admin) is False


def test_no_role_of_the_office_stands_above_the_walls(app: psycopg.Connection) -> None:
    rows = app.execute(
        "select rolname, rolcanlogin, rolsuper or rolbypassrls or rolinherit or rolcreaterole or rolcreatedb "
        "from pg_roles where rolname in ('kurzweg_owner', 'kurzweg_app', 'kurzweg_guard') order by rolname"
    )
    assert rows.fetchall() == [
        ("kurzweg_app", True, False),
        ("kurzweg_guard", False, False),
        ("kurzweg_owner", True, False),
    ]


def test_the_app_can_make_nothing(app: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("create table kept (n int)")


def test_the_app_cannot_act_as_the_guard_or_the_owner(app: psycopg.Connection) -> None:
    asked = "select pg_has_role('kurzweg_guard', 'member'), pg_has_role('kurzweg_owner', 'member')"
    assert app.execute(asked).fetchone() == (False, False)


def test_the_owner_hands_a_function_to_the_guard(owner: psycopg.Connection) -> None:
    owner.execute("create function looks_across() returns int language sql security definer as 'select 1'")
    owner.execute("alter function looks_across() owner to kurzweg_guard")
    asked = "select proowner::regrole::text from pg_proc where proname = 'looks_across'"
    assert owner.execute(asked).fetchone() == ("kurzweg_guard",)


def test_the_owner_is_not_the_guard_unawares(owner: psycopg.Connection) -> None:
    assert owner.execute("select pg_has_role('kurzweg_guard', 'usage')").fetchone() == (False,)


def test_the_extensions_are_there_for_everybody(app: psycopg.Connection) -> None:
    assert app.execute("select similarity('kurzweg', 'kurzweg'), unaccent('Müller')").fetchone() == (
        1,
        "Muller",
    )


def test_strangers_may_not_even_connect(admin: str, office: str, server: Server) -> None:
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("create role stranger login")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(host=str(server.socket_folder), user="stranger", dbname=office)


def test_the_printed_script_founds_the_same_and_twice_does_no_harm(admin: str, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "founding.sql"
    file.write_text(founding.script('another "office"'))
    for _ in range(2):
        psql = [str(server.binaries.folder / "psql"), "-v", "ON_ERROR_STOP=1", "-qXf", str(file), admin]
        done = subprocess.run(psql, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
    assert founding.found(admin, 'another "office"') is False
