# SPDX-License-Identifier: EUPL-1.2
"""The whole canary crawl: two hundred markers in every unit and compartment, every address as everybody.

Run: python -m bench.crawl. Exit 1 and a list when somebody met a word that is not for them. The bar is five minutes
for planting and crawling; the peer is the short form that runs with the tests.
"""

from __future__ import annotations

import sys
import time

from django.db import connections
from django.test.utils import setup_test_environment

from bench import _ground  # noqa: F401  first: the models below need Django
from tests.database import TestCluster, point_to
from tests.everywhere.aviary import MARKERS_A_MATTER, fill
from tests.everywhere.crawl import Leak, Visitor, crawl, everybody
from tests.world import furnish

MATTERS_A_ROOM = 25
BAR = 300.0
"""Seconds."""
SEEN = 20
"""At least every so many-th request must show a page; most are refused, and who is refused everything leaks nothing."""


def main() -> int:
    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish), "bench_crawl")
    point_to(cluster, name)
    setup_test_environment()  # the browser of the tests calls the house by a name that only tests may use
    try:
        return _crawl_all()
    finally:
        connections.close_all()
        cluster.drop(name)


def _crawl_all() -> int:
    start = time.perf_counter()
    aviary = fill(MATTERS_A_ROOM)
    planted = time.perf_counter() - start
    leaks: list[Leak] = []
    asked, shown = {True: 0, False: 0}, 0
    spent = {True: 0.0, False: 0.0}
    for is_whole in (False, True):
        start = time.perf_counter()
        for who in everybody(aviary):
            visitor = Visitor(aviary, who)
            leaks += crawl(visitor, is_whole=is_whole)
            asked[is_whole] += visitor.asked
            shown += visitor.shown if is_whole else 0
        spent[is_whole] = time.perf_counter() - start
    for leak in leaks:
        sys.stdout.write(f"LEAK {leak.who}: {leak.address}: {', '.join(leak.markers[:5])}\n")
    whole = planted + spent[True]
    sys.stdout.write(
        f"{len(aviary.rooms)} rooms, {len(aviary.may_meet)} markers ({MATTERS_A_ROOM * MARKERS_A_MATTER} a room)"
        f" planted in {planted:.0f} s\n"
        f"whole crawl: {asked[True]} requests in {spent[True]:.0f} s, {shown} pages shown, {len(leaks)} leaks\n"
        f"peer, the short form: {asked[False]} requests in {spent[False]:.0f} s,"
        f" ratio {spent[True] / spent[False]:.1f}\n"
        f"planting and whole crawl: {whole:.0f} s; bar {BAR:.0f} s, {'met' if whole <= BAR else 'missed'}\n"
    )
    if shown * SEEN < asked[True]:
        sys.stdout.write(f"Of {asked[True]} requests only {shown} showed a page: this was no crawl.\n")
        return 1
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
