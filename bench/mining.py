# SPDX-License-Identifier: EUPL-1.2
"""How fast a log is measured: cold from PostgreSQL, nine analyses, memory, growth; beside pm4py on the same log.

Run: python -m bench.mining [events]. CPU seconds of one core, the best of several rounds; the peer runs in an
environment of its own (.dev/peers/mining) and reads the same integers from Parquet, we from arrays on disk.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from bench import _ground  # noqa: F401  first: the test database needs Django
from bench._mining_log import office_like
from bench._mining_nine import cpu, nine_analyses
from bench._peers import ask_peer, peer_python
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.flattening import flatten
from kurzweg.engine.mining.following import directly_follows
from kurzweg.engine.mining.traces import Traces
from kurzweg.insight.live_log import read_live_log
from tests.database import TestCluster
from tests.world import furnish

PEER = ("pm4py==2.7.23.11", "pandas==3.1.1", "pyarrow==26.0.1")
SHARED = ("directly-follows", "edge times", "variants", "throughput", "hand-overs", "rework")
ROUNDS = 5
GROWTH = (1, 2, 5, 10)
COLUMNS = ("at", "activity", "unit", "matter")
MEMORY = """
import sys
import numpy as np
from bench._mining_nine import nine_analyses
from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.mining.flattening import flatten

def highest():  # not getrusage: that one remembers who started us
    return int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0])

base = highest()
stored = np.load(sys.argv[1])
log = EventLog(**{name: stored[name] for name in ("at", "activity", "unit", "matter")})
nine_analyses(flatten(log))
print((highest() - base) // 1024)
"""
FILL = """
    insert into log_event (at, activity, phase, org_version, work_item, matter_id, unit)
    select at, activity, 'i', 1, null, matter, nullif(unit, 0) from bench_events
"""


def best_of(log: EventLog) -> tuple[float, dict[str, float]]:
    """The best of several rounds: preparing the log, and each analysis."""
    prepared, analyses = [], []
    for _ in range(ROUNDS):
        made: list[Traces] = []
        prepared.append(cpu(lambda made=made: made.append(flatten(log))))  # type: ignore[misc]
        analyses.append(nine_analyses(made[0]))
    return min(prepared), {name: min(one[name] for one in analyses) for name in analyses[0]}


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    log = office_like(events)
    print(f"{len(log):,} events; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    prepare, spent = best_of(log)
    scan = min(cpu(lambda: np.bincount(log.activity)) for _ in range(ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        stored = Path(folder) / "log.npz"
        np.savez(stored, **{name: getattr(log, name) for name in COLUMNS})
        load = min(cpu(lambda: _loaded(stored)) for _ in range(ROUNDS))
        peer = _peer(Path(folder))
        memory = subprocess.run([sys.executable, "-c", MEMORY, stored], capture_output=True, text=True, check=True)
    whole = sum(spent.values())
    for name, seconds in spent.items():
        theirs = f"   pm4py {peer['analyses'][name]:8.3f} s" if peer and name in peer["analyses"] else ""
        ratio = f"   ratio {peer['analyses'][name] / seconds:6.0f}" if theirs and peer else ""
        print(f"   {name:<18} {seconds * 1000:8.1f} ms   {seconds / scan:5.1f} bare scans{theirs}{ratio}")
    line("nine analyses", whole * 1000, "ms", 100 * events / 1e6)
    line("prepare (sort, borders)", prepare * 1000, "ms")
    line("memory above start", float(memory.stdout), "MB", 250 * events / 1e6)
    if peer:
        ours, theirs_warm = sum(spent[name] for name in SHARED), sum(peer["analyses"].values())
        cold = load + prepare + ours
        print(
            f"seven shared analyses, CPU; pm4py {peer['version']} found {peer['pairs']:,} pairs, so did we: "
            f"{int(directly_follows(flatten(log)).count.sum()):,}"
        )
        ratio_line("with loading", cold, peer["load"] + theirs_warm, 50)
        ratio_line("warm", ours, theirs_warm, 100)
    with filled(log) as connection:
        colds = [_cold(connection) for _ in range(3)]
    line("cold from PostgreSQL to traces, wall", min(wall for wall, _ in colds), "s", 2 * events / 1e6)
    line("   of it our own CPU", min(own for _, own in colds), "s")
    print("growth (CPU): events, prepare, nine analyses, per million")
    for times in GROWTH:
        more = office_like(events * times, seed=times)
        prepare, spent = best_of(more) if times < 10 else _once(more)
        whole = sum(spent.values())
        print(f"   {len(more):>12,}   {prepare:6.2f} s   {whole * 1000:8.0f} ms   {whole * 1e9 / len(more):6.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak of this process, the making of the logs included: {peak:,} MB")


def _once(log: EventLog) -> tuple[float, dict[str, float]]:
    made: list[Traces] = []
    return cpu(lambda: made.append(flatten(log))), nine_analyses(made[0])


def _loaded(path: Path) -> EventLog:
    with np.load(path) as stored:
        return EventLog(**{name: stored[name] for name in COLUMNS})


def _cold(connection: psycopg.Connection[Any]) -> tuple[float, float]:
    begin, own = time.perf_counter(), time.process_time()
    flatten(read_live_log(connection))
    return time.perf_counter() - begin, time.process_time() - own


def _peer(folder: Path) -> Any:
    python = peer_python("mining", PEER)
    if python is None:
        return None
    path = folder / "log.parquet"
    make = (
        "import sys, numpy, pandas; s = numpy.load(sys.argv[1]);"
        "pandas.DataFrame({'case': s['matter'], 'activity': s['activity'], 'unit': s['unit'],"
        " 'at': pandas.to_datetime(s['at'], unit='us', utc=True)}).astype({'case': str, 'activity': str, 'unit': str})"
        ".to_parquet(sys.argv[2])"
    )
    subprocess.run([python, "-c", make, folder / "log.npz", path], check=True)
    return ask_peer(python, "_mining_peer.py", str(path))


@contextmanager
def filled(log: EventLog) -> Iterator[psycopg.Connection[Any]]:
    """The office's own table with these events, read as the office reads it; gone when the bench ends."""

    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish), "bench_mining")
    try:
        with psycopg.connect(cluster.dsn("kurzweg_admin", name), autocommit=True) as owner:
            owner.execute("set session_replication_role = replica")
            owner.execute("create unlogged table bench_events (at timestamptz, activity int2, matter int8, unit int2)")
            with owner.cursor() as cursor, cursor.copy("copy bench_events from stdin") as copy:
                moments = (log.at.astype("datetime64[us]").astype(str)).tolist()
                for row in zip(moments, log.activity.tolist(), log.matter.tolist(), log.unit.tolist(), strict=True):
                    copy.write("%s+00\t%d\t%d\t%d\n" % row)  # noqa: UP031 - a million times
            owner.execute("delete from log_event")
            first, last = owner.execute("select min(at)::date, max(at)::date from bench_events").fetchone() or (0, 0)
            owner.execute("select log_ensure_months(%s, %s)", (first, last))
            owner.execute(FILL)
            owner.execute("analyze log_event")
        with psycopg.connect(cluster.dsn("kurzweg_app", name)) as connection:
            yield connection
    finally:
        cluster.drop(name)


def line(what: str, value: float, unit: str, bar: float | None = None) -> None:
    said = "" if bar is None else f"   bar {bar:,.0f}, {'met' if value <= bar else 'missed'}"
    print(f"{what:<40} {value:10,.2f} {unit}{said}")


def ratio_line(what: str, ours: float, theirs: float, bar: float) -> None:
    ratio = theirs / ours
    print(
        f"   {what:<14} {ours:7.3f} s   pm4py {theirs:7.2f} s   ratio {ratio:5.0f}   bar {bar:.0f}, "
        f"{'met' if ratio >= bar else 'missed'}"
    )


if __name__ == "__main__":
    main()
