# SPDX-License-Identifier: EUPL-1.2
"""Nobody is measured: no page asks the database for a figure about one member of staff, and no function gives one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction

from kurzweg.startpack.field_catalogue import labels
from kurzweg.walls.labels import Category, Subject
from tests.everywhere.addresses import furnish
from tests.everywhere.test_who_may_open_what import ROWS, STREAMS
from tests.world import World

STAFF_COLUMNS = frozenset(
    {column for label in labels() for column, category in label.items() if category is Category.ACTOR}
    | {"staff_id" for label in labels() if label.about is Subject.STAFF}
)
FIGURE = re.compile(r"\b(count|sum|avg|min|max|percentile_cont|stddev|row_number)\s*\(", re.IGNORECASE)
GROUPED = re.compile(r"\bgroup\s+by\b|\bpartition\s+by\b|\bwhere\b|\bfilter\b", re.IGNORECASE)

FUNCTIONS = """
    select p.proname, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prokind = 'f' and not exists (
        select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
"""


def measures_somebody(statement: str) -> bool:
    """Whether a statement makes a figure of rows and tells them apart by who acted."""
    figures = FIGURE.search(statement)
    told_apart = GROUPED.search(statement)
    if not figures or not told_apart:
        return False
    condition = statement[told_apart.start() :]
    return any(re.search(rf"(?<![\w]){column}(?![\w])", condition) for column in STAFF_COLUMNS)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Every statement that the pages send meanwhile."""
    heard: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        heard.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield heard


@pytest.mark.parametrize(
    "statement",
    [
        "select by_id, count(*) from matters_settlement group by by_id",
        'SELECT COUNT(*) FROM "matters_settlement" WHERE "matters_settlement"."by_id" = %s',
        "select avg(closed_at - opened_at) from offices_laneshift where opened_by_id = %s",
        "select unit, row_number() over (partition by actor order by at) from log_event",
    ],
)
def test_a_statement_that_measures_somebody_is_noticed(statement: str) -> None:
    assert measures_somebody(statement)


@pytest.mark.parametrize(
    "statement",
    [
        'SELECT COUNT(*) FROM "matters_matter" WHERE "matters_matter"."unit_id" = %s',
        'SELECT "matters_settlement"."by_id" FROM "matters_settlement" WHERE "matter_id" = %s',
    ],
)
def test_a_figure_of_a_unit_and_the_name_beside_one_act_are_no_such_thing(statement: str) -> None:
    assert not measures_somebody(statement)


def test_no_page_of_any_role_asks_for_a_figure_on_one_employee(world: World) -> None:
    office = furnish(world)
    readers = {who for row in ROWS for who, _answer in row.answers}
    browsers = {who: office.browser(who) for who in sorted(readers)}
    with listening() as heard:
        for row in ROWS:
            if row.method != "GET" or row.page in STREAMS:
                continue
            for who, status in row.answers:
                if status == 200:
                    with transaction.atomic():
                        browsers[who].get(office.address(row.page, *row.words))
    assert len(heard) > 500
    assert sorted({statement for statement in heard if measures_somebody(statement)}) == []


def test_no_function_and_no_view_of_the_database_gives_a_figure_on_one_employee(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        functions = cursor.fetchall()
        cursor.execute("select viewname, definition from pg_views where schemaname = 'public'")
        views = cursor.fetchall()
    assert len(functions) > 10
    assert [name for name, source in (*functions, *views) if measures_somebody(source)] == []
