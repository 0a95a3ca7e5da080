# SPDX-License-Identifier: EUPL-1.2
"""The simulator once more, simple and slow: plain lists, every moment spelled out. It must tell the same story."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import Any

from kurzweg.engine.calling import next_lane, next_ticket
from kurzweg.engine.simulation.hall import COUNTER, DONE, KEPT, LEFT, NEVER, SERVING, TURNED_AWAY, WAITING, Hall

FREE, OPENS, COMES, FALLS_DUE, CLOSES, LEAVES = range(6)


@dataclass
class Story:
    """The course of every piece of work, as in the simulator."""

    entered: list[int]
    start: list[int]
    end: list[int]
    lane: list[int]
    state: list[int]


@dataclass
class Oracle:
    hall: Hall
    waiting: dict[int, list[int]] = field(default_factory=dict)
    serving: dict[int, int] = field(default_factory=dict)
    idle_since: dict[int, int] = field(default_factory=dict)
    agenda: list[tuple[int, int, int]] = field(default_factory=list)
    due: dict[int, int] = field(default_factory=dict)

    def play(self) -> Story:
        hall, size = self.hall, len(self.hall.works)
        self.told = Story([-1] * size, [-1] * size, [-1] * size, [-1] * size, [0] * size)
        self.newcomers = set(hall.first.tolist())
        for lane in range(len(hall.lanes)):
            self.agenda += [(begin, OPENS, lane) for begin, *_ in self.shifts(lane)]
        for pool in range(len(hall.pools)):
            self.waiting[pool] = []
            self.agenda += [(end, CLOSES, pool) for _, end, last in self.spans(pool) if last]
        self.agenda += [(at, COMES, work) for at, work in zip(hall.first_at.tolist(), hall.first.tolist(), strict=True)]
        heapq.heapify(self.agenda)
        while self.agenda and self.agenda[0][0] <= hall.horizon:
            now, kind, which = heapq.heappop(self.agenda)
            step: Any = {
                FREE: self.free, OPENS: self.opens, COMES: self.comes,
                FALLS_DUE: self.falls_due, LEAVES: self.leaves, CLOSES: self.closes,
            }[kind]  # fmt: skip
            step(now, which)
        return self.told

    def shifts(self, lane: int) -> list[tuple[int, int, int, float]]:
        one = self.hall.lanes[lane]
        return [
            (int(row["begin"]), int(row["end"]), int(row["last"]), float(row["speed"]))
            for row in self.hall.shifts[one["shift_of"] : one["shift_until"]]
        ]

    def spans(self, pool: int) -> list[tuple[int, int, int]]:
        one = self.hall.pools[pool]
        rows = self.hall.spans[one["open_of"] : one["open_until"]]
        return [(int(row["begin"]), int(row["end"]), int(row["last"])) for row in rows]

    def is_open(self, lane: int, now: int) -> bool:
        return any(begin <= now < end for begin, end, *_ in self.shifts(lane))

    def free(self, now: int, lane: int) -> None:
        hall = self.hall
        work, pool = self.serving.pop(lane), int(hall.lanes[lane]["pool"])
        self.told.state[work] = DONE
        self.idle_since[lane] = now
        if not hall.works[work]["last"]:
            heapq.heappush(self.agenda, (now + int(hall.works[work + 1]["delay"]), COMES, work + 1))
        counter = hall.pools[pool]["kind"] == COUNTER
        over = [(last, end) for _, end, last, _ in self.shifts(lane) if end <= now]
        if self.is_open(lane, now) or (counter and over and over[-1][0] and now < over[-1][1] + hall.overtime):
            self.call(lane, now)
        if counter and not self.anybody_works(pool) and self.day_is_over(pool, now):
            self.send_home(pool, now)

    def opens(self, now: int, lane: int) -> None:
        if lane not in self.serving:
            self.idle_since[lane] = now
            self.call(lane, now)

    def comes(self, now: int, work: int) -> None:
        hall, pool = self.hall, int(self.hall.works[work]["pool"])
        newcomer = work in self.newcomers
        self.newcomers.discard(work)
        if hall.pools[pool]["kind"] == COUNTER:
            coming = [begin for begin, end, _ in self.spans(pool) if end > now]
            if not coming or (coming[0] - hall.ahead > now and newcomer):
                self.told.entered[work] = self.told.end[work] = now
                self.told.state[work] = TURNED_AWAY
                return
            if coming[0] - hall.ahead > now:
                heapq.heappush(self.agenda, (coming[0], COMES, work))
                return
        self.told.entered[work] = now
        self.told.state[work] = WAITING
        due = int(hall.works[work]["due"])
        self.due[work] = self.due[work - 1] if due == KEPT else max(now, due)
        self.waiting[pool].append(work)
        if hall.works[work]["patience"] >= 0:
            heapq.heappush(self.agenda, (now + int(hall.works[work]["patience"]), LEAVES, work))
        if self.due[work] > now:
            heapq.heappush(self.agenda, (self.due[work], FALLS_DUE, work))
        else:
            self.falls_due(now, work)

    def falls_due(self, now: int, work: int) -> None:
        """Somebody may be called now: the idle lane that fits takes them."""
        hall, pool = self.hall, int(self.hall.works[work]["pool"])
        if self.told.state[work] != WAITING:
            return
        lanes = range(hall.pools[pool]["lane_of"], hall.pools[pool]["lane_until"])
        queue = hall.works[work]["line"] - hall.pools[pool]["line_of"]
        fits = [int(one not in self.serving and self.is_open(one, now) and hall.serves[one, queue]) for one in lanes]
        ranks = [int(hall.lanes[one]["rank"]) for one in lanes]
        place = next_lane(fits, ranks, [self.idle_since.get(one, 0) for one in lanes], list(lanes))
        if place >= 0:
            self.begin(lanes[place], work, now)

    def leaves(self, now: int, work: int) -> None:
        if self.told.state[work] == WAITING:
            self.waiting[int(self.hall.works[work]["pool"])].remove(work)
            self.told.state[work], self.told.end[work] = LEFT, now

    def closes(self, now: int, pool: int) -> None:
        if not self.anybody_works(pool):
            self.send_home(pool, now)

    def send_home(self, pool: int, now: int) -> None:
        for work in self.waiting[pool]:
            patience = int(self.hall.works[work]["patience"])
            self.told.state[work], self.told.end[work] = TURNED_AWAY, now
            assert patience < 0 or self.told.entered[work] + patience >= now
        self.waiting[pool] = []

    def anybody_works(self, pool: int) -> bool:
        return any(self.hall.lanes[lane]["pool"] == pool for lane in self.serving)

    def day_is_over(self, pool: int, now: int) -> bool:
        past = [last for _, end, last in self.spans(pool) if end <= now]
        coming = [begin for begin, end, _ in self.spans(pool) if end > now]
        return bool(past and past[-1]) and (not coming or coming[0] - self.hall.ahead > now)

    def call(self, lane: int, now: int) -> None:
        hall, pool = self.hall, int(self.hall.lanes[lane]["pool"])
        hall_lines = slice(hall.pools[pool]["line_of"], hall.pools[pool]["line_until"])
        people = self.waiting[pool]
        lines = [int(hall.works[work]["line"] - hall.pools[pool]["line_of"]) for work in people]
        place = next_ticket(
            now,
            [self.due[work] for work in people],
            [self.told.entered[work] for work in people],
            people,
            lines,
            [0] * len(people),
            [int(hall.lines[hall.works[work]["line"]]["override"]) for work in people],
            hall.serves[lane].tolist(),
            [0],
            hall.lines["target"][hall_lines].tolist(),
            hall.lines["breadth"][hall_lines].tolist(),
            hall.honoured.tolist(),
            0.0,
            0,
        )
        if place >= 0:
            self.begin(lane, people[place], now)

    def begin(self, lane: int, work: int, now: int) -> None:
        hall, told = self.hall, self.told
        self.waiting[int(hall.works[work]["pool"])].remove(work)
        self.serving[lane] = work
        told.state[work], told.start[work], told.lane[work] = SERVING, now, lane
        told.end[work] = self.finished_at(lane, now, int(hall.works[work]["minutes"]))
        heapq.heappush(self.agenda, (told.end[work], FREE, lane))

    def finished_at(self, lane: int, now: int, minutes: int) -> int:
        """At a desk minutes pass in shifts only."""
        shifts = self.shifts(lane)
        speed = next((speed for _, end, _, speed in shifts if end > now), shifts[-1][3])
        left = int(minutes / speed)
        if self.hall.pools[self.hall.lanes[lane]["pool"]]["kind"] == COUNTER:
            return now + left
        for begin, end, *_ in shifts:
            if end > now:
                done = max(begin, now) + left
                if done <= end:
                    return done
                left = done - end
        return NEVER
