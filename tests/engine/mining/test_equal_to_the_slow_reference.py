# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurzweg.engine.mining import ordering
from kurzweg.engine.mining.durations import DAY, progress, throughput
from kurzweg.engine.mining.fitness import BORDER, fitness, seen_at_least
from kurzweg.engine.mining.flattening import flatten
from kurzweg.engine.mining.following import bottlenecks, directly_follows, edge_times
from kurzweg.engine.mining.hands import handovers, ping_pong
from kurzweg.engine.mining.rework import rework
from kurzweg.engine.mining.traces import Traces
from kurzweg.engine.mining.variants import variants
from kurzweg.engine.mining.work import work_items
from tests.engine.mining import reference
from tests.engine.mining.logs import logs, work_logs
from tests.engine.mining.reference import E, as_log, cases, quantile

HALF, NINE = Fraction(1, 2), Fraction(9, 10)


def near(value: float, within: float | None = None) -> Any:
    return pytest.approx(value, abs=within)


def of(events: Sequence[E]) -> Traces:
    return flatten(as_log(events))


def rows(table: Any, *columns: str) -> list[tuple[Any, ...]]:
    """The columns of a table of arrays as rows of plain numbers."""
    return list(zip(*(getattr(table, one).tolist() for one in columns), strict=True))


@pytest.fixture(params=["counted directly", "numbered anew", "sorted by places"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each measure the usual way, and as for logs with very many different activities."""
    if request.param == "numbered anew":
        monkeypatch.setattr(ordering, "DENSE", 0)
    if request.param == "sorted by places":
        monkeypatch.setattr(ordering, "BITS", -1)


@given(logs)
def test_which_activity_follows_which(events: list[E]) -> None:
    told = directly_follows(of(events))
    expected = {edge: len(times) for edge, times in reference.edges(events).items()}
    assert {(a, b): n for a, b, n in rows(told, "source", "target", "count")} == expected
    firsts = [case[0].activity for case in cases(events).values()]
    lasts = [case[-1].activity for case in cases(events).values()]
    assert told.starts.tolist() == [firsts.count(code) for code in range(len(told.starts))]
    assert told.ends.tolist() == [lasts.count(code) for code in range(len(told.ends))]


@given(logs)
def test_how_long_it_takes_from_one_to_the_next(events: list[E]) -> None:
    told = edge_times(of(events))
    expected = {
        edge: (sum(times), quantile(times, HALF), near(quantile(times, NINE)))
        for edge, times in reference.edges(events).items()
    }
    found: dict[Any, Any] = {(a, b): more for a, b, *more in rows(told, "source", "target", "total", "median", "p90")}
    assert {edge: tuple(more) for edge, more in found.items()} == expected


@given(logs)
def test_where_most_time_is_lost(events: list[E]) -> None:
    told = bottlenecks(edge_times(of(events)))
    totals = sorted((-sum(times), *edge) for edge, times in reference.edges(events).items())
    assert rows(told, "source", "target") == [(a, b) for _, a, b in totals]


@given(logs)
def test_which_ways_there_are(events: list[E]) -> None:
    traces = of(events)
    told = variants(traces)

    def way_of(trace: int) -> tuple[int, ...]:
        return tuple(traces.activity[traces.start[trace] : traces.end[trace] + 1].tolist())

    assert {way_of(one): n for one, n in rows(told, "example", "count")} == reference.ways(events)
    assert told.count.tolist() == sorted(told.count.tolist(), reverse=True)
    assert told.coverage[-1] == 1
    assert [way_of(told.example[rank]) for rank in told.of] == [way_of(one) for one in range(len(traces))]


@given(logs)
def test_who_hands_over_to_whom(events: list[E]) -> None:
    told = handovers(of(events))
    pairs, unknown = reference.handed(events)
    found: dict[Any, Any] = {
        (a, b): (n, mean, p90) for a, b, n, mean, p90 in rows(told, "source", "target", "count", "mean", "p90")
    }
    assert found == {
        pair: (len(times), near(sum(times) / len(times)), near(quantile(times, NINE))) for pair, times in pairs.items()
    }
    assert told.uncounted == unknown
    assert told.per_trace == near(sum(map(len, pairs.values())) / len(cases(events)))


@given(logs)
def test_what_goes_there_and_back(events: list[E]) -> None:
    told = ping_pong(of(events))
    found: dict[Any, Any] = {
        (a, b): (n, traces, detour)
        for a, b, n, traces, detour in rows(told, "unit", "other", "count", "traces", "detour")
    }
    expected = reference.there_and_back(events)
    assert found == {
        pair: (len(hits), len({number for number, _, _ in hits}), near(sum(d for _, d, _ in hits) / len(hits)))
        for pair, hits in expected.items()
    }
    for pair, reason in zip(rows(told, "unit", "other"), told.reason.tolist(), strict=True):
        given_ = [why for _, _, why in expected[int(pair[0]), int(pair[1])] if why]
        assert reason == min(given_, key=lambda why: (-given_.count(why), why), default=0)


@given(logs)
def test_what_is_done_more_than_once(events: list[E]) -> None:
    told = rework(of(events))
    found = {code: tuple(more) for code, *more in rows(told, "activity", "traces", "repeat", "redo", "extra")}
    assert found == reference.done_again(events)


@given(logs, st.integers(1, 4))
def test_how_much_of_it_was_allowed(events: list[E], times: int) -> None:
    traces = of(events)
    allowed = seen_at_least(directly_follows(traces), times) | {(BORDER, 99), (99, 3)}
    told = fitness(traces, allowed)
    assert (told.traces, told.edges) == pytest.approx(reference.fit(events, set(allowed)))


@given(logs)
def test_how_long_matters_take_and_how_old_the_open_ones_are(events: list[E]) -> None:
    told = throughput(of(events), ends=(4,))
    spans = [(any(e.activity == 4 for e in case), case[0].at, case[-1].at) for case in cases(events).values()]
    now = max(e.at for e in events)
    closed = [last - first for is_closed, first, last in spans if is_closed]
    ages = [now - first for is_closed, first, _ in spans if not is_closed]
    assert (told.closed, told.open) == (len(closed), len(ages))
    if closed:
        assert told.p90 == near(quantile(closed, NINE))
    if ages:
        assert (told.age_p50, told.oldest) == (quantile(ages, HALF), max(ages))


@given(logs)
def test_how_many_are_in_progress_day_by_day(events: list[E]) -> None:
    told = progress(of(events), ends=(4,))
    now = max(e.at for e in events)
    spans = [
        (case[0].at, case[-1].at if any(e.activity == 4 for e in case) else now) for case in cases(events).values()
    ]
    for begin, in_progress, opened in rows(told, "day", "in_progress", "opened"):
        inside = [max(0, min(end, begin + DAY) - max(start, begin)) for start, end in spans]
        assert in_progress == near(sum(inside) / DAY, 1e-9)
        assert opened == sum(begin <= start < begin + DAY for start, _ in spans)


@given(work_logs)
def test_waiting_and_service_of_pieces_of_work(events: list[E]) -> None:
    told = work_items(as_log(events))
    expected = reference.pieces(events)
    found = {n: tuple(more) for n, *more in rows(told, "number", "waiting", "service", "paused")}
    assert found == {n: (p.waiting, p.service, p.paused) for n, p in expected.items() if p.fits}
    assert told.unpaired == sum(not piece.fits for piece in expected.values())


@given(logs, st.randoms(use_true_random=False))
def test_measures_do_not_depend_on_the_order_of_rows(events: list[E], chance: random.Random) -> None:
    log = as_log(events)
    order = list(range(len(events)))
    chance.shuffle(order)
    mixed = as_log([events[place] for place in order])
    object.__setattr__(mixed, "event_id", log.event_id[order])
    one, other = flatten(log), flatten(mixed)
    assert [getattr(one, column).tolist() for column in ("activity", "unit", "at", "trace")] == [
        getattr(other, column).tolist() for column in ("activity", "unit", "at", "trace")
    ]


def test_keys_of_any_width_are_sorted_stably() -> None:
    chance = np.random.default_rng(1)
    for width in (2, 70_000, 2**40):
        keys = chance.integers(-width, width, 3_000)
        assert (ordering.stable_order(keys) == np.argsort(keys, kind="stable")).all()
