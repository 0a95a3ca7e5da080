# SPDX-License-Identifier: EUPL-1.2
"""The nine standard analyses, one after the other, each with its CPU time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

from kurzweg.engine.mining.durations import throughput
from kurzweg.engine.mining.fitness import fitness, seen_at_least
from kurzweg.engine.mining.following import bottlenecks, directly_follows, edge_times
from kurzweg.engine.mining.hands import handovers, ping_pong
from kurzweg.engine.mining.rework import rework
from kurzweg.engine.mining.traces import Traces
from kurzweg.engine.mining.variants import variants


def nine_analyses(traces: Traces) -> dict[str, float]:
    """CPU seconds of each of the nine standard analyses; what they share is counted where it is first needed."""
    often = seen_at_least(directly_follows(traces), max(len(traces.row) // 200, 1))
    traces = Traces(**{name: getattr(traces, name) for name in traces.__dataclass_fields__})
    kept: dict[str, Any] = {}
    analyses: dict[str, Callable[[], Any]] = {
        "directly-follows": lambda: directly_follows(traces),
        "edge times": lambda: kept.setdefault("times", edge_times(traces)),
        "variants": lambda: variants(traces),
        "throughput": lambda: throughput(traces),
        "hand-overs": lambda: handovers(traces),
        "rework": lambda: rework(traces),
        "ping-pong": lambda: ping_pong(traces),
        "bottlenecks": lambda: bottlenecks(kept["times"]),
        "fitness": lambda: fitness(traces, often),
    }
    return {name: cpu(analysis) for name, analysis in analyses.items()}


def cpu(work: Callable[[], object]) -> float:
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin
