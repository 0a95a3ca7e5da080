# SPDX-License-Identifier: EUPL-1.2
"""Small random offices as structures: split rules, gaps, ways through units, lanes that nobody serves, files."""

from __future__ import annotations

from datetime import date, time, timedelta

import numpy as np

from kurzweg.engine.structure import (
    WEEKDAYS,
    Condition,
    Demand,
    Elsewhere,
    Flow,
    Hours,
    Interval,
    Lane,
    Minutes,
    Policy,
    Rule,
    Site,
    Step,
    Structure,
    Unit,
    Workforce,
)

SERVICES = ("duldung", "auskunft", "wohnen", "kurs")
UNITS = ("u1", "u2", "u3")
SPLITS = (
    ("surname", ("A-K",), ("L-Z", "unknown")),
    ("age", ("<18",), (">=18", "unknown")),
    ("municipality", ("15084550",), ("other", "unknown")),
)
CHANNELS = ("walk_in", "appointment", "phone", "mail", "online")


class Office:
    """Draws one office; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.Generator(np.random.Philox(seed))

    def chance(self, share: float) -> bool:
        return bool(self.random.random() < share)

    def some(self, *values: float) -> float:
        return float(self.random.choice(values))

    def first(self) -> date:
        return date(2026, 3, 20) + timedelta(days=int(self.random.integers(0, 300)))

    def structure(self) -> Structure:
        units = UNITS[: int(self.random.integers(1, 4))]
        services = SERVICES[: int(self.random.integers(1, 5))]
        groups = (("gruppe", services[:2]),) if len(services) > 1 and self.chance(0.5) else ()
        names = [name for name in (*(name for name, _ in groups), *services) if not groups or name not in services[:2]]
        return Structure(
            office="O", label="", land=str(self.random.choice(["ST", "NW", "BB"])), valid_from=date(2026, 1, 1),
            sites=(Site(id="s1", name="S", ags="15084555"),),
            units=tuple(self.unit(unit, services) for unit in units),
            groups=groups,
            responsibilities=tuple(rule for name in names for rule in self.rules(name, units)),
            flows=tuple(self.flow(name, units) for name in names if self.chance(0.85)),
            policy=Policy(targets=(("default", 20.0), (names[0], self.some(5, 40)))),
            demand=tuple(self.demand(name, str(channel)) for name in names
                         for channel in self.random.choice(CHANNELS, 2, replace=False)),
            people=Workforce(absence=self.some(0, 0.2), vacancies=((units[0], self.some(0, 0.5)),),
                             turnover=self.some(0, 0.9), ramp_up_months=self.some(0, 0.5, 6)),
            backlog=((names[0], int(self.random.integers(0, 5))),) if self.chance(0.5) else (),
            season=(("apr", 1.5), ("may", 0.5)),
        )  # fmt: skip

    def unit(self, unit: str, services: tuple[str, ...]) -> Unit:
        lanes = tuple(
            Lane(id=f"{unit}-{number}", services=tuple(one for one in services if self.chance(0.5)) or services[:1])
            for number in range(int(self.random.integers(0, 4)))
        )
        staff = None if self.chance(0.2) else self.some(0.5, 1, 2, 2.4)
        site = "s1" if self.chance(0.5) else None
        hours = self.hours() if self.chance(0.8) else ()
        return Unit(id=unit, name=(("de", unit),), kind="casework", site=site, staff=staff, lanes=lanes, hours=hours)

    def hours(self) -> Hours:
        morning, afternoon = Interval(start=time(8), end=time(11)), Interval(start=time(13), end=time(15, 30))
        return tuple(
            (day, (morning, afternoon) if self.chance(0.5) else (morning,)) for day in WEEKDAYS[:6] if self.chance(0.6)
        )

    def rules(self, name: str, units: tuple[str, ...]) -> list[Rule]:
        lead = [str(one) for one in self.random.choice(units, 2)]
        decides, signs = (str(self.random.choice(units)) if self.chance(0.3) else None for _ in range(2))
        if self.chance(0.1):
            return [Rule(service=name, elsewhere=(Elsewhere(body="Familienkasse"),))]
        if self.chance(0.5):
            return [Rule(service=name, lead=lead[0], decides=decides, signs=signs)]
        fact, low, high = SPLITS[int(self.random.integers(0, 3))]
        one = Rule(service=name, lead=lead[0], when=(Condition(fact=fact, values=low),), signs=signs)
        other = Rule(service=name, lead=lead[1], when=(Condition(fact=fact, values=high),), decides=decides)
        return [one] if self.chance(0.2) else [one, other]

    def flow(self, name: str, units: tuple[str, ...]) -> Flow:
        return Flow(service=name, steps=tuple(self.step(units) for _ in range(int(self.random.integers(1, 4)))))

    def step(self, units: tuple[str, ...]) -> Step:
        return Step(
            at=str(self.random.choice(["lead", "lead", "decides", "signs", *units])),
            channel=str(self.random.choice(["counter", "desk"])),
            minutes=Minutes(mean=self.some(5, 20, 60), cv=self.some(0, 0.7, 1)),
            settles=self.some(0, 0, 0.5),
            returns=self.some(0, 0, 0.6),
            return_days=self.some(0, 1, 2.5),
            outside_wait=self.some(0, 0, 1.5),
            rework=self.some(0, 0, 0.4),
            second_pair_of_eyes=self.chance(0.2),
        )

    def demand(self, name: str, channel: str) -> Demand:
        arrivals = (
            (Interval(start=time(7, 30), end=time(9)), 0.4),
            (Interval(start=time(9), end=time(12)), 0.3),
            (Interval(start=time(13), end=time(16)), 0.3),
        )
        return Demand(
            service=name, per_day=self.some(0.5, 2, 6), channel=channel,
            arrivals=arrivals if self.chance(0.5) else (),
            patience_median=self.some(10, 60) if self.chance(0.5) else None,
            no_show=self.some(0, 0.3), lateness_mean=self.some(-5, 3), lateness_sd=self.some(0, 20),
            lead_days=self.some(0, 10), weekdays=(("mon", 2.0), ("thu", 0.0)) if self.chance(0.3) else (),
            emergencies=self.some(0, 0, 0.3), family_share=self.some(0, 0.4), family_minutes=self.some(1, 1.7),
        )  # fmt: skip
