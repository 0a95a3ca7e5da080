# SPDX-License-Identifier: EUPL-1.2
"""How long an office would be without its data: the drill at a given number of persons, with years of their log.

Run: python -m bench.drill [PERSONS] [--events 20]. It fills a database of its own, seals it, saves it, brings it back
into a server of its own, compares every row and every seal. The peer is PostgreSQL's own part of it: `pg_dump` piped
into `pg_restore`, no encryption, no comparison.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from bench import _ground  # noqa: F401  first: the template needs Django
from kurzweg.config import founding
from kurzweg.operations import dumping
from kurzweg.operations.drilling import Drilled, drill
from kurzweg.operations.ground import ground
from kurzweg.operations.keyring import Keyring
from kurzweg.operations.outside import Outside
from kurzweg.operations.sealing import seal_logs, sealer_connection
from kurzweg.operations.vault import Key
from tests.database import TEST_ROLES, TestCluster, point_to
from tests.world import furnish

PERSONS, FULL = 20_000, 200_000
BAR = 15 * 60
"""Seconds for bringing back 200,000 persons."""
FILL = (
    """
    insert into people_person
    select md5('p' || n)::uuid, 'Erfunden' || n, 'Vorname' || n %% 900, 'erfunden' || n,
           convert_to(md5(n::text), 'UTF8'), 1950 + n %% 60, 1 + n %% 12, 1 + n %% 28,
           'Syrien', 'ar', '', now() - n * interval '1 minute', null
    from generate_series(1, %(persons)s) as n
    """,
    """
    insert into people_presence
    select gen_random_uuid(), now(), id, (select min(id) from offices_unit) from people_person
    """,
    """
    insert into matters_matter
    select md5('m' || n)::uuid, 'B' || n, 'aufenthalt', now(), 1, 'ar', now(), md5('p' || n)::uuid,
           (select min(id) from services_service), (select min(id) from offices_unit)
    from generate_series(1, %(persons)s) as n
    """,
    """
    insert into matters_responsibleperiod (during, matter_id, unit_id)
    select tstzrange(now(), null), id, unit_id from matters_matter
    """,
    "insert into matters_matterfact select gen_random_uuid(), 'surname', 'E', id from matters_matter",
    """
    insert into log_event (at, activity, phase, org_version, matter_id, unit, service, language, channel, attrs)
    select now() - n * interval '20 seconds', 1 + n %% 50, 'i', 1, n / 7, n %% 40, n %% 64, n %% 8, 1 + n %% 6, '{}'
    from generate_series(1, %(events)s) as n
    """,
    "insert into log_event_object select at, event_id, event_id / 3, 1 from log_event where event_id %% 2 = 0",
    """
    insert into accounts_accessentry (at, actor, page, field_class, purpose, object_id, request)
    select now() - n * interval '20 seconds', n %% 500, 'matters:matter', 'summary', 'Bearbeitung', n, gen_random_uuid()
    from generate_series(1, %(events)s) as n
    """,
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench drill")
    parser.add_argument("persons", type=int, nargs="?", default=PERSONS)
    parser.add_argument("--events", type=int, default=20, help="events, and readings, of each person (default 20)")
    wanted = parser.parse_args()

    founding.ROLES += TEST_ROLES  # the template of the tests grants rights to their roles
    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish), "bench_drill")
    point_to(cluster, name)
    try:
        fill(cluster.dsn("kurzweg_admin", name), wanted.persons, wanted.persons * wanted.events)
        here = ground()
        with sealer_connection(here.dsn("sealer")) as sealer:
            seal_logs(sealer, keyring=Keyring(here.home), outside=Outside(here.home))
        plain = seconds(lambda: pipe(cluster.dsn("kurzweg_admin", name)))
        tell(drill(ground=here, key=Key(bytes(32))), wanted.persons, plain)
    finally:
        cluster.drop(name)


def fill(dsn: str, persons: int, events: int) -> None:
    """Invented people, each with a matter and its log. Written past the guards, which are not what is measured."""
    with psycopg.connect(dsn, autocommit=True) as admin:
        admin.execute("set session_replication_role = replica")
        for statement in FILL:
            admin.execute(statement.encode(), {"persons": persons, "events": events})


def pipe(dsn: str) -> None:
    """What PostgreSQL's own programs need, from one server into another."""
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir="/tmp"))
    folder.chmod(0o711)
    here = ground()
    try:
        with here.aside(folder / "home") as landing, psycopg.connect(dsn) as connection:
            (folder / "home").mkdir()
            landing.make()
            (snapshot,) = connection.execute("select pg_export_snapshot()").fetchone() or ("",)
            programs = here.programs(connection.info.server_version // 10000)
            dumping.restore(programs, landing.admin, dumping.dump(programs, dsn, snapshot))
            landing.unmake()
    finally:
        shutil.rmtree(folder)


def seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def tell(drilled: Drilled, persons: int, plain: float) -> None:
    saved, back = drilled.saved, drilled.back_in.total_seconds()
    assert saved is not None
    at_full = back * FULL / persons
    word = "measured" if persons == FULL else "extrapolated"
    whole = "whole" if drilled.passes else "NOT WHOLE"
    sys.stdout.write(
        f"{persons:,} persons, {saved.rows:,} rows, {saved.bytes / (1 << 20):.0f} MB: "
        f"saved in {saved.seconds:.1f} s, back and compared in {back:.1f} s, {whole}\n"
        f"at {FULL:,} persons ({word}): {at_full / 60:.1f} min; bar: {BAR / 60:.0f} min, "
        f"{'met' if at_full <= BAR else 'missed'}\n"
        f"peer, pg_dump into pg_restore alone: {plain:.1f} s, ratio {(saved.seconds + back) / plain:.2f}\n"
    )


if __name__ == "__main__":
    main()
