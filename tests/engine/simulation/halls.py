# SPDX-License-Identifier: EUPL-1.2
"""Small random offices: counters and desks, hours and breaks, early and impatient people, ways through lines."""

from __future__ import annotations

import numpy as np

from kurzweg.engine.simulation.hall import KEPT, LANE, LINE, POOL, SHIFT, SPAN, WORK, Hall, rows_of, table

DAY = 100
DAYS = 4


def random_hall(seed: int) -> Hall:
    """An office with one to three pools over four days of a hundred moments; the same seed gives the same office."""
    random = np.random.Generator(np.random.Philox(seed))
    pools = int(random.integers(1, 4))
    kinds = random.integers(0, 2, pools)
    lanes = random.integers(1, 4, pools)
    lines = random.integers(1, 4, pools)
    lane_of, lane_until = rows_of(lanes.tolist())
    line_of, line_until = rows_of(lines.tolist())
    spans, span_counts = _spans(random, pools)
    shifts, shift_counts = _shifts(random, kinds, lanes, spans, span_counts)
    open_of, open_until = rows_of(span_counts)
    shift_of, shift_until = rows_of(shift_counts)
    every = int(lanes.sum())
    serves = (random.random((every, int(lines.max()))) < 0.7).astype(np.int64)
    matters = int(random.integers(0, 40))
    works, first = _works(random, matters, line_of, line_until)
    at = np.sort(random.integers(0, DAY * DAYS, matters))
    breadth = [
        int(serves[lane_of[pool] : lane_until[pool], line].sum())
        for pool in range(pools)
        for line in range(lines[pool])
    ]
    ranks = serves.sum(axis=1)
    return Hall(
        works=works,
        first=first,
        first_at=at,
        pools=table(
            POOL, pools, kind=kinds, lane_of=lane_of, lane_until=lane_until, line_of=line_of, line_until=line_until,
            open_of=open_of, open_until=open_until,
            ordered=[int((np.diff(ranks[lane_of[n] : lane_until[n]]) > 0).all()) for n in range(pools)],
        ),
        spans=spans,
        lanes=table(
            LANE, every, pool=np.repeat(np.arange(pools), lanes), rank=ranks,
            shift_of=shift_of, shift_until=shift_until,
        ),
        shifts=shifts,
        serves=serves,
        lines=table(
            LINE, int(lines.sum()), target=random.integers(1, 30, int(lines.sum())), breadth=breadth,
            override=random.choice([0, 0, 0, 1, 3], int(lines.sum())),
        ),
        honoured=np.array([0, 1, 1, 1, 1], np.int64),
        nothing=np.zeros(1, np.int64),
        horizon=DAY * DAYS,
        ahead=int(random.choice([0, 5])),
        overtime=int(random.choice([0, 3, DAY * DAYS])),
    )  # fmt: skip


def _spans(random: np.random.Generator, pools: int) -> tuple[np.ndarray, list[int]]:
    """Every pool is open on some of the days, in the morning and perhaps after a break."""
    rows: list[tuple[int, int, int]] = []
    counts: list[int] = []
    for _ in range(pools):
        before = len(rows)
        for day in range(DAYS):
            if random.random() < 0.2:
                continue
            start, middle, end = sorted(random.choice(np.arange(10, 90), 3, replace=False).tolist())
            base = day * DAY
            if random.random() < 0.5:
                rows += [(base + start, base + middle, 0), (base + middle + 2, base + end + 3, 1)]
            else:
                rows.append((base + start, base + end, 1))
        counts.append(len(rows) - before)
    return np.array(rows, SPAN) if rows else np.zeros(0, SPAN), counts


def _shifts(
    random: np.random.Generator, kinds: np.ndarray, lanes: np.ndarray, spans: np.ndarray, counts: list[int]
) -> tuple[np.ndarray, list[int]]:
    """Lanes work when their pool is open, each is away now and then."""
    rows, sizes = [], []
    starts = np.cumsum([0, *counts])
    for pool in range(len(kinds)):
        for _ in range(lanes[pool]):
            speed = float(random.choice([1.0, 1.0, 0.5]))
            mine = [
                (int(one["begin"]), int(one["end"]), int(one["last"]), speed)
                for one in spans[starts[pool] : starts[pool + 1]]
                if random.random() < 0.85
            ]
            rows += mine
            sizes.append(len(mine))
    return np.array(rows, SHIFT) if rows else np.zeros(0, SHIFT), sizes


def _works(
    random: np.random.Generator, matters: int, line_of: np.ndarray, line_until: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    steps = random.integers(1, 4, matters)
    size, (first, until) = int(steps.sum()), rows_of(steps.tolist())
    pool = random.integers(0, len(line_of), size)
    last = np.zeros(size, np.int64)
    last[until - 1] = 1
    due = np.where(random.random(size) < 0.3, random.integers(0, DAY * DAYS, size), -1)
    due[(random.random(size) < 0.3) & (np.arange(size) != np.repeat(first, steps))] = KEPT
    works = table(
        WORK,
        size,
        pool=pool,
        line=line_of[pool] + random.integers(0, 1 << 30, size) % (line_until - line_of)[pool],
        minutes=random.integers(0, 20, size),
        delay=random.choice([0, 0, 1, 30, 120], size),
        last=last,
        due=due,
        patience=np.where(random.random(size) < 0.4, random.integers(0, 60, size), -1),
    )
    return works, first
