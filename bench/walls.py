# SPDX-License-Identifier: EUPL-1.2
"""What the walls cost: the questions of the pages of matters, with row level security and without.

Run: python -m bench.walls [MATTERS]. A hundred thousand matters in four units; the asking unit holds a quarter of them
and has two thousand grants, another has six thousand. The peer is the same question without a wall (a policy that is
always true); beside it stands the policy of version 0.1, which compared each row with a list of grants.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

import psycopg
from django.db import connections

from bench import _ground  # noqa: F401  first: the models below need Django
from tests.database import TestCluster, point_to
from tests.world import furnish

GRANTS = 2000
ROUNDS = 9
Connection = psycopg.Connection[tuple[Any, ...]]
FILL = """
    insert into matters_matter (id, number, service_id, compartment, unit_id, unit_since, channel, language, opened_at)
    select gen_random_uuid(), 'A-2026-' || lpad(i::text, 7, '0'), (select min(id) from services_service), 'aufenthalt',
           2 + i %% 4, now() - i * interval '1 second', 1, 'de', now()
    from generate_series(1, %s) as i
"""
GRANT = """
    insert into accounts_grant (id, subject, subject_key, compartment, ground, evidence, purpose, legal_basis, reason,
                                fields, starts_at, ends_at, unit_id)
    select gen_random_uuid(), 'matter', id, compartment, 'participation', gen_random_uuid(), 'x', 'x', '',
           '{summary}', now() - interval '1 hour', now() + interval '30 days', %s
    from matters_matter where unit_id <> %s order by id limit %s
"""
QUESTIONS = {
    "how many I may see": "select count(*) from matters_matter",
    "first 500 of all I may see": "select count(*) from (select from matters_matter limit 501) as few",
    "one by its number": "select id from matters_matter where number = (select 'A-2026-0000003')",
    "my work list, 200 rows": "select * from matters_matter where unit_id = 5 order by unit_since, id limit 201",
}
LISTED = """
    create function bench_listed() returns uuid[] language sql stable security definer as $$
        select array_agg(subject_key) from accounts_grant where unit_id = any (kurzweg_units()) and subject = 'matter'
          and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp()) $$
"""
BEFORE = """
    kurzweg_kind() = 'job' or id = (select kurzweg_matter()) or ((select kurzweg_kind()) = 'staff' and (
        (unit_id || '/' || compartment) = any ((select kurzweg_rooms())::text[])
        or id = any ((select bench_listed())::uuid[])))
"""
CLERK = """
    select set_config('kurzweg.kind', 'staff', true), set_config('kurzweg.units', '5', true),
           set_config('kurzweg.rooms', '5/aufenthalt,5/leistung,5/sgb', true)
"""


def main(matters: int) -> None:
    with a_full_office(matters) as (admin, app):
        own = costs(app)
        with instead(admin, "true"):
            peer = costs(app)
        with instead(admin, BEFORE):
            before = costs(app)
    sys.stdout.write(f"{matters} matters, {GRANTS} grants; median of {ROUNDS}, milliseconds\n")
    for name in QUESTIONS:
        sys.stdout.write(
            f"{name:28} {own[name]:8.2f}   peer, no wall {peer[name]:8.2f}   ratio {own[name] / peer[name]:5.1f}"
            f"   as in 0.1 {before[name]:8.2f}\n"
        )


@contextmanager
def a_full_office(matters: int) -> Iterator[tuple[Connection, Connection]]:
    """A database of its own, filled behind the triggers; its superuser, and the role that serves."""

    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish), "bench_walls")
    point_to(cluster, name)
    connections.close_all()
    with (
        psycopg.connect(cluster.dsn("kurzweg_admin", name), autocommit=True) as admin,
        psycopg.connect(cluster.dsn("kurzweg_app", name), autocommit=True) as app,
    ):
        admin.execute("set session_replication_role = replica")
        admin.execute(FILL, [matters])
        for unit, number in ((5, GRANTS), (4, 3 * GRANTS)):
            admin.execute(GRANT, [unit, unit, number])
        admin.execute("vacuum analyze matters_matter")
        admin.execute("analyze accounts_grant")
        admin.execute(LISTED)
        admin.execute("alter function bench_listed() owner to kurzweg_guard")
        yield admin, app
    cluster.drop(name)


@contextmanager
def instead(admin: Connection, policy: str) -> Iterator[None]:
    """Another condition for who sees a matter, for a while."""
    admin.execute("alter policy see on matters_matter rename to kept")
    admin.execute("alter policy kept on matters_matter to kurzweg_reader")
    admin.execute(f"create policy see on matters_matter for select to kurzweg_app using ({policy})".encode())
    try:
        yield
    finally:
        admin.execute("drop policy see on matters_matter")
        admin.execute("alter policy kept on matters_matter to kurzweg_app")
        admin.execute("alter policy kept on matters_matter rename to see")


def costs(app: Connection) -> dict[str, float]:
    """How long each question takes the database, warm."""
    return {
        name: median(sorted(_ask(app, question) for _round in range(ROUNDS))) for name, question in QUESTIONS.items()
    }


def _ask(app: Connection, question: str) -> float:
    with app.transaction():
        app.execute(CLERK)
        start = time.perf_counter()
        app.execute(question.encode()).fetchall()
        return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
