# SPDX-License-Identifier: EUPL-1.2
"""What the page of a lane costs the processor: warm, four lanes open, fifty people waiting.

Run: python -m bench.counter. It founds a database of its own on the embedded server of the tests, fills it as
the app does, and asks for the page as the app's role, with row level security on. The peer is the same page
for an empty hall: the ratio is the price of the queue.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from django.db import connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from bench import _ground  # noqa: F401  first: the models below need Django
from kurzweg.accounts.models import Membership, Role, Staff
from kurzweg.engine.structure import Lane
from kurzweg.offices.live import live_structure
from kurzweg.offices.models import Structure
from kurzweg.servicepoint.models import Counter, Ticket
from kurzweg.walls.identity import JOB, acting_as
from tests.database import TestCluster, point_to
from tests.small_office import small_office
from tests.world import World, furnish, recall

ROUNDS, BEFORE = 200, 20
WAITING, LANES = 50, 4
BAR = 15.0
"""Milliseconds of one core."""
NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
PAGE = "/servicepoint/b0/"


def main() -> None:
    with own_database() as world:
        browser = a_hall(world)
        empty, _best = cost_of(browser)
        for n in range(WAITING):
            draws(world, n)
        full, best = cost_of(browser)
        part, _best = cost_of(browser, HTTP_HX_REQUEST="true")
    met = "met" if full <= BAR else "missed"
    sys.stdout.write(
        f"counter page, {LANES} lanes open, {WAITING} waiting: {full:.1f} ms CPU, median of {ROUNDS}"
        f" (best {best:.1f})\nbar: {BAR:.0f} ms, {met}\n"
        f"peer, the same page with nobody waiting: {empty:.1f} ms, ratio {full / empty:.2f}\n"
        f"the part that a live page reads again: {part:.1f} ms\n"
    )


@contextmanager
def own_database() -> Iterator[World]:
    """The tests' small world in a database that goes when the bench ends, and a clock that stands still."""

    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish), "bench_counter")
    point_to(cluster, name)
    timezone.now = lambda: NOON
    try:
        with transaction.atomic():
            world = recall()
        yield world
    finally:
        connections.close_all()
        cluster.drop(name)


def a_hall(world: World) -> Client:
    """Four lanes at the Servicepoint, all open; somebody is called to the first."""
    office = small_office()
    lanes = tuple(Lane(id=f"b{n}", services=("schnell",), name=f"Schalter {n + 1}") for n in range(LANES))
    units = tuple(replace(unit, lanes=lanes) if unit.id == "servicepoint" else unit for unit in office.units)
    with transaction.atomic(), acting_as(JOB):
        structure = Structure.draft(replace(office, units=units), by=None, at=NOON)
        structure.go_live(on=NOON.date(), by=None, at=NOON)
        clerks = [engage(f"bench{n}", world) for n in range(LANES)]
    draws(world, -1)
    for n, clerk in enumerate(clerks):
        with transaction.atomic(), world.as_(clerk, at=NOON):
            counter = Counter.at(live_structure(NOON.date()), f"b{n}")
            assert counter is not None
            counter.open(by=clerk, at=NOON)
            counter.call_next(by=clerk, at=NOON)
    with transaction.atomic():
        return world.browser(clerks[0])


def engage(name: str, world: World) -> Staff:
    """Somebody who serves at the Servicepoint."""
    clerk = Staff.objects.engage(name, name=name, password=None, at=NOON)
    valid = DateRange(date(2026, 1, 5), None)
    Membership.objects.create(staff=clerk, unit_id=world.units["servicepoint"], role=Role.DESK, valid=valid)
    return clerk


def draws(world: World, n: int) -> None:
    """Somebody has drawn a number, one a minute until noon."""
    services, languages = ("fiktionsbescheinigung", "eat-abholung"), ("ar", "de", "uk", "tr", "fa")
    at = NOON - timedelta(minutes=WAITING - n)
    with transaction.atomic(), acting_as(JOB):
        matter = world.matter(services[n % 2], unit="servicepoint", language=languages[n % 5], at=at)
        Ticket.draw(matter, site=live_structure(NOON.date()).sites["haus"], at=at)


def cost_of(browser: Client, **headers: Any) -> tuple[float, float]:
    """Processor time of one page in milliseconds: the median and the best, warm."""
    times = []
    for _ in range(BEFORE + ROUNDS):
        start = time.process_time()
        answer = browser.get(PAGE, SERVER_NAME="localhost", **headers)
        times.append((time.process_time() - start) * 1000)
        assert answer.status_code == 200, answer.status_code
    return median(times[BEFORE:]), min(times[BEFORE:])


if __name__ == "__main__":
    main()
