# SPDX-License-Identifier: EUPL-1.2
"""Small invented halls by chance, with everything that can meet: breaks, appointments, closing, equal moments."""

from __future__ import annotations

import numpy as np

from kurzweg.engine.forecast import (
    APPOINTMENT,
    HALF_HOUR,
    MINUTE,
    Booked,
    Lane,
    Policy,
    Serving,
    Situation,
    Ticket,
    WalkIns,
)
from kurzweg.engine.forecast.arriving import NEVER
from kurzweg.engine.forecast.chance import Drawn
from kurzweg.engine.forecast.state import LiveState

NOW = 600 * MINUTE
LANGUAGES = ("", "ar", "uk")
SKILLS = ("interpreter", "ramp")


class Hall:
    """One invented hall; `random` goes on for whoever needs more chance.

    Every other hall is calm: one or two lines and few people, so that it matters which idle lane takes somebody.
    """

    def __init__(self, seed: int) -> None:
        self.random = np.random.Generator(np.random.Philox(seed))
        self.is_calm = seed % 2 == 1
        self.services = tuple(f"service-{place}" for place in range(self.up_to(2 if self.is_calm else 3)))

    def up_to(self, most: int) -> int:
        return int(self.random.integers(1, most + 1))

    def maybe(self, chance: float = 0.5) -> bool:
        return bool(self.random.random() < chance)

    def one(self, words: tuple[str, ...]) -> str:
        return words[int(self.random.integers(len(words)))]

    def some(self, words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(word for word in words if self.maybe(0.6))

    def before(self, minutes: int = 40) -> int:
        return NOW - int(self.random.integers(0, minutes)) * MINUTE

    def situation(self) -> Situation:
        targets = {service: float(self.random.integers(5, 40)) for service in self.services}
        return Situation(
            now=NOW,
            closes=NOW + self.up_to(120) * MINUTE,
            policy=Policy(
                targets=targets,
                honoured=frozenset(rank for rank in (1, 2, 3, 4) if self.maybe()),
                language_bonus=0.25 * self.maybe(),
                early_calls=self.maybe(0.3),
            ),
            lanes=tuple(self.lane(number) for number in range(self.up_to(4))),
            tickets=tuple(
                self.ticket(number) for number in self.random.permutation(self.up_to(2 if self.is_calm else 9)).tolist()
            ),
            booked=tuple(self.booked() for _ in range(self.up_to(4) - 1)),
            walk_ins=tuple(self.walk_ins() for _ in range(self.up_to(3) - 1)),
            walk_ins_from=NOW - 10 * MINUTE,
        )

    def lane(self, number: int) -> Lane:
        begin, first, gap = NOW + (self.up_to(60) - 40) * MINUTE, self.up_to(60) * MINUTE, self.up_to(20) * MINUTE
        spans = ((begin, begin + first), (begin + first + gap, begin + first + gap + self.up_to(90) * MINUTE))
        serving = Serving(service=self.one(self.services), since=self.before(), language=self.one(LANGUAGES))
        return Lane(
            number=number,
            services=self.some(self.services),
            staffed=spans[: self.up_to(2)],
            skills=self.some(SKILLS),
            speaks=self.some(LANGUAGES[1:]),
            serving=serving if self.maybe() else None,
            idle_since=self.before(),
        )

    def ticket(self, number: int) -> Ticket:
        entered = self.before()
        appointment = self.maybe(0.3)
        return Ticket(
            number=number,
            service=self.one(self.services),
            entered_at=entered,
            due_at=NOW + (self.up_to(40) - 20) * MINUTE if appointment else entered,
            needs=frozenset({self.one(SKILLS)}) if self.maybe(0.2) else frozenset(),
            language=self.one(LANGUAGES),
            channel=APPOINTMENT if appointment else "walk-in",
            override=int(self.random.integers(1, 5)) if self.maybe(0.2) else 0,
        )

    def booked(self) -> Booked:
        at = NOW + (self.up_to(60) - 5) * MINUTE
        return Booked(at=at, service=self.one(self.services), no_show=0.3, language=self.one(LANGUAGES))

    def walk_ins(self) -> WalkIns:
        rates = tuple(float(self.random.integers(0, 6)) for _ in range(self.up_to(5)))
        return WalkIns(service=self.one(self.services), per_half_hour=rates, language=self.one(LANGUAGES))

    def chance(self, state: LiveState, runs: int = 3) -> Drawn:
        """Chance in whole minutes, so that many things happen at once."""
        coming = int(self.random.integers(0, 24 if self.is_calm else 8)) if len(state.walk_ins) else 0
        people = len(state.people)
        walks_in = np.sort(NOW + MINUTE * self.random.integers(0, 100, (runs, coming)), axis=1)
        begins = np.concatenate([np.broadcast_to(state.people["comes"], (runs, people)), walks_in], axis=1)
        stays = begins + MINUTE * self.random.integers(0, 200, begins.shape)
        stays[self.random.random(begins.shape) < 0.6] = NEVER
        stays[:, state.waiting : people][self.random.random((runs, people - state.waiting)) < 0.2] = -1
        until = NOW + MINUTE * self.random.integers(1, 30, (runs, len(state.lanes)))
        until[:, state.lanes["serving"] < 0] = -1
        return Drawn(
            work=MINUTE * self.random.integers(1, 30, begins.shape),
            stays=stays,
            walks_in=walks_in,
            row=self.random.integers(0, max(len(state.walk_ins), 1), (runs, coming)),
            until=until,
        )


def quiet(lanes: int = 1, *, hours: int = 8, services: tuple[str, ...] = ("title",), target: float = 30) -> Situation:
    """A hall in which nobody is: equal lanes, all staffed for so many hours, idle."""
    end = NOW + hours * 2 * HALF_HOUR
    return Situation(
        now=NOW,
        closes=end,
        policy=Policy(targets=dict.fromkeys(services, target)),
        lanes=tuple(
            Lane(number=number, services=frozenset(services), staffed=((NOW - HALF_HOUR, end),))
            for number in range(1, lanes + 1)
        ),
    )
