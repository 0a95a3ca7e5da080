# SPDX-License-Identifier: EUPL-1.2
"""Closing a unit: whoever takes over gets what it was responsible for, its people and its places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from kurzweg.engine.structure import Flow, Lane, Rule, Step, Structure, Unit
from kurzweg.redesign.edits.codes import code_for

LEAD = "lead"


def still_in_charge(plan: Structure, code: str) -> tuple[str, ...]:
    """The services and groups that this unit leads."""
    return tuple(dict.fromkeys(rule.service for rule in plan.responsibilities if rule.lead == code))


def end_unit(
    plan: Structure, code: str, *, heir: str = "", also: Sequence[str] = (), taken_lanes: Collection[str] = ()
) -> Structure:
    """A unit less. `heir` takes over everything; `also` are named as successors too, after a split.

    Without an heir the unit may lead nothing; its part in other rules falls away.
    """
    gone = plan.unit(code)
    heirs = [one for one in (heir, *also) if one]

    def instead(unit: str | None) -> str | None:
        return (heir or None) if unit == code else unit

    units = tuple(_under_others(unit, gone, heir) for unit in plan.units if unit.id != code)
    if heir:
        taken = {*taken_lanes, *(lane.id for unit in plan.units for lane in unit.lanes)}
        units = tuple(_merged(unit, gone, taken) if unit.id == heir else unit for unit in units)
    return replace(
        plan,
        units=units,
        responsibilities=tuple(_rule(rule, instead) for rule in plan.responsibilities),
        flows=tuple(_flow(flow, code, heir) for flow in plan.flows),
        people=replace(plan.people, vacancies=_vacancies(plan, code, heir)),
        successors=_successors(plan, code, heirs),
    )


def _under_others(unit: Unit, gone: Unit, heir: str) -> Unit:
    """Who stood under the unit stands under its heir, or under whoever stood above it."""
    above = heir if heir and heir != unit.id else gone.parent
    parent = above if unit.parent == gone.id else unit.parent
    professional = above if unit.professional == gone.id else unit.professional
    return replace(
        unit,
        parent=None if parent == unit.id else parent,
        professional=None if professional == unit.id else professional,
    )


def _merged(heir: Unit, gone: Unit, taken: set[str]) -> Unit:
    lanes = []
    for lane in gone.lanes:
        fresh = code_for(lane.id, taken, otherwise="platz")
        taken.add(fresh)
        lanes.append(Lane(id=fresh, services=lane.services, name=lane.name))
    posts = [one.staff for one in (heir, gone) if one.staff is not None]
    return replace(
        heir,
        staff=sum(posts) if posts else None,
        lanes=(*heir.lanes, *lanes),
        hours=heir.hours or gone.hours,
        compartments=tuple(dict.fromkeys((*heir.compartments, *gone.compartments))),
    )


def _rule(rule: Rule, instead: Callable[[str | None], str | None]) -> Rule:
    lead = instead(rule.lead)

    def others(units: tuple[str, ...]) -> tuple[str, ...]:
        named = (instead(unit) for unit in units)
        return tuple(dict.fromkeys(unit for unit in named if unit and unit != lead))

    deputy = instead(rule.deputy)
    return replace(
        rule,
        lead=lead,
        participants=others(rule.participants),
        inform=others(rule.inform),
        decides=instead(rule.decides),
        signs=instead(rule.signs),
        deputy=None if deputy == lead else deputy,
    )


def _flow(flow: Flow, code: str, heir: str) -> Flow:
    def step(one: Step) -> Step:
        return replace(one, at=heir or LEAD) if one.at == code else one

    return replace(flow, steps=tuple(step(one) for one in flow.steps))


def _vacancies(plan: Structure, code: str, heir: str) -> tuple[tuple[str, float], ...]:
    posts = dict(plan.people.vacancies)
    free = posts.pop(code, 0.0)
    if heir and free:
        posts[heir] = posts.get(heir, 0.0) + free
    return tuple(posts.items())


def _successors(plan: Structure, code: str, heirs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Who followed on the unit is followed by its heirs."""
    kept = [pair for pair in plan.successors if pair[1] != code and pair[0] != code]
    passed_on = [(former, heir) for former, unit in plan.successors if unit == code for heir in heirs]
    return tuple(dict.fromkeys([*kept, *passed_on, *((code, heir) for heir in heirs)]))
