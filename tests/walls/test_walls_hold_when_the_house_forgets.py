# SPDX-License-Identifier: EUPL-1.2
"""The second line: with every rule forgotten, and on connections that others used, nothing leaks."""

from __future__ import annotations

import pytest
from django.db import connection, connections, transaction
from django.http import Http404

from kurzweg.accounts import bylaw
from kurzweg.walls.identity import Identity, Kind, assume
from tests.everywhere.aviary import Aviary, fill
from tests.everywhere.crawl import Visitor, crawl
from tests.everywhere.test_who_may_open_what import ROWS
from tests.world import World

FORGETFUL = ("dahl", "haddad", "wolf")
"""Youth welfare, a partner, another controller."""
SETTINGS = "select kurzweg_kind(), kurzweg_actor(), kurzweg_units(), kurzweg_rooms(), kurzweg_matter(), kurzweg_roles()"
NOBODY: tuple[object, ...] = (None, None, [], [], None, [])
TABLES = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select') order by 1
"""


@pytest.fixture(scope="module")
def aviary(own_database: str) -> Aviary:
    return fill(2)


@pytest.mark.parametrize("who", FORGETFUL)
def test_without_a_single_rule_no_page_shows_a_word_behind_a_wall(
    aviary: Aviary, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bylaw, "_rules", {verb: (lambda _person, _on: True) for verb in bylaw.verbs()})
    pages = [row for row in ROWS if row.method == "GET"]
    assert crawl(Visitor(aviary, who), pages) == []


@pytest.mark.parametrize("who", ["dahl", "haddad", "wolf", "noack", "adler", "gruber", "kaya"])
def test_raw_sql_reads_every_table_and_finds_no_word_behind_a_wall(aviary: Aviary, who: str) -> None:
    person = aviary.world.staff[who]
    with transaction.atomic(), aviary.world.as_(person), connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [table for (table,) in cursor.fetchall()]
        assert "matters_matter" in tables
        for table in tables:
            cursor.execute(f"select coalesce(string_agg(t::text, ' '), '') from {table} t")
            (text,) = cursor.fetchone() or ("",)
            assert (table, aviary.strangers(text, who)) == (table, set())
            assert (table, aviary.strange_numbers(text, who)) == (table, set())


def test_a_connection_carries_nobody_over_to_its_next_user(own_database: str, committed_world: World) -> None:
    with connection.cursor() as cursor:
        with transaction.atomic(), committed_world.as_(committed_world.brandt):
            cursor.execute("select 1")
        with transaction.atomic():
            assume(Identity(kind=Kind.STAFF, actor=committed_world.brandt.pk, units=(3,), rooms=("3/aufenthalt",)))
        cursor.execute(SETTINGS)
        assert cursor.fetchone() == NOBODY


def test_nor_does_a_transaction_that_failed(own_database: str, committed_world: World) -> None:
    def fail() -> None:
        with transaction.atomic():
            assume(Identity(kind=Kind.STAFF, actor=committed_world.brandt.pk, units=(3,)))
            raise Http404

    with pytest.raises(Http404):
        fail()
    with connection.cursor() as cursor:
        cursor.execute(SETTINGS)
        assert cursor.fetchone() == NOBODY


def test_the_pool_gives_the_same_connection_to_two_people_and_neither_meets_the_other(
    own_database: str, committed_world: World
) -> None:
    with transaction.atomic(), committed_world.as_(committed_world.brandt):
        number = committed_world.matter().number
    with transaction.atomic():
        browsers = [committed_world.browser(committed_world.staff[who]) for who in ("brandt", "dahl")]
    before = connections["default"].connection
    answers = [browser.get(f"/anliegen/{number}/").status_code for browser in browsers * 2]
    assert answers == [200, 404, 200, 404]
    assert connections["default"].connection is before
