# SPDX-License-Identifier: EUPL-1.2
"""What a log alone does not say, and somebody must: whom it is about, what was due, which ways are allowed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np

from kurzweg.engine.eventlog.log import PERSON as PERSON_COLUMN
from kurzweg.engine.mining.concerned import Concerned, concerned
from kurzweg.engine.mining.double_capture import DoubleCapture, double_capture_of
from kurzweg.engine.mining.due import Deadlines, Span, given_deadlines, logged_deadlines
from kurzweg.engine.mining.durations import DAY
from kurzweg.engine.mining.fitness import BORDER, Edge, Fitness, fitness, seen_at_least
from kurzweg.engine.mining.following import directly_follows
from kurzweg.engine.mining.parallel_matters import ParallelMatters, parallel_matters_of
from kurzweg.engine.mining.traces import Traces

DEADLINES, FITNESS, PARALLEL_MATTERS, DOUBLE_CAPTURE = "deadlines", "fitness", "parallel_matters", "double_capture"
PERSON, OTHER_TRACES, PAPER, REQUEST, SERVICE, UNIT, SPANS, MODEL = (
    "person", "other-traces", "paper", "request", "service", "unit", "spans", "model",
)  # fmt: skip
"""What is missing where a measure cannot be told."""
NamedEdge: TypeAlias = tuple[str, str]
"""From which activity to which, by name; "" is the border."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody says beside the log; words as in the log, "" for what nobody says.

    - `person`: column or type of object of the person whom a matter is about; `paper`: the same, of what is requested
    - `requests`: activities that ask somebody for a paper, which is good for `valid` days afterwards
    - `due`, `missed`: activities that state a deadline, and that it was missed
    - `within`: the span of each service, "" of all others; where it is given, what the log states is not asked
    - `allowed`: edges that may be, "" for the border (from "" begins a trace, to "" ends it)
    """

    person: str = ""
    paper: str = ""
    requests: Sequence[str] = ("DocumentRequested",)
    valid: int = 180
    due: Sequence[str] = ("DeadlineSet",)
    missed: Sequence[str] = ("DeadlineMissed",)
    within: Mapping[str, Span] = field(default_factory=dict)
    allowed: Collection[NamedEdge] | None = None


NOTHING: Final = Asked()


@dataclass(frozen=True, kw_only=True)
class Untold:
    """A measure that cannot be told, and what is missing for it."""

    measure: str
    needs: str


def tell_deadlines(traces: Traces, asked: Asked, ends: Sequence[int] | None) -> Deadlines | Untold:
    """Deadlines by what was given, or else by what the log states."""
    if asked.within:
        known = traces.log.names.get("service", ())
        codes = {known.index(word): span for word, span in asked.within.items() if word and word in known}
        if "" in asked.within:
            codes[0] = asked.within[""]
        return given_deadlines(traces, codes, ends=ends) if codes else Untold(measure=DEADLINES, needs=SERVICE)
    due, missed = codes_of(traces, asked.due), codes_of(traces, asked.missed)
    if not due and not missed:
        return Untold(measure=DEADLINES, needs=SPANS)
    return logged_deadlines(traces, due=due, missed=missed, ends=ends)


def tell_fitness(traces: Traces, asked: Asked) -> Fitness | Untold:
    """What happened beside what may happen."""
    if asked.allowed is None:
        return Untold(measure=FITNESS, needs=MODEL)
    return fitness(traces, coded(traces, asked.allowed))


def tell_parallel_matters(traces: Traces, asked: Asked, ends: Sequence[int] | None) -> ParallelMatters | Untold:
    """Matters of one person in two units. Raises `UnknownConcern` for a word the log does not know, `TooManyLinks`."""
    needs = ""
    if not asked.person:
        needs = PERSON
    elif traces.by == asked.person:
        needs = OTHER_TRACES
    elif not traces.log.service.any():
        needs = SERVICE
    elif not traces.log.unit.any():
        needs = UNIT
    if needs:
        return Untold(measure=PARALLEL_MATTERS, needs=needs)
    return parallel_matters_of(traces, persons_in(traces, asked.person), ends)


def tell_double_capture(traces: Traces, asked: Asked) -> DoubleCapture | Untold:
    """Papers that a person was asked for twice. Raises `UnknownConcern` and `TooManyLinks`, as above."""
    requests = codes_of(traces, asked.requests)
    needs = ""
    if not asked.person:
        needs = PERSON
    elif not asked.paper:
        needs = PAPER
    elif not requests:
        needs = REQUEST
    elif not traces.log.unit.any():
        needs = UNIT
    if needs:
        return Untold(measure=DOUBLE_CAPTURE, needs=needs)
    persons, papers = persons_in(traces, asked.person), concerned(traces.log, asked.paper)
    return double_capture_of(traces, persons, papers, np.array(requests), asked.valid * DAY)


def persons_in(traces: Traces, word: str) -> Concerned:
    """The persons of a log: those that its reader was asked for, else what it calls so. Raises `UnknownConcern`."""
    return concerned(traces.log, PERSON_COLUMN if PERSON_COLUMN in traces.log.more else word)


def codes_of(traces: Traces, words: Sequence[str]) -> list[int]:
    """The activities of these names that the log has."""
    known = traces.log.names.get("activity", ())
    return [known.index(word) for word in words if word in known]


def usual_edges(traces: Traces, times: int) -> frozenset[NamedEdge]:
    """The edges that a log has at least so often, borders included, in words: what usually happens, as a model.

    >>> from kurzweg.engine.mining.example import office
    >>> sorted(usual_edges(office(), 3))
    [('', 'a'), ('a', 'b'), ('b', 'c'), ('c', 'd'), ('d', '')]
    """
    words = {code: traces.log.word("activity", code) for code in range(traces.activities)} | {BORDER: ""}
    return frozenset((words[one], words[two]) for one, two in seen_at_least(directly_follows(traces), times))


def coded(traces: Traces, allowed: Collection[NamedEdge]) -> set[Edge]:
    """Allowed edges in the codes of this log; activities that it does not have were never met."""
    places = {word: code for code, word in enumerate(traces.log.names.get("activity", ())) if word} | {"": BORDER}
    return {(places[one], places[two]) for one, two in allowed if one in places and two in places}
