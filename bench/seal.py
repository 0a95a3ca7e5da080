# SPDX-License-Identifier: EUPL-1.2
"""What it takes to seal a log, and to prove it: a million events, a tenth of them with an object, in one go.

Run: python -m bench.seal [--rows 1000000] [--short]. In a database of its own on the embedded server of the tests.
The peer is the least that any proof must do: read the same rows once and put all of them into one SHA-256.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psycopg
from psycopg import sql

from bench import _ground  # noqa: F401  first: the template needs Django
from kurzweg.operations.inside import Connection
from kurzweg.operations.keyring import Keyring
from kurzweg.operations.logs import EVENTS
from kurzweg.operations.outside import Outside
from kurzweg.operations.sealing import seal_logs, sealer_connection
from kurzweg.operations.verifying import verify
from tests.database import TestCluster
from tests.world import furnish

Result = TypeVar("Result")
ROWS, SHORT = 1_000_000, 50_000
BAR = 60.0
"""Seconds for the proof of a million events."""
WRITE = """
    insert into log_event (at, activity, phase, org_version, matter_id, unit, service, language, channel, attrs)
    select now() - n * interval '1 second', 1 + n %% 50, 'i', 1, n / 7, n %% 40, n %% 64, n %% 8, 1 + n %% 6,
           jsonb_build_object('lane', n %% 12)
    from generate_series(1, %s) as n
"""
CONCERN = "insert into log_event_object select at, event_id, event_id, 1 from log_event where event_id % 10 = 0"


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench seal")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--short", action="store_true", help=f"{SHORT:,} rows")
    wanted = parser.parse_args()
    rows = SHORT if wanted.short else wanted.rows

    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish), "bench_seal")
    try:
        with tempfile.TemporaryDirectory() as home:
            with psycopg.connect(cluster.dsn("kurzweg_admin", name), autocommit=True) as admin:
                admin.execute(WRITE, [rows])
                admin.execute(CONCERN)
                admin.execute("vacuum analyze log_event, log_event_object")
            report(cluster.dsn("kurzweg_sealer", name), Path(home), rows)
    finally:
        cluster.drop(name)


def report(dsn: str, home: Path, rows: int) -> None:
    """Seal, prove, compare; the figures in words."""
    keyring, outside = Keyring(home), Outside(home)
    with sealer_connection(dsn) as sealer:
        sealing, _sealed = timed(lambda: seal_logs(sealer, keyring=keyring, outside=outside))
        nothing, _none = timed(lambda: seal_logs(sealer, keyring=keyring, outside=outside))
        proving, verdicts = timed(lambda: verify(sealer, keyring=keyring, outside=outside))
        reading, _hash = timed(lambda: read_once(sealer))
    assert all(verdict.passes for verdict in verdicts)
    bar = BAR * rows / ROWS
    size = outside.file("events").stat().st_size / rows
    sys.stdout.write(
        f"proof of {rows:,} events: {proving:.1f} s; bar: {bar:.0f} s, {'met' if proving <= bar else 'missed'}\n"
        f"peer, the same rows read once into one hash: {reading:.1f} s, ratio {proving / reading:.2f}\n"
        f"sealed in one go: {sealing:.1f} s, {rows / sealing:,.0f} rows a second\n"
        f"a run with nothing to do: {nothing:.2f} s\n"
        f"outside the database: {size:.0f} bytes a row\n"
    )


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def read_once(sealer: Connection) -> bytes:
    """One SHA-256 over all rows in their canonical encoding."""
    digest = hashlib.sha256()
    query = sql.SQL("copy (select {} from log_event r order by r.event_id) to stdout").format(EVENTS.line)
    with sealer.cursor() as cursor, cursor.copy(query) as rows:
        for row in rows:
            digest.update(row)
    return digest.digest()


if __name__ == "__main__":
    main()
