# SPDX-License-Identifier: EUPL-1.2
"""The founding of a database: five roles, the database, its extensions and rights.

Whoever administers the server does it once: `kurzweg up` for the embedded one, by `script()` a person for any
other. Doing it twice does no harm. Afterwards no superuser is needed any more.
"""

from __future__ import annotations

import hashlib

import psycopg
from psycopg import sql

from kurzweg.config.database import DATABASE

NAMES = ("kurzweg_owner", "kurzweg_app", "kurzweg_guard", "kurzweg_sealer", "kurzweg_backup")
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")

ROLES = """
do $$
declare
    missing text;
begin
    for missing in
        select name from unnest(array[
            'kurzweg_owner', 'kurzweg_app', 'kurzweg_guard', 'kurzweg_sealer', 'kurzweg_backup'
        ]) as name
        where not exists (select from pg_roles where rolname = name)
    loop
        execute format('create role %I', missing);
    end loop;
    -- The owner may act as the guard when it says so, never unawares.
    if current_setting('server_version_num')::int >= 160000 then
        execute 'grant kurzweg_guard to kurzweg_owner with inherit false, set true';
    else
        grant kurzweg_guard to kurzweg_owner;
    end if;
end
$$;
alter role kurzweg_owner login nosuperuser nocreaterole nocreatedb noinherit noreplication nobypassrls;
alter role kurzweg_app login nosuperuser nocreaterole nocreatedb noinherit noreplication nobypassrls;
alter role kurzweg_guard nologin nosuperuser nocreaterole nocreatedb noinherit noreplication nobypassrls;
alter role kurzweg_sealer login nosuperuser nocreaterole nocreatedb noinherit noreplication nobypassrls;
alter role kurzweg_backup login nosuperuser nocreaterole nocreatedb inherit noreplication bypassrls;
alter role kurzweg_backup set default_transaction_read_only = on;
grant pg_read_all_data to kurzweg_backup;
""".strip()
"""The owner owns the tables and migrates, the app serves and owns nothing, the guard owns the functions that
look across protected tables, the sealer reads the logs and writes their seals, the backup reads everything and
writes nothing: no backup without it would be whole."""

RIGHTS = """
revoke all on database {database} from public;
grant connect on database {database} to kurzweg_owner, kurzweg_app, kurzweg_sealer, kurzweg_backup;
revoke all on schema public from public;
grant usage, create on schema public to kurzweg_owner, kurzweg_guard;
grant usage on schema public to kurzweg_app, kurzweg_sealer, kurzweg_backup;
""".strip()

STAMP = "kurzweg " + hashlib.sha256(f"{ROLES}{RIGHTS}{EXTENSIONS}".encode()).hexdigest()[:16]
"""Stands as the comment of a founded database, so that a warm start need not do it again."""


class FoundingFault(RuntimeError):  # noqa: N818 - named for what it is
    """The database could not be founded; the message says what is missing and how to get it."""


def found(admin: str, database: str = DATABASE) -> bool:
    """Found the database over a superuser's connection; True when there was something to do.

    Raises FoundingFault when an extension is not installed beside the server.
    """
    with psycopg.connect(admin, dbname="postgres", autocommit=True) as connection:
        if _stamp(connection, database) == STAMP:
            return False
        # One at a time: the second waits and finds the work done.
        connection.execute("select pg_advisory_lock(hashtext('kurzweg founding'))")
        connection.execute(ROLES)
        if not connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            connection.execute(_named("create database {database} owner kurzweg_owner", database))
        _furnish(admin, database)
        connection.execute(_named(f"comment on database {{database}} is '{STAMP}'", database))
    return True


def script(database: str = DATABASE) -> str:
    """The same as text for psql, for the person who administers the server."""
    name = _quoted(database)
    return "\n".join(
        [
            "-- Run by a superuser: psql -v ON_ERROR_STOP=1 -f founding.sql postgres. Twice does no harm.",
            ROLES,
            f"select 'create database {name} owner kurzweg_owner'",
            f"    where not exists (select from pg_database where datname = '{database}') \\gexec",
            f"\\connect {name}",
            *(f"create extension if not exists {extension};" for extension in EXTENSIONS),
            RIGHTS.format(database=name),
            f"comment on database {name} is '{STAMP}';",
            "-- Then give each a password: \\password kurzweg_owner; also kurzweg_app, kurzweg_sealer, kurzweg_backup",
        ]
    )


def _furnish(admin: str, database: str) -> None:
    with psycopg.connect(admin, dbname=database, autocommit=True) as connection:
        for extension in EXTENSIONS:
            try:
                connection.execute(f"create extension if not exists {extension}".encode())
            except psycopg.errors.FeatureNotSupported as missing:
                raise FoundingFault(
                    f"This PostgreSQL has no extension {extension}. Install the contributed modules "
                    "(`apt-get install postgresql-contrib`, `dnf install postgresql-contrib`)."
                ) from missing
        connection.execute(_named(RIGHTS, database))


def _stamp(connection: psycopg.Connection, database: str) -> str | None:
    words = "select shobj_description(oid, 'pg_database') from pg_database where datname = %s"
    row = connection.execute(words, [database]).fetchone()
    return row[0] if row else None


def _named(text: str, database: str) -> sql.Composed:
    return sql.SQL(text).format(database=sql.Identifier(database))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
