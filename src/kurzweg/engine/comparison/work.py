# SPDX-License-Identifier: EUPL-1.2
"""Who works on a service for one and the same person: the lived double structures beside the rules.

A rule names one lead, always. But other units take part in it, and the steps of a flow lead to others and back.
When they stand under different management, the person has several offices for one matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from kurzweg.engine.responsibility.plan import rules_by_service
from kurzweg.engine.structure import Flow, Rule, Structure, Unit, is_assumed


@dataclass(frozen=True, kw_only=True)
class Work:
    """One service for the person who meets the most offices.

    `units` work on it, the lead first; `offices` are the managements they stand under (`offices_of`); `sites`
    the places where they sit. `handovers` counts the steps of its flow at which another unit goes on,
    `returns` those that lead to a unit which had the matter before; `days` it waits between offices. `assumed`: who
    leads or takes part is a guess, or the way is.
    """

    service: str
    units: tuple[str, ...]
    offices: tuple[str, ...]
    sites: tuple[str, ...]
    handovers: int
    returns: int
    days: float
    assumed: bool

    @property
    def is_double(self) -> bool:
        """Whether several managements work on the same service for the same person."""
        return len(self.offices) > 1


def offices_of(structure: Structure) -> Mapping[str, str]:
    """The management under which each unit stands: what comes directly below the top, or the top itself.

    Walked once from the top: the line of management may be as long as the file allows.

    >>> from kurzweg.engine.structure import example
    >>> offices = offices_of(example())
    >>> offices["jugend"], offices["ordnungsamt"]
    ('jugend', 'ordnungsamt')
    """
    offices = {unit.id: unit.id for unit in structure.units}
    below: dict[str | None, list[str]] = {}
    for unit in structure.units:
        below.setdefault(unit.parent if unit.parent in offices else None, []).append(unit.id)
    rows = [(unit, unit) for top in below.get(None, ()) for unit in below.get(top, ())]
    while rows:
        above, office = rows.pop()
        offices[above] = office
        rows += [(unit, office) for unit in below.get(above, ())]
    return offices


def work_on(structure: Structure, services: Collection[str]) -> Mapping[str, Work]:
    """Who works on each of these services; a service that nobody here leads is left out.

    Parameters: `services`, ids of the catalogue. Of several rules the one with the most offices counts, then
    the one with the most units, then the first; so the figure is that of a real person.

    >>> from kurzweg.engine.structure import example
    >>> work_on(example(), ["uma-inobhutnahme"])["uma-inobhutnahme"].units
    ('jugend', 'auslaenderrecht-1')
    """
    units = {unit.id: unit for unit in structure.units}
    rules = rules_by_service(structure)
    flows, offices = _flows(structure), offices_of(structure)
    found: dict[str, Work] = {}
    for service in services:
        named = [rule for _, rule in rules.get(service, ())]
        flow = flows.get(service)
        works = [_work(service, rule.lead, rule, flow, units, offices) for rule in named if rule.lead]
        if works:
            most = max(works, key=lambda work: (len(work.offices), len(work.units)))
            guessed = flow is not None and most.handovers > 0 and is_assumed(structure, "flows", flow.service)
            found[service] = replace(most, assumed=most.assumed or guessed)
    return MappingProxyType(found)


def _work(
    service: str, lead: str, rule: Rule, flow: Flow | None, units: Mapping[str, Unit], offices: Mapping[str, str]
) -> Work:
    way = [unit for unit, _ in groupby(_way(lead, rule, flow))]
    hands = [lead, *way, rule.decides or lead, rule.signs or lead, *rule.participants]
    ids = tuple(dict.fromkeys(hand for hand in hands if hand in units))
    return Work(
        service=service,
        units=ids,
        offices=tuple(dict.fromkeys(offices[unit] for unit in ids)),
        sites=tuple(dict.fromkeys(site for unit in ids if (site := units[unit].site))),
        handovers=max(len(way) - 1, 0),
        returns=len(way) - len(set(way)),
        days=_days(flow, rule),
        assumed=bool({"lead", "with"} & set(rule.assumed)),
    )


def _way(lead: str, rule: Rule, flow: Flow | None) -> Iterator[str]:
    """The units of the steps, one after the other."""
    roles = {"lead": lead, "decides": rule.decides or lead, "signs": rule.signs or lead}
    for step in flow.steps if flow else ():
        yield roles.get(step.at, step.at)


def _days(flow: Flow | None, rule: Rule) -> float:
    """Waiting at other units; what the lead itself waits for (a register, a ministry) is no handover."""
    steps = flow.steps if flow else ()
    return sum(step.outside_wait for step in steps if step.at not in ("lead", "decides", "signs", rule.lead))


def _flows(structure: Structure) -> Mapping[str, Flow]:
    """The flow of every service: its own, else the one of its group."""
    named = {flow.service: flow for flow in structure.flows}
    by_group = {service: flow for name, flow in named.items() for service in structure.services_of(name)}
    return {**by_group, **named}
