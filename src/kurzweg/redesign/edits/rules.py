# SPDX-License-Identifier: EUPL-1.2
"""Rules of one service or group: adding, changing, taking away, and giving a service rules of its own."""

from __future__ import annotations

from dataclasses import replace

from kurzweg.engine.structure import Flow, Lane, Rule, Structure, Unit


def rules_named(plan: Structure, name: str) -> tuple[Rule, ...]:
    """The rules that speak of this service or group, in their order."""
    return tuple(rule for rule in plan.responsibilities if rule.service == name)


def put_rule(plan: Structure, rule: Rule, *, instead_of: Rule | None = None) -> Structure:
    """This rule in place of another one, or as a new one after those of the same service."""
    rules = list(plan.responsibilities)
    if instead_of is not None:
        rules[rules.index(instead_of)] = rule
    else:
        where = [index for index, one in enumerate(rules) if one.service == rule.service]
        rules.insert(where[-1] + 1 if where else len(rules), rule)
    return replace(plan, responsibilities=tuple(rules))


def drop_rule(plan: Structure, rule: Rule) -> Structure:
    """A rule less; a group that no rule speaks of any more stays."""
    rules = list(plan.responsibilities)
    rules.remove(rule)
    return replace(plan, responsibilities=tuple(rules))


def own_rules(plan: Structure, group: str, service: str) -> Structure:
    """A service leaves its group and takes along what holds for it: rules, places, the steps of its flow."""
    left = [one for one in dict(plan.groups)[group] if one != service]
    groups = tuple((name, tuple(left) if name == group else members) for name, members in plan.groups)
    copies = [replace(rule, service=service) for rule in rules_named(plan, group)]
    last = max((index for index, rule in enumerate(plan.responsibilities) if rule.service == group), default=-1)
    rules = (*plan.responsibilities[: last + 1], *copies, *plan.responsibilities[last + 1 :])
    return replace(
        plan,
        groups=groups,
        units=tuple(_serving(unit, group, service) for unit in plan.units),
        responsibilities=rules,
        flows=(*plan.flows, *_own_flow(plan, group, service)),
    )


def _serving(unit: Unit, group: str, service: str) -> Unit:
    def lane(one: Lane) -> Lane:
        if group not in one.services or service in one.services:
            return one
        return replace(one, services=(*one.services, service))

    return replace(unit, lanes=tuple(lane(one) for one in unit.lanes))


def _own_flow(plan: Structure, group: str, service: str) -> list[Flow]:
    if any(flow.service == service for flow in plan.flows):
        return []
    return [replace(flow, service=service) for flow in plan.flows if flow.service == group]
