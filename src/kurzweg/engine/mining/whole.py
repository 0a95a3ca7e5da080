# SPDX-License-Identifier: EUPL-1.2
"""All measures of one log at once: measured the same way, whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kurzweg.engine.eventlog.log import EventLog
from kurzweg.engine.eventlog.quality import Quality, inspect
from kurzweg.engine.mining.asked import (
    NOTHING,
    Asked,
    Untold,
    tell_deadlines,
    tell_double_capture,
    tell_fitness,
    tell_parallel_matters,
)
from kurzweg.engine.mining.double_capture import DoubleCapture
from kurzweg.engine.mining.doubles import Parallel, parallel_responsibility
from kurzweg.engine.mining.due import Deadlines
from kurzweg.engine.mining.durations import Progress, Throughput, TooLong, progress, throughput
from kurzweg.engine.mining.fitness import Fitness
from kurzweg.engine.mining.flattening import belonging, flatten
from kurzweg.engine.mining.following import Bottlenecks, Edges, EdgeTimes, bottlenecks, directly_follows, edge_times
from kurzweg.engine.mining.handling import DoubleHandling, Twins, double_handling, twin_units
from kurzweg.engine.mining.hands import Handovers, PingPong, handovers, ping_pong
from kurzweg.engine.mining.parallel_matters import ParallelMatters
from kurzweg.engine.mining.rework import Rework, rework
from kurzweg.engine.mining.shares import Done, allocation_keys, what_was_done
from kurzweg.engine.mining.traces import Clock, Traces
from kurzweg.engine.mining.variants import Variants, variants
from kurzweg.engine.mining.work import Work, work_items
from kurzweg.engine.mining.work_times import WorkTimes, service_times, transport_times, waiting_times


@dataclass(frozen=True, kw_only=True, eq=False)
class Times:
    """What takes time, on one clock: that of the calendar, or that of the opening hours."""

    edges: EdgeTimes
    bottlenecks: Bottlenecks
    throughput: Throughput
    waiting: WorkTimes
    service: WorkTimes
    transport: WorkTimes


@dataclass(frozen=True, kw_only=True, eq=False)
class Measures:
    """What a log says about the office. `opening` is None without opening hours, `progress` when a moment is absurd.

    The last four need what somebody says beside the log; without it they are `Untold`.
    """

    traces: Traces
    quality: Quality
    edges: Edges
    variants: Variants
    handovers: Handovers
    ping_pong: PingPong
    rework: Rework
    progress: Progress | None
    calendar: Times
    opening: Times | None
    work: Work
    done: Done
    parallel: tuple[Parallel, ...]
    double_handling: DoubleHandling
    twins: Twins
    deadlines: Deadlines | Untold
    fitness: Fitness | Untold
    parallel_matters: ParallelMatters | Untold
    double_capture: DoubleCapture | Untold

    @property
    def untold(self) -> tuple[Untold, ...]:
        """The measures that this log alone cannot tell."""
        several = (self.deadlines, self.fitness, self.parallel_matters, self.double_capture)
        return tuple(one for one in several if isinstance(one, Untold))


def measure(
    log: EventLog,
    *,
    by: str = "matter",
    ends: Sequence[int] | None = None,
    clock: Clock | None = None,
    quality: Quality | None = None,
    asked: Asked = NOTHING,
) -> Measures:
    """Measure a log.

    Parameters: `by`, the noun that a trace follows (see `flatten`); `ends`, the activities that close a trace (not
    given: every trace counts as closed); `clock`, opening hours, for the second set of times; `quality`, what the
    reader of the log found already; `asked`, what the log alone does not say.

    Deterministic: the same log gives the same measures, in whatever order its rows stand. Raises `UnknownNotion`,
    and `TooManyLinks` for events that concern more than could be counted.

    >>> from kurzweg.engine.mining.example import office_log
    >>> told = measure(office_log())
    >>> len(told.traces), int(told.handovers.count.sum()), told.calendar.throughput.p50 / 3_600_000_000
    (4, 9, 7.0)
    """
    traces = flatten(log, by)
    work = work_items(log)
    done = what_was_done(traces, work)
    matter = log.matter[done.row]
    keys = allocation_keys(log, matter)
    return Measures(
        traces=traces,
        quality=_checked(log, traces, work, quality),
        edges=directly_follows(traces),
        variants=variants(traces),
        handovers=handovers(traces),
        ping_pong=ping_pong(traces),
        rework=rework(traces),
        progress=_progress(traces, ends),
        calendar=_times(traces, log, work, ends, None),
        opening=_times(traces.in_opening_time(clock), log, work_items(log, clock), ends, clock) if clock else None,
        work=work,
        done=done,
        parallel=parallel_responsibility(done, keys),
        double_handling=double_handling(done),
        twins=twin_units(done, next(iter(keys.values()), None)),
        deadlines=tell_deadlines(traces, asked, ends),
        fitness=tell_fitness(traces, asked),
        parallel_matters=tell_parallel_matters(traces, asked, ends),
        double_capture=tell_double_capture(traces, asked),
    )


def _checked(log: EventLog, traces: Traces, work: Work, quality: Quality | None) -> Quality:
    """What is wrong with the log, seen by traces of this kind."""
    in_a_trace = np.zeros(len(log), np.int8)
    in_a_trace[belonging(log, traces.by)[0]] = 1
    found = inspect(log, in_a_trace, quality.counts if quality else None)
    same_moment = int((traces.same & (traces.gaps == 0)).sum())
    return found.with_more(unpaired_work=work.unpaired, same_moment=same_moment)


def _progress(traces: Traces, ends: Sequence[int] | None) -> Progress | None:
    try:
        return progress(traces, ends=ends)
    except TooLong:
        return None


def _times(traces: Traces, log: EventLog, work: Work, ends: Sequence[int] | None, clock: Clock | None) -> Times:
    times = edge_times(traces)
    return Times(
        edges=times,
        bottlenecks=bottlenecks(times),
        throughput=throughput(traces, ends=ends),
        waiting=waiting_times(work),
        service=service_times(work),
        transport=transport_times(log, work, clock),
    )
