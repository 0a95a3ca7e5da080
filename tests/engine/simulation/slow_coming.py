# SPDX-License-Identifier: EUPL-1.2
"""A whole office once more, simple and slow: who comes when to whom, matter by matter, in plain Python.

Only what is drawn is shared (`Chance`); rules are asked with `route` person by person, calendars come from datetime.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from math import exp, log, log2, sqrt
from typing import Any
from zoneinfo import ZoneInfo

from kurzweg.engine.calendars.holidays import holidays
from kurzweg.engine.responsibility import DecisionTable, Elsewhere, Responsible, route
from kurzweg.engine.simulation.office.assumptions import Assumptions
from kurzweg.engine.simulation.office.chance import Chance
from kurzweg.engine.structure import WEEKDAYS, Demand, Interval, Step, Unit

MINUTE = 60_000_000
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass
class Matter:
    number: int
    demand: Demand
    service: str
    unit: str = ""
    at: int = -1
    due: int = -1
    opened: int = -1
    absent: bool = False
    patience: int = -1
    pieces: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Coming:
    office: DecisionTable
    persons: Sequence[Mapping[str, str]]
    first: date
    count: int
    seed: int
    assumed: Assumptions = field(default_factory=Assumptions)

    def __post_init__(self) -> None:
        self.structure = self.office.structure
        self.units = {unit.id: unit for unit in self.structure.units}
        self.chance = Chance(self.seed, 0)
        self.days = [self.first + timedelta(days=n) for n in range(self.count)]
        self.matters: list[Matter] = []
        for demand in self.structure.demand:
            self.come(demand)
        for service, size in self.structure.backlog:
            self.come(Demand(service=service, per_day=0, channel="files"), size)

    def closed(self, day: date) -> bool:
        return day in holidays(self.structure.land, day.year)

    def moment(self, day: date, clock: time) -> int:
        there = datetime.combine(day, clock, ZoneInfo(self.assumed.zone)).astimezone(UTC)
        return (there - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)

    def spans(self, unit: Unit | None, day: date) -> list[Interval]:
        """When a counter is open, or, without a unit, when people work; touching hours are one."""
        works = unit is None or (unit.lanes and not unit.hours)
        week = dict(self.assumed.working_week if works or unit is None else unit.hours)
        return [] if self.closed(day) else list(week.get(WEEKDAYS[day.weekday()], ()))

    def receives(self, unit: str, day: date) -> list[Interval]:
        """Whoever has no hours sees people in working time."""
        return self.spans(self.units[unit] if self.units[unit].hours else None, day)

    def come(self, demand: Demand, size: int | None = None) -> None:
        services = self.structure.services_of(demand.service)
        if size is None:
            season = dict(self.structure.season)
            week = dict(demand.weekdays)
            rates = [demand.per_day * season.get(MONTHS[day.month - 1], 1.0) * week.get(WEEKDAYS[day.weekday()], 1.0)
                     for day in self.days]  # fmt: skip
            counts = self.chance.stream("come", demand.service, demand.channel).poisson(rates).tolist()
            wanted = [place for place, day in enumerate(self.days) if self.comes_on(demand, services, day)
                      for _ in range(counts[place])]  # fmt: skip
        else:
            wanted = [0] * size
        self.source, self.size = (demand.service, demand.channel), len(wanted)
        for number, place in enumerate(wanted):
            service = services[int(self.uniform("service")[number] * len(services))]
            matter = Matter(len(self.matters), demand, service)
            self.matters.append(matter)
            self.lead(matter, number, place)

    def comes_on(self, demand: Demand, services: Sequence[str], day: date) -> bool:
        if demand.channel not in ("walk_in", "appointment"):
            return bool(self.spans(None, day))
        firsts = {self.steps(service)[0].at for service in services}
        leads = {rule.lead for rule in self.structure.responsibilities
                 if any(one in services for one in self.structure.services_of(rule.service))}  # fmt: skip
        units = [unit for unit in self.structure.units if unit.id in firsts | leads]
        if not any(self.spans(unit, one) for unit in units for one in self.days):
            return bool(self.spans(None, day))
        return any(self.spans(unit, day) for unit in units)

    def uniform(self, *purpose: str) -> list[float]:
        drawn: list[float] = self.chance.stream(*self.source, "uniform", *purpose).random(self.size).tolist()
        return drawn

    def normal(self, *purpose: str) -> list[float]:
        drawn: list[float] = self.chance.stream(*self.source, "normal", *purpose).standard_normal(self.size).tolist()
        return drawn

    def steps(self, service: str) -> tuple[Step, ...]:
        for flow in sorted(self.structure.flows, key=lambda flow: flow.service != service):
            if service in (flow.service, *self.structure.services_of(flow.service)):
                return flow.steps
        return (Step(at="lead", channel="counter", minutes=self.assumed.unknown_work),)

    def lead(self, matter: Matter, number: int, place: int) -> None:
        person = self.persons[int(self.uniform("who")[number] * len(self.persons))]
        asked = {"walk_in": "counter"}.get(matter.demand.channel, matter.demand.channel)
        facts = {**person, "channel": "mail" if asked == "files" else asked}
        answer = route(self.office, matter.service, facts)
        steps = list(self.steps(matter.service))
        met = [f"{step.at} {step.channel}" for step in steps]
        names = [f"{name} {met[: n + 1].count(name)}" for n, name in enumerate(met)]
        if matter.demand.channel == "files":
            desks = [n for n, step in enumerate(steps) if step.channel == "desk"]
            cut = desks[-1] if desks else len(steps) - 1
            steps, names = steps[cut:], names[cut:]
        if not isinstance(answer, Responsible):
            matter.unit = "elsewhere" if isinstance(answer, Elsewhere) else "nobody"
            self.arrive(matter, number, place, self.structure.units[0].id)
            return
        roles = {"lead": answer.unit, "decides": answer.decides or answer.unit, "signs": answer.signs or answer.unit}
        matter.unit = roles.get(steps[0].at, steps[0].at)
        self.arrive(matter, number, place, matter.unit)
        if matter.at >= 0 and not matter.absent:
            self.walk(matter, number, steps, names, roles)

    def arrive(self, matter: Matter, number: int, place: int, unit: str) -> None:
        demand, assumed = matter.demand, self.assumed
        visits = demand.channel in ("walk_in", "appointment")
        for day in self.days[place:]:
            spans = self.receives(unit, day) if visits else self.spans(None, day)
            if spans:
                break
        else:
            return
        edges = [(self.moment(day, one.start), self.moment(day, one.end)) for one in spans]
        weighed: list[tuple[int, int, float]] = []
        if demand.channel == "appointment":
            last = int(assumed.last_appointment * MINUTE)
            weighed = [(b, max(e - last, b + MINUTE), float(max(e - last - b, MINUTE))) for b, e in edges]
        elif demand.channel == "walk_in":
            door = int(assumed.door * MINUTE)
            for window, share in demand.arrivals:
                start, until = self.moment(day, window.start), self.moment(day, window.end)
                cuts = [(max(start, b - door), min(until, e)) for b, e in edges]
                weighed += [(b, e, share * (e - b) / (until - start)) for b, e in cuts if b < e]
        if not weighed:
            weighed = [(b, e, float(e - b)) for b, e in edges]
        u = 0.0 if demand.channel == "files" else self.uniform("when")[number]
        until_weight = list(accumulate(weight for *_, weight in weighed))
        wanted = u * until_weight[-1]
        piece = min(bisect_right(until_weight, wanted), len(weighed) - 1)
        b, e, weight = weighed[piece]
        inside = min(max((wanted - (until_weight[piece] - weight)) / weight, 0.0), 1.0)
        matter.at = matter.opened = b + int(inside * (e - b - 1))
        if demand.channel == "appointment":
            matter.due = matter.at - matter.at % int(assumed.slot * MINUTE)
            late = demand.lateness_mean + demand.lateness_sd * self.normal("late")[number]
            matter.at = min(matter.due + int(max(late, -assumed.door) * MINUTE), e - MINUTE)
            matter.opened = matter.due - int(demand.lead_days * 1440 * MINUTE)
            matter.absent = self.uniform("show")[number] < demand.no_show
        if demand.patience_median is not None:
            matter.patience = int(-log2(1 - self.uniform("patience")[number]) * demand.patience_median * MINUTE)

    def walk(self, matter: Matter, number: int, steps: list[Step], names: list[str], roles: dict[str, str]) -> None:
        day, carried = 1440 * MINUTE, 0
        self.counter_before = False
        for step, name in zip(steps, names, strict=True):
            visits = matter.demand.channel in ("walk_in", "appointment") and step.channel == "counter"
            unit, wait = roles.get(step.at, step.at), int(step.outside_wait * day)
            self.add(matter, number, step, (name, "0"), unit, visits, carried + (0 if visits else wait))
            carried = wait if visits else 0
            for times in range(1, self.assumed.most_returns + 1):
                if not step.returns or self.uniform("returns", f"{name} {times}")[number] >= step.returns:
                    break
                self.add(matter, number, step, (name, str(times)), unit, visits, int(step.return_days * day))
            if step.rework and self.uniform("rework", name)[number] < step.rework:
                self.add(matter, number, step, (name, "rework"), unit, False, 0)
            if step.second_pair_of_eyes:
                other = roles["signs"] if step.at in ("lead", "decides") else unit
                self.add(matter, number, step, (name, "second"), other, False, 0, self.assumed.second_look)
            if step.settles and self.uniform("settles", name)[number] < step.settles:
                return

    def add(
        self, matter: Matter, number: int, step: Step, name: tuple[str, str], unit: str, visits: bool, delay: int,
        share: float = 1.0,
    ) -> None:  # fmt: skip
        spread = log(1 + step.minutes.cv**2)
        drawn = self.normal("minutes", *name)[number]
        family = visits and matter.demand.family_share and self.uniform("family")[number] < matter.demand.family_share
        longer = matter.demand.family_minutes if family else 1.0
        minutes = int(step.minutes.mean * share * longer * MINUTE * exp(sqrt(spread) * drawn - spread / 2))
        counter = visits and bool(self.units[unit].lanes)
        matter.pieces.append({
            "unit": unit, "counter": counter, "minutes": minutes, "delay": delay, "service": matter.service,
            "urgent": counter and matter.demand.emergencies > 0
            and self.uniform("urgent")[number] < matter.demand.emergencies,
            "kept": counter and self.counter_before and delay == 0 and bool(matter.pieces),
        })  # fmt: skip
        self.counter_before = visits
