# SPDX-License-Identifier: EUPL-1.2
"""The slow office as rows of a hall: each service its own line at each counter, each shift spelled out."""

from __future__ import annotations

from datetime import date, time
from math import ceil
from typing import Any

import numpy as np

from kurzweg.engine.responsibility import Responsible, route
from kurzweg.engine.simulation.hall import KEPT, LANE, LINE, POOL, SHIFT, SPAN, WORK, Hall, table
from kurzweg.engine.structure import Unit
from tests.engine.simulation.slow_coming import MINUTE, Coming

Rows = list[tuple[Any, ...]]
POOL_COLUMNS = ("kind", "lane_of", "lane_until", "line_of", "line_until", "open_of", "open_until")


class Layout:
    """The oracle's office as rows of a hall: each service its own line at each counter."""

    def __init__(self, oracle: Coming) -> None:
        self.oracle = oracle
        came = sorted(
            (matter for matter in oracle.matters if matter.pieces), key=lambda one: one.at + one.pieces[0]["delay"]
        )
        self.pieces = [(matter, piece) for matter in came for piece in matter.pieces]

    def hall(self) -> Hall:
        told = self.oracle
        structure, chance = told.structure, told.chance
        names = [*(demand.service for demand in structure.demand), *(name for name, _ in structure.backlog)]
        services = list(dict.fromkeys(service for name in names for service in structure.services_of(name)))
        at_counter = self.at_counter(services)
        pools: Rows = []
        spans: Rows = []
        lanes: Rows = []
        shifts: Rows = []
        lines: Rows = []
        serves: list[list[int]] = []
        pool_of: dict[tuple[str, bool], int] = {}
        line_of: dict[tuple[str, str, bool], int] = {}
        for unit in structure.units:
            posts = max((float(len(unit.lanes) or 1) if unit.staff is None else unit.staff)
                        - dict(structure.people.vacancies).get(unit.id, 0.0), 0.0)  # fmt: skip
            people = ceil(posts)
            drawn = chance.stream("there", unit.id).random((people, told.count)).tolist()
            part = chance.stream("part", unit.id).random(told.count).tolist()
            there = [sum(row[day] >= structure.people.absence
                         and (n < people - 1 or people <= posts or part[day] < posts - (people - 1))
                         for n, row in enumerate(drawn)) for day in range(told.count)]  # fmt: skip
            fits = {service: [n for n, lane in enumerate(unit.lanes)
                              if any(service in structure.services_of(name) for name in lane.services)]
                    or list(range(len(unit.lanes))) for service in at_counter[unit.id]}  # fmt: skip
            ranks = [sum(n in fit for fit in fits.values()) for n in range(len(unit.lanes))]
            order = sorted(range(len(unit.lanes)), key=lambda n: -ranks[n])
            for counter in (True, False) if unit.lanes else (False,):
                pool_of[unit.id, counter] = len(pools)
                mine = [
                    (one, urgent) for one in (fits if counter else services) for urgent in (False, True)[: 1 + counter]
                ]
                for service, urgent in mine or [("", False)]:
                    target = self.target(service) if service else told.assumed.target
                    breadth = len(fits[service]) if counter and service else people
                    line_of[unit.id, service if counter else f"desk {service}", urgent] = len(lines)
                    lines.append((target * MINUTE, breadth, int(urgent)))
                row = (0 if counter else 1, len(lanes), len(lanes) + (len(unit.lanes) if counter else people),
                       len(lines) - max(len(mine), 1), len(lines), len(spans))  # fmt: skip
                for day in told.days if counter else []:
                    some = told.spans(unit, day)
                    spans += [
                        (told.moment(day, one.start), told.moment(day, one.end), int(one is some[-1])) for one in some
                    ]
                pools.append((*row, len(spans)))
                for n in range(len(unit.lanes) if counter else people):
                    start = len(shifts)
                    size = len(unit.lanes) if counter else people
                    news = chance.stream("begins", unit.id, "counter" if counter else "desk")
                    begins = news.random((size, told.count))[n].tolist() if size else []
                    since = None
                    for number, day in enumerate(told.days):
                        since = number if begins[number] < structure.people.turnover / 365.0 else since
                        speed = self.speed(None if since is None else number - since)
                        place = order.index(n) if counter else n
                        shifts += [(*one, speed) for one in self.shift(unit, day, there[number], counter, place)]
                    lanes.append((len(pools) - 1, ranks[n] if counter else n, start, len(shifts)))
                    serves.append([int(n in fits[service]) for service, _ in mine] if counter else [1] * len(mine))
        return self.rows(pools, spans, lanes, shifts, lines, serves, pool_of, line_of)

    def at_counter(self, services: list[str]) -> dict[str, list[str]]:
        """Which services may come to which counter: whoever leads them for any of the persons, and named units."""
        told = self.oracle
        found: dict[str, list[str]] = {unit.id: [] for unit in told.structure.units}
        channels = [(demand.service, demand.channel) for demand in told.structure.demand]
        channels += [(name, "files") for name, _ in told.structure.backlog]
        for service in services:
            for name, channel in channels:
                if service not in told.structure.services_of(name):
                    continue
                asked = {"walk_in": "counter", "files": "mail"}.get(channel, channel)
                for person in told.persons:
                    answer = route(told.office, service, {**person, "channel": asked})
                    roles = {}
                    if isinstance(answer, Responsible):
                        roles = {"lead": answer.unit, "decides": answer.decides or answer.unit,
                                 "signs": answer.signs or answer.unit}  # fmt: skip
                    for step in told.steps(service):
                        unit = step.at if step.at in found else roles.get(step.at)
                        if step.channel == "counter" and unit and service not in found[unit]:
                            found[unit].append(service)
        return found

    def target(self, service: str) -> float:
        structure = self.oracle.structure
        named = dict(structure.policy.targets)
        groups = [name for name, members in structure.groups if service in members and name in named]
        return named[service] if service in named else named[groups[0]] if groups else named["default"]

    def speed(self, days: int | None) -> float:
        """Of somebody who has been here for some days, or always."""
        ramp_up = self.oracle.structure.people.ramp_up_months * 365.25 / 12
        if days is None or not ramp_up:
            return 1.0
        return self.oracle.assumed.newcomer + (1 - self.oracle.assumed.newcomer) * min(days / ramp_up, 1.0)

    def shift(self, unit: Unit, day: date, there: int, counter: bool, place: int) -> list[tuple[int, int, int]]:
        """The hours of a lane on one day: who is at the counter is not at the desk."""
        told = self.oracle
        opened = [(told.moment(day, one.start), told.moment(day, one.end)) for one in told.spans(unit, day)]
        sits = min(there, len(unit.lanes)) if opened else 0
        if counter:
            mine = opened if place < sits else []
        else:
            work = [(told.moment(day, one.start), told.moment(day, one.end)) for one in told.spans(None, day)]
            for low, high in opened if place < sits else []:
                work = [cut for b, e in work for cut in ((b, min(e, low)), (max(b, high), e)) if cut[0] < cut[1]]
            mine = work if place < there else []
        return [(b, e, int(n == len(mine) - 1)) for n, (b, e) in enumerate(mine)]

    def rows(
        self, pools: Any, spans: Any, lanes: Any, shifts: Any, lines: Any, serves: Any, pool_of: Any, line_of: Any
    ) -> Hall:
        told = self.oracle
        works = table(WORK, len(self.pieces), patience=-1)
        comes = []
        for n, (matter, piece) in enumerate(self.pieces):
            unit, counter, begins = piece["unit"], piece["counter"], piece is matter.pieces[0]
            works[n]["pool"] = pool_of[unit, counter]
            works[n]["line"] = line_of[
                unit, piece["service"] if counter else f"desk {piece['service']}", piece["urgent"]
            ]
            works[n]["minutes"], works[n]["delay"] = piece["minutes"], piece["delay"]
            works[n]["due"] = KEPT if piece["kept"] else matter.due if begins else -1
            works[n]["patience"] = matter.patience if counter else -1
            works[n]["last"] = piece is matter.pieces[-1]
            if begins:
                comes.append((matter.at + piece["delay"], n))
        comes.sort()
        widest = max([1, *(len(row) for row in serves)])

        def filled(kind: Any, given: list[tuple[Any, ...]], *names: str) -> Any:
            made = table(kind, len(given))
            for n, row in enumerate(given):
                for name, value in zip(names, row, strict=True):
                    made[n][name] = value
            return made

        made = filled(SHIFT, shifts, "begin", "end", "last", "speed")
        return Hall(
            works=works, first=np.array([n for _, n in comes], np.int64),
            first_at=np.array([at for at, _ in comes], np.int64),
            pools=filled(POOL, pools, *POOL_COLUMNS),
            spans=filled(SPAN, spans, "begin", "end", "last"),
            lanes=filled(LANE, lanes, "pool", "rank", "shift_of", "shift_until"),
            shifts=made,
            serves=np.array([row + [0] * (widest - len(row)) for row in serves], np.int64).reshape(-1, widest),
            lines=filled(LINE, lines, "target", "breadth", "override"),
            honoured=np.ones(5, np.int64), nothing=np.zeros(1, np.int64),
            horizon=told.moment(told.days[-1], time(12)) + 720 * MINUTE,
            ahead=int(told.assumed.door * MINUTE), overtime=int(told.assumed.overtime * MINUTE),
        )  # fmt: skip
