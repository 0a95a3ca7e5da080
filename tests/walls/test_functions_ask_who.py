# SPDX-License-Identifier: EUPL-1.2
"""What looks across walls asks first who acts: without an identity no function answers or does anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import pytest
from django.db import DatabaseError, connection, transaction

from kurzweg.matters.models import Matter
from kurzweg.walls.identity import ANONYMOUS, Identity, Kind, acting_as, assume
from tests.world import MONDAY, World

NOBODY = Identity(kind=cast(Kind, ""))
"""What a transaction is in which nobody said who acts."""
FUNCTIONS = """
    select p.proname, pg_get_function_identity_arguments(p.oid), p.prosrc
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef and p.prorettype <> 'trigger'::regtype
      and has_function_privilege('kurzweg_app', p.oid, 'execute')
    order by 1
"""
BY_SECRET = {
    "accounts_session_read": "whoever holds the key of a session; asked before anybody is known",
    "accounts_session_look": "the same, and whether its owner lacks a second factor",
    "accounts_session_open": "a fresh session belongs to nobody",
    "accounts_session_keep": "whoever holds the key of a session",
    "accounts_session_end": "whoever holds the key of a session",
    "accounts_brake_look": "counts by hashed keys, of nobody in particular",
    "accounts_brake_claim": "counts by hashed keys, of nobody in particular",
    "accounts_brake_forgive": "counts by hashed keys, of nobody in particular",
    "accounts_spend": "hashes of proofs that were used",
    "operations_pulse": "ages and counts of the installation, of nobody in particular",
}
"""Functions that ask for a secret, or keep nothing of anybody, in place of an identity; each with its reason."""
SAMPLES = {
    "uuid": "gen_random_uuid()", "uuid[]": "array[gen_random_uuid()]", "text": "'x'", "text[]": "array['x']",
    "smallint": "1::smallint", "integer": "1", "bigint": "1::bigint", "boolean": "true", "bytea": "'x'::bytea",
    "bytea[]": "array['x'::bytea]", "integer[]": "array[1]", "boolean[]": "array[true]",
    "double precision[]": "array[1.0]::float8[]", "double precision": "1.0", "date": "current_date",
    "timestamp with time zone": "now()", "interval": "interval '1 hour'", "jsonb": "'{}'::jsonb",
    '"char"': "'i'::\"char\"",
    "bigint[]": "array[1::bigint]", "smallint[]": "array[1::smallint]", '"char"[]': "array['i'::\"char\"]",
    "jsonb[]": "array['{}'::jsonb]",
    "character varying[]": "array['summary']::varchar[]",
}  # fmt: skip


def functions() -> Iterator[tuple[str, list[str], str]]:
    """Name, types of the arguments and body of every function that looks across walls and that pages may call."""
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for name, arguments, body in cursor.fetchall():
            yield name, [_type_of(one) for one in re.split(r", (?![^(]*\))", arguments) if one], body


def _type_of(argument: str) -> str:
    return argument.partition(" ")[2]


def silent(name: str, types: list[str], given: dict[str, str]) -> bool:
    """Whether it answers nothing: refuses, or gives nothing, null, or no."""
    call = f"select * from {name}({', '.join(given.get(kind) or SAMPLES[kind] for kind in types)}) as answer"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(call)
            rows = cursor.fetchall()
            transaction.set_rollback(True)
    except DatabaseError:
        return True
    return all(value in (None, False, "", [], 0.0) for row in rows for value in row)


@pytest.fixture
def matter(world: World) -> Matter:
    with world.as_(world.brandt):
        opened = world.matter()
        opened.recognise(world.amina(), by=world.brandt, at=MONDAY)
        return opened


@pytest.mark.parametrize("identity", [NOBODY, Identity(kind=Kind.DISPLAY)], ids=["nobody", "the display"])
def test_without_an_identity_nothing_is_answered(world: World, matter: Matter, identity: Identity) -> None:
    person = f"'{matter.person_id}'::uuid"
    given = [{}, {"uuid": person, "uuid[]": f"array[{person}]"}, {"uuid": f"'{matter.pk}'::uuid"}]
    given += [{"uuid": f"'{world.brandt.pk}'::uuid"}, {"text": "'brandt'"}]
    with acting_as(identity):
        talkative = {name for name, types, _body in functions() for each in given if not silent(name, types, each)}
    allowed = {*BY_SECRET, "log_org_version"} if identity.kind else set(BY_SECRET)  # the structure hangs in the hall
    assert talkative - allowed == set()


def test_every_function_says_in_its_body_whom_it_answers(db: None) -> None:
    silent_about_it = {name for name, _types, body in functions() if "kurzweg_kind()" not in body}
    assert silent_about_it == set(BY_SECRET)


def test_there_are_functions_to_ask(db: None) -> None:
    assert {"matters_known_elsewhere", "sharing_break_glass", "log_record"} <= {name for name, *_rest in functions()}


def test_a_function_that_asks_nobody_is_found(world: World, matter: Matter) -> None:
    with acting_as(ANONYMOUS):
        assert not silent("kurzweg_kind", [], {})
        assume(NOBODY)
        assert silent("kurzweg_kind", [], {})
