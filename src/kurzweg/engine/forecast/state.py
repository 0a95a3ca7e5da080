# SPDX-License-Identifier: EUPL-1.2
"""The live state as arrays, which the compiled forecaster reads; built from a situation that was checked before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from kurzweg.engine.forecast.checking import BadSituation, faults_of
from kurzweg.engine.forecast.situation import APPOINTMENT, MINUTE, WALK_IN, Lane, Situation

Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Records = npt.NDArray[np.void]

PERSON: Final = np.dtype([(name, np.int64) for name in ("group", "due", "entered", "kind", "comes")])
LANE: Final = np.dtype(
    [(name, np.int64) for name in ("rank", "idle_since", "serving", "since", "span_of", "span_until")]
)
SPAN: Final = np.dtype([("begin", np.int64), ("end", np.int64)])
WALK_IN_ROW: Final = np.dtype([("group", np.int64), ("kind", np.int64)])
GROUP: Final = np.dtype([("line", np.int64), ("language", np.int64), ("override", np.int64)])


class Kind(NamedTuple):
    """What the length of a service depends on."""

    service: str
    language: str = ""
    channel: str = WALK_IN


@dataclass(frozen=True, kw_only=True, eq=False)
class LiveState:
    """A hall at one moment, as arrays; moments in whole microseconds.

    - `people`: first those who wait (`waiting` rows, by ticket number), then those who are booked; `group`, `due`,
      `entered`, `kind` (of `kinds`), `comes` (from when on they count: now, or their own time); `no_show` per row
    - `groups`: people between whom only time decides: same `line`, `language`, `override`; the first are the newcomers
      of each service
    - lines: the services, then a service with needs for each that occurs; `line_service`, `target` in microseconds,
      `breadth` (how many lanes can)
    - `lanes`: `rank` (how many services), `idle_since`, `serving` (a kind, -1: nobody) `since`, rows of `spans`;
      `serves[lane, line]` and `speaks[lane, language]` are 1 or 0; language 0 is unknown and spoken nowhere
    - `walk_ins`: rows of `group` and `kind`, with `expected[row, half-hour]`
    """

    situation: Situation
    services: tuple[str, ...]
    kinds: tuple[Kind, ...]
    people: Records
    no_show: Reals
    groups: Records
    tickets: tuple[int, ...]
    line_service: Ints
    target: Reals
    breadth: Ints
    lanes: Records
    spans: Records
    serves: Ints
    speaks: Ints
    walk_ins: Records
    expected: Reals
    honoured: Ints

    @property
    def waiting(self) -> int:
        return len(self.tickets)


def live_state(given: Situation) -> LiveState:
    """Lay a situation out as arrays.

    Raises `BadSituation` with every fault, each with its place, its cause and what to do.

    >>> from kurzweg.engine.forecast.situation import Policy, Ticket
    >>> lane = Lane(number=1, services=frozenset({"title"}), staffed=((0, 60 * MINUTE),))
    >>> hall = Situation(now=0, closes=60 * MINUTE, policy=Policy(targets={"title": 30}), lanes=(lane,))
    >>> live_state(hall).serves.tolist()
    [[1]]
    >>> from dataclasses import replace
    >>> live_state(replace(hall, tickets=(Ticket(number=7, service="card", due_at=0, entered_at=0),)))
    Traceback (most recent call last):
    ...
    kurzweg.engine.forecast.checking.BadSituation: tickets[0] (number 7): the service 'card' has no target wait in \
policy.targets. Give it one there, or correct its name.
    """
    faults = faults_of(given)
    if faults:
        raise BadSituation(faults)
    return _Layout(given).state()


class _Layout:
    """Words become numbers in the order in which they occur."""

    def __init__(self, given: Situation) -> None:
        self.given = given
        self.services = {service: place for place, service in enumerate(given.policy.targets)}
        self.lines = {(service, frozenset[str]()): place for service, place in self.services.items()}
        self.languages = {"": 0}
        self.groups = {(line, 0, 0): line for line in self.services.values()}
        self.kinds: dict[Kind, int] = {}

    def state(self) -> LiveState:
        given = self.given
        people = self._people()
        walk_ins = [
            (self._group(row.service, language=row.language), self._kind(Kind(row.service, row.language)))
            for row in given.walk_ins
        ]
        lanes, spans = self._lanes()
        serves = np.array([[self._can(lane, *line) for line in self.lines] for lane in given.lanes], np.int64)
        slots = max((len(row.per_half_hour) for row in given.walk_ins), default=0)
        expected = np.zeros((len(walk_ins), slots))
        for place, row in enumerate(given.walk_ins):
            expected[place, : len(row.per_half_hour)] = row.per_half_hour
        return LiveState(
            situation=given,
            services=tuple(self.services),
            kinds=tuple(self.kinds),
            tickets=tuple(sorted(ticket.number for ticket in given.tickets)),
            people=people,
            groups=np.array(list(self.groups), GROUP),
            no_show=np.array([0.0] * len(given.tickets) + [booked.no_show for booked in given.booked]),
            line_service=np.array([self.services[service] for service, _ in self.lines], np.int64),
            target=np.array([given.policy.targets[service] * MINUTE for service, _ in self.lines], np.float64),
            breadth=serves.sum(axis=0),
            lanes=lanes,
            spans=spans,
            serves=serves,
            speaks=np.array([[int(word in lane.speaks) for word in self.languages] for lane in given.lanes], np.int64),
            walk_ins=np.array(walk_ins, WALK_IN_ROW),
            expected=expected,
            honoured=np.array([int(rank in given.policy.honoured) for rank in range(5)], np.int64),
        )

    def _people(self) -> Records:
        now = self.given.now
        rows = []
        for one in sorted(self.given.tickets, key=lambda ticket: ticket.number):
            group = self._group(one.service, one.needs, one.language, one.override)
            kind = self._kind(Kind(one.service, one.language, one.channel))
            rows.append((group, one.due_at, one.entered_at, kind, max(now, one.due_at)))
        for booked in self.given.booked:
            group = self._group(booked.service, booked.needs, booked.language)
            at = max(now, booked.at)
            rows.append((group, at, at, self._kind(Kind(booked.service, booked.language, APPOINTMENT)), at))
        return np.array(rows, PERSON)

    def _lanes(self) -> tuple[Records, Records]:
        rows: list[tuple[int, ...]] = []
        spans: list[tuple[int, int]] = []
        for lane in self.given.lanes:
            serving, since = -1, 0
            if lane.serving is not None:
                serving = self._kind(Kind(lane.serving.service, lane.serving.language, lane.serving.channel))
                since = lane.serving.since
            first = len(spans)
            spans += lane.staffed
            rows.append((len(lane.services), lane.idle_since, serving, since, first, len(spans)))
        return np.array(rows, LANE), np.array(spans, SPAN)

    def _group(self, service: str, needs: frozenset[str] = frozenset(), language: str = "", override: int = 0) -> int:
        line = self.lines.setdefault((service, needs), len(self.lines))
        word = self.languages.setdefault(language, len(self.languages))
        return self.groups.setdefault((line, word, override), len(self.groups))

    def _kind(self, kind: Kind) -> int:
        return self.kinds.setdefault(kind, len(self.kinds))

    @staticmethod
    def _can(lane: Lane, service: str, needs: frozenset[str]) -> int:
        return int(service in lane.services and needs <= lane.skills)
