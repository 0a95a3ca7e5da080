# SPDX-License-Identifier: EUPL-1.2
"""What `check` finds about units, lanes, opening hours and walls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kurzweg.engine.responsibility.findings import Finding
from kurzweg.engine.responsibility.plan import Plan
from kurzweg.engine.structure.model import Lane, Structure, Unit

Led = Mapping[str, Mapping[str, tuple[int, ...]]]
"""Unit to the services it leads for somebody, with the rules that say so."""


def check_units(structure: Structure, plans: Sequence[Plan], compartments: Mapping[str, str]) -> Iterator[Finding]:
    """Everything that can be wrong beside the rules themselves, unit by unit."""
    led = _led(plans)
    busy = _with_another_part(structure)
    for unit in structure.units:
        services = led.get(unit.id, {})
        if not services and unit.kind != "partner" and unit.id not in busy:
            yield Finding(kind="idle-unit", unit=unit.id)
        yield from _lanes(structure, unit, services)
        yield from _hours(structure, unit, services)
        for service, rules in services.items():
            wall = compartments.get(service)
            if wall and wall not in unit.compartments:
                yield Finding(kind="outside-compartments", service=service, unit=unit.id, rules=rules, detail=wall)


def _led(plans: Sequence[Plan]) -> Led:
    led: dict[str, dict[str, tuple[int, ...]]] = {}
    for plan in plans:
        for piece in plan.pieces:
            if piece.rule.lead:
                services = led.setdefault(piece.rule.lead, {})
                services[plan.service] = (*services.get(plan.service, ()), piece.index)
    return led


def _with_another_part(structure: Structure) -> set[str]:
    """Units that supervise, take part in a rule, or do a step of a flow; partners may also be there for
    referrals.
    """
    found = {unit.parent or "" for unit in structure.units} | {unit.professional or "" for unit in structure.units}
    for rule in structure.responsibilities:
        found.update(rule.participants, rule.inform)
        found.update({rule.decides or "", rule.signs or "", rule.deputy or ""})
    found.update(step.at for flow in structure.flows for step in flow.steps)
    return found


def _served(structure: Structure, lane: Lane) -> tuple[str, ...]:
    return tuple(service for name in lane.services for service in structure.services_of(name))


def _lanes(structure: Structure, unit: Unit, led: Mapping[str, tuple[int, ...]]) -> Iterator[Finding]:
    served = {service for lane in unit.lanes for service in _served(structure, lane)}
    if unit.kind == "front":
        for service, rules in led.items():
            if service not in served:
                yield Finding(kind="front-without-lane", service=service, unit=unit.id, rules=rules)
    for lane in unit.lanes:
        for service in dict.fromkeys(_served(structure, lane)):
            if service not in led:
                yield Finding(kind="foreign-lane", service=service, unit=unit.id, lane=lane.id)


def _hours(structure: Structure, unit: Unit, led: Mapping[str, tuple[int, ...]]) -> Iterator[Finding]:
    """Open, and nobody there: no post is filled, or a service has no lane. A front service is told in
    `_lanes`.
    """
    if not unit.hours or not led:
        return
    days = ", ".join(day for day, _ in unit.hours)
    vacant = dict(structure.people.vacancies).get(unit.id, 0.0)
    if unit.staff is not None and unit.staff - vacant <= 0:
        yield Finding(kind="unattended-hours", unit=unit.id, detail=days)
        return
    served = {service for lane in unit.lanes for service in _served(structure, lane)}
    without = [service for service in led if service not in served]
    if without and unit.kind != "front":
        yield Finding(
            kind="unattended-hours",
            unit=unit.id,
            rules=tuple(dict.fromkeys(index for service in without for index in led[service])),
            detail=f"{days}: {', '.join(without)}",
        )
