# SPDX-License-Identifier: EUPL-1.2
"""What an offer of free times costs.

Run: python -m bench.appointments. Six lanes over five days, half of them booked, for one service and for two in one
visit; the peer is the same question by walking through every minute, as a table of slots would be filled.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

from kurzweg.engine.appointments import Lane, Span, Step, free_times, spans_of_week

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


def main() -> None:
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


if __name__ == "__main__":
    main()
