# SPDX-License-Identifier: EUPL-1.2
"""Echtbetrieb: a database in which people work never gets the mark of a demo, by no role and by no trick."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests.database import TestCluster


@pytest.fixture
def production(cluster: TestCluster, own_database: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The owner in a database with staff, its wall lifted and its word about itself not yet spoken."""
    with psycopg.connect(cluster.dsn("kurzweg_owner", own_database)) as owner:
        owner.execute("alter table accounts_installation no force row level security")
        owner.execute("alter table accounts_installation disable trigger append_only")
        owner.execute("grant delete, update on accounts_installation to kurzweg_owner")
        owner.execute("delete from accounts_installation")
        owner.execute("alter table accounts_installation enable trigger append_only")
        yield owner
        owner.rollback()


def test_where_people_work_the_mark_of_a_demo_is_refused(production: psycopg.Connection[tuple[object, ...]]) -> None:
    with pytest.raises(psycopg.Error, match="can never become a demo"):
        production.execute("insert into accounts_installation (id, purpose, at) values (1, 'demo', now())")


def test_a_production_database_keeps_its_mark(production: psycopg.Connection[tuple[object, ...]]) -> None:
    production.execute("insert into accounts_installation (id, purpose, at) values (1, 'production', now())")
    with pytest.raises(psycopg.Error, match="written once and never changed"):
        production.execute("update accounts_installation set purpose = 'demo'")


def test_there_is_one_word_about_a_database_and_no_second(production: psycopg.Connection[tuple[object, ...]]) -> None:
    production.execute("insert into accounts_installation (id, purpose, at) values (1, 'production', now())")
    with pytest.raises(psycopg.Error, match=r"one_installation|duplicate key"):
        production.execute("insert into accounts_installation (id, purpose, at) values (2, 'production', now())")
