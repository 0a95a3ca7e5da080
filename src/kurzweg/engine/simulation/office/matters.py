# SPDX-License-Identifier: EUPL-1.2
"""Everybody's matter: who sees it first, when it was opened, when somebody stands at the door with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kurzweg.engine.simulation.hall import Ints
from kurzweg.engine.simulation.office.arriving import Arrivals, Doors, arrive, doors_of
from kurzweg.engine.simulation.office.assumptions import MINUTE
from kurzweg.engine.simulation.office.calendar import Days, Mask
from kurzweg.engine.simulation.office.crowds import FILES, Crowd
from kurzweg.engine.simulation.office.going import Going
from kurzweg.engine.simulation.office.paths import Paths, paths_of
from kurzweg.engine.simulation.office.population import KEYS, ROLES
from kurzweg.engine.simulation.office.routing import Plan
from kurzweg.engine.simulation.office.ways import IN_PERSON, from_the_files
from kurzweg.engine.structure import Demand

CHANNELS: Final = ("", "counter", "appointment", "phone", "mail", "online")
"""As the log of the office names them; what lay there from the start has none."""
CODE: Final = {"walk_in": 1, "appointment": 2, "phone": 3, "mail": 4, "online": 5}


@dataclass(frozen=True, kw_only=True, eq=False)
class Matters:
    """One row per matter. `crowd`: entry of the demand; `unit`: who sees it first, below 0 nobody of this office.

    `at`: when it comes (-1: after the last day), `due`: its appointment or -1, `absent`: booked and never seen.
    """

    crowd: Ints
    service: Ints
    channel: Ints
    unit: Ints
    opened: Ints
    at: Ints
    due: Ints
    absent: Mask
    facts: Mapping[str, Ints]

    def __len__(self) -> int:
        return len(self.at)


@dataclass(frozen=True, kw_only=True, eq=False)
class Guide:
    """How the matters of one entry of the demand are led; the same in every replication.

    `among`: the place of each of its services among all. By service and person: `led` (role first) the units, `first`
    who sees the matter first, `facts` what the log keeps of the person.
    """

    paths: Paths
    doors: Doors
    among: Ints
    led: Ints
    first: Ints
    facts: Mapping[str, Ints]


@dataclass(frozen=True, eq=False)
class Coming:
    """One crowd under one structure: who sees each matter first, and when."""

    crowd: Crowd
    guide: Guide
    first: Ints
    arrivals: Arrivals

    def going(self, most_returns: int) -> Going:
        """Those who come, on their ways."""
        crowd, guide, arrivals, demand = self.crowd, self.guide, self.arrivals, self.crowd.demand
        return Going(
            comes=(self.first >= 0) & (arrivals.at >= 0) & ~arrivals.absent, at=arrivals.at, due=arrivals.due,
            patience=self._patience(), service=crowd.service, who=crowd.who, among=guide.among, led=guide.led,
            steps=guide.paths.steps, step_of=guide.paths.of, step_until=guide.paths.until,
            chance=crowd.draws.rows(guide.paths.purposes),
            urgent_in=guide.paths.urgent_in, urgent_share=float(demand.emergencies),
            family_in=guide.paths.family_in, family_share=float(demand.family_share),
            family_minutes=float(demand.family_minutes), most_returns=most_returns,
        )  # fmt: skip

    def facts(self, key: str) -> Ints:
        told: Ints = self.guide.facts[key][self.crowd.service, self.crowd.who]
        return told

    def _patience(self) -> Ints:
        """How long each waits in a line before they leave, in microseconds; -1 without end. Exponential."""
        median = self.crowd.demand.patience_median
        if median is None:
            return np.full(len(self.crowd), -1, np.int64)
        waits: Ints = (-np.log2(1 - self.crowd.draws.uniform("patience")) * median * MINUTE).astype(np.int64)
        return waits


def guide_of(plan: Plan, demand: Demand, services: Sequence[str], days: Days) -> Guide:
    """What the rules and the flows of a structure say about one entry of the demand."""
    units = {unit: place for place, unit in enumerate(plan.unit_ids)}
    ways = [from_the_files(plan.ways[one]) if demand.channel == FILES else plan.ways[one] for one in services]
    ways = [next(other for other in ways if other == way) for way in ways]
    leads = [plan.leads[service, demand.channel] for service in services]
    led = np.stack([np.stack([one.unit[role] for one in leads]) for role in ROLES])
    first = led[0].copy()
    for place, way in enumerate(ways):
        at = way.steps[0].at
        known = led[0, place] >= 0
        first[place, known] = led[ROLES.index(at), place, known] if at in ROLES else units[at]
    return Guide(
        paths=paths_of(
            ways, in_person=demand.channel in IN_PERSON, urgent=demand.emergencies > 0,
            families=demand.family_share > 0, units=units, assumed=plan.assumed,
        ),
        doors=doors_of(demand, plan.weeks, np.unique(np.maximum(first, 0)).tolist(), days, plan.assumed),
        among=np.array([plan.services.index(one) for one in services], np.int64),
        led=led,
        first=first,
        facts={key: np.stack([one.facts[key] for one in leads]).astype(np.int32) for key in KEYS},
    )  # fmt: skip


def coming(plan: Plan, guide: Guide, crowd: Crowd, days: Days) -> Coming:
    """Lead a crowd to its units."""
    first: Ints = guide.first[crowd.service, crowd.who]
    door = np.maximum(first, 0) if crowd.in_person else np.zeros(len(crowd), np.int64)
    return Coming(crowd, guide, first, arrive(crowd, door, guide.doors, days, plan.assumed))


def matters_of(all_coming: Sequence[Coming]) -> Matters:
    """All crowds one after the other."""
    sizes = [len(one.crowd) for one in all_coming]

    def joined(parts: Iterator[npt.NDArray[Any]], kind: type[np.generic] = np.int64) -> Any:
        return np.concatenate([np.zeros(0, kind), *parts])

    return Matters(
        crowd=np.repeat(np.arange(len(all_coming)), sizes),
        service=joined(one.guide.among[one.crowd.service] for one in all_coming),
        channel=np.repeat([CODE.get(one.crowd.demand.channel, 0) for one in all_coming], sizes),
        unit=joined(one.first for one in all_coming),
        opened=joined(one.arrivals.opened for one in all_coming),
        at=joined(one.arrivals.at for one in all_coming),
        due=joined(one.arrivals.due for one in all_coming),
        absent=joined((one.arrivals.absent for one in all_coming), np.bool_),
        facts={key: joined((one.facts(key) for one in all_coming), np.int32) for key in KEYS},
    )
