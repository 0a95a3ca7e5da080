# SPDX-License-Identifier: EUPL-1.2
"""Four matters, nineteen events: small enough to be counted by hand, and they were."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kurzweg.engine.mining.durations import throughput
from kurzweg.engine.mining.example import HOUR, office, office_log
from kurzweg.engine.mining.fitness import fitness, seen_at_least
from kurzweg.engine.mining.following import bottlenecks, directly_follows, edge_times
from kurzweg.engine.mining.hands import handovers, ping_pong
from kurzweg.engine.mining.rework import rework
from kurzweg.engine.mining.variants import variants

LETTERS = " abcd"


def test_events_traces_and_edges_are_as_counted_by_hand() -> None:
    told = directly_follows(office())
    names = [LETTERS[a] + LETTERS[b] for a, b in zip(told.source, told.target, strict=True)]
    assert len(office_log()) == 19
    assert len(office()) == 4
    assert dict(zip(names, told.count.tolist(), strict=True)) == {"ab": 4, "bc": 5, "cb": 2, "bd": 1, "cd": 3}
    assert (told.starts[1], told.ends[4]) == (4, 4)


def test_the_time_on_each_edge_is_as_counted_by_hand() -> None:
    told = edge_times(office())
    found = {
        LETTERS[a] + LETTERS[b]: tuple(round(one / HOUR, 6) for one in (total, median, p90))
        for a, b, total, median, p90 in zip(told.source, told.target, told.total, told.median, told.p90, strict=True)
    }
    assert found == {"ab": (6, 1.5, 2), "bc": (10, 2, 3.2), "bd": (1, 1, 1), "cb": (5, 2.5, 3.7), "cd": (6, 1, 3.4)}


def test_ways_and_throughput_are_as_counted_by_hand() -> None:
    traces = office()
    ways = variants(traces)
    assert [
        "".join(LETTERS[code] for code in traces.activity[traces.start[one] : traces.end[one] + 1])
        for one in ways.example
    ] == ["abcd", "abcbd", "abcbcd"]
    assert ways.count.tolist() == [2, 1, 1]
    told = throughput(traces)
    assert [one / HOUR for one in (told.p10, told.p50, told.p90, told.p95)] == pytest.approx([4.6, 7, 9.4, 9.7])


def test_hand_overs_skip_what_nobody_knows() -> None:
    told = handovers(office())
    found = zip(told.source.tolist(), told.target.tolist(), told.count.tolist(), told.mean / HOUR, strict=True)
    assert {(a, b): (n, round(mean, 6)) for a, b, n, mean in found} == {
        (1, 2): (5, 1.6), (2, 1): (2, 3), (1, 3): (1, 2), (3, 2): (1, 1),
    }  # fmt: skip
    assert (told.per_trace, told.uncounted) == (2.25, 2)


def test_ping_pong_never_meets_nobody() -> None:
    told = ping_pong(office())
    found = zip(told.unit.tolist(), told.other.tolist(), told.count.tolist(), told.traces.tolist(), strict=True)
    assert list(found) == [(1, 2, 2, 2), (2, 1, 2, 2)]


def test_nobody_taken_for_a_unit_would_find_five() -> None:
    traces = office()
    units = [traces.unit[start : end + 1].tolist() for start, end in zip(traces.start, traces.end, strict=True)]
    naive = sum(one == three != two for line in units for (one, two), (_, three) in pairwise(pairwise(line)))
    assert naive == 5


def test_rework_bottleneck_and_fitness_are_as_counted_by_hand() -> None:
    told = rework(office())
    assert dict(zip(told.activity.tolist(), told.traces.tolist(), strict=True)) == {2: 2, 3: 1}
    worst = bottlenecks(edge_times(office()), most=3)
    found = [(LETTERS[a] + LETTERS[b]) for a, b in zip(worst.source, worst.target, strict=True)]
    assert list(zip(found, worst.total / HOUR, strict=True)) == [("bc", 10), ("ab", 6), ("cd", 6)]
    fits = fitness(office(), seen_at_least(directly_follows(office()), 2))
    assert (fits.traces, round(fits.edges, 6)) == (0.75, 0.956522)
