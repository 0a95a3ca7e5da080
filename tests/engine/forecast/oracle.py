# SPDX-License-Identifier: EUPL-1.2
"""The forecast once more, slow and simple: the policy sees everybody who waits, every newcomer really stands in line.

It plays one run of drawn chance, if wished with one newcomer, who is then called like everybody else: so the shadows
of the kernel, which serve for all services at once, are checked against people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kurzweg.engine.calling import next_lane, next_ticket
from kurzweg.engine.forecast import Lane, Situation
from kurzweg.engine.forecast.arriving import NEVER
from kurzweg.engine.forecast.chance import Drawn
from kurzweg.engine.forecast.floor import GONE, NOT_CALLED


@dataclass
class Person:
    number: int
    service: str
    due: int
    entered: int
    needs: frozenset[str]
    language: str
    override: int
    work: int
    stays: int


@dataclass
class Desk:
    lane: Lane
    at: int
    busy: bool
    idle_since: int

    def is_open(self, now: int) -> bool:
        return any(begin <= now < end for begin, end in self.lane.staffed)

    def opens(self, now: int) -> int:
        return min((begin for begin, _ in self.lane.staffed if begin > now), default=NEVER)

    def can(self, person: Person) -> bool:
        return person.service in self.lane.services and person.needs <= self.lane.skills


class Oracle:
    def __init__(self, given: Situation, chance: Drawn, run: int, newcomer: str = "") -> None:
        self.given = given
        self.told: dict[int, int] = {}
        self.hall: list[Person] = []
        self.agenda: list[tuple[int, Person, bool]] = []
        work, stays = chance.work[run].tolist(), chance.stays[run].tolist()
        for number, one in enumerate(sorted(given.tickets, key=lambda ticket: ticket.number)):
            person = Person(
                number, one.service, one.due_at, one.entered_at, one.needs, one.language, one.override,
                work[number], stays[number],
            )  # fmt: skip
            self.hall.append(person)
            if one.due_at > given.now:
                self.agenda.append((one.due_at, person, False))
        self.waiting = len(given.tickets)
        for number, booked in enumerate(given.booked, self.waiting):
            at = max(booked.at, given.now)
            person = Person(
                number, booked.service, at, at, booked.needs, booked.language, 0, work[number], stays[number]
            )
            self.agenda.append((at, person, True))
        self.agenda.sort(key=lambda entry: entry[0])
        first = self.waiting + len(given.booked)
        self.coming: list[tuple[int, Person]] = []
        for place, (at, row) in enumerate(zip(chance.walks_in[run].tolist(), chance.row[run].tolist(), strict=True)):
            kind, number = given.walk_ins[row], first + place
            person = Person(number, kind.service, at, at, frozenset(), kind.language, 0, work[number], stays[number])
            self.coming.append((at, person))
        self.last = len(work)
        if newcomer:
            self.hall.append(Person(self.last, newcomer, given.now, given.now, frozenset(), "", 0, 1, NEVER))
        self.desks = [
            Desk(lane, int(until) if lane.serving else 0, lane.serving is not None, lane.idle_since)
            for lane, until in zip(given.lanes, chance.until[run], strict=True)
        ]
        for desk in self.desks:
            if not desk.busy:
                desk.at = given.now if desk.is_open(given.now) else desk.opens(given.now)

    def play(self) -> tuple[list[int], int | None]:
        """What becomes of those who wait, and of the newcomer: the moment of the call, `GONE` or `NOT_CALLED`."""
        while True:
            events: list[tuple[int, int, int]] = [(desk.at, 0, place) for place, desk in enumerate(self.desks)]
            events += [(at, 1, 0) for at, *_ in self.agenda[:1]] + [(at, 2, 0) for at, _ in self.coming[:1]]
            now, kind, place = min(events)
            if now == NEVER:
                break
            if kind == 0:
                self.lane_is_free(self.desks[place], now)
            elif kind == 1:
                _, person, arrives = self.agenda.pop(0)
                if arrives and person.stays >= 0:
                    self.hall.append(person)
                self.may_be_called(person, now)
            else:
                person = self.coming.pop(0)[1]
                self.hall.append(person)
                self.may_be_called(person, now)
        ends = max((end for lane in self.given.lanes for _, end in lane.staffed), default=self.given.now)
        for person in self.hall:
            self.told[person.number] = GONE if person.stays < ends else NOT_CALLED
        return [self.told[number] for number in range(self.waiting)], self.told.get(self.last)

    def lane_is_free(self, desk: Desk, now: int) -> None:
        if desk.busy or now > self.given.now:
            desk.idle_since = now
        desk.busy = False
        while desk.is_open(now):
            person = self.called_by(desk, now)
            if person is None:
                break
            if person.stays >= now:
                self.begin(desk, person, now)
                return
            self.hall.remove(person)
            self.told[person.number] = GONE
        desk.at = desk.opens(now)

    def may_be_called(self, person: Person, now: int) -> None:
        if person not in self.hall or person.stays < now:
            return
        place = next_lane(
            [int(not desk.busy and desk.can(person) and desk.is_open(now)) for desk in self.desks],
            [len(desk.lane.services) for desk in self.desks],
            [desk.idle_since for desk in self.desks],
            list(range(len(self.desks))),
        )
        if place >= 0:
            self.begin(self.desks[place], person, now)

    def begin(self, desk: Desk, person: Person, now: int) -> None:
        self.hall.remove(person)
        self.told[person.number] = now
        desk.busy, desk.at = True, now + person.work

    def called_by(self, desk: Desk, now: int) -> Person | None:
        policy, hall = self.given.policy, self.hall
        lines: list[Any] = list(dict.fromkeys((person.service, person.needs) for person in hall))
        words = list(dict.fromkeys(person.language for person in hall))
        place = next_ticket(
            now,
            [person.due for person in hall],
            [person.entered for person in hall],
            [person.number for person in hall],
            [lines.index((person.service, person.needs)) for person in hall],
            [words.index(person.language) for person in hall],
            [person.override for person in hall],
            [int(service in desk.lane.services and needs <= desk.lane.skills) for service, needs in lines],
            [int(word != "" and word in desk.lane.speaks) for word in words],
            [policy.targets[service] * 60_000_000 for service, _ in lines],
            [
                sum(service in one.lane.services and needs <= one.lane.skills for one in self.desks)
                for service, needs in lines
            ],
            [int(rank in policy.honoured) for rank in range(5)],
            policy.language_bonus,
            int(policy.early_calls),
        )
        return hall[place] if place >= 0 else None
