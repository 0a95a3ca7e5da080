# SPDX-License-Identifier: EUPL-1.2
"""What an offer of free times costs, and how many attempts to book a second the constraint of the database bears.

Run: python -m bench.appointments. Six lanes over five days, half of them booked, for one service and for two in one
visit; the peer is the same question by walking through every minute, as a table of slots would be filled. Then eight
connections want the times of one week at two lanes, with row level security, triggers and the lock that the verb takes,
until nothing is free and on; the peer is the whole verb, from an open matter to the event in the log.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

import psycopg
from django.db import connections, transaction

from bench import _ground  # noqa: F401  first: the models below need Django
from kurzweg.engine.appointments import Lane, Span, Step, free_times, spans_of_week
from kurzweg.servicepoint.models import Appointment, Slot
from kurzweg.servicepoint.offer import Asked, offer
from kurzweg.walls.alone import LOCK
from kurzweg.walls.identity import JOB, acting_as
from tests.database import TestCluster, point_to
from tests.world import World, furnish, recall

ROUNDS = 50
LANES, DAYS = 6, 5
BAR = 10.0
"""Milliseconds for the free times of six lanes over five days."""
MONDAY = date(2026, 11, 30)
AFTER = datetime(2026, 11, 30, tzinfo=UTC)
WEEK = {day: [(clock(8), clock(12)), (clock(13), clock(18))] for day in range(DAYS)}
MINUTE = timedelta(minutes=1)
ONE = [Step(service="a", length=timedelta(minutes=20))]
TWO = [*ONE, Step(service="b", length=timedelta(minutes=30))]


CLIENTS, SECONDS, VERBS = 8, 5.0, 100
ATTEMPTS_BAR = 1000
"""Attempts a second."""
INSERT = """
    insert into servicepoint_appointment (id, matter_id, service_id, site_id, unit_id, lane_id, during, state, name,
        language, sequence, changed_at, work_item, held_until)
    values (gen_random_uuid(), %s, %s, %s, %s, %s, tstzrange(%s, %s), 'held', '', 'de', 0, %s, 1, %s)
"""


def main() -> None:
    tell_of_free_times()
    with own_database() as (world, dsn):
        tell_of_attempts(world, dsn)


def tell_of_free_times() -> None:
    lanes = half_booked()
    slow = best_of(3, lambda: by_the_minute(lanes))
    for words, visit in (("one service", ONE), ("two services in one visit", TWO)):
        took = best_of(ROUNDS, lambda visit=visit: free_times(lanes, visit, after=AFTER))  # type: ignore[misc]
        met = "met" if took <= BAR else "missed"
        sys.stdout.write(
            f"free times, {LANES} lanes, {DAYS} days, {words}: {took:.2f} ms, best of {ROUNDS}\n"
            f"bar: {BAR:.0f} ms, {met}\n"
            f"peer, minute by minute: {slow:.0f} ms, ratio {slow / took:.0f}\n"
        )


def half_booked() -> list[Lane]:
    """Six lanes; at each somebody has every second half-hour."""
    hours = tuple(spans_of_week(WEEK, "Europe/Berlin", MONDAY, MONDAY + timedelta(days=DAYS - 1)))
    return [
        Lane(
            number=n, site=1, services=frozenset({"a", "b"}), open=hours,
            taken=tuple(
                Span(span.start + (5 * n + m) * MINUTE, span.start + (5 * n + m + 20) * MINUTE)
                for span in hours for m in range(0, 200, 45)
            ),
        )
        for n in range(LANES)
    ]  # fmt: skip


def by_the_minute(lanes: list[Lane]) -> set[datetime]:
    """Every quarter of an hour at which some lane is open and not taken for twenty minutes on end."""
    found = set()
    for n in range(DAYS * 24 * 4):
        start = AFTER + n * 15 * MINUTE
        minutes = [start + m * MINUTE for m in range(20)]
        for lane in lanes:
            if all(covered(minute, lane.open) and not covered(minute, lane.taken) for minute in minutes):
                found.add(start)
    return found


def covered(minute: datetime, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= minute < span.end for span in spans)


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """Milliseconds of the quickest round."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def tell_of_attempts(world: World, dsn: str) -> None:
    """Eight clients against the constraint, and the whole verb beside it."""
    slots = free_slots(world)
    took = best_of(ROUNDS, lambda: free_slots(world))
    verb = whole_verbs(world, slots[-VERBS:])
    with transaction.atomic(), acting_as(JOB):
        matters = [matter(world) for _slot in slots[:400]]
    attempts, won = race(dsn, matters, slots[:400])
    met = "met" if attempts >= ATTEMPTS_BAR else "missed"
    sys.stdout.write(
        f"free times as a page asks for them, two lanes, six weeks, from the database: {took:.1f} ms\n"
        f"attempts to book, {CLIENTS} clients, {len(matters)} times: {attempts:.0f} a second\n"
        f"bar: {ATTEMPTS_BAR} a second, {met}\n"
        f"given {won}, twice {doubled(dsn)}\n"
        f"peer, the whole verb by one client: {verb:.0f} a second, ratio {attempts / verb:.1f}\n"
    )


@contextmanager
def own_database() -> Iterator[tuple[World, str]]:
    """The tests' small world in a database that goes when the bench ends."""

    class Open:
        unblock = staticmethod(nullcontext)

    cluster = TestCluster.ensure()
    name = cluster.clone(cluster.template(furnish, Open()), "bench_appointments")
    point_to(cluster, name)
    try:
        with transaction.atomic():
            world = recall()
        yield world, cluster.dsn("kurzweg_app", name)
    finally:
        connections.close_all()
        cluster.drop(name)


def matter(world: World) -> tuple[str, int]:
    """An open matter at the Servicepoint, as the statement needs it."""
    opened = world.matter("fiktionsbescheinigung", unit="servicepoint", at=AFTER, facts={})
    return str(opened.pk), opened.service_id


def free_slots(world: World) -> list[Slot]:
    asked = Asked(service="fiktionsbescheinigung", length=15 * MINUTE, units=(world.units["servicepoint"],))
    with transaction.atomic(), acting_as(JOB):
        return offer(asked, at=AFTER)


def whole_verbs(world: World, slots: list[Slot]) -> float:
    """Matters opened and times held a second, one after the other, each in its own transaction."""
    start = time.perf_counter()
    for slot in slots:
        with transaction.atomic(), acting_as(JOB):
            opened = world.matter("fiktionsbescheinigung", unit="servicepoint", at=AFTER, facts={})
            Appointment.hold(opened, slot, at=AFTER)
    return len(slots) / (time.perf_counter() - start)


def race(dsn: str, matters: list[tuple[str, int]], slots: list[Slot]) -> tuple[float, int]:
    """Attempts a second of all clients together, and how many of them got a time."""
    end = time.perf_counter() + SECONDS
    tried, won = [0] * CLIENTS, [0] * CLIENTS

    def run(client: int) -> None:
        chance, own = random.Random(client), matters[client::CLIENTS]
        with psycopg.connect(dsn) as connection:
            while time.perf_counter() < end:
                slot = chance.choice(slots)
                tried[client] += 1
                won[client] += attempt(connection, own[won[client] % len(own)], slot)

    threads = [threading.Thread(target=run, args=(client,)) for client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(tried) / SECONDS, sum(won)


def attempt(connection: psycopg.Connection, of: tuple[str, int], slot: Slot) -> bool:
    """One transaction as the verb makes it: identity, the lock of the lane's day, the row; or the refusal."""
    row = (*of, slot.site, slot.unit, slot.lane, slot.start, slot.end, AFTER, AFTER + 10 * MINUTE)
    try:
        with connection.transaction(), connection.pipeline():
            connection.execute("select set_config('kurzweg.kind', 'job', true)")
            connection.execute(LOCK, (f"booking:{slot.lock}",))
            connection.execute(INSERT, row)
    except psycopg.errors.IntegrityError:
        return False
    return True


def doubled(dsn: str) -> int:
    """How many pairs of living appointments share a lane and an instant."""
    with psycopg.connect(dsn) as connection:
        connection.execute("select set_config('kurzweg.kind', 'job', true)")
        row = connection.execute(
            "select count(*) from servicepoint_appointment a join servicepoint_appointment b"
            " on a.lane_id = b.lane_id and a.during && b.during and a.id < b.id"
        ).fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
