# SPDX-License-Identifier: EUPL-1.2
"""What a wrong log-in costs the processor: for a name that exists and for one that does not.

Run: python -m bench.log_in. It asks by the page itself, on a database of its own. The peer is the unknown name: who
guesses names must not hear the difference, which is to stay under a tenth (median of 200).
"""

from __future__ import annotations

import sys
import time
from statistics import median

from django.db import connections, transaction
from django.test import Client

from bench import _ground  # noqa: F401  first: the models below need Django
from tests.database import TestCluster, point_to
from tests.world import furnish

ROUNDS, BEFORE = 200, 10
BAR = 0.1


def main() -> None:
    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish), "bench_log_in")
    point_to(cluster, name)
    try:
        known, unknown = costs()
    finally:
        connections.close_all()
        cluster.drop(name)
    apart = abs(known - unknown) / known
    sys.stdout.write(
        f"wrong password: {known:.1f} ms CPU, unknown name: {unknown:.1f} ms, median of {ROUNDS}\n"
        f"apart: {apart:.1%}, bar: {BAR:.0%}, {'met' if apart < BAR else 'missed'}\n"
    )


def costs() -> tuple[float, float]:
    """The two in turn, each from a network of its own, so that no brake is on."""
    times: dict[str, list[float]] = {"brandt": [], "niemand": []}
    for n in range(BEFORE + ROUNDS):
        for name, spent in times.items():
            client = Client(REMOTE_ADDR=f"10.0.{n // 250}.{n % 250}", SERVER_NAME="localhost")
            with transaction.atomic():  # what one try counts must not brake the next
                started = time.process_time()
                answer = client.post("/anmelden/", {"username": name, "password": f"falsch{n}"})
                spent.append((time.process_time() - started) * 1000)
                assert answer.status_code == 422, answer.status_code
                transaction.set_rollback(True)
    known, unknown = (median(spent[BEFORE:]) for spent in times.values())
    return known, unknown


if __name__ == "__main__":
    main()
